/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-document.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *
yui_match_allocate (size_t size)
{
  void *memory = calloc (1, size > 0 ? size : 1);

  if (memory == NULL)
    {
      fputs ("yui-match: not enough memory\n", stderr);
      exit (3);
    }
  return memory;
}

void *
yui_match_grow (void *array, size_t *max, size_t wanted, size_t item_size)
{
  size_t more = *max * 2 > 16 ? *max * 2 : 16;

  if (wanted <= *max)
    return array;
  *max = more > wanted ? more : wanted;
  array = realloc (array, *max * item_size);
  if (array == NULL)
    {
      fputs ("yui-match: not enough memory\n", stderr);
      exit (3);
    }
  return array;
}

bool
yui_match_fail (YuiMatchError *error, unsigned line, unsigned column, const char *format, ...)
{
  va_list arguments;

  error->line = line;
  error->column = column;
  va_start (arguments, format);
  vsnprintf (error->message, sizeof error->message, format, arguments);
  va_end (arguments);
  return false;
}

/* Length of the UTF-8 character at bytes, 0 when it is none. */
static size_t
character_length (const unsigned char *bytes, size_t left)
{
  static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
  size_t length = bytes[0] < 0x80   ? 1
                  : bytes[0] < 0xc0 ? 0
                  : bytes[0] < 0xe0 ? 2
                  : bytes[0] < 0xf0 ? 3
                                    : 4;
  uint32_t code = length == 1 ? bytes[0] : bytes[0] & (0x7fu >> length);

  if (bytes[0] == 0 || length == 0 || bytes[0] > 0xf4 || length > left)
    return 0;
  for (size_t i = 1; i < length; i++)
    {
      if ((bytes[i] & 0xc0) != 0x80)
        return 0;
      code = code << 6 | (bytes[i] & 0x3f);
    }
  return code >= least[length] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? length : 0;
}

bool
yui_match_check_text (const char *bytes, size_t size, YuiMatchError *error)
{
  unsigned line = 1, column = 1;

  for (size_t at = 0; at < size;)
    {
      size_t length = character_length ((const unsigned char *)bytes + at, size - at);

      if (length == 0)
        return yui_match_fail (error, line, column, "expected UTF-8 text, found byte 0x%02x",
                               (unsigned char)bytes[at]);
      column++;
      if (bytes[at] == '\n')
        {
          line++;
          column = 1;
        }
      at += length;
    }
  return true;
}

/* ---- documents ---- */

/* Texts are no longer than their bytes, and each text but one per table and file comes with a
 * delimiter. */
void
yui_document_init (YuiDocument *document, size_t size)
{
  *document = (YuiDocument){ .texts = yui_match_allocate (size * 2 + 64) };
}

void
yui_document_clear (YuiDocument *document)
{
  for (size_t t = 0; t < document->n_tables; t++)
    {
      free (document->tables[t].cols);
      free (document->tables[t].cells);
      free (document->tables[t].rows);
      free (document->tables[t].lines);
    }
  free (document->tables);
  free (document->texts);
  *document = (YuiDocument){ 0 };
}

char *
yui_document_begin_text (YuiDocument *document)
{
  return document->texts + document->n_texts;
}

void
yui_document_add_byte (YuiDocument *document, char byte)
{
  document->texts[document->n_texts++] = byte;
}

void
yui_document_end_text (YuiDocument *document)
{
  yui_document_add_byte (document, '\0');
}

const YuiTable *
yui_document_get_table (const YuiDocument *document, const char *name)
{
  for (size_t t = 0; t < document->n_tables; t++)
    if (strcmp (document->tables[t].name.text, name) == 0)
      return &document->tables[t];
  return NULL;
}

YuiTable *
yui_document_add_table (YuiDocument *document, YuiCell name)
{
  YuiTable *table;

  document->tables = yui_match_grow (document->tables, &document->tables_max,
                                     document->n_tables + 1, sizeof (YuiTable));
  table = &document->tables[document->n_tables++];
  *table = (YuiTable){ .name = name };
  return table;
}

/* ---- tables ---- */

void
yui_table_add_col (YuiTable *table, YuiCell name)
{
  table->cols = yui_match_grow (table->cols, &table->cols_max, table->n_cols + 1, sizeof (YuiCell));
  table->cols[table->n_cols++] = name;
}

void
yui_table_add_row (YuiTable *table, unsigned line)
{
  size_t rows_max = table->rows_max;

  table->rows = yui_match_grow (table->rows, &table->rows_max, table->n_rows + 2, sizeof (size_t));
  table->lines = yui_match_grow (table->lines, &rows_max, table->n_rows + 2, sizeof (unsigned));
  table->rows[table->n_rows] = table->n_cells;
  table->lines[table->n_rows++] = line;
  table->rows[table->n_rows] = table->n_cells;
}

void
yui_table_add_cell (YuiTable *table, YuiCell cell)
{
  if (cell.text[0] == '\0')
    return;
  table->cells
      = yui_match_grow (table->cells, &table->cells_max, table->n_cells + 1, sizeof (YuiCell));
  table->cells[table->n_cells++] = cell;
  table->rows[table->n_rows] = table->n_cells;
}

int
yui_table_find_col (const YuiTable *table, const char *name)
{
  for (size_t c = 0; c < table->n_cols; c++)
    if (strcmp (table->cols[c].text, name) == 0)
      return (int)c;
  return -1;
}
