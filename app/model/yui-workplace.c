/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-workplace.h"

#include "yui-record-private.h"

struct _YuiWorkplace
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *name;
  char *employer_id;
  char *employer_name;
  char *address;
  char *prefecture;
  int latitude_udeg;
  int longitude_udeg;
};

G_DEFINE_FINAL_TYPE (YuiWorkplace, yui_workplace, YUI_TYPE_RECORD)

static const YuiField workplace_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, version) },
  { "name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, name) },
  { "employer_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, employer_id) },
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, employer_name) },
  { "address", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, address) },
  { "prefecture", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkplace, prefecture) },
  { "latitude_udeg", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, latitude_udeg) },
  { "longitude_udeg", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorkplace, longitude_udeg) },
};

static void
yui_workplace_class_init (YuiWorkplaceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), workplace_fields,
                            G_N_ELEMENTS (workplace_fields));
}

static void
yui_workplace_init (YuiWorkplace *self)
{
}

YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, id)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, version)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, name)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, employer_id)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, employer_name)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, address)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, const char *, prefecture)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, latitude_udeg)
YUI_RECORD_GETTER (Workplace, workplace, WORKPLACE, int, longitude_udeg)
