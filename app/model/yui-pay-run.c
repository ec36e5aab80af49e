/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-run.h"

#include "yui-record-private.h"

struct _YuiPayRun
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiPayRunState state;
  char *from;
  char *to;
  char *pay_date;
  int people;
  int shifts;
  int worked_min;
  gint64 gross_yen;
  gint64 withheld_yen;
  gint64 net_yen;
  gint64 created_at;
  gint64 locked_at;
  char *summary_document_id;
};

G_DEFINE_FINAL_TYPE (YuiPayRun, yui_pay_run, YUI_TYPE_RECORD)

static const YuiField pay_run_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayRun, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayRun, version) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPayRun, state), yui_pay_run_state_get_type },
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayRun, from) },
  { "to", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayRun, to) },
  { "pay_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayRun, pay_date) },
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayRun, people) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayRun, shifts) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayRun, worked_min) },
  { "gross_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayRun, gross_yen) },
  { "withheld_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayRun, withheld_yen) },
  { "net_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayRun, net_yen) },
  { "created_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiPayRun, created_at) },
  { "locked_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiPayRun, locked_at) },
  { "summary_document_id", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiPayRun, summary_document_id) },
};

static void
yui_pay_run_class_init (YuiPayRunClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_run_fields,
                            G_N_ELEMENTS (pay_run_fields));
}

static void
yui_pay_run_init (YuiPayRun *self)
{
}

YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, id)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, int, version)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, YuiPayRunState, state)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, from)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, to)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, pay_date)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, int, people)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, int, shifts)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, int, worked_min)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, gross_yen)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, withheld_yen)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, net_yen)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, created_at)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, locked_at)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, summary_document_id)
