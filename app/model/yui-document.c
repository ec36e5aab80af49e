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
