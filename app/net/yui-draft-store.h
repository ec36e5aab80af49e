/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

#include "model/yui-shift-draft.h"

G_BEGIN_DECLS

/* Half-made shifts, kept in the client's own SQLite file so that closing an editor, or a crash,
 * loses nothing. All work is done off the main thread, one call after the other. */
#define YUI_TYPE_DRAFT_STORE (yui_draft_store_get_type ())
G_DECLARE_FINAL_TYPE (YuiDraftStore, yui_draft_store, YUI, DRAFT_STORE, GObject)

/* path: the file; NULL for $XDG_DATA_HOME/yui/client.db. Opened at the first use. */
YuiDraftStore *yui_draft_store_new (const char *path);

/* TRUE once the draft is safe on disk; replaces the one with the same id.
 * account_id: whose it is (YuiSession account_id). */
DexFuture *yui_draft_store_save (YuiDraftStore *self, const char *account_id, YuiShiftDraft *draft);

/* GListModel of YuiShiftDraft of an account, last edited first. */
DexFuture *yui_draft_store_list (YuiDraftStore *self, const char *account_id);

/* TRUE; also when there was none. */
DexFuture *yui_draft_store_delete (YuiDraftStore *self, const char *draft_id);

G_END_DECLS
