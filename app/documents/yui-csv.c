/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-csv.h"
#include "yui-csv-private.h"
#include "yui-text.h"

#include <string.h>

#define QUOTED_SCAN_MAX (1024 * 1024)

static const YuiCsvLimits DEFAULTS = YUI_CSV_LIMITS_DEFAULT;

/* What ended a cell. */
typedef enum
{
  END_CELL,
  END_ROW,
  END_FILE,
} End;

typedef struct
{
  YuiCsv *csv;
  YuiCsvLimits limits;
  const char *p;
  const char *end;
  guint line;
  GIConv iconv; /* only for CP932 */
  GString *raw; /* the cell as it stands, quotes resolved */
  GArray *row;  /* of YuiCsvCell */
  guint row_line;
  guint column;
  gboolean row_has_issue;
} Reader;

/* Puts together "Line 12, column 3 (C): …". */
static const char *
make_message (Reader *self, YuiCsvIssueKind kind, guint line, guint column)
{
  static const char *const SENTENCES[] = {
    [YUI_CSV_ISSUE_INVALID_BYTE] = "there are bytes that are no text in this file's encoding.",
    [YUI_CSV_ISSUE_STRAY_QUOTE]
    = "a quote stands inside the cell. Quote it all and write \"\" for one.",
    [YUI_CSV_ISSUE_UNCLOSED_QUOTE] = "a quote is opened here and never closed.",
    [YUI_CSV_ISSUE_TOO_MANY_COLUMNS] = "the row has too many columns.",
    [YUI_CSV_ISSUE_CELL_TOO_LONG] = "the text of the cell is too long.",
  };
  g_autofree char *message = NULL;
  char letters[3] = { 0 };

  if (column <= 26)
    letters[0] = (char)('A' + column - 1);
  else if (column <= 26 * 27)
    {
      letters[0] = (char)('A' + (column - 27) / 26);
      letters[1] = (char)('A' + (column - 1) % 26);
    }
  message = g_strdup_printf ("Line %u, column %u (%s): %s", line, column, letters, SENTENCES[kind]);
  return g_string_chunk_insert (self->csv->texts, message);
}

/* Notes what is wrong with the row; one issue a row is enough. */
static void
note (Reader *self, YuiCsvIssueKind kind, guint line)
{
  YuiCsvIssue issue = { kind, line, self->column, NULL };

  if (self->row_has_issue)
    return;
  issue.message = make_message (self, kind, line, self->column);
  g_array_append_val (self->csv->issues, issue);
  self->row_has_issue = TRUE;
}

/* Moves *p behind the line end that stands there; counts it. */
static void
take_line_end (const char **p, const char *end, guint *line)
{
  gboolean is_cr = **p == '\r';

  (*p)++;
  if (is_cr && *p < end && **p == '\n')
    (*p)++;
  (*line)++;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static void
find_next_line (Reader *self, const char **p, guint *line)
{
  while (*p < self->end && !is_line_end (**p))
    (*p)++;
  if (*p < self->end)
    take_line_end (p, self->end, line);
}

/* Gives the row up: the next one begins on the line behind p. */
static End
give_up (Reader *self, YuiCsvIssueKind kind, const char *p, guint line)
{
  note (self, kind, line);
  find_next_line (self, &p, &line);
  self->p = p;
  self->line = line;
  return END_ROW;
}

static gboolean
has_control_char (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_iscntrl (text[i]) && text[i] != '\t' && text[i] != '\n')
      return TRUE;
  return FALSE;
}

/* Stores the cell in raw, as UTF-8. */
static gboolean
keep_cell (Reader *self, guint line)
{
  g_autofree char *converted = NULL;
  const char *text = self->raw->str;
  gsize length = self->raw->len;
  YuiCsvCell cell = { "", line };

  if (self->iconv != NULL)
    {
      converted = g_convert_with_iconv (text, (gssize)length, self->iconv, NULL, &length, NULL);
      text = converted;
    }
  if (text == NULL || !g_utf8_validate_len (text, length, NULL) || has_control_char (text, length))
    return FALSE;
  if (length > 0)
    cell.text = g_string_chunk_insert_len (self->csv->texts, text, (gssize)length);
  g_array_append_val (self->row, cell);
  return TRUE;
}

