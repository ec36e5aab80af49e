/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"
#include "yui-json.h"

G_BEGIN_DECLS

/* Gives every account of the database a token, those of the file at path where they are there, and
 * writes the file anew. Adds, to a list of the document, an object {role, label, token} for each.
 */
gboolean yui_embedded_tokens_make (
    YuiStore *store, const char *path, YuiJson *doc, yyjson_mut_val *list, GError **error);

G_END_DECLS
