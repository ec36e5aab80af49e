/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

/* The lines of an event stream that say what changed: for each resource the newest number of the
 * change log, oldest first. */

/* What changed in a programme, for its listeners. To be cleared with yui_change_hints_clear(). */
typedef struct
{
  GHashTable *by_employer; /* employer id → GString, for those who see one employer's things */
  GString *all;            /* for those who see everything */
} YuiChangeHints;

/* Fills hints, which must be zero, with what has a number above after and at most until. */
gboolean yui_change_hints_read (YuiChangeHints *hints,
                                YuiDatabase *db,
                                gint64 programme_id,
                                gint64 after,
                                gint64 until,
                                GError **error);
void yui_change_hints_clear (YuiChangeHints *hints);

/* Appends the lines of one employer (NULL: of all) to text. */
gboolean yui_change_hints_add (GString *text,
                               YuiDatabase *db,
                               gint64 programme_id,
                               gint64 after,
                               gint64 until,
                               const char *employer_id,
                               GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiChangeHints, yui_change_hints_clear)
