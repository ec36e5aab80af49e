/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-device.h"

#include "yui-record-private.h"

struct _YuiDevice
{
  YuiRecord parent_instance;

  char *id;
  char *kind;
  char *label;
  gint64 signed_in_at;
  gint64 seen_at;
  gint64 expires_at;
  char *workplace_id;
  gboolean is_this;
};

G_DEFINE_FINAL_TYPE (YuiDevice, yui_device, YUI_TYPE_RECORD)

static const YuiField device_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDevice, id) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDevice, kind) },
  { "label", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDevice, label) },
  { "signed_in_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDevice, signed_in_at) },
  { "seen_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDevice, seen_at) },
  { "expires_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDevice, expires_at) },
  { "workplace_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiDevice, workplace_id) },
  { "is_this", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiDevice, is_this) },
};

static void
yui_device_class_init (YuiDeviceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), device_fields, G_N_ELEMENTS (device_fields));
}

static void
yui_device_init (YuiDevice *self)
{
}

YUI_RECORD_GETTER (Device, device, DEVICE, const char *, id)
YUI_RECORD_GETTER (Device, device, DEVICE, const char *, kind)
YUI_RECORD_GETTER (Device, device, DEVICE, const char *, label)
YUI_RECORD_GETTER (Device, device, DEVICE, gint64, signed_in_at)
YUI_RECORD_GETTER (Device, device, DEVICE, gint64, seen_at)
YUI_RECORD_GETTER (Device, device, DEVICE, gint64, expires_at)
YUI_RECORD_GETTER (Device, device, DEVICE, const char *, workplace_id)
YUI_RECORD_GETTER (Device, device, DEVICE, gboolean, is_this)
