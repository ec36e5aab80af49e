/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-device-grant.h"

#include "yui-record-private.h"

struct _YuiDeviceAuthorization
{
  YuiRecord parent_instance;

  char *user_code;
  char *label;
  gint64 asked_at;
  gint64 expires_at;
};

G_DEFINE_FINAL_TYPE (YuiDeviceAuthorization, yui_device_authorization, YUI_TYPE_RECORD)

static const YuiField device_authorization_fields[] = {
  { "user_code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceAuthorization, user_code) },
  { "label", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceAuthorization, label) },
  { "asked_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDeviceAuthorization, asked_at) },
  { "expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDeviceAuthorization, expires_at) },
};

static void
yui_device_authorization_class_init (YuiDeviceAuthorizationClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), device_authorization_fields, G_N_ELEMENTS (device_authorization_fields));
}

static void
yui_device_authorization_init (YuiDeviceAuthorization *self)
{
}

YUI_RECORD_GETTER (DeviceAuthorization, device_authorization, DEVICE_AUTHORIZATION, const char *, user_code)
YUI_RECORD_GETTER (DeviceAuthorization, device_authorization, DEVICE_AUTHORIZATION, const char *, label)
YUI_RECORD_GETTER (DeviceAuthorization, device_authorization, DEVICE_AUTHORIZATION, gint64, asked_at)
YUI_RECORD_GETTER (DeviceAuthorization, device_authorization, DEVICE_AUTHORIZATION, gint64, expires_at)

struct _YuiDeviceCodes
{
  YuiRecord parent_instance;

  char *device_code;
  char *user_code;
  char *verification_uri;
  char *verification_uri_complete;
  int expires_in;
  int interval;
};

G_DEFINE_FINAL_TYPE (YuiDeviceCodes, yui_device_codes, YUI_TYPE_RECORD)

static const YuiField device_codes_fields[] = {
  { "device_code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, device_code) },
  { "user_code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, user_code) },
  { "verification_uri", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, verification_uri) },
  { "verification_uri_complete", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, verification_uri_complete) },
  { "expires_in", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, expires_in) },
  { "interval", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDeviceCodes, interval) },
};

static void
yui_device_codes_class_init (YuiDeviceCodesClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), device_codes_fields, G_N_ELEMENTS (device_codes_fields));
}

static void
yui_device_codes_init (YuiDeviceCodes *self)
{
}

YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, const char *, device_code)
YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, const char *, user_code)
YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, const char *, verification_uri)
YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, const char *, verification_uri_complete)
YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, int, expires_in)
YUI_RECORD_GETTER (DeviceCodes, device_codes, DEVICE_CODES, int, interval)

struct _YuiDeviceToken
{
  YuiRecord parent_instance;

  char *access_token;
  char *error;
};

G_DEFINE_FINAL_TYPE (YuiDeviceToken, yui_device_token, YUI_TYPE_RECORD)

static const YuiField device_token_fields[] = {
  { "access_token", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDeviceToken, access_token) },
  { "error", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDeviceToken, error) },
};

static void
yui_device_token_class_init (YuiDeviceTokenClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), device_token_fields, G_N_ELEMENTS (device_token_fields));
}

static void
yui_device_token_init (YuiDeviceToken *self)
{
}

YUI_RECORD_GETTER (DeviceToken, device_token, DEVICE_TOKEN, const char *, access_token)
YUI_RECORD_GETTER (DeviceToken, device_token, DEVICE_TOKEN, const char *, error)
