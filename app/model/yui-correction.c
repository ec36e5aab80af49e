/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-correction.h"

#include "yui-record-private.h"

struct _YuiCorrection
{
  YuiRecord parent_instance;

  int number;
  char *kind;
  gint64 made_at;
  char *made_by;
  gboolean by_worker;
  gint64 from_start;
  gint64 from_end;
  int from_break_min;
  gint64 to_start;
  gint64 to_end;
  int to_break_min;
  char *why;
  gboolean was_paid;
};

G_DEFINE_FINAL_TYPE (YuiCorrection, yui_correction, YUI_TYPE_RECORD)

static const YuiField correction_fields[] = {
  { "number", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCorrection, number) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCorrection, kind) },
  { "made_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCorrection, made_at) },
  { "made_by", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCorrection, made_by) },
  { "by_worker", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiCorrection, by_worker) },
  { "from_start", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiCorrection, from_start) },
  { "from_end", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiCorrection, from_end) },
  { "from_break_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiCorrection, from_break_min) },
  { "to_start", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiCorrection, to_start) },
  { "to_end", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiCorrection, to_end) },
  { "to_break_min", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiCorrection, to_break_min) },
  { "why", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCorrection, why) },
  { "was_paid", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiCorrection, was_paid) },
};

static void
yui_correction_class_init (YuiCorrectionClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), correction_fields,
                            G_N_ELEMENTS (correction_fields));
}

static void
yui_correction_init (YuiCorrection *self)
{
}

YUI_RECORD_GETTER (Correction, correction, CORRECTION, int, number)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, const char *, kind)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gint64, made_at)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, const char *, made_by)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gboolean, by_worker)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gint64, from_start)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gint64, from_end)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, int, from_break_min)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gint64, to_start)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gint64, to_end)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, int, to_break_min)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, const char *, why)
YUI_RECORD_GETTER (Correction, correction, CORRECTION, gboolean, was_paid)
