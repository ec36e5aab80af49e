/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-account-import.h"

#include "documents/yui-text.h"
#include "yui-bank-account.h"
#include "yui-import-sheet.h"
#include "yui-member-import-fields.h"

#include <string.h>

typedef enum
{
  FIELD_NONE,
  FIELD_STAFF_NUMBER,
  FIELD_NAME,
  FIELD_KANA,
  FIELD_BANK,
  FIELD_BRANCH,
  FIELD_BANK_NAME, /* used where there is no code */
  FIELD_BRANCH_NAME,
  FIELD_KIND,
  FIELD_NUMBER,
  FIELD_HOLDER,
  N_FIELDS,
} Field;

static const char *const FIELD_NAMES[N_FIELDS] = {
  NULL,        "staff_number", "name", "kana",   "bank_code",   "branch_code",
  "bank_name", "branch_name",  "kind", "number", "holder_kana",
};

/* clang-format off */
static const struct
{
  const char *heading; /* folded, without brackets */
  Field field;
} HEADINGS[] = {
  { "銀行コード", FIELD_BANK }, { "金融機関コード", FIELD_BANK }, { "銀行番号", FIELD_BANK },
  { "bankcode", FIELD_BANK },
  { "支店コード", FIELD_BRANCH }, { "支店番号", FIELD_BRANCH }, { "店番号", FIELD_BRANCH },
  { "店番", FIELD_BRANCH }, { "branchcode", FIELD_BRANCH },
  { "銀行名", FIELD_BANK_NAME }, { "銀行", FIELD_BANK_NAME }, { "金融機関名", FIELD_BANK_NAME },
  { "金融機関", FIELD_BANK_NAME }, { "bank", FIELD_BANK_NAME },
  { "支店名", FIELD_BRANCH_NAME }, { "支店", FIELD_BRANCH_NAME }, { "branch", FIELD_BRANCH_NAME },
  { "預金種目", FIELD_KIND }, { "預金種別", FIELD_KIND }, { "口座種別", FIELD_KIND },
  { "科目", FIELD_KIND }, { "種目", FIELD_KIND }, { "種別", FIELD_KIND }, { "kind", FIELD_KIND },
  { "口座番号", FIELD_NUMBER }, { "accountnumber", FIELD_NUMBER }, { "number", FIELD_NUMBER },
  { "口座名義", FIELD_HOLDER }, { "口座名義カナ", FIELD_HOLDER }, { "名義人", FIELD_HOLDER },
  { "口座名義人", FIELD_HOLDER }, { "受取人名", FIELD_HOLDER }, { "名義", FIELD_HOLDER },
  { "holder", FIELD_HOLDER },
};

static const struct
{
  const char *word; /* folded */
  const char *kind;
} KINDS[] = {
  { "普通", "ordinary" }, { "普通預金", "ordinary" }, { "総合", "ordinary" }, { "1", "ordinary" },
  { "当座", "current" }, { "当座預金", "current" }, { "2", "current" },
  { "貯蓄", "savings" }, { "貯蓄預金", "savings" }, { "4", "savings" },
  { "その他", "other" }, { "9", "other" },
};

/* What is wrong and how to mend it. */
static const struct
{
  const char *code;
  const char *sentence;
} SENTENCES[] = {
  { "missing", "This cell is empty, and the account cannot be taken without it." },
  { "unknown_bank", "No bank has this code or name; check it, or write the code of four digits." },
  { "unknown_branch",
    "No branch of this bank has this code or name; check it, or write the code of three digits." },
  { "unknown_account_kind", "This is none of the kinds 普通, 当座, 貯蓄 and その他." },
  { "not_digits", "This is not an account number of up to seven digits." },
  { "not_writable", "A bank file cannot carry these characters; write the name in kana." },
  { "too_long", "This is longer than the 30 characters of a bank file." },
  { "unknown_person", "Nobody in the pool has this staff number, or this name and reading." },
  { "ambiguous_person", "Several people of the pool have this name; add the staff number." },
  { "duplicate", "This person is in the file twice; keep one of the rows." },
};
/* clang-format on */

