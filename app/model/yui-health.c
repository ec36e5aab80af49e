/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-health.h"

#include "yui-record-private.h"

struct _YuiHealth
{
  YuiRecord parent_instance;

  char *status;
  char *version;
};

G_DEFINE_FINAL_TYPE (YuiHealth, yui_health, YUI_TYPE_RECORD)

static const YuiField health_fields[] = {
  { "status", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiHealth, status) },
  { "version", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiHealth, version) },
};

static void
yui_health_class_init (YuiHealthClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), health_fields, G_N_ELEMENTS (health_fields));
}

static void
yui_health_init (YuiHealth *self)
{
}

YUI_RECORD_GETTER (Health, health, HEALTH, const char *, status)
YUI_RECORD_GETTER (Health, health, HEALTH, const char *, version)
