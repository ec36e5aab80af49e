/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* How long each thing that tells of a person is kept, and by what it goes, is a line of
 * data/privacy/personal-data.tsv; a test holds that table to the schema. */

/* Erases what need not be kept any more, at most a few hundred rows of a kind at a time: papers 30
 * days after their years are over, cards that are no longer in force, sessions, drafts and jobs that
 * are over, and people who withdrew, seven years after their last pay. Papers and people are
 * audited one by one. */
gboolean yui_retention_run (YuiDatabase *db, gint64 now_s, GError **error);

/* Erases a paper's bytes and whose it is; that there was one stays. Logs the change. */
gboolean yui_retention_erase_document (YuiDatabase *db,
                                       gint64 programme_id,
                                       const char *id,
                                       const char *employer_id,
                                       gint64 now_s,
                                       GError **error);

G_END_DECLS
