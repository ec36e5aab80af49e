/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-cancellation.h"

#include "yui-record-private.h"

struct _YuiCancellation
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *kind;
  char *contract_id;
  char *worker_name;
  char *by;
  char *reason;
  char *written_reason;
  gint64 cancelled_at;
  char *side;
  char *owed_kind;
  gint64 owed_yen;
  gint64 scheduled_wage_yen;
  gint64 worked_wage_yen;
  char *work_date;
  char *pay_by_date;
  YuiCancelWorking *working;
};

G_DEFINE_FINAL_TYPE (YuiCancellation, yui_cancellation, YUI_TYPE_RECORD)

static const YuiField cancellation_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCancellation, version) },
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, kind) },
  { "contract_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, contract_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, worker_name) },
  { "by", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, by) },
  { "reason", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, reason) },
  { "written_reason", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, written_reason) },
  { "cancelled_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCancellation, cancelled_at) },
  { "side", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, side) },
  { "owed_kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCancellation, owed_kind) },
  { "owed_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiCancellation, owed_yen) },
  { "scheduled_wage_yen", YUI_FIELD_YEN, TRUE,
    G_STRUCT_OFFSET (YuiCancellation, scheduled_wage_yen) },
  { "worked_wage_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiCancellation, worked_wage_yen) },
  { "work_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiCancellation, work_date) },
  { "pay_by_date", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiCancellation, pay_by_date) },
  { "working", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiCancellation, working),
    yui_cancel_working_get_type },
};

static void
yui_cancellation_class_init (YuiCancellationClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), cancellation_fields,
                            G_N_ELEMENTS (cancellation_fields));
}

static void
yui_cancellation_init (YuiCancellation *self)
{
}

YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, id)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, int, version)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, kind)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, contract_id)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, worker_name)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, by)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, reason)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, written_reason)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, gint64, cancelled_at)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, side)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, owed_kind)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, gint64, owed_yen)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, gint64, scheduled_wage_yen)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, gint64, worked_wage_yen)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, work_date)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, const char *, pay_by_date)
YUI_RECORD_GETTER (Cancellation, cancellation, CANCELLATION, YuiCancelWorking *, working)
