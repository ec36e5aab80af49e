/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-threshold.h"

#include "yui-record-private.h"

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
