/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-card.h"

#include "yui-record-private.h"

struct _YuiCard
{
  YuiRecord parent_instance;

  char *card_code;
  char *document_id;
};

G_DEFINE_FINAL_TYPE (YuiCard, yui_card, YUI_TYPE_RECORD)

static const YuiField card_fields[] = {
  { "card_code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCard, card_code) },
  { "document_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCard, document_id) },
};

static void
yui_card_class_init (YuiCardClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), card_fields, G_N_ELEMENTS (card_fields));
}

static void
yui_card_init (YuiCard *self)
{
}

YUI_RECORD_GETTER (Card, card, CARD, const char *, card_code)
YUI_RECORD_GETTER (Card, card, CARD, const char *, document_id)
