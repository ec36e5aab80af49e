/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What yui-match reads: named tables with named columns, from CSV or JSON, each cell a text that
 * knows its place in the file. Only the command uses this; the library has no files. */

typedef struct
{
  unsigned line, column; /* from 1; 0 = no place */
  char message[240];     /* what was expected there */
} YuiMatchError;

typedef struct
{
  const char *text; /* UTF-8, without quotes and escapes */
  unsigned line, column;
  uint16_t col; /* of the table */
} YuiCell;

typedef struct
{
  YuiCell name;
  YuiCell *cols;
  size_t n_cols, cols_max;
  YuiCell *cells; /* row after row; what is not there or empty is left out */
  size_t n_cells, cells_max;
  size_t *rows;    /* where each row's cells begin, and one more */
  unsigned *lines; /* of each row */
  size_t n_rows, rows_max;
} YuiTable;

typedef struct
{
  YuiTable *tables;
  size_t n_tables, tables_max;
  char *texts; /* all the texts */
  size_t n_texts;
} YuiDocument;

/* Each reads bytes[0 … size) and returns false with an error when they are not what they should be,
 * whatever they are. The document is to be cleared in any case. */
bool
yui_document_read_csv (YuiDocument *document, const char *bytes, size_t size, YuiMatchError *error);
bool yui_document_read_json (YuiDocument *document,
                             const char *bytes,
                             size_t size,
                             YuiMatchError *error);
void yui_document_clear (YuiDocument *document);

const YuiTable *yui_document_get_table (const YuiDocument *document, const char *name);

/* For the readers: text is built piece by piece. A document has room for all that its bytes can
 * hold. */
void yui_document_init (YuiDocument *document, size_t size);
char *yui_document_begin_text (YuiDocument *document);
void yui_document_add_byte (YuiDocument *document, char byte);
void yui_document_end_text (YuiDocument *document);
YuiTable *yui_document_add_table (YuiDocument *document, YuiCell name);
void yui_table_add_col (YuiTable *table, YuiCell name);
void yui_table_add_row (YuiTable *table, unsigned line);
void yui_table_add_cell (YuiTable *table, YuiCell cell);

/* The column of that name, or −1. */
int yui_table_find_col (const YuiTable *table, const char *name);

/* Fails with place and printf-style message; always returns false. */
bool yui_match_fail (YuiMatchError *error, unsigned line, unsigned column, const char *format, ...)
    __attribute__ ((format (printf, 4, 5)));

/* Finds the first byte that is no UTF-8 text (or is NUL), and its place. */
bool yui_match_check_text (const char *bytes, size_t size, YuiMatchError *error);

/* Never NULL; ends the program when there is no memory. */
void *yui_match_allocate (size_t size);
void *yui_match_grow (void *array, size_t *max, size_t wanted, size_t item_size);
