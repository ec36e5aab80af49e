/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Operations: hours that are corrected and disputed, and what an employer has to know of a person's
 * hours. */
#include "model/yui-time.h"
#include "yui-client-private.h"

static void
set_time (JsonObject *body, const char *member, gint64 time_s)
{
  g_autofree char *text = yui_time_to_text (time_s);

  json_object_set_string_member (body, member, text);
}

static JsonNode *
make_hours (const YuiHoursGiven *hours, const char *note_member, gboolean with_spans)
{
  g_autoptr (JsonObject) body = json_object_new ();

  set_time (body, "started_at", hours->started_at);
  set_time (body, "ended_at", hours->ended_at);
  json_object_set_int_member (body, "break_min", hours->break_min);
  if (hours->note != NULL && *hours->note != '\0')
    json_object_set_string_member (body, note_member, hours->note);
  if (with_spans && hours->spans != NULL)
    json_object_set_array_member (body, "spans", json_array_ref (hours->spans));
  return json_node_init_object (json_node_alloc (), body);
}

static DexFuture *
act_on_hours (YuiClient *self,
              YuiAttendance *attendance,
              const char *action,
              gboolean has_version,
              JsonNode *body,
              GCancellable *cancellable)
{
  return yui_client_act (
      self, attendance, has_version ? yui_attendance_get_version (attendance) : -1,
      yui_path_of ("attendances", yui_attendance_get_id (attendance), action, NULL), body,
      cancellable);
}

DexFuture *
yui_client_confirm_hours (YuiClient *self,
                          YuiAttendance *attendance,
                          const YuiHoursGiven *hours,
                          GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance) && hours != NULL, NULL);

  return act_on_hours (self, attendance, "confirm", TRUE, make_hours (hours, "note", TRUE),
                       cancellable);
}

DexFuture *
yui_client_correct_hours (YuiClient *self,
                          YuiAttendance *attendance,
                          const YuiHoursGiven *hours,
                          GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance) && hours != NULL, NULL);

  return act_on_hours (self, attendance, "corrections", TRUE, make_hours (hours, "why", TRUE),
                       cancellable);
}

DexFuture *
yui_client_claim_hours (YuiClient *self,
                        YuiAttendance *attendance,
                        const YuiHoursGiven *hours,
                        GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance) && hours != NULL, NULL);

  return act_on_hours (self, attendance, "claims", FALSE, make_hours (hours, "note", FALSE),
                       cancellable);
}

DexFuture *
yui_client_settle_hours (YuiClient *self,
                         YuiAttendance *attendance,
                         const char *claim_id,
                         GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_ATTENDANCE (attendance) && claim_id != NULL, NULL);

  json_object_set_string_member (body, "claim_id", claim_id);
  return act_on_hours (self, attendance, "settle", FALSE,
                       json_node_init_object (json_node_alloc (), body), cancellable);
}

DexFuture *
yui_client_list_corrections (YuiClient *self, const char *attendance_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (attendance_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_CORRECTION,
                               yui_path_of ("attendances", attendance_id, "corrections", NULL),
                               cancellable);
}

DexFuture *
yui_client_list_attendances_of (YuiClient *self,
                                const char *worker_id,
                                const char *from,
                                const char *to,
                                GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (worker_id != NULL, NULL);

  return yui_client_read_list (self, YUI_TYPE_ATTENDANCE,
                               yui_path ("/v1/attendances", "worker_id", worker_id, "from", from,
                                         "to", to, "limit", "500", NULL),
                               cancellable);
}

