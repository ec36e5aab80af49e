/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-thresholds.h"

#include "yui-record-private.h"

struct _YuiThresholds
{
  YuiRecord parent_instance;

  char *worker_id;
  char *as_of;
  int typical_min;
  int typical_weekday;
  gboolean has_agreement;
  gboolean has_special_clause;
  int declared_week_min;
  GListStore *lines;
};

G_DEFINE_FINAL_TYPE (YuiThresholds, yui_thresholds, YUI_TYPE_RECORD)

static const YuiField thresholds_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiThresholds, worker_id) },
  { "as_of", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiThresholds, as_of) },
  { "typical_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiThresholds, typical_min) },
  { "typical_weekday", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiThresholds, typical_weekday) },
  { "has_agreement", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiThresholds, has_agreement) },
  { "has_special_clause", YUI_FIELD_TRUTH, TRUE,
    G_STRUCT_OFFSET (YuiThresholds, has_special_clause) },
  { "declared_week_min", YUI_FIELD_NUMBER, TRUE,
    G_STRUCT_OFFSET (YuiThresholds, declared_week_min) },
  { "lines", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiThresholds, lines), yui_threshold_get_type },
};

static void
yui_thresholds_class_init (YuiThresholdsClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), thresholds_fields,
                            G_N_ELEMENTS (thresholds_fields));
}

static void
yui_thresholds_init (YuiThresholds *self)
{
}

YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, const char *, worker_id)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, const char *, as_of)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, int, typical_min)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, int, typical_weekday)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, gboolean, has_agreement)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, gboolean, has_special_clause)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, int, declared_week_min)
YUI_RECORD_GETTER (Thresholds, thresholds, THRESHOLDS, GListModel *, lines)
