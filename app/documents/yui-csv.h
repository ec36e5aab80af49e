/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* A spreadsheet as people really save it: bytes in, a table of cells out, each with its place.
 *
 * Encodings: UTF-8 with or without BOM, UTF-16 with BOM (Excel's "Unicode text"), CP932 (what a
 * Japanese Excel writes as "CSV"; Shift_JIS with 髙 﨑 ① ㈱ ～). Delimiters: comma, tab, semicolon,
 * or what a first line `sep=;` says. Line ends: CRLF, LF, CR, also mixed. Quoted cells may hold
 * delimiters, quotes ("") and line ends.
 *
 * A row that cannot be read (invalid byte, stray quote, too many columns, too long a cell) becomes
 * an issue with line and column and is left out; all other rows are there. Blank rows (nothing, or
 * delimiters and blanks only) are left out but counted. */
typedef struct _YuiCsv YuiCsv;

typedef enum
{
  YUI_CSV_UTF8,
  YUI_CSV_UTF8_BOM,
  YUI_CSV_UTF16_LE,
  YUI_CSV_UTF16_BE,
  YUI_CSV_CP932,
} YuiCsvEncoding;

typedef enum
{
  YUI_CSV_ISSUE_INVALID_BYTE,   /* bytes that are no character of the encoding */
  YUI_CSV_ISSUE_STRAY_QUOTE,    /* a quote inside an unquoted cell, or text after a closing quote */
  YUI_CSV_ISSUE_UNCLOSED_QUOTE, /* an opening quote never closed; the next line is a row */
  YUI_CSV_ISSUE_TOO_MANY_COLUMNS, /* more cells than max_columns */
  YUI_CSV_ISSUE_CELL_TOO_LONG,    /* more bytes of UTF-8 in a cell than max_cell_bytes */
} YuiCsvIssueKind;

/* line    1-based line of the file, as a text editor counts.
 * column  1-based cell of the row, as a spreadsheet counts (1 = A).
 * message an English sentence with the place; for other languages build one from kind. */
typedef struct
{
  YuiCsvIssueKind kind;
  guint line;
  guint column;
  const char *message;
} YuiCsvIssue;

/* Bounds on what is read; a zero field means the preset of YUI_CSV_LIMITS_DEFAULT. */
typedef struct
{
  gsize max_bytes;
  guint max_rows;
  guint max_columns;
  gsize max_cell_bytes;
} YuiCsvLimits;

#define YUI_CSV_LIMITS_DEFAULT { 16 * 1024 * 1024, 100000, 256, 32 * 1024 }

/* With so many issues the file is refused: it is not the expected one. One issue a row is noted. */
#define YUI_CSV_MAX_ISSUES 1000

/* Reads a whole table.
 *
 * bytes   the file as it is.
 * limits  nullable; NULL means the presets.
 *
 * Returns NULL with YUI_DOCUMENTS_ERROR_TOO_LARGE when the file has more bytes or rows than the
 * limits, and with YUI_DOCUMENTS_ERROR_SYNTAX past YUI_CSV_MAX_ISSUES or for a file that is no text
 * table at all (a workbook .xlsx or .xls, binary data). An empty file is a table with no rows. Free
 * with yui_csv_free(). */
YuiCsv *yui_csv_read (GBytes *bytes, const YuiCsvLimits *limits, GError **error);
void yui_csv_free (YuiCsv *self);

YuiCsvEncoding yui_csv_get_encoding (const YuiCsv *self);
char yui_csv_get_delimiter (const YuiCsv *self);

/* Good rows, blank rows skipped, and rows left out because of an issue. */
guint yui_csv_get_n_rows (const YuiCsv *self);
guint yui_csv_get_n_blank (const YuiCsv *self);
guint yui_csv_get_n_left_out (const YuiCsv *self);

/* row and column count from 0 here; a row may have fewer cells than another. */
guint yui_csv_get_n_cells (const YuiCsv *self, guint row);

/* Returns the cell's text as it stands in the file (borrowed; never NULL, "" past the row's end).
 */
const char *yui_csv_get_cell (const YuiCsv *self, guint row, guint column);

/* Returns the 1-based line of the file on which the cell starts; past the row's end, the row's. */
guint yui_csv_get_line (const YuiCsv *self, guint row, guint column);

/* Finds a heading in row 0, ignoring width, case and blanks ("氏　名", "氏名 ", "ＩＤ" = "id").
 * Returns its column, or -1. */
int yui_csv_find_column (const YuiCsv *self, const char *heading);

guint yui_csv_get_n_issues (const YuiCsv *self);
const YuiCsvIssue *yui_csv_get_issue (const YuiCsv *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiCsv, yui_csv_free)

G_END_DECLS
