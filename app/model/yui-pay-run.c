/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-run.h"

#include "yui-record-private.h"

struct _YuiPayTransfer
{
  YuiRecord parent_instance;

  int people;
  gint64 amount_yen;
  int people_without_pay;
  int people_below_zero;
};

G_DEFINE_FINAL_TYPE (YuiPayTransfer, yui_pay_transfer, YUI_TYPE_RECORD)

static const YuiField pay_transfer_fields[] = {
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayTransfer, people) },
  { "amount_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayTransfer, amount_yen) },
  { "people_without_pay", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiPayTransfer, people_without_pay) },
  { "people_below_zero", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiPayTransfer, people_below_zero) },
};

static void
yui_pay_transfer_class_init (YuiPayTransferClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_transfer_fields,
                            G_N_ELEMENTS (pay_transfer_fields));
}

static void
yui_pay_transfer_init (YuiPayTransfer *self)
{
}

YUI_RECORD_GETTER (PayTransfer, pay_transfer, PAY_TRANSFER, int, people)
YUI_RECORD_GETTER (PayTransfer, pay_transfer, PAY_TRANSFER, gint64, amount_yen)
YUI_RECORD_GETTER (PayTransfer, pay_transfer, PAY_TRANSFER, int, people_without_pay)
YUI_RECORD_GETTER (PayTransfer, pay_transfer, PAY_TRANSFER, int, people_below_zero)

struct _YuiPayRun
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiPayRunState state;
  YuiPayPeriodKind period_kind;
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
  char *created_by_name;
  gint64 checked_at;
  char *checked_by_name;
  gint64 approved_at;
  char *approved_by_name;
  gint64 locked_at;
  char *locked_by_name;
  char *summary_document_id;
  char *job_id;
  int papers_missing;
  gboolean is_making_papers;
  gboolean rounds_month;
  gboolean rounds_yen;
  gboolean needs_approval;
  gboolean may_approve;
  YuiPaySum *sum;
  YuiPayTransfer *transfer;
};

G_DEFINE_FINAL_TYPE (YuiPayRun, yui_pay_run, YUI_TYPE_RECORD)

static const YuiField pay_run_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayRun, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayRun, version) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPayRun, state), yui_pay_run_state_get_type },
  { "period_kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiPayRun, period_kind),
    yui_pay_period_kind_get_type },
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
  { "created_by_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayRun, created_by_name) },
  { "checked_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiPayRun, checked_at) },
  { "checked_by_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayRun, checked_by_name) },
  { "approved_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiPayRun, approved_at) },
  { "approved_by_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayRun, approved_by_name) },
  { "locked_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiPayRun, locked_at) },
  { "locked_by_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayRun, locked_by_name) },
  { "summary_document_id", YUI_FIELD_TEXT, FALSE,
    G_STRUCT_OFFSET (YuiPayRun, summary_document_id) },
  { "job_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPayRun, job_id) },
  { "papers_missing", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayRun, papers_missing) },
  { "is_making_papers", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiPayRun, is_making_papers) },
  { "rounds_month", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiPayRun, rounds_month) },
  { "rounds_yen", YUI_FIELD_TRUTH, FALSE, G_STRUCT_OFFSET (YuiPayRun, rounds_yen) },
  { "needs_approval", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPayRun, needs_approval) },
  { "may_approve", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiPayRun, may_approve) },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPayRun, sum), yui_pay_sum_get_type },
  { "transfer", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPayRun, transfer),
    yui_pay_transfer_get_type },
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
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, YuiPayPeriodKind, period_kind)
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
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, created_by_name)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, checked_at)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, checked_by_name)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, approved_at)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, approved_by_name)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gint64, locked_at)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, locked_by_name)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, summary_document_id)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, int, papers_missing)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gboolean, is_making_papers)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, const char *, job_id)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gboolean, rounds_month)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gboolean, rounds_yen)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gboolean, needs_approval)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, gboolean, may_approve)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, YuiPaySum *, sum)
YUI_RECORD_GETTER (PayRun, pay_run, PAY_RUN, YuiPayTransfer *, transfer)
