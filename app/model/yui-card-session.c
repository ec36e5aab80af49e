/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-card-session.h"

#include "yui-record-private.h"

struct _YuiCardSession
{
  YuiRecord parent_instance;

  char *access_token;
  gint64 expires_at;
  char *worker_id;
  char *short_name;
};

G_DEFINE_FINAL_TYPE (YuiCardSession, yui_card_session, YUI_TYPE_RECORD)

static const YuiField card_session_fields[] = {
  { "access_token", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCardSession, access_token) },
  { "expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCardSession, expires_at) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCardSession, worker_id) },
  { "short_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCardSession, short_name) },
};

static void
yui_card_session_class_init (YuiCardSessionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), card_session_fields,
                            G_N_ELEMENTS (card_session_fields));
}

static void
yui_card_session_init (YuiCardSession *self)
{
}

YUI_RECORD_GETTER (CardSession, card_session, CARD_SESSION, const char *, access_token)
YUI_RECORD_GETTER (CardSession, card_session, CARD_SESSION, gint64, expires_at)
YUI_RECORD_GETTER (CardSession, card_session, CARD_SESSION, const char *, worker_id)
YUI_RECORD_GETTER (CardSession, card_session, CARD_SESSION, const char *, short_name)
