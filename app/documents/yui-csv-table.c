/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-csv.h"
#include "yui-csv-private.h"
#include "yui-text.h"

void
yui_csv_free (YuiCsv *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->issues);
  g_free (self);
}

YuiCsvEncoding
yui_csv_get_encoding (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, YUI_CSV_UTF8);

  return self->encoding;
}

char
yui_csv_get_delimiter (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->delimiter;
}

guint
yui_csv_get_n_rows (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

guint
yui_csv_get_n_blank (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_blank;
}

guint
yui_csv_get_n_left_out (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->issues->len;
}

static const YuiCsvRow *
get_row (const YuiCsv *self, guint row)
{
  return &g_array_index (self->rows, YuiCsvRow, row);
}

guint
yui_csv_get_n_cells (const YuiCsv *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return get_row (self, row)->n_cells;
}

const char *
yui_csv_get_cell (const YuiCsv *self, guint row, guint column)
{
  const YuiCsvRow *r;

  g_return_val_if_fail (self != NULL && row < self->rows->len, "");

  r = get_row (self, row);
  return column < r->n_cells ? g_array_index (self->cells, YuiCsvCell, r->first_cell + column).text
                             : "";
}

guint
yui_csv_get_line (const YuiCsv *self, guint row, guint column)
{
  const YuiCsvRow *r;

  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  r = get_row (self, row);
  return column < r->n_cells ? g_array_index (self->cells, YuiCsvCell, r->first_cell + column).line
                             : r->line;
}

int
yui_csv_find_column (const YuiCsv *self, const char *heading)
{
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (self != NULL && heading != NULL, -1);

  wanted = yui_text_fold_key (heading);
  for (guint i = 0; self->rows->len > 0 && i < yui_csv_get_n_cells (self, 0); i++)
    {
      g_autofree char *key = yui_text_fold_key (yui_csv_get_cell (self, 0, i));

      if (g_str_equal (key, wanted))
        return (int)i;
    }
  return -1;
}

guint
yui_csv_get_n_issues (const YuiCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->issues->len;
}

const YuiCsvIssue *
yui_csv_get_issue (const YuiCsv *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->issues->len, NULL);

  return &g_array_index (self->issues, YuiCsvIssue, index);
}
