/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-template.h"

#include "yui-record-private.h"

struct _YuiTemplate
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *name;
  char *title;
  char *description;
  char *belongings;
  int break_min;
  int seats;
  gint64 hourly_wage_yen;
  gint64 transport_yen;
  char *hiring_mode;
  GStrv required_qualification_ids;
  GListStore *rings;
};

G_DEFINE_FINAL_TYPE (YuiTemplate, yui_template, YUI_TYPE_RECORD)

static const YuiField template_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTemplate, version) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, name) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, title) },
  { "description", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, description) },
  { "belongings", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, belongings) },
  { "break_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTemplate, break_min) },
  { "seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTemplate, seats) },
  { "hourly_wage_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiTemplate, hourly_wage_yen) },
  { "transport_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiTemplate, transport_yen) },
  { "hiring_mode", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTemplate, hiring_mode) },
  { "required_qualification_ids", YUI_FIELD_WORDS, TRUE,
    G_STRUCT_OFFSET (YuiTemplate, required_qualification_ids) },
  { "rings", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiTemplate, rings), yui_ring_get_type },
};

static void
yui_template_class_init (YuiTemplateClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), template_fields,
                            G_N_ELEMENTS (template_fields));
}

static void
yui_template_init (YuiTemplate *self)
{
}

YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, id)
YUI_RECORD_GETTER (Template, template, TEMPLATE, int, version)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, name)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, title)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, description)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, belongings)
YUI_RECORD_GETTER (Template, template, TEMPLATE, int, break_min)
YUI_RECORD_GETTER (Template, template, TEMPLATE, int, seats)
YUI_RECORD_GETTER (Template, template, TEMPLATE, gint64, hourly_wage_yen)
YUI_RECORD_GETTER (Template, template, TEMPLATE, gint64, transport_yen)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *, hiring_mode)
YUI_RECORD_GETTER (Template, template, TEMPLATE, const char *const *, required_qualification_ids)
YUI_RECORD_GETTER (Template, template, TEMPLATE, GListModel *, rings)
