/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-bank-table.h"

#include <stdlib.h>
#include <string.h>

#define BANK_CELLS   3
#define BRANCH_CELLS 4

/* The branches of a bank lie together. */
typedef struct
{
  gsize first;
  gsize n;
} Span;

struct _YuiBankTable
{
  char *bank_text;
  char *branch_text;
  GArray *banks;    /* of YuiBankEntry */
  GArray *spans;    /* of Span, beside banks */
  GArray *branches; /* of YuiBankEntry */
};

static gboolean
refuse (GError **error, const char *table, guint line, const char *why)
{
  g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX, "%s, line %u: %s", table,
               line, why);
  return FALSE;
}

static gboolean
is_code (const char *text, gsize n_digits)
{
  return strlen (text) == n_digits && strspn (text, "0123456789") == n_digits;
}

/* Cuts *text at its next line end and the line at its tabs. FALSE if there are not n_cells. */
static gboolean
cut_line (char **text, char **cells, gsize n_cells)
{
  char *line = *text, *end = strchr (line, '\n');
  gsize n = 0;

  *text = end != NULL ? end + 1 : line + strlen (line);
  if (end != NULL)
    *end = '\0';
  while (line != NULL && n < n_cells)
    {
      cells[n++] = line;
      line = strchr (line, '\t');
      if (line != NULL)
        *line++ = '\0';
    }
  return n == n_cells && line == NULL;
}

static gboolean
read_banks (YuiBankTable *self, GError **error)
{
  char *text = self->bank_text, *cells[BANK_CELLS];
  const char *before = "";

  for (guint line = 1; *text != '\0'; line++)
    {
      YuiBankEntry entry;
      Span none = { 0 };

      if (!cut_line (&text, cells, BANK_CELLS))
        return refuse (error, "banks", line, "is not three cells.");
      if (line == 1)
        continue;
      if (!is_code (cells[0], 4) || strcmp (cells[0], before) <= 0)
        return refuse (error, "banks", line, "has no code of four digits in order.");
      entry = (YuiBankEntry){ before = cells[0], cells[1], cells[2] };
      g_array_append_val (self->banks, entry);
      g_array_append_val (self->spans, none);
    }
  return TRUE;
}

static int
compare_codes (const void *code, const void *entry)
{
  return strcmp (code, ((const YuiBankEntry *)entry)->code);
}

static const YuiBankEntry *
find (const YuiBankEntry *entries, gsize n, const char *code)
{
  return n > 0 ? bsearch (code, entries, n, sizeof *entries, compare_codes) : NULL;
}

static const YuiBankEntry *
entries_of (const GArray *array)
{
  return (const YuiBankEntry *)(const void *)array->data;
}

static Span *
find_span (const YuiBankTable *self, const char *bank_code)
{
  const YuiBankEntry *bank = find (entries_of (self->banks), self->banks->len, bank_code);

  return bank != NULL ? &g_array_index (self->spans, Span, (gsize)(bank - entries_of (self->banks)))
                      : NULL;
}

static gboolean
read_branches (YuiBankTable *self, GError **error)
{
  char *text = self->branch_text, *cells[BRANCH_CELLS];
  const char *bank = "", *branch = "";
  Span *span = NULL;

  for (guint line = 1; *text != '\0'; line++)
    {
      YuiBankEntry entry;

      if (!cut_line (&text, cells, BRANCH_CELLS))
        return refuse (error, "branches", line, "is not four cells.");
      if (line == 1)
        continue;
      if (strcmp (cells[0], bank) != 0)
        {
          span = strcmp (cells[0], bank) > 0 ? find_span (self, bank = cells[0]) : NULL;
          branch = "";
        }
      if (span == NULL)
        return refuse (error, "branches", line, "is of no bank, or not in order.");
      if (!is_code (cells[1], 3) || strcmp (cells[1], branch) <= 0)
        return refuse (error, "branches", line, "has no code of three digits in order.");
      if (span->n++ == 0)
        span->first = self->branches->len;
      entry = (YuiBankEntry){ branch = cells[1], cells[2], cells[3] };
      g_array_append_val (self->branches, entry);
    }
  return TRUE;
}

static char *
dup_text (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data != NULL ? data : "", length);
}

YuiBankTable *
yui_bank_table_new (GBytes *banks, GBytes *branches, GError **error)
{
  g_autoptr (YuiBankTable) self = NULL;

  g_return_val_if_fail (banks != NULL && branches != NULL, NULL);

  self = g_new0 (YuiBankTable, 1);
  self->bank_text = dup_text (banks);
  self->branch_text = dup_text (branches);
  self->banks = g_array_new (FALSE, FALSE, sizeof (YuiBankEntry));
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  self->branches = g_array_new (FALSE, FALSE, sizeof (YuiBankEntry));
  if (!read_banks (self, error) || !read_branches (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
yui_bank_table_free (YuiBankTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->banks);
  g_array_unref (self->spans);
  g_array_unref (self->branches);
  g_free (self->bank_text);
  g_free (self->branch_text);
  g_free (self);
}

gsize
yui_bank_table_get_n_banks (const YuiBankTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->banks->len;
}

gsize
yui_bank_table_get_n_branches (const YuiBankTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->branches->len;
}

const YuiBankEntry *
yui_bank_table_get_banks (const YuiBankTable *self, gsize *n_banks)
{
  g_return_val_if_fail (self != NULL && n_banks != NULL, NULL);

  *n_banks = self->banks->len;
  return entries_of (self->banks);
}

const YuiBankEntry *
yui_bank_table_get_branches (const YuiBankTable *self, const char *bank_code, gsize *n_branches)
{
  const Span *span;

  g_return_val_if_fail (self != NULL && bank_code != NULL && n_branches != NULL, NULL);

  span = find_span (self, bank_code);
  *n_branches = span != NULL ? span->n : 0;
  return span != NULL && span->n > 0 ? entries_of (self->branches) + span->first : NULL;
}

const YuiBankEntry *
yui_bank_table_find_bank (const YuiBankTable *self, const char *bank_code)
{
  g_return_val_if_fail (self != NULL && bank_code != NULL, NULL);

  return find (entries_of (self->banks), self->banks->len, bank_code);
}

const YuiBankEntry *
yui_bank_table_find_branch (const YuiBankTable *self,
                            const char *bank_code,
                            const char *branch_code)
{
  const YuiBankEntry *branches;
  gsize n;

  g_return_val_if_fail (branch_code != NULL, NULL);

  branches = yui_bank_table_get_branches (self, bank_code, &n);
  return find (branches, n, branch_code);
}