DexFuture *
yui_client_create_phone_code (YuiClient *self, GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  call
      = yui_call_new (SOUP_METHOD_POST, yui_path_of ("my", "phone-codes", NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_PHONE_CODE;
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_list_my_attendances (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_ATTENDANCE, yui_path_of ("my", "attendances", NULL),
                               cancellable);
}

/* ---- a person's lines, certificate, standing ---- */

DexFuture *
yui_client_get_thresholds (YuiClient *self, const char *membership_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (membership_id != NULL, NULL);

  return yui_client_read_record (self, YUI_TYPE_THRESHOLDS,
                                 yui_path_of ("memberships", membership_id, "thresholds", NULL),
                                 cancellable);
}

DexFuture *
yui_client_record_age_certificate (YuiClient *self,
                                   YuiMembership *person,
                                   const char *kind,
                                   const char *seen_on,
                                   const char *seen_by,
                                   GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_MEMBERSHIP (person), NULL);
  g_return_val_if_fail (kind != NULL && seen_on != NULL && seen_by != NULL, NULL);

  json_object_set_string_member (body, "kind", kind);
  json_object_set_string_member (body, "seen_on", seen_on);
  json_object_set_string_member (body, "seen_by", seen_by);
  return yui_client_act (
      self, person, -1,
      yui_path_of ("memberships", yui_membership_get_id (person), "age-certificate", NULL),
      json_node_init_object (json_node_alloc (), body), cancellable);
}

DexFuture *
yui_client_block_member (YuiClient *self,
                         YuiMembership *person,
                         const char *note,
                         GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_MEMBERSHIP (person), NULL);

  if (note != NULL)
    json_object_set_string_member (body, "note", note);
  return yui_client_act (self, person, yui_membership_get_version (person),
                         yui_path_of ("memberships", yui_membership_get_id (person),
                                      note != NULL ? "block" : "unblock", NULL),
                         note != NULL ? json_node_init_object (json_node_alloc (), body) : NULL,
                         cancellable);
}

/* ---- work elsewhere ---- */

static char *
declared_path (const char *worker_id, const char *declared_work_id)
{
  if (worker_id == NULL)
    return yui_path_of ("my", "declared-work", declared_work_id, NULL);
  return yui_path_of ("workers", worker_id, "declared-work", declared_work_id, NULL);
}

DexFuture *
yui_client_list_declared_work (YuiClient *self, const char *worker_id, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_list (self, YUI_TYPE_DECLARED_WORK, declared_path (worker_id, NULL),
                               cancellable);
}

DexFuture *
yui_client_declare_work (YuiClient *self,
                         const char *worker_id,
                         const char *employer_name,
                         const char *since,
                         int weekdays,
                         int day_min,
                         GCancellable *cancellable)
{
  g_autoptr (JsonObject) body = json_object_new ();
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (since != NULL && weekdays > 0 && day_min > 0, NULL);

  if (employer_name != NULL && *employer_name != '\0')
    json_object_set_string_member (body, "employer_name", employer_name);
  json_object_set_string_member (body, "since", since);
  json_object_set_int_member (body, "weekdays", weekdays);
  json_object_set_int_member (body, "day_min", day_min);
  if (worker_id != NULL)
    json_object_set_boolean_member (body, "consent", TRUE);
  call = yui_call_new (SOUP_METHOD_POST, declared_path (worker_id, NULL), YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_DECLARED_WORK;
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), body));
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_end_declared_work (YuiClient *self,
                              const char *worker_id,
                              const char *declared_work_id,
                              GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (declared_work_id != NULL, NULL);

  return yui_client_remove (self, -1, declared_path (worker_id, declared_work_id), cancellable);
}

DexFuture *
yui_client_resume_declared_work (YuiClient *self,
                                 const char *worker_id,
                                 const char *declared_work_id,
                                 GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (worker_id != NULL && declared_work_id != NULL, NULL);

  call = yui_call_new (
      SOUP_METHOD_POST,
      yui_path_of ("workers", worker_id, "declared-work", declared_work_id, "resume", NULL),
      YUI_ANSWER_RECORD);
  call->type = YUI_TYPE_DECLARED_WORK;
  return yui_client_call (self, call, cancellable);
}

/* ---- the employer ---- */

DexFuture *
yui_client_get_employer (YuiClient *self, GCancellable *cancellable)
{
  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);

  return yui_client_read_record (self, YUI_TYPE_EMPLOYER, yui_path_of ("employer", NULL),
                                 cancellable);
}

DexFuture *
yui_client_update_employer (YuiClient *self,
                            YuiEmployer *employer,
                            JsonObject *change,
                            GCancellable *cancellable)
{
  YuiCall *call;

  g_return_val_if_fail (YUI_IS_CLIENT (self), NULL);
  g_return_val_if_fail (YUI_IS_EMPLOYER (employer) && change != NULL, NULL);

  call = yui_call_new ("PATCH", yui_path_of ("employer", NULL), YUI_ANSWER_UPDATE);
  call->record = g_object_ref (YUI_RECORD (employer));
  call->version = yui_employer_get_version (employer);
  yui_call_take_json (call, json_node_init_object (json_node_alloc (), change));
  return yui_client_call (self, call, cancellable);
}
