/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills view with the columns and rows of a CSV file in any encoding, its first row as headings.
 * Returns FALSE with error when it is no table. */
gboolean yui_paper_table_fill (GtkColumnView *view, GBytes *csv, GError **error);

/* The records of a bank file as lines of text (caller's); what is no character becomes “�”. */
char *yui_paper_table_read_bank_file (GBytes *file);

G_END_DECLS
