/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-declared-work.h"

#include "yui-record-private.h"

struct _YuiDeclaredWork
{
  YuiRecord parent_instance;

  char *id;
  char *employer_name;
  char *since;
  char *from;
  char *until;
  int weekdays;
  int day_min;
  int week_min;
  gboolean by_worker;
  gint64 recorded_at;
};

G_DEFINE_FINAL_TYPE (YuiDeclaredWork, yui_declared_work, YUI_TYPE_RECORD)

static const YuiField declared_work_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, id) },
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, employer_name) },
  { "since", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, since) },
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, from) },
  { "until", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiDeclaredWork, until) },
  { "weekdays", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, weekdays) },
  { "day_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, day_min) },
  { "week_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, week_min) },
  { "by_worker", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, by_worker) },
  { "recorded_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiDeclaredWork, recorded_at) },
};

static void
yui_declared_work_class_init (YuiDeclaredWorkClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), declared_work_fields,
                            G_N_ELEMENTS (declared_work_fields));
}

static void
yui_declared_work_init (YuiDeclaredWork *self)
{
}

YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, const char *, id)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, const char *, employer_name)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, const char *, since)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, const char *, from)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, const char *, until)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, int, weekdays)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, int, day_min)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, int, week_min)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, gboolean, by_worker)
YUI_RECORD_GETTER (DeclaredWork, declared_work, DECLARED_WORK, gint64, recorded_at)