typedef struct
{
  guint row;
  gboolean is_refused;
  gboolean has_account; /* had one before */
  YuiBankAccount account;
  char *worker_id;
} Row;

struct _YuiAccountImport
{
  YuiImportSheet sheet;
  const YuiBanks *banks;
  Field *fields; /* for each column */
  GArray *rows;  /* of Row */
  gint64 programme_id;
  char *employer_id;
};

static void
clear_row (gpointer data)
{
  Row *row = data;

  yui_bank_account_clear (&row->account);
  g_free (row->worker_id);
}

void
yui_account_import_free (YuiAccountImport *self)
{
  yui_import_sheet_clear (&self->sheet);
  g_free (self->fields);
  g_array_unref (self->rows);
  g_free (self->employer_id);
  g_free (self);
}

/* ---- headings ---- */

/* "口座名義（カナ）" is 口座名義. */
static Field
read_heading (const char *heading)
{
  g_autofree char *folded = yui_text_fold_key (heading);
  const YuiMemberField person = yui_member_field_from_heading (heading);
  char *bracket = strpbrk (folded, "([");

  if (bracket != NULL)
    *bracket = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (HEADINGS); i++)
    if (strcmp (HEADINGS[i].heading, folded) == 0)
      return HEADINGS[i].field;
  return person == YUI_MEMBER_FIELD_STAFF_NUMBER ? FIELD_STAFF_NUMBER
         : person == YUI_MEMBER_FIELD_NAME       ? FIELD_NAME
         : person == YUI_MEMBER_FIELD_KANA       ? FIELD_KANA
                                                 : FIELD_NONE;
}

static gboolean
is_row_of_headings (const YuiCsv *csv, guint row)
{
  for (guint i = 0; i < yui_csv_get_n_cells (csv, row); i++)
    if (read_heading (yui_csv_get_cell (csv, row, i)) == FIELD_NUMBER)
      return TRUE;
  return FALSE;
}

static int
find_column (const YuiAccountImport *self, Field field)
{
  for (guint i = 0; i < self->sheet.n_columns; i++)
    if (self->fields[i] == field)
      return (int)i;
  return -1;
}

static gboolean
has_column (const YuiAccountImport *self, Field field)
{
  return find_column (self, field) >= 0;
}

static gboolean
find_headings (YuiAccountImport *self, GError **error)
{
  if (yui_import_sheet_find_headings (&self->sheet, is_row_of_headings))
    {
      self->fields = g_new0 (Field, self->sheet.n_columns);
      for (guint i = 0; i < self->sheet.n_columns; i++)
        {
          const Field field
              = read_heading (yui_csv_get_cell (self->sheet.csv, self->sheet.heading_row, i));

          if (!has_column (self, field))
            self->fields[i] = field;
        }
      if ((has_column (self, FIELD_STAFF_NUMBER) || has_column (self, FIELD_NAME))
          && (has_column (self, FIELD_BANK) || has_column (self, FIELD_BANK_NAME))
          && (has_column (self, FIELD_BRANCH) || has_column (self, FIELD_BRANCH_NAME))
          && has_column (self, FIELD_HOLDER))
        return TRUE;
    }
  return yui_import_sheet_refuse_file (error, "account_headings_missing",
                                       "No row of headings was found; the file needs 職員番号 or "
                                       "氏名, 銀行コード, 支店コード, 口座番号 "
                                       "and 口座名義.");
}

/* ---- rows ---- */

static const char *
get_given (const YuiAccountImport *self, const Row *row, Field field)
{
  return yui_import_sheet_get_given (&self->sheet, row->row, find_column (self, field));
}

static const char *
find_sentence (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SENTENCES); i++)
    if (strcmp (SENTENCES[i].code, code) == 0)
      return SENTENCES[i].sentence;
  g_assert_not_reached (); /* every code of this file is in the table */
}

