/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-threshold.h"

#include "yui-record-private.h"

struct _YuiThresholdPart
{
  YuiRecord parent_instance;

  char *basis;
  int days;
  gint64 yen;
};

G_DEFINE_FINAL_TYPE (YuiThresholdPart, yui_threshold_part, YUI_TYPE_RECORD)

static const YuiField threshold_part_fields[] = {
  { "basis", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThresholdPart, basis) },
  { "days", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiThresholdPart, days) },
  { "yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiThresholdPart, yen) },
};

static void
yui_threshold_part_class_init (YuiThresholdPartClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), threshold_part_fields,
                            G_N_ELEMENTS (threshold_part_fields));
}

static void
yui_threshold_part_init (YuiThresholdPart *self)
{
}

YUI_RECORD_GETTER (ThresholdPart, threshold_part, THRESHOLD_PART, const char *, basis)
YUI_RECORD_GETTER (ThresholdPart, threshold_part, THRESHOLD_PART, int, days)
YUI_RECORD_GETTER (ThresholdPart, threshold_part, THRESHOLD_PART, gint64, yen)

struct _YuiThresholdYear
{
  YuiRecord parent_instance;

  char *from;
  char *to;
  GListStore *parts;
};

G_DEFINE_FINAL_TYPE (YuiThresholdYear, yui_threshold_year, YUI_TYPE_RECORD)

static const YuiField threshold_year_fields[] = {
  { "from", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiThresholdYear, from) },
  { "to", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiThresholdYear, to) },
  { "parts", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiThresholdYear, parts),
    yui_threshold_part_get_type },
};

static void
yui_threshold_year_class_init (YuiThresholdYearClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), threshold_year_fields,
                            G_N_ELEMENTS (threshold_year_fields));
}

static void
yui_threshold_year_init (YuiThresholdYear *self)
{
}

YUI_RECORD_GETTER (ThresholdYear, threshold_year, THRESHOLD_YEAR, const char *, from)
YUI_RECORD_GETTER (ThresholdYear, threshold_year, THRESHOLD_YEAR, const char *, to)
YUI_RECORD_GETTER (ThresholdYear, threshold_year, THRESHOLD_YEAR, GListModel *, parts)

struct _YuiThreshold
{
  YuiRecord parent_instance;

  char *kind;
  char *state;
  char *unit;
  gint64 line;
  gint64 so_far;
  gint64 with_plan;
  char *reached_on;
  int shifts_left;
  gint64 special_line;
  char *rule;
  char *article;
  gboolean is_sure;
  YuiThresholdYear *year;
};

G_DEFINE_FINAL_TYPE (YuiThreshold, yui_threshold, YUI_TYPE_RECORD)

static const YuiField threshold_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThreshold, kind) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThreshold, state) },
  { "unit", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThreshold, unit) },
  { "line", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiThreshold, line) },
  { "so_far", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiThreshold, so_far) },
  { "with_plan", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiThreshold, with_plan) },
  { "reached_on", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiThreshold, reached_on) },
  { "shifts_left", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiThreshold, shifts_left) },
  { "special_line", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiThreshold, special_line) },
  { "rule", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThreshold, rule) },
  { "article", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThreshold, article) },
  { "is_sure", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiThreshold, is_sure) },
  { "year", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiThreshold, year),
    yui_threshold_year_get_type },
};

static void
yui_threshold_class_init (YuiThresholdClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), threshold_fields,
                            G_N_ELEMENTS (threshold_fields));
}

static void
yui_threshold_init (YuiThreshold *self)
{
}

YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, kind)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, state)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, unit)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, gint64, line)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, gint64, so_far)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, gint64, with_plan)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, reached_on)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, int, shifts_left)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, gint64, special_line)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, rule)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, const char *, article)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, gboolean, is_sure)
YUI_RECORD_GETTER (Threshold, threshold, THRESHOLD, YuiThresholdYear *, year)