/* Eats the delimiter or line end behind a cell. */
static End
take_end (Reader *self)
{
  if (self->p == self->end)
    return END_FILE;
  if (*self->p == self->csv->delimiter)
    {
      self->p++;
      return END_CELL;
    }
  take_line_end (&self->p, self->end, &self->line);
  return END_ROW;
}

static End
finish_cell (Reader *self, guint line)
{
  if (self->raw->len > self->limits.max_cell_bytes)
    note (self, YUI_CSV_ISSUE_CELL_TOO_LONG, line);
  else if (self->column > self->limits.max_columns)
    note (self, YUI_CSV_ISSUE_TOO_MANY_COLUMNS, line);
  else if (!keep_cell (self, line))
    note (self, YUI_CSV_ISSUE_INVALID_BYTE, line);
  return take_end (self);
}

static gboolean
at_cell_end (const Reader *self)
{
  return self->p == self->end || *self->p == self->csv->delimiter || is_line_end (*self->p);
}

static End
read_plain_cell (Reader *self)
{
  const char *start = self->p;
  const char *stop;

  while (!at_cell_end (self))
    {
      if (*self->p == '"')
        return give_up (self, YUI_CSV_ISSUE_STRAY_QUOTE, self->p, self->line);
      self->p++;
    }
  stop = self->p;
  g_string_append_len (self->raw, start,
                       MIN (stop - start, (gssize)self->limits.max_cell_bytes + 1));
  return finish_cell (self, self->line);
}

/* Copies up to the closing quote; FALSE if there is none near. */
static gboolean
copy_quoted (Reader *self)
{
  const char *limit = self->p + MIN (self->end - self->p, QUOTED_SCAN_MAX);

  while (self->p < limit)
    {
      char c = *self->p;

      if (c == '"' && (self->p + 1 == self->end || self->p[1] != '"'))
        {
          self->p++;
          return TRUE;
        }
      if (is_line_end (c))
        {
          take_line_end (&self->p, self->end, &self->line);
          c = '\n';
        }
      else
        self->p += c == '"' ? 2 : 1;
      if (self->raw->len <= self->limits.max_cell_bytes)
        g_string_append_c (self->raw, c);
    }
  return FALSE;
}

static End
read_quoted_cell (Reader *self)
{
  const char *start = self->p;
  guint line = self->line;

  self->p++;
  if (!copy_quoted (self))
    return give_up (self, YUI_CSV_ISSUE_UNCLOSED_QUOTE, start, line);
  while (self->p < self->end && *self->p == ' ')
    self->p++;
  if (!at_cell_end (self))
    return give_up (self,
                    self->line == line ? YUI_CSV_ISSUE_STRAY_QUOTE : YUI_CSV_ISSUE_UNCLOSED_QUOTE,
                    start, line);
  return finish_cell (self, line);
}

static End
read_cell (Reader *self)
{
  const char *p = self->p;

  self->column++;
  g_string_truncate (self->raw, 0);
  while (p < self->end && *p == ' ')
    p++;
  if (p == self->end || *p != '"')
    return read_plain_cell (self);
  self->p = p;
  return read_quoted_cell (self);
}

static gboolean
is_blank_row (const Reader *self)
{
  for (guint i = 0; i < self->row->len; i++)
    {
      const char *p = g_array_index (self->row, YuiCsvCell, i).text;

      for (; *p != '\0'; p = g_utf8_next_char (p))
        if (!g_unichar_isspace (g_utf8_get_char (p)))
          return FALSE;
    }
  return TRUE;
}

static void
keep_row (Reader *self)
{
  YuiCsv *csv = self->csv;
  YuiCsvRow row = { csv->cells->len, self->row->len, self->row_line };

  if (is_blank_row (self))
    {
      csv->n_blank++;
      return;
    }
  g_array_append_vals (csv->cells, self->row->data, self->row->len);
  g_array_append_val (csv->rows, row);
}

/* Reads a row, or notes why it cannot be read. */
static void
read_row (Reader *self)
{
  g_array_set_size (self->row, 0);
  self->row_line = self->line;
  self->column = 0;
  self->row_has_issue = FALSE;
  while (read_cell (self) == END_CELL)
    ;
  if (!self->row_has_issue)
    keep_row (self);
}

