/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-grant.h"

#include "yui-record-private.h"

struct _YuiGrant
{
  YuiRecord parent_instance;

  char *access_token;
  char *token_type;
  gint64 expires_at;
  char *refresh_token;
  gint64 refresh_expires_at;
  char *device_id;
  char *device_secret;
};

G_DEFINE_FINAL_TYPE (YuiGrant, yui_grant, YUI_TYPE_RECORD)

static const YuiField grant_fields[] = {
  { "access_token", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiGrant, access_token) },
  { "token_type", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiGrant, token_type) },
  { "expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiGrant, expires_at) },
  { "refresh_token", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiGrant, refresh_token) },
  { "refresh_expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiGrant, refresh_expires_at) },
  { "device_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiGrant, device_id) },
  { "device_secret", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiGrant, device_secret) },
};

static void
yui_grant_class_init (YuiGrantClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), grant_fields, G_N_ELEMENTS (grant_fields));
}

static void
yui_grant_init (YuiGrant *self)
{
}

YUI_RECORD_GETTER (Grant, grant, GRANT, const char *, access_token)
YUI_RECORD_GETTER (Grant, grant, GRANT, const char *, token_type)
YUI_RECORD_GETTER (Grant, grant, GRANT, gint64, expires_at)
YUI_RECORD_GETTER (Grant, grant, GRANT, const char *, refresh_token)
YUI_RECORD_GETTER (Grant, grant, GRANT, gint64, refresh_expires_at)
YUI_RECORD_GETTER (Grant, grant, GRANT, const char *, device_id)
YUI_RECORD_GETTER (Grant, grant, GRANT, const char *, device_secret)

struct _YuiSignInName
{
  YuiRecord parent_instance;

  char *name;
};

G_DEFINE_FINAL_TYPE (YuiSignInName, yui_sign_in_name, YUI_TYPE_RECORD)

static const YuiField sign_in_name_fields[] = {
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSignInName, name) },
};

static void
yui_sign_in_name_class_init (YuiSignInNameClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), sign_in_name_fields,
                            G_N_ELEMENTS (sign_in_name_fields));
}

static void
yui_sign_in_name_init (YuiSignInName *self)
{
}

YUI_RECORD_GETTER (SignInName, sign_in_name, SIGN_IN_NAME, const char *, name)
