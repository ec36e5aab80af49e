/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: hours and pay. */
#include "model/yui-time.h"
#include "yui-client-private.h"

DexFuture *
yui_client_list_attendances (YuiClient *self,
                             const char *from,
                             const char *to,
                             YuiAttendanceState state,
                             GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_ATTENDANCE,
                               yui_path ("/v1/attendances", "from", from, "to", to, "state",
                                         yui_word_to_nick (YUI_TYPE_ATTENDANCE_STATE, state),
                                         "limit", "500", NULL),
                               cancellable);
}

DexFuture *
yui_client_get_attendance (YuiClient *self, const char *attendance_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (attendance_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_ATTENDANCE,
                                 yui_path_of ("attendances", attendance_id, NULL), cancellable);
}

static void
set_time (JsonObject *body, const char *member, gint64 time_s)
{
  g_autofree char *text = yui_time_to_text (time_s);

  json_object_set_string_member (body, member, text);
}

DexFuture *
yui_client_confirm_attendance (YuiClient *self,
                               YuiAttendance *attendance,
                               gint64 started_at,
                               gint64 ended_at,
                               int break_min,
                               const char *note,
                               GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  const char *id;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance), NULL);

  set_time (body, "started_at", started_at);
  set_time (body, "ended_at", ended_at);
  json_object_set_int_member (body, "break_min", break_min);
  if (note != NULL && *note != '\0')
    json_object_set_string_member (body, "note", note);
  id = yui_attendance_get_id (attendance);
  return yui_client_act (self, attendance, yui_attendance_get_version (attendance),
                         yui_path_of ("attendances", id, "confirm", NULL),
                         json_node_init_object (json_node_alloc (), body), cancellable);
}

DexFuture *
yui_client_reopen_attendance (YuiClient *self, YuiAttendance *attendance, GCancellable *cancellable)
{
  const char *id;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance), NULL);

  id = yui_attendance_get_id (attendance);
  return yui_client_act (self, attendance, yui_attendance_get_version (attendance),
                         yui_path_of ("attendances", id, "reopen", NULL), NULL, cancellable);
}

DexFuture *
yui_client_list_pay_runs (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_PAY_RUN,
                               yui_path ("/v1/pay-runs", "limit", "500", NULL), cancellable);
}

DexFuture *
yui_client_create_pay_run (YuiClient *self,
                           const char *from,
                           const char *to,
                           const char *pay_date,
                           GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL && pay_date != NULL, NULL);

  json_object_set_string_member (body, "from", from);
  json_object_set_string_member (body, "to", to);
  json_object_set_string_member (body, "pay_date", pay_date);
  call = yui_call_new (SOUP_METHOD_POST, yui_path_of ("pay-runs", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_PAY_RUN;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_get_pay_run (YuiClient *self, const char *pay_run_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (pay_run_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_PAY_RUN, yui_path_of ("pay-runs", pay_run_id, NULL),
                                 cancellable);
}

DexFuture *
yui_client_delete_pay_run (YuiClient *self, YuiPayRun *run, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PAY_RUN (run), NULL);

  return yui_client_remove (self, yui_pay_run_get_version (run),
                            yui_path_of ("pay-runs", yui_pay_run_get_id (run), NULL), cancellable);
}

DexFuture *
yui_client_lock_pay_run (YuiClient *self, YuiPayRun *run, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PAY_RUN (run), NULL);

  return yui_client_act (self, run, yui_pay_run_get_version (run),
                         yui_path_of ("pay-runs", yui_pay_run_get_id (run), "lock", NULL), NULL,
                         cancellable);
}

DexFuture *
yui_client_list_payslips (YuiClient *self, const char *pay_run_id, GCancellable *cancellable)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (pay_run_id != NULL, NULL);

  path = yui_path_of ("pay-runs", pay_run_id, "payslips", NULL);
  return yui_client_read_list (self, YUI_TYPE_PAYSLIP, yui_path (path, "limit", "500", NULL),
                               cancellable);
}

DexFuture *
yui_client_get_pay_summary (YuiClient *self,
                            const char *from,
                            const char *to,
                            GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_PAY_SUMMARY,
                                 yui_path ("/v1/pay-summary", "from", from, "to", to, NULL),
                                 cancellable);
}
