/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-csv.h"

G_BEGIN_DECLS

/* Makes a CSV file that Excel and LibreOffice open as it is meant: CRLF, comma, UTF-8 with BOM or
 * CP932. A text cell that a spreadsheet would run as a formula (it starts with = + - @, or a tab or
 * line end before one) gets a leading apostrophe; numbers added as numbers do not. */
typedef struct _YuiCsvWriter YuiCsvWriter;

/* A cell that CP932 could not hold whole: each such character was written as 〓.
 * line and column are the 1-based row and cell; character is the first one, as UTF-8. */
typedef struct
{
  guint line;
  guint column;
  char character[8];
} YuiCsvLoss;

/* encoding is YUI_CSV_UTF8, YUI_CSV_UTF8_BOM or YUI_CSV_CP932. Free with yui_csv_writer_free(). */
YuiCsvWriter *yui_csv_writer_new (YuiCsvEncoding encoding);
void yui_csv_writer_free (YuiCsvWriter *self);

/* Adds a cell to the current row. text: nullable (an empty cell). */
void yui_csv_writer_add_text (YuiCsvWriter *self, const char *text);
void yui_csv_writer_add_int (YuiCsvWriter *self, gint64 value);

/* Adds a date as 2026/11/03, which a Japanese spreadsheet reads as a date. */
void yui_csv_writer_add_day (YuiCsvWriter *self, gint64 day);

/* Ends the current row (an empty one is a blank line). */
void yui_csv_writer_end_row (YuiCsvWriter *self);

guint yui_csv_writer_get_n_losses (const YuiCsvWriter *self);
const YuiCsvLoss *yui_csv_writer_get_loss (const YuiCsvWriter *self, guint index);

/* Ends an open row and returns the file; nothing can be added afterwards, the losses stay readable.
 */
GBytes *yui_csv_writer_finish (YuiCsvWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiCsvWriter, yui_csv_writer_free)

G_END_DECLS
