/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-banks.h"

#include "documents/yui-text.h"

#include <gio/gio.h>
#include <string.h>

#define BANK_COLUMNS   3
#define BRANCH_COLUMNS 4

struct _YuiBanks
{
  GArray *banks;    /* of YuiBank, by code */
  GArray *branches; /* of YuiBank, by bank and code */
  GStringChunk *text;
};

/* Adds a row's columns to the table it belongs to; FALSE when it makes no sense there. */
typedef gboolean (*RowFunc) (YuiBanks *banks, char **columns);

static const YuiBank *
get_bank (const YuiBanks *banks, guint i)
{
  return &g_array_index (banks->banks, YuiBank, i);
}

static const YuiBank *
get_branch (const YuiBanks *banks, guint i)
{
  return &g_array_index (banks->branches, YuiBank, i);
}

static const char *
keep (YuiBanks *banks, char *text)
{
  const char *kept = g_string_chunk_insert (banks->text, text);

  g_free (text);
  return kept;
}

static YuiBank
make_bank (YuiBanks *banks, const char *code, const char *name, const char *kana)
{
  return (YuiBank){ .code = g_string_chunk_insert (banks->text, code),
                    .name = g_string_chunk_insert (banks->text, name),
                    .kana = g_string_chunk_insert (banks->text, kana),
                    .name_key = keep (banks, yui_text_fold_key (name)),
                    .kana_key = keep (banks, yui_text_to_half_kana (kana, NULL)) };
}

static gboolean
is_code (const char *text, gsize length)
{
  return strlen (text) == length && strspn (text, "0123456789") == length;
}

static gboolean
add_bank (YuiBanks *banks, char **columns)
{
  const YuiBank *last = banks->banks->len > 0 ? get_bank (banks, banks->banks->len - 1) : NULL;
  YuiBank bank;

  if (!is_code (columns[0], 4) || (last != NULL && strcmp (last->code, columns[0]) >= 0))
    return FALSE;
  bank = make_bank (banks, columns[0], columns[1], columns[2]);
  g_array_append_val (banks->banks, bank);
  return TRUE;
}

static YuiBank *
find_bank (const YuiBanks *banks, const char *code)
{
  guint low = 0, high = banks->banks->len;

  while (low < high)
    {
      const guint middle = (low + high) / 2;
      const int order = strcmp (get_bank (banks, middle)->code, code);

      if (order == 0)
        return &g_array_index (banks->banks, YuiBank, middle);
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* A bank's branches stand together in the file. */
static gboolean
add_branch (YuiBanks *banks, char **columns)
{
  YuiBank *bank = find_bank (banks, columns[0]);
  YuiBank branch;

  if (bank == NULL || !is_code (columns[1], 3))
    return FALSE;
  if (bank->n_branches == 0)
    bank->first_branch = banks->branches->len;
  if (bank->first_branch + bank->n_branches != banks->branches->len)
    return FALSE;
  branch = make_bank (banks, columns[1], columns[2], columns[3]);
  g_array_append_val (banks->branches, branch);
  bank->n_branches++;
  return TRUE;
}

static gboolean
read_table (YuiBanks *banks,
            const char *folder,
            const char *name,
            guint n_columns,
            RowFunc add,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, "reference", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] == '\0')
        continue;
      if (g_strv_length (columns) != n_columns || !add (banks, columns))
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s, line %u: not as expected.",
                       path, i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

YuiBanks *
yui_banks_load (const char *folder, GError **error)
{
  g_autoptr (YuiBanks) banks = g_new0 (YuiBanks, 1);

  g_return_val_if_fail (folder != NULL, NULL);

  banks->banks = g_array_new (FALSE, FALSE, sizeof (YuiBank));
  banks->branches = g_array_new (FALSE, FALSE, sizeof (YuiBank));
  banks->text = g_string_chunk_new (64 * 1024);
  if (!read_table (banks, folder, "banks.tsv", BANK_COLUMNS, add_bank, error)
      || !read_table (banks, folder, "bank-branches.tsv", BRANCH_COLUMNS, add_branch, error))
    return NULL;
  return g_steal_pointer (&banks);
}

void
yui_banks_free (YuiBanks *banks)
{
  g_return_if_fail (banks != NULL);

  g_array_unref (banks->banks);
  g_array_unref (banks->branches);
  g_string_chunk_free (banks->text);
  g_free (banks);
}

const YuiBank *
yui_banks_find (const YuiBanks *banks, const char *bank_code)
{
  g_return_val_if_fail (banks != NULL && bank_code != NULL, NULL);

  return find_bank (banks, bank_code);
}

const YuiBank *
yui_banks_find_branch (const YuiBanks *banks, const char *bank_code, const char *branch_code)
{
  const YuiBank *bank;

  g_return_val_if_fail (banks != NULL && bank_code != NULL && branch_code != NULL, NULL);

  bank = find_bank (banks, bank_code);
  for (guint i = 0; bank != NULL && i < bank->n_branches; i++)
    if (g_str_equal (get_branch (banks, bank->first_branch + i)->code, branch_code))
      return get_branch (banks, bank->first_branch + i);
  return NULL;
}

/* ---- searching ---- */

typedef struct
{
  char *name;
  char *kana;
} Query;

/* 0: not found; 1: somewhere inside; 2: at the beginning. */
static int
match (const YuiBank *bank, const Query *query)
{
  const char *in_name = strstr (bank->name_key, query->name);
  const char *in_kana = query->kana[0] != '\0' ? strstr (bank->kana_key, query->kana) : NULL;

  if (in_name == bank->name_key || in_kana == bank->kana_key
      || g_str_has_prefix (bank->code, query->name))
    return 2;
  return in_name != NULL || in_kana != NULL;
}

/* People write みずほ銀行 本店; the tables have みずほ and 本店. */
static void
drop_suffix (char *text)
{
  static const char *const SUFFIXES[] = { "銀行", "支店" };

  for (guint i = 0; i < G_N_ELEMENTS (SUFFIXES); i++)
    if (g_str_has_suffix (text, SUFFIXES[i]) && strlen (text) > strlen (SUFFIXES[i]))
      text[strlen (text) - strlen (SUFFIXES[i])] = '\0';
}

/* Text that is kana only in part (漢字カナ) would find too much by its kana. */
static Query
make_query (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  const char *bad = NULL;
  Query query = { .name = yui_text_fold_key (text) };

  drop_suffix (query.name);

  query.kana = yui_text_to_half_kana (trimmed, &bad);
  if (bad != NULL)
    query.kana[0] = '\0';
  return query;
}

guint
yui_banks_search (const YuiBanks *banks,
                  const char *bank_code,
                  const char *text,
                  const YuiBank **found,
                  guint max)
{
  const YuiBank *of = bank_code != NULL ? find_bank (banks, bank_code) : NULL;
  const YuiBank *first = NULL;
  guint n_all, n = 0;
  Query query;

  g_return_val_if_fail (banks != NULL && text != NULL && found != NULL, 0);

  if (bank_code != NULL && (of == NULL || of->n_branches == 0))
    return 0;
  first = of != NULL ? get_branch (banks, of->first_branch) : get_bank (banks, 0);
  n_all = of != NULL ? of->n_branches : banks->banks->len;
  query = make_query (text);
  for (int wanted = 2; wanted > 0; wanted--)
    for (guint i = 0; i < n_all && n < max; i++)
      if (match (&first[i], &query) == wanted)
        found[n++] = &first[i];
  g_free (query.name);
  g_free (query.kana);
  return n;
}