static void
refuse (YuiAccountImport *self, Row *row, Field field, const char *code)
{
  const char *person = get_given (self, row, FIELD_NAME);

  row->is_refused = TRUE;
  yui_import_sheet_add_fault (&self->sheet, row->row, find_column (self, field),
                              person != NULL ? person : get_given (self, row, FIELD_STAFF_NUMBER),
                              code, find_sentence (code));
  /* A number is in no answer that is kept, not even a wrong one. */
  if (field == FIELD_NUMBER)
    g_set_str (
        &g_array_index (self->sheet.faults, YuiImportFault, self->sheet.faults->len - 1).value, "");
}

static gboolean
is_exactly (const YuiBank *bank, const char *text)
{
  static const char *const ENDS[] = { "", "銀行", "支店" };
  g_autofree char *key = yui_text_fold_key (text);

  for (gsize i = 0; i < G_N_ELEMENTS (ENDS); i++)
    {
      g_autofree char *whole = g_strconcat (bank->name, ENDS[i], NULL);
      g_autofree char *name = yui_text_fold_key (whole);

      if (strcmp (name, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The one that the name means: the only one found, or the only one so called. */
static const YuiBank *
find_by_name (const YuiBanks *banks, const char *bank_code, const char *name)
{
  const YuiBank *found[2] = { NULL };
  const guint n = yui_banks_search (banks, bank_code, name, found, 2);

  if (n == 0 || (n > 1 && (!is_exactly (found[0], name) || is_exactly (found[1], name))))
    return NULL;
  return found[0];
}

/* bank_code NULL: a bank, else a branch of it. Refuses the row when there is none. */
static char *
read_place (YuiAccountImport *self,
            Row *row,
            const char *bank_code,
            Field code_field,
            Field name_field,
            gsize n_digits)
{
  const char *code = get_given (self, row, code_field);
  const char *name = get_given (self, row, name_field);
  g_autofree char *digits = code != NULL ? yui_bank_account_parse_digits (code, 1, n_digits) : NULL;
  const Field at = code != NULL || !has_column (self, name_field) ? code_field : name_field;
  const YuiBank *place = NULL;

  if (code == NULL && name == NULL)
    {
      refuse (self, row, at, "missing");
      return NULL;
    }
  if (digits != NULL)
    place = bank_code != NULL ? yui_banks_find_branch (self->banks, bank_code, digits)
                              : yui_banks_find (self->banks, digits);
  else
    place = find_by_name (self->banks, bank_code, code != NULL ? code : name);
  if (place == NULL)
    refuse (self, row, at, bank_code != NULL ? "unknown_branch" : "unknown_bank");
  return place != NULL ? g_strdup (place->code) : NULL;
}

/* Without a column or a word it is an ordinary account, as nearly all are. */
static void
read_kind (YuiAccountImport *self, Row *row)
{
  const char *text = get_given (self, row, FIELD_KIND);
  g_autofree char *key = text != NULL ? yui_text_fold_key (text) : NULL;

  if (key == NULL)
    {
      row->account.kind = g_strdup ("ordinary");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    if (strcmp (KINDS[i].word, key) == 0)
      {
        row->account.kind = g_strdup (KINDS[i].kind);
        return;
      }
  refuse (self, row, FIELD_KIND, "unknown_account_kind");
}

static void
read_number (YuiAccountImport *self, Row *row)
{
  const char *text = get_given (self, row, FIELD_NUMBER);

  if (text == NULL)
    refuse (self, row, FIELD_NUMBER, "missing");
  else if (!(row->account.number = yui_bank_account_parse_digits (text, 1, YUI_BANK_NUMBER_MAX)))
    refuse (self, row, FIELD_NUMBER, "not_digits");
}

static void
read_holder (YuiAccountImport *self, Row *row)
{
  const char *text = get_given (self, row, FIELD_HOLDER);
  const char *bad = NULL;

  if (text == NULL)
    {
      refuse (self, row, FIELD_HOLDER, "missing");
      return;
    }
  switch (
      yui_bank_account_parse_holder (text, YUI_BANK_HOLDER_MAX, &row->account.holder_kana, &bad))
    {
    case YUI_HOLDER_EMPTY:
      refuse (self, row, FIELD_HOLDER, "missing");
      break;
    case YUI_HOLDER_TOO_LONG:
      refuse (self, row, FIELD_HOLDER, "too_long");
      break;
    case YUI_HOLDER_NOT_WRITABLE:
      refuse (self, row, FIELD_HOLDER, "not_writable");
      break;
    case YUI_HOLDER_GOOD:
    default:
      break;
    }
}

static void
read_row (YuiAccountImport *self, guint index)
{
  Row row = { .row = index };

  row.account.bank_code
      = read_place (self, &row, NULL, FIELD_BANK, FIELD_BANK_NAME, YUI_BANK_CODE_LENGTH);
  if (row.account.bank_code != NULL)
    row.account.branch_code = read_place (self, &row, row.account.bank_code, FIELD_BRANCH,
                                          FIELD_BRANCH_NAME, YUI_BRANCH_CODE_LENGTH);
  read_kind (self, &row);
  read_number (self, &row);
  read_holder (self, &row);
  g_array_append_val (self->rows, row);
}

YuiAccountImport *
yui_account_import_read (GBytes *bytes, const YuiBanks *banks, GError **error)
{
  g_return_val_if_fail (bytes != NULL && banks != NULL, NULL);

  g_autoptr (YuiAccountImport) self = g_new0 (YuiAccountImport, 1);

  self->banks = banks;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  if (!yui_import_sheet_read (&self->sheet, bytes, error) || !find_headings (self, error))
    return NULL;
  yui_import_sheet_add_unreadable (&self->sheet);
  for (guint i = self->sheet.heading_row + 1; i < yui_csv_get_n_rows (self->sheet.csv); i++)
    read_row (self, i);
  return g_steal_pointer (&self);
}

/* ---- who it is ---- */

/* The pool by staff number and by name; a key that several people share leads to none of them. */
typedef struct
{
  GHashTable *workers; /* key → id of a worker, "" when ambiguous */
  GHashTable *with_account;
} Pool;

static void
pool_clear (Pool *pool)
{
  g_hash_table_unref (pool->workers);
  g_hash_table_unref (pool->with_account);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pool, pool_clear)

/* Blanks between family and given name are written or not. */
static char *
make_key (char kind, const char *text)
{
  g_autofree char *folded = yui_text_fold_key (text);
  GString *key = g_string_new (NULL);

  g_string_append_c (key, kind);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (key, yui_member_to_katakana (g_utf8_get_char (p)));
  return g_string_free_and_steal (key);
}

static void
add_key (Pool *pool, char kind, const char *text, const char *worker_id)
{
  g_autofree char *key = make_key (kind, text);
  const char *known = g_hash_table_lookup (pool->workers, key);

  if (key[1] != '\0')
    g_hash_table_replace (
        pool->workers, g_steal_pointer (&key),
        g_strdup (known != NULL && strcmp (known, worker_id) != 0 ? "" : worker_id));
}

static gboolean
load_pool (YuiAccountImport *self, YuiDatabase *db, Pool *pool, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT m.worker_id, m.staff_number, w.name, w.kana, a.worker_id FROM membership m "
      "JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "
      "LEFT JOIN worker_bank_account a ON a.programme_id = m.programme_id "
      "AND a.employer_id = m.employer_id AND a.worker_id = m.worker_id "
      "WHERE m.programme_id = $1 AND m.employer_id = $2",
      YUI_INT (self->programme_id), YUI_TEXT (self->employer_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const char *id = yui_statement_get_text (query, 0);
      const char *name = yui_statement_get_text (query, 2);
      g_autofree char *both = g_strconcat (name, yui_statement_get_text (query, 3), NULL);

      add_key (pool, '#', yui_statement_get_text (query, 1), id);
      add_key (pool, 'n', name, id);
      add_key (pool, 'b', both, id);
      if (yui_statement_get_text (query, 4) != NULL)
        g_hash_table_add (pool->with_account, g_strdup (id));
    }
  return step == YUI_STEP_DONE;
}

static const char *
find_person (const Pool *pool, char kind, const char *text)
{
  g_autofree char *key = make_key (kind, text);

  return g_hash_table_lookup (pool->workers, key);
}

static void
place_row (YuiAccountImport *self, const Pool *pool, GHashTable *seen, Row *row)
{
  const char *number = get_given (self, row, FIELD_STAFF_NUMBER);
  const char *name = get_given (self, row, FIELD_NAME);
  const char *kana = get_given (self, row, FIELD_KANA);
  const Field at = number != NULL || name == NULL ? FIELD_STAFF_NUMBER : FIELD_NAME;
  const char *id = NULL;

  if (number == NULL && name == NULL)
    {
      refuse (self, row, has_column (self, FIELD_STAFF_NUMBER) ? at : FIELD_NAME, "missing");
      return;
    }
  if (number != NULL)
    id = find_person (pool, '#', number);
  else if (kana != NULL)
    {
      g_autofree char *both = g_strconcat (name, kana, NULL);

      id = find_person (pool, 'b', both);
    }
  else
    id = find_person (pool, 'n', name);
  if (id == NULL)
    refuse (self, row, at, "unknown_person");
  else if (id[0] == '\0')
    refuse (self, row, at, "ambiguous_person");
  else if (!row->is_refused && !g_hash_table_add (seen, (gpointer)id))
    refuse (self, row, at, "duplicate");
  else
    {
      row->worker_id = g_strdup (id);
      row->has_account = g_hash_table_contains (pool->with_account, id);
    }
}

gboolean
yui_account_import_place (YuiAccountImport *self,
                          YuiDatabase *db,
                          gint64 programme_id,
                          const char *employer_id,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && employer_id != NULL, FALSE);
  g_return_val_if_fail (self->employer_id == NULL, FALSE);

  g_auto (Pool) pool = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                         g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->programme_id = programme_id;
  self->employer_id = g_strdup (employer_id);
  if (!load_pool (self, db, &pool, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    place_row (self, &pool, seen, &g_array_index (self->rows, Row, i));
  return TRUE;
}

/* ---- writing and the report ---- */

gboolean
yui_account_import_apply (
    YuiAccountImport *self, YuiDatabase *db, const char *actor_id, gint64 now_s, GError **error)
{
  g_return_val_if_fail (self != NULL && self->employer_id != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (!row->is_refused
          && !yui_bank_account_save (&row->account, db, self->programme_id, self->employer_id,
                                     row->worker_id, actor_id, now_s, error))
        return FALSE;
    }
  return TRUE;
}

guint
yui_account_import_get_n_refused (const YuiAccountImport *self)
{
  guint n;

  g_return_val_if_fail (self != NULL, 0);

  n = yui_csv_get_n_left_out (self->sheet.csv);
  for (guint i = 0; i < self->rows->len; i++)
    n += g_array_index (self->rows, Row, i).is_refused;
  return n;
}

static const char *
field_name (gconstpointer data, guint column)
{
  return FIELD_NAMES[((const YuiAccountImport *)data)->fields[column]];
}

yyjson_mut_val *
yui_account_import_to_json (const YuiAccountImport *self, YuiJson *doc)
{
  yyjson_mut_val *report;
  int added = 0, updated = 0;

  g_return_val_if_fail (self != NULL && doc != NULL, NULL);

  report = yyjson_mut_obj (doc);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      added += !row->is_refused && !row->has_account;
      updated += !row->is_refused && row->has_account;
    }
  yui_json_add_int (doc, report, "added", added);
  yui_json_add_int (doc, report, "updated", updated);
  yui_import_sheet_to_json (&self->sheet, self->rows->len, field_name, self, doc, report);
  return report;
}
