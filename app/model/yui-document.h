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
const char *yui_document_get_keep_until (YuiDocument *self); /* the last day; nullable */
const char *yui_document_get_worker_id (YuiDocument *self);  /* nullable, as is the next */
const char *yui_document_get_worker_name (YuiDocument *self);
const char *yui_document_get_shift_id (YuiDocument *self);   /* nullable */
const char *yui_document_get_pay_run_id (YuiDocument *self); /* nullable */
const char *yui_document_get_media_type (YuiDocument *self); /* NULL: a PDF */
const char *yui_document_get_from (YuiDocument *self);       /* of what it covers; nullable */
const char *yui_document_get_to (YuiDocument *self);         /* day after the last; nullable */

/* Whether it has pages; what has none is a table, or a bank file. */
gboolean yui_document_is_pdf (YuiDocument *self);

G_END_DECLS
