/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A stored document; its bytes come separately. */
#define YUI_TYPE_DOCUMENT (yui_document_get_type ())
G_DECLARE_FINAL_TYPE (YuiDocument, yui_document, YUI, DOCUMENT, YuiRecord)

const char *yui_document_get_id (YuiDocument *self);
YuiDocumentKind yui_document_get_kind (YuiDocument *self);
const char *yui_document_get_title (YuiDocument *self);
gint64 yui_document_get_created_at (YuiDocument *self);
const char *yui_document_get_sha256 (YuiDocument *self);     /* of the bytes */
int yui_document_get_size (YuiDocument *self);               /* bytes */
const char *yui_document_get_keep_until (YuiDocument *self); /* nullable */

G_END_DECLS
