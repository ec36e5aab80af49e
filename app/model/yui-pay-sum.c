/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-sum.h"

#include "yui-record-private.h"

struct _YuiPaySumPart
{
  YuiRecord parent_instance;

  char *kind;
  char *rule;
  char *article;
  char *certainty;
  char *table;
  int table_year;
  char *table_first_date;
  char *table_last_date;
  char *rounding;
  int lines;
  int rounded_lines;
  int back_lines;
  gint64 amount_yen;
};

G_DEFINE_FINAL_TYPE (YuiPaySumPart, yui_pay_sum_part, YUI_TYPE_RECORD)

static const YuiField pay_sum_part_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, kind) },
  { "rule", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, rule) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, article) },
  { "certainty", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, certainty) },
  { "table", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiPaySumPart, table) },
  { "table_year", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiPaySumPart, table_year) },
  { "table_first_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPaySumPart, table_first_date) },
  { "table_last_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiPaySumPart, table_last_date) },
  { "rounding", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, rounding) },
  { "lines", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, lines) },
  { "rounded_lines", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, rounded_lines) },
  { "back_lines", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, back_lines) },
  { "amount_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPaySumPart, amount_yen) },
};

static void
yui_pay_sum_part_class_init (YuiPaySumPartClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_sum_part_fields,
                            G_N_ELEMENTS (pay_sum_part_fields));
}

static void
yui_pay_sum_part_init (YuiPaySumPart *self)
{
}

YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, kind)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, rule)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, article)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, certainty)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, table)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, int, table_year)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, table_first_date)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, table_last_date)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, const char *, rounding)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, int, lines)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, int, rounded_lines)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, int, back_lines)
YUI_RECORD_GETTER (PaySumPart, pay_sum_part, PAY_SUM_PART, gint64, amount_yen)

struct _YuiPaySumRun
{
  YuiRecord parent_instance;

  char *pay_run_id;
  char *from;
  char *to;
  char *pay_date;
  gint64 wages_yen;
};

G_DEFINE_FINAL_TYPE (YuiPaySumRun, yui_pay_sum_run, YUI_TYPE_RECORD)

static const YuiField pay_sum_run_fields[] = {
  { "pay_run_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiPaySumRun, pay_run_id) },
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySumRun, from) },
  { "to", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySumRun, to) },
  { "pay_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiPaySumRun, pay_date) },
  { "wages_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiPaySumRun, wages_yen) },
};

static void
yui_pay_sum_run_class_init (YuiPaySumRunClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_sum_run_fields,
                            G_N_ELEMENTS (pay_sum_run_fields));
}

static void
yui_pay_sum_run_init (YuiPaySumRun *self)
{
}

YUI_RECORD_GETTER (PaySumRun, pay_sum_run, PAY_SUM_RUN, const char *, pay_run_id)
YUI_RECORD_GETTER (PaySumRun, pay_sum_run, PAY_SUM_RUN, const char *, from)
YUI_RECORD_GETTER (PaySumRun, pay_sum_run, PAY_SUM_RUN, const char *, to)
YUI_RECORD_GETTER (PaySumRun, pay_sum_run, PAY_SUM_RUN, const char *, pay_date)
YUI_RECORD_GETTER (PaySumRun, pay_sum_run, PAY_SUM_RUN, gint64, wages_yen)

struct _YuiPaySum
{
  YuiRecord parent_instance;

  GListStore *parts;
  GListStore *runs;
};

G_DEFINE_FINAL_TYPE (YuiPaySum, yui_pay_sum, YUI_TYPE_RECORD)

static const YuiField pay_sum_fields[] = {
  { "parts", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySum, parts), yui_pay_sum_part_get_type },
  { "runs", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPaySum, runs), yui_pay_sum_run_get_type },
};

static void
yui_pay_sum_class_init (YuiPaySumClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), pay_sum_fields,
                            G_N_ELEMENTS (pay_sum_fields));
}

static void
yui_pay_sum_init (YuiPaySum *self)
{
}

YUI_RECORD_GETTER (PaySum, pay_sum, PAY_SUM, GListModel *, parts)
YUI_RECORD_GETTER (PaySum, pay_sum, PAY_SUM, GListModel *, runs)
