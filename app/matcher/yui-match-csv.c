/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-document.h"

#include <string.h>

#define COLS_MAX 64

/* CSV after RFC 4180, with a line "[name]" before each table, then its column names, then its rows.
 * Blank lines and lines that begin with # are passed over. */
typedef struct
{
  const char *at, *end;
  unsigned line, column;
  YuiDocument *document;
  YuiMatchError *error;
} Csv;

static char
peek (const Csv *csv)
{
  return csv->at < csv->end ? *csv->at : '\n';
}

/* Columns count characters, not bytes. */
static void
step (Csv *csv)
{
  char byte = *csv->at++;

  if (byte == '\n')
    {
      csv->line++;
      csv->column = 1;
    }
  else
    csv->column += ((unsigned char)byte & 0xc0) != 0x80;
}

static bool
is_line_end (const Csv *csv)
{
  return peek (csv) == '\n'
         || (peek (csv) == '\r' && (csv->at + 1 >= csv->end || csv->at[1] == '\n'));
}

static void
end_line (Csv *csv)
{
  while (csv->at < csv->end && peek (csv) == '\r')
    step (csv);
  if (csv->at < csv->end)
    step (csv);
}

static bool
read_quoted (Csv *csv, YuiCell *cell)
{
  step (csv);
  for (;;)
    {
      if (csv->at >= csv->end)
        return yui_match_fail (csv->error, cell->line, cell->column,
                               "expected a closing quote (\") for this one");
      if (*csv->at == '"')
        {
          step (csv);
          if (csv->at >= csv->end || *csv->at != '"')
            break;
        }
      yui_document_add_byte (csv->document, *csv->at);
      step (csv);
    }
  if (peek (csv) != ',' && !is_line_end (csv))
    return yui_match_fail (csv->error, csv->line, csv->column,
                           "expected a comma or the end of the line after a quote");
  return true;
}

static bool
read_cell (Csv *csv, YuiCell *cell)
{
  *cell = (YuiCell){ yui_document_begin_text (csv->document), csv->line, csv->column, 0 };
  if (peek (csv) == '"')
    {
      if (!read_quoted (csv, cell))
        return false;
    }
  else
    for (; peek (csv) != ',' && !is_line_end (csv); step (csv))
      {
        if (peek (csv) == '"')
          return yui_match_fail (csv->error, csv->line, csv->column,
                                 "expected a quote only at the start of a cell");
        yui_document_add_byte (csv->document, peek (csv));
      }
  yui_document_end_text (csv->document);
  return true;
}

static bool
read_title (Csv *csv, YuiTable **table)
{
  YuiCell name = { yui_document_begin_text (csv->document), csv->line, csv->column, 0 };

  step (csv);
  for (; peek (csv) != ']'; step (csv))
    {
      if (is_line_end (csv))
        return yui_match_fail (csv->error, csv->line, csv->column,
                               "expected ] after the name of a table");
      yui_document_add_byte (csv->document, peek (csv));
    }
  step (csv);
  yui_document_end_text (csv->document);
  while (peek (csv) == ',' || peek (csv) == ' ')
    step (csv); /* spreadsheets fill lines up */
  if (!is_line_end (csv))
    return yui_match_fail (csv->error, csv->line, csv->column,
                           "expected the end of the line after [%.40s]", name.text);
  if (yui_document_get_table (csv->document, name.text) != NULL)
    return yui_match_fail (csv->error, name.line, name.column, "expected table [%.40s] only once",
                           name.text);
  *table = yui_document_add_table (csv->document, name);
  return true;
}

static bool
read_header (Csv *csv, YuiTable *table)
{
  YuiCell cell;

  do
    {
      if (peek (csv) == ',')
        step (csv);
      if (!read_cell (csv, &cell))
        return false;
      if (cell.text[0] != '\0' && yui_table_find_col (table, cell.text) >= 0)
        return yui_match_fail (csv->error, cell.line, cell.column,
                               "expected column \"%.40s\" only once", cell.text);
      if (table->n_cols >= COLS_MAX)
        return yui_match_fail (csv->error, cell.line, cell.column, "expected at most %d columns",
                               COLS_MAX);
      yui_table_add_col (table, cell);
    }
  while (peek (csv) == ',');
  return true;
}

static bool
read_row (Csv *csv, YuiTable *table)
{
  YuiCell cell;
  uint16_t col = 0;

  yui_table_add_row (table, csv->line);
  for (;; col++, step (csv))
    {
      if (!read_cell (csv, &cell))
        return false;
      if (cell.text[0] != '\0' && (col >= table->n_cols || table->cols[col].text[0] == '\0'))
        return yui_match_fail (csv->error, cell.line, cell.column,
                               "expected nothing in a column without a name");
      cell.col = col;
      yui_table_add_cell (table, cell);
      if (peek (csv) != ',')
        return true;
      if (col == UINT16_MAX - 1)
        return yui_match_fail (csv->error, csv->line, csv->column, "expected at most %d columns",
                               COLS_MAX);
    }
}

static bool
read_line (Csv *csv, YuiTable **table)
{
  if (is_line_end (csv))
    return true;
  if (peek (csv) == '#')
    {
      while (!is_line_end (csv))
        step (csv);
      return true;
    }
  if (peek (csv) == '[')
    return read_title (csv, table);
  if (*table == NULL)
    return yui_match_fail (csv->error, csv->line, csv->column,
                           "expected the name of a table in brackets, like [shifts]");
  return (*table)->n_cols == 0 ? read_header (csv, *table) : read_row (csv, *table);
}

bool
yui_document_read_csv (YuiDocument *document, const char *bytes, size_t size, YuiMatchError *error)
{
  Csv csv = { bytes, bytes + size, 1, 1, document, error };
  YuiTable *table = NULL;

  yui_document_init (document, size);
  if (size >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    csv.at += 3;
  if (!yui_match_check_text (bytes, size, error))
    return false;
  while (csv.at < csv.end)
    {
      if (!read_line (&csv, &table))
        return false;
      end_line (&csv);
    }
  return true;
}
