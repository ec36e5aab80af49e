/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-csv.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* in YuiCsv.texts */
  guint line;
} YuiCsvCell;

typedef struct
{
  guint first_cell; /* in YuiCsv.cells */
  guint n_cells;
  guint line;
} YuiCsvRow;

struct _YuiCsv
{
  YuiCsvEncoding encoding;
  char delimiter;
  GStringChunk *texts;
  GArray *cells;
  GArray *rows;
  GArray *issues;
  guint n_blank;
};

/* What the file is, and its text as bytes in which ASCII signs can be searched: UTF-8 or CP932, the
 * BOM taken off. UTF-16 becomes UTF-8, a lone surrogate the byte 0xFF. Returns NULL for a file that
 * is no text. */
GBytes *yui_csv_decode (GBytes *bytes, YuiCsvEncoding *encoding, GError **error);

/* The delimiter by which the first lines fall into equally many cells; a comma if none does. */
char yui_csv_guess_delimiter (const char *data, gsize length);

G_END_DECLS
