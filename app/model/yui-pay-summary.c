/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-summary.h"

#include "yui-record-private.h"

struct _YuiPayWeek
{
  YuiRecord parent_instance;

  char *week_start;
  gint64 wages_yen;
  int worked_min;
  int shifts;
  gint64 cost_per_seat_yen;
  int people;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiPayWeek, yui_pay_week, YUI_TYPE_RECORD)

static const YuiField pay_week_fields[] = {
  { "week_start", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPayWeek, week_start) },
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayWeek, wages_yen) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayWeek, worked_min) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayWeek, shifts) },
  { "cost_per_seat_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPayWeek, cost_per_seat_yen) },
  { "people", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWeek, people) },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPayWeek, sum), yui_pay_sum_get_type },
};

static void
yui_pay_week_class_init (YuiPayWeekClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_week_fields,
                            G_N_ELEMENTS (pay_week_fields));
}

static void
yui_pay_week_init (YuiPayWeek *self)
{
}

YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, const char *, week_start)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, gint64, wages_yen)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, int, worked_min)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, int, shifts)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, gint64, cost_per_seat_yen)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, int, people)
YUI_RECORD_GETTER (PayWeek, pay_week, PAY_WEEK, YuiPaySum *, sum)

struct _YuiPayWorkplace
{
  YuiRecord parent_instance;

  char *workplace_name;
  gint64 wages_yen;
  int worked_min;
  int shifts;
  gint64 cost_per_seat_yen;
  int people;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiPayWorkplace, yui_pay_workplace, YUI_TYPE_RECORD)

static const YuiField pay_workplace_fields[] = {
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayWorkplace, workplace_name) },
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayWorkplace, wages_yen) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayWorkplace, worked_min) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayWorkplace, shifts) },
  { "cost_per_seat_yen", YUI_FIELD_YEN, FALSE,
    G_STRUCT_OFFSET (YuiPayWorkplace, cost_per_seat_yen) },
  { "people", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayWorkplace, people) },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPayWorkplace, sum), yui_pay_sum_get_type },
};

static void
yui_pay_workplace_class_init (YuiPayWorkplaceClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_workplace_fields,
                            G_N_ELEMENTS (pay_workplace_fields));
}

static void
yui_pay_workplace_init (YuiPayWorkplace *self)
{
}

YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, const char *, workplace_name)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, gint64, wages_yen)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, int, worked_min)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, int, shifts)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, gint64, cost_per_seat_yen)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, int, people)
YUI_RECORD_GETTER (PayWorkplace, pay_workplace, PAY_WORKPLACE, YuiPaySum *, sum)

struct _YuiPayKindTotal
{
  YuiRecord parent_instance;

  char *kind;
  gint64 wages_yen;
  int worked_min;
  int shifts;
  gint64 cost_per_seat_yen;
  int people;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiPayKindTotal, yui_pay_kind_total, YUI_TYPE_RECORD)

static const YuiField pay_kind_total_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPayKindTotal, kind) },
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPayKindTotal, wages_yen) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayKindTotal, worked_min) },
  { "shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPayKindTotal, shifts) },
  { "cost_per_seat_yen", YUI_FIELD_YEN, FALSE,
    G_STRUCT_OFFSET (YuiPayKindTotal, cost_per_seat_yen) },
  { "people", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPayKindTotal, people) },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPayKindTotal, sum), yui_pay_sum_get_type },
};

static void
yui_pay_kind_total_class_init (YuiPayKindTotalClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_kind_total_fields,
                            G_N_ELEMENTS (pay_kind_total_fields));
}

static void
yui_pay_kind_total_init (YuiPayKindTotal *self)
{
}

YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, const char *, kind)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, gint64, wages_yen)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, int, worked_min)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, int, shifts)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, gint64, cost_per_seat_yen)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, int, people)
YUI_RECORD_GETTER (PayKindTotal, pay_kind_total, PAY_KIND_TOTAL, YuiPaySum *, sum)

struct _YuiPaySummary
{
  YuiRecord parent_instance;

  gint64 wages_yen;
  gint64 withheld_yen;
  int worked_min;
  int people;
  int filled_seats;
  gint64 cost_per_seat_yen;
  GListStore *weeks;
  GListStore *workplaces;
  GListStore *kinds;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiPaySummary, yui_pay_summary, YUI_TYPE_RECORD)

static const YuiField pay_summary_fields[] = {
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPaySummary, wages_yen) },
  { "withheld_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPaySummary, withheld_yen) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySummary, worked_min) },
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySummary, people) },
  { "filled_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySummary, filled_seats) },
  { "cost_per_seat_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiPaySummary, cost_per_seat_yen) },
  { "weeks", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySummary, weeks), yui_pay_week_get_type },
  { "workplaces", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySummary, workplaces),
    yui_pay_workplace_get_type },
  { "kinds", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySummary, kinds),
    yui_pay_kind_total_get_type },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiPaySummary, sum), yui_pay_sum_get_type },
};

static void
yui_pay_summary_class_init (YuiPaySummaryClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_summary_fields,
                            G_N_ELEMENTS (pay_summary_fields));
}

static void
yui_pay_summary_init (YuiPaySummary *self)
{
}

YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, gint64, wages_yen)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, gint64, withheld_yen)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, int, worked_min)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, int, people)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, int, filled_seats)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, gint64, cost_per_seat_yen)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, GListModel *, weeks)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, GListModel *, workplaces)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, GListModel *, kinds)
YUI_RECORD_GETTER (PaySummary, pay_summary, PAY_SUMMARY, YuiPaySum *, sum)
