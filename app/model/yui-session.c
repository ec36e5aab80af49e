/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-session.h"

#include "yui-record-private.h"

struct _YuiSession
{
  YuiRecord parent_instance;

  char *account_id;
  char *display_name;
  YuiRole role;
  char *programme_name;
  char *programme_prefecture;
  char *programme_colour;
  gboolean is_demo;
  char *employer_id;
  char *employer_name;
  char *sign_in_name;
  gboolean has_second_factor;
  gboolean needs_second_factor;
  gint64 server_time;
  char *epoch;
};

G_DEFINE_FINAL_TYPE (YuiSession, yui_session, YUI_TYPE_RECORD)

static const YuiField session_fields[] = {
  { "account_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSession, account_id) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSession, display_name) },
  { "role", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiSession, role), yui_role_get_type },
  { "programme_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSession, programme_name), NULL,
    "programme/name" },
  { "programme_prefecture", YUI_FIELD_TEXT, TRUE,
    G_STRUCT_OFFSET (YuiSession, programme_prefecture), NULL, "programme/prefecture" },
  { "programme_colour", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSession, programme_colour), NULL,
    "programme/colour" },
  { "is_demo", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiSession, is_demo), NULL,
    "programme/demo" },
  { "employer_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiSession, employer_id), NULL,
    "employer/id" },
  { "employer_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiSession, employer_name), NULL,
    "employer/name" },
  { "sign_in_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiSession, sign_in_name) },
  { "has_second_factor", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiSession, has_second_factor) },
  { "needs_second_factor", YUI_FIELD_TRUTH, FALSE,
    G_STRUCT_OFFSET (YuiSession, needs_second_factor) },
  { "server_time", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiSession, server_time) },
  { "epoch", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSession, epoch) },
};

static void
yui_session_class_init (YuiSessionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), session_fields,
                            G_N_ELEMENTS (session_fields));
}

static void
yui_session_init (YuiSession *self)
{
}

YUI_RECORD_GETTER (Session, session, SESSION, const char *, account_id)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, display_name)
YUI_RECORD_GETTER (Session, session, SESSION, YuiRole, role)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, programme_name)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, programme_prefecture)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, programme_colour)
YUI_RECORD_GETTER (Session, session, SESSION, gboolean, is_demo)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, employer_id)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, employer_name)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, sign_in_name)
YUI_RECORD_GETTER (Session, session, SESSION, gboolean, has_second_factor)
YUI_RECORD_GETTER (Session, session, SESSION, gboolean, needs_second_factor)
YUI_RECORD_GETTER (Session, session, SESSION, gint64, server_time)
YUI_RECORD_GETTER (Session, session, SESSION, const char *, epoch)
