/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person calls the table of the law that has this file name: "withholding-daily-hei-2027.tsv"
 * is "daily withholding table, column hei, 2027". A name that is not known is given back as it is.
 * Transfer full, never NULL. */
char *yui_law_table_name (const char *file);

G_END_DECLS
