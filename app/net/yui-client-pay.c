/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: hours and pay. */
#include "model/yui-time.h"
#include "yui-client-private.h"

DexFuture *
yui_client_get_hours_waiting (YuiClient *self,
                              const char *from,
                              const char *to,
                              GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_HOURS_WAITING,
                                 yui_path ("/v1/hours-waiting", "from", from, "to", to, NULL),
                                 cancellable);
}

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
                           YuiPayPeriodKind period_kind,
                           const char *from,
                           const char *to,
                           const char *pay_date,
                           GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (from != NULL && to != NULL && pay_date != NULL, NULL);

  json_object_set_string_member (body, "period_kind",
                                 yui_word_to_nick (YUI_TYPE_PAY_PERIOD_KIND, period_kind));
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

DexFuture *
yui_client_step_pay_run (YuiClient *self,
                         YuiPayRun *run,
                         const char *step,
                         GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PAY_RUN (run), NULL);
  g_return_val_if_fail (step != NULL, NULL);

  return yui_client_act (self, run, yui_pay_run_get_version (run),
                         yui_path_of ("pay-runs", yui_pay_run_get_id (run), step, NULL), NULL,
                         cancellable);
}

DexFuture *
yui_client_list_pay_problems (YuiClient *self, const char *pay_run_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (pay_run_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_PAY_PROBLEM,
                               yui_path_of ("pay-runs", pay_run_id, "problems", NULL), cancellable);
}

/* PUTs body (transfer full) to record's path (transfer full), which answers the record. */
static DexFuture *
put_record (YuiClient *self,
            gpointer record,
            int version,
            char *path,
            JsonObject *body,
            GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_PUT, path, YUI_ANSWER_UPDATE);

  call->record = g_object_ref (record);
  call->version = version;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  json_object_unref (body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_enter_payslip_tax (YuiClient *self,
                              YuiPayslip *payslip,
                              gint64 tax_yen,
                              GCancellable *cancellable)
{
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PAYSLIP (payslip), NULL);

  body = json_object_new ();
  json_object_set_int_member (body, "tax_yen", tax_yen);
  return put_record (self, payslip, yui_payslip_get_version (payslip),
                     yui_path_of ("payslips", yui_payslip_get_id (payslip), "tax", NULL), body,
                     cancellable);
}

DexFuture *
yui_client_get_pay_settings (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_PAY_SETTINGS, yui_path_of ("pay-settings", NULL),
                                 cancellable);
}

DexFuture *
yui_client_put_pay_settings (YuiClient *self,
                             YuiPaySettings *settings,
                             JsonObject *body,
                             GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_PAY_SETTINGS (settings), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  return put_record (self, settings, yui_pay_settings_get_version (settings),
                     yui_path_of ("pay-settings", NULL), body, cancellable);
}

/* ---- labour insurance ---- */

DexFuture *
yui_client_get_insurance_rates (YuiClient *self, int fiscal_year, GCancellable *cancellable)
{
  g_autofree char *year = g_strdup_printf ("%d", fiscal_year);

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_INSURANCE_RATES,
                                 yui_path_of ("insurance-rates", year, NULL), cancellable);
}

DexFuture *
yui_client_put_insurance_rates (YuiClient *self,
                                YuiInsuranceRates *rates,
                                JsonObject *body,
                                GCancellable *cancellable)
{
  g_autofree char *year = NULL;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_INSURANCE_RATES (rates), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  year = g_strdup_printf ("%d", yui_insurance_rates_get_fiscal_year (rates));
  return put_record (self, rates, yui_insurance_rates_get_version (rates),
                     yui_path_of ("insurance-rates", year, NULL), body, cancellable);
}

DexFuture *
yui_client_get_tax_declaration (YuiClient *self, const char *worker_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (worker_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_TAX_DECLARATION,
                                 yui_path_of ("tax-declarations", worker_id, NULL), cancellable);
}

DexFuture *
yui_client_put_tax_declaration (YuiClient *self,
                                YuiTaxDeclaration *declaration,
                                YuiDeclaredColumn column,
                                int dependants,
                                GCancellable *cancellable)
{
  const char *worker_id;
  JsonObject *body;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_TAX_DECLARATION (declaration), NULL);

  body = json_object_new ();
  json_object_set_string_member (body, "tax_column",
                                 yui_word_to_nick (YUI_TYPE_DECLARED_COLUMN, column));
  json_object_set_int_member (body, "dependants", dependants);
  worker_id = yui_tax_declaration_get_worker_id (declaration);
  return put_record (self, declaration, yui_tax_declaration_get_version (declaration),
                     yui_path_of ("tax-declarations", worker_id, NULL), body, cancellable);
}

DexFuture *
yui_client_get_pay_year (YuiClient *self, const char *worker_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (worker_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_PAY_YEAR,
                                 yui_path ("/v1/pay-year", "worker_id", worker_id, NULL),
                                 cancellable);
}
