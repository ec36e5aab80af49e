/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-banks.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* Bank accounts of an employer's people from a spreadsheet.
 *
 * A row names a person of the pool by the staff number, else by name and reading, and the account:
 * bank and branch by code or name, kind, number, holder. A row with a fault is refused as a whole,
 * with every fault of it. Names that a bank file cannot carry are faults too, person by person. */
typedef struct _YuiAccountImport YuiAccountImport;

/* Reads the file and checks the accounts. Returns NULL with YUI_PROBLEM_INVALID_INPUT when it is no
 * table of accounts. banks must outlive it. Needs no database. */
YuiAccountImport *yui_account_import_read (GBytes *bytes, const YuiBanks *banks, GError **error);
void yui_account_import_free (YuiAccountImport *self);

/* Finds the people of the rows. Call it once, in the transaction that applies. */
gboolean yui_account_import_place (YuiAccountImport *self,
                                   YuiDatabase *db,
                                   gint64 programme_id,
                                   const char *employer_id,
                                   GError **error);

/* Writes the accounts of the rows without fault. */
gboolean yui_account_import_apply (
    YuiAccountImport *self, YuiDatabase *db, const char *actor_id, gint64 now_s, GError **error);

guint yui_account_import_get_n_refused (const YuiAccountImport *self);

/* The ImportReport of the API: added are people without an account so far. */
yyjson_mut_val *yui_account_import_to_json (const YuiAccountImport *self, YuiJson *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiAccountImport, yui_account_import_free)

G_END_DECLS