static gboolean
check_counts (const Reader *self, GError **error)
{
  if (self->csv->issues->len >= YUI_CSV_MAX_ISSUES)
    g_set_error (
        error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_SYNTAX,
        "More than %d rows cannot be read; this does not look like the right file. First: %s",
        YUI_CSV_MAX_ISSUES, g_array_index (self->csv->issues, YuiCsvIssue, 0).message);
  else if (self->csv->rows->len >= self->limits.max_rows && self->p < self->end)
    g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE,
                 "The table has more than %u rows.", self->limits.max_rows);
  else
    return TRUE;
  return FALSE;
}

/* A first line "sep=;" names the delimiter and is no row. */
static void
take_sep_line (Reader *self)
{
  if (self->end - self->p < 5 || g_ascii_strncasecmp (self->p, "sep=", 4) != 0
      || (self->end - self->p > 5 && !is_line_end (self->p[5])))
    return;
  self->csv->delimiter = self->p[4];
  find_next_line (self, &self->p, &self->line);
}

static gboolean
read_rows (Reader *self, GError **error)
{
  take_sep_line (self);
  while (self->p < self->end)
    {
      read_row (self);
      if (!check_counts (self, error))
        return FALSE;
    }
  return TRUE;
}

static YuiCsv *
csv_new (YuiCsvEncoding encoding, char delimiter)
{
  YuiCsv *self = g_new0 (YuiCsv, 1);

  self->encoding = encoding;
  self->delimiter = delimiter;
  self->texts = g_string_chunk_new (4096);
  self->cells = g_array_new (FALSE, FALSE, sizeof (YuiCsvCell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (YuiCsvRow));
  self->issues = g_array_new (FALSE, FALSE, sizeof (YuiCsvIssue));
  return self;
}

static void
reader_init (Reader *self, YuiCsv *csv, GBytes *text, const YuiCsvLimits *limits)
{
  gsize length;
  const char *data = g_bytes_get_data (text, &length);

  *self = (Reader){ .csv = csv, .p = data, .end = data + length, .line = 1, .limits = *limits };
  self->raw = g_string_new (NULL);
  self->row = g_array_new (FALSE, FALSE, sizeof (YuiCsvCell));
  if (csv->encoding == YUI_CSV_CP932)
    self->iconv = g_iconv_open ("UTF-8", "CP932");
}

static void
reader_clear (Reader *self)
{
  g_string_free (self->raw, TRUE);
  g_array_unref (self->row);
  if (self->iconv != NULL)
    g_iconv_close (self->iconv);
}

static YuiCsvLimits
fill_limits (const YuiCsvLimits *limits)
{
  YuiCsvLimits filled = limits != NULL ? *limits : DEFAULTS;

  if (filled.max_bytes == 0)
    filled.max_bytes = DEFAULTS.max_bytes;
  if (filled.max_rows == 0)
    filled.max_rows = DEFAULTS.max_rows;
  if (filled.max_columns == 0)
    filled.max_columns = DEFAULTS.max_columns;
  if (filled.max_cell_bytes == 0)
    filled.max_cell_bytes = DEFAULTS.max_cell_bytes;
  return filled;
}

YuiCsv *
yui_csv_read (GBytes *bytes, const YuiCsvLimits *limits, GError **error)
{
  YuiCsvLimits filled = fill_limits (limits);
  g_autoptr (YuiCsv) csv = NULL;
  g_autoptr (GBytes) text = NULL;
  YuiCsvEncoding encoding;
  Reader reader;
  gboolean ok;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (g_bytes_get_size (bytes) > filled.max_bytes)
    {
      g_set_error (error, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_TOO_LARGE,
                   "The file has %" G_GSIZE_FORMAT " bytes; at most %" G_GSIZE_FORMAT " are read.",
                   g_bytes_get_size (bytes), filled.max_bytes);
      return NULL;
    }
  text = yui_csv_decode (bytes, &encoding, error);
  if (text == NULL)
    return NULL;
  csv = csv_new (encoding,
                 yui_csv_guess_delimiter (g_bytes_get_data (text, NULL), g_bytes_get_size (text)));
  reader_init (&reader, csv, text, &filled);
  ok = read_rows (&reader, error);
  reader_clear (&reader);
  return ok ? g_steal_pointer (&csv) : NULL;
}
