/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-csv-writer.h"
#include "yui-text.h"

#include <string.h>

#define BOM  "\xEF\xBB\xBF"
#define GETA "\x81\xAC" /* 〓 in CP932 */

struct _YuiCsvWriter
{
  GString *out;
  GIConv iconv; /* only for CP932 */
  GArray *losses;
  guint line;
  guint column;
};

YuiCsvWriter *
yui_csv_writer_new (YuiCsvEncoding encoding)
{
  YuiCsvWriter *self;

  g_return_val_if_fail (
      encoding == YUI_CSV_UTF8 || encoding == YUI_CSV_UTF8_BOM || encoding == YUI_CSV_CP932, NULL);

  self = g_new0 (YuiCsvWriter, 1);
  self->out = g_string_new (encoding == YUI_CSV_UTF8_BOM ? BOM : NULL);
  self->iconv = encoding == YUI_CSV_CP932 ? g_iconv_open ("CP932", "UTF-8") : NULL;
  self->losses = g_array_new (FALSE, TRUE, sizeof (YuiCsvLoss));
  self->line = 1;
  return self;
}

void
yui_csv_writer_free (YuiCsvWriter *self)
{
  if (self == NULL)
    return;
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  if (self->iconv != NULL)
    g_iconv_close (self->iconv);
  g_array_unref (self->losses);
  g_free (self);
}

static void
note_loss (YuiCsvWriter *self, const char *character, gsize n)
{
  YuiCsvLoss loss = { self->line, self->column, "" };

  memcpy (loss.character, character, n);
  g_array_append_val (self->losses, loss);
}

/* Writes character by character, 〓 for what the encoding lacks; reports the first such one. */
static void
append_lossy (YuiCsvWriter *self, const char *text)
{
  gboolean reported = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n = (gsize)(g_utf8_next_char (p) - p);
      g_autofree char *bytes = g_convert_with_iconv (p, (gssize)n, self->iconv, NULL, NULL, NULL);

      g_string_append (self->out, bytes != NULL ? bytes : GETA);
      if (bytes == NULL && !reported)
        note_loss (self, p, n);
      reported = reported || bytes == NULL;
    }
}

static void
append_encoded (YuiCsvWriter *self, const char *text)
{
  g_autofree char *form = NULL;
  g_autofree char *bytes = NULL;

  if (self->iconv == NULL)
    {
      g_string_append (self->out, text);
      return;
    }
  form = yui_text_to_cp932_form (text);
  bytes = g_convert_with_iconv (form, -1, self->iconv, NULL, NULL, NULL);
  if (bytes != NULL)
    g_string_append (self->out, bytes);
  else
    append_lossy (self, form);
}

static void
begin_cell (YuiCsvWriter *self)
{
  if (self->column > 0)
    g_string_append_c (self->out, ',');
  self->column++;
}

/* A spreadsheet takes also the full-width signs for a formula. */
static gboolean
would_run (const char *text)
{
  static const char *const SIGNS[]
      = { "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n" };

  while (*text == ' ')
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if (g_str_has_prefix (text, SIGNS[i]))
      return TRUE;
  return FALSE;
}

void
yui_csv_writer_add_text (YuiCsvWriter *self, const char *text)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  g_return_if_fail (self != NULL && self->out != NULL);

  begin_cell (self);
  if (text == NULL || *text == '\0')
    return;
  g_string_append (cell, text);
  g_string_replace (cell, "\"", "\"\"", 0);
  if (would_run (text))
    g_string_prepend_c (cell, '\'');
  if (strpbrk (cell->str, ",\"\r\n") != NULL || cell->str[0] == ' '
      || cell->str[cell->len - 1] == ' ')
    {
      g_string_prepend_c (cell, '"');
      g_string_append_c (cell, '"');
    }
  append_encoded (self, cell->str);
}

void
yui_csv_writer_add_int (YuiCsvWriter *self, gint64 value)
{
  g_return_if_fail (self != NULL && self->out != NULL);

  begin_cell (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, value);
}

void
yui_csv_writer_add_day (YuiCsvWriter *self, gint64 day)
{
  int year, month, month_day;

  g_return_if_fail (self != NULL && self->out != NULL);

  begin_cell (self);
  yui_text_split_day (day, &year, &month, &month_day, NULL);
  g_string_append_printf (self->out, "%04d/%02d/%02d", year, month, month_day);
}

void
yui_csv_writer_end_row (YuiCsvWriter *self)
{
  g_return_if_fail (self != NULL && self->out != NULL);

  g_string_append (self->out, "\r\n");
  self->line++;
  self->column = 0;
}

guint
yui_csv_writer_get_n_losses (const YuiCsvWriter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->losses->len;
}

const YuiCsvLoss *
yui_csv_writer_get_loss (const YuiCsvWriter *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->losses->len, NULL);

  return &g_array_index (self->losses, YuiCsvLoss, index);
}

GBytes *
yui_csv_writer_finish (YuiCsvWriter *self)
{
  g_return_val_if_fail (self != NULL && self->out != NULL, NULL);

  if (self->column > 0)
    yui_csv_writer_end_row (self);
  return g_string_free_to_bytes (g_steal_pointer (&self->out));
}
