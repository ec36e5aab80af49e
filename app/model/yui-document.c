/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-document.h"

#include "yui-record-private.h"

struct _YuiDocument
{
  YuiRecord parent_instance;

  char *id;
  YuiDocumentKind kind;
  char *title;
  gint64 created_at;
  char *sha256;
  int size;
  char *keep_until;
  char *worker_id;
  char *worker_name;
  char *shift_id;
  char *pay_run_id;
  char *media_type;
  char *from;
  char *to;
};

G_DEFINE_FINAL_TYPE (YuiDocument, yui_document, YUI_TYPE_RECORD)

static const YuiField document_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDocument, id) },
  { "kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiDocument, kind), yui_document_kind_get_type },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDocument, title) },
  { "created_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDocument, created_at) },
  { "sha256", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDocument, sha256) },
  { "size", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDocument, size) },
  { "keep_until", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiDocument, keep_until) },
  { "worker_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDocument, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDocument, worker_name) },
  { "shift_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDocument, shift_id) },
  { "pay_run_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDocument, pay_run_id) },
  { "media_type", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDocument, media_type) },
  { "from", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiDocument, from) },
  { "to", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiDocument, to) },
};

static void
yui_document_class_init (YuiDocumentClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), document_fields,
                            G_N_ELEMENTS (document_fields));
}

static void
yui_document_init (YuiDocument *self)
{
}

YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, id)
YUI_RECORD_GETTER (Document, document, DOCUMENT, YuiDocumentKind, kind)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, title)
YUI_RECORD_GETTER (Document, document, DOCUMENT, gint64, created_at)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, sha256)
YUI_RECORD_GETTER (Document, document, DOCUMENT, int, size)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, keep_until)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, worker_id)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, worker_name)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, shift_id)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, pay_run_id)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, media_type)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, from)
YUI_RECORD_GETTER (Document, document, DOCUMENT, const char *, to)

gboolean
yui_document_is_pdf (YuiDocument *self)
{
  g_return_val_if_fail (YUI_IS_DOCUMENT (self), FALSE);

  return self->media_type == NULL || g_str_equal (self->media_type, "application/pdf");
}
