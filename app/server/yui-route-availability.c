/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-body.h"
#include "yui-routes.h"
#include "yui-worker.h"

#include "labour/yui-civil.h"

/* When a person can work: half-hours of the week, and other ones on single dates. */

#define HALF_HOUR_MIN  30
#define HALF_HOURS     48
#define SPANS_MAX      64
#define EXCEPTIONS_MAX 200
#define DAYS_AHEAD_MAX 366

typedef struct
{
  gint64 weekly[YUI_DAYS_PER_WEEK]; /* bit h: from h × 30 min on */
  gboolean has_said;                /* whether there is any weekly span */
  GArray *days;                     /* of ExceptionDay */
} Availability;

typedef struct
{
  gint64 day, half_hours;
} ExceptionDay;

static void
availability_clear (Availability *availability)
{
  g_clear_pointer (&availability->days, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Availability, availability_clear)

/* ---- out ---- */

/* Each run of half-hours as an object with its minutes; weekday −1: none. */
static void
add_spans (gint64 half_hours, int weekday, YuiJson *doc, yyjson_mut_val *spans)
{
  for (int h = 0; h < HALF_HOURS; h++)
    if ((half_hours >> h & 1) != 0)
      {
        yyjson_mut_val *span = yyjson_mut_arr_add_obj (doc, spans);
        const int first = h;

        while (h < HALF_HOURS && (half_hours >> h & 1) != 0)
          h++;
        if (weekday >= 0)
          yui_json_add_int (doc, span, "weekday", weekday);
        yui_json_add_int (doc, span, "start_min", first * HALF_HOUR_MIN);
        yui_json_add_int (doc, span, "end_min", h * HALF_HOUR_MIN);
      }
}

static gboolean
add_weekly (YuiRequest *request,
            YuiDatabase *db,
            const char *worker_id,
            YuiJson *doc,
            yyjson_mut_val *spans,
            GError **error)
{
  g_autoptr (YuiStatement) rows = yui_database_query (
      db, error,
      "SELECT weekday, half_hours FROM worker_availability WHERE programme_id = $1 AND "
      "worker_id = $2 ORDER BY weekday",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id));
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    add_spans (yui_statement_get_int (rows, 1), (int)yui_statement_get_int (rows, 0), doc, spans);
  return step == YUI_STEP_DONE;
}

static gboolean
add_exceptions (YuiRequest *request,
                YuiDatabase *db,
                const char *worker_id,
                YuiJson *doc,
                yyjson_mut_val *exceptions,
                GError **error)
{
  g_autoptr (YuiStatement) rows = yui_database_query (
      db, error,
      "SELECT day, half_hours FROM worker_availability_exception WHERE programme_id = $1 AND "
      "worker_id = $2 AND day >= $3 ORDER BY day",
      YUI_INT (request->principal.programme_id), YUI_TEXT (worker_id),
      YUI_INT (yui_civil_day_of_utc (request->now_s)));
  YuiStep step = YUI_STEP_ERROR;

  while (rows != NULL && (step = yui_statement_step (rows, error)) == YUI_STEP_ROW)
    {
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, exceptions);

      yui_json_add_day (doc, object, "date", yui_statement_get_int (rows, 0));
      add_spans (yui_statement_get_int (rows, 1), -1, doc,
                 yyjson_mut_obj_add_arr (doc, object, "spans"));
    }
  return step == YUI_STEP_DONE;
}

static YuiResponse *
answer (YuiRequest *request, YuiDatabase *db, const char *worker_id, GError **error)
{
  const gint64 version = yui_worker_read_version (request, db, worker_id, error);
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);
  YuiResponse *response;

  if (version == 0)
    return NULL;
  yui_json_add_int (doc, root, "version", version);
  if (!add_weekly (request, db, worker_id, doc, yyjson_mut_obj_add_arr (doc, root, "weekly"), error)
      || !add_exceptions (request, db, worker_id, doc,
                          yyjson_mut_obj_add_arr (doc, root, "exceptions"), error))
    return NULL;
  response = yui_response_new_json (200, g_steal_pointer (&doc));
  yui_response_set_version (response, version);
  return response;
}

static YuiResponse *
get_availability (YuiRequest *request, GError **error)
{
  const char *worker_id = yui_worker_find (request, request->db, error);

  return worker_id != NULL ? answer (request, request->db, worker_id, error) : NULL;
}

/* ---- in ---- */

/* list: the JSON Pointer of what span is item i of. */
static void
read_span (YuiBody *span, const char *list, guint i, gint64 *half_hours)
{
  g_autofree char *pointer = g_strdup_printf ("%s/%u", list, i);
  gint64 start_min = 0, end_min = 0;

  if (!yui_body_get_int (span, "start_min", YUI_REQUIRED, 0, 1440 - HALF_HOUR_MIN, &start_min)
      || !yui_body_get_int (span, "end_min", YUI_REQUIRED, HALF_HOUR_MIN, 1440, &end_min))
    return;
  if (start_min % HALF_HOUR_MIN != 0 || end_min % HALF_HOUR_MIN != 0)
    yui_faults_add (yui_body_get_faults (span), pointer, "not_half_hours", NULL,
                    "Times are full half-hours.");
  else if (end_min <= start_min)
    yui_faults_add (yui_body_get_faults (span), pointer, "not_after_start", NULL,
                    "The end must be after the start; write hours after midnight as the next day.");
  else
    for (gint64 h = start_min / HALF_HOUR_MIN; h < end_min / HALF_HOUR_MIN; h++)
      *half_hours |= (gint64)1 << h;
}

static void
read_weekly (YuiBody *body, Availability *availability)
{
  g_autoptr (GPtrArray) spans = yui_body_get_objects (body, "weekly", YUI_REQUIRED, SPANS_MAX);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      gint64 weekday = 0;

      yui_body_get_int (spans->pdata[i], "weekday", YUI_REQUIRED, 0, YUI_DAYS_PER_WEEK - 1,
                        &weekday);
      read_span (spans->pdata[i], "/weekly", i, &availability->weekly[weekday]);
      yui_body_finish (spans->pdata[i], NULL);
      availability->has_said = TRUE;
    }
}

static gboolean
has_day (const Availability *availability, gint64 day)
{
  for (guint i = 0; i < availability->days->len; i++)
    if (g_array_index (availability->days, ExceptionDay, i).day == day)
      return TRUE;
  return FALSE;
}

static void
read_exception (YuiBody *object, guint n, gint64 today, Availability *availability)
{
  g_autofree char *date = g_strdup_printf ("/exceptions/%u/date", n);
  g_autofree char *list = g_strdup_printf ("/exceptions/%u/spans", n);
  ExceptionDay exception = { 0 };
  g_autoptr (GPtrArray) spans = NULL;

  if (yui_body_get_day (object, "date", YUI_REQUIRED, &exception.day))
    {
      if (exception.day < today || exception.day > today + DAYS_AHEAD_MAX)
        yui_faults_add (yui_body_get_faults (object), date, "date_range", NULL,
                        "Single dates reach from today to a year ahead.");
      else if (has_day (availability, exception.day))
        yui_faults_add (yui_body_get_faults (object), date, "duplicate", NULL,
                        "The date is there twice.");
    }
  spans = yui_body_get_objects (object, "spans", YUI_REQUIRED, SPANS_MAX);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      read_span (spans->pdata[i], list, i, &exception.half_hours);
      yui_body_finish (spans->pdata[i], NULL);
    }
  yui_body_finish (object, NULL);
  g_array_append_val (availability->days, exception);
}

static gboolean
store (YuiRequest *request,
       YuiDatabase *db,
       const char *worker_id,
       const Availability *availability,
       GError **error)
{
  const gint64 programme_id = request->principal.programme_id;
  gboolean ok = yui_database_run (db, error,
                                  "DELETE FROM worker_availability WHERE programme_id = $1 AND "
                                  "worker_id = $2",
                                  YUI_INT (programme_id), YUI_TEXT (worker_id))
                    >= 0
                && yui_database_run (db, error,
                                     "DELETE FROM worker_availability_exception WHERE "
                                     "programme_id = $1 AND worker_id = $2",
                                     YUI_INT (programme_id), YUI_TEXT (worker_id))
                       >= 0;

  for (int w = 0; ok && availability->has_said && w < YUI_DAYS_PER_WEEK; w++)
    ok = yui_database_run (db, error,
                           "INSERT INTO worker_availability (programme_id, worker_id, weekday, "
                           "half_hours) VALUES ($1, $2, $3, $4)",
                           YUI_INT (programme_id), YUI_TEXT (worker_id), YUI_INT (w),
                           YUI_INT (availability->weekly[w]))
         >= 0;
  for (guint i = 0; ok && i < availability->days->len; i++)
    {
      const ExceptionDay *one = &g_array_index (availability->days, ExceptionDay, i);

      ok = yui_database_run (db, error,
                             "INSERT INTO worker_availability_exception (programme_id, worker_id, "
                             "day, half_hours) VALUES ($1, $2, $3, $4)",
                             YUI_INT (programme_id), YUI_TEXT (worker_id), YUI_INT (one->day),
                             YUI_INT (one->half_hours))
           >= 0;
    }
  return ok;
}

static YuiResponse *
write_availability (YuiRequest *request, YuiDatabase *db, gpointer user_data, GError **error)
{
  const char *worker_id = yui_worker_find (request, db, error);
  const gint64 version
      = worker_id != NULL ? yui_worker_read_version (request, db, worker_id, error) : 0;

  if (version == 0 || !yui_request_check_version (request, version, error)
      || !store (request, db, worker_id, user_data, error)
      || !yui_worker_touch (request, db, worker_id, error))
    return NULL;
  return answer (request, db, worker_id, error);
}

static YuiResponse *
put_availability (YuiRequest *request, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  g_autoptr (GPtrArray) exceptions = NULL;
  g_auto (Availability) availability
      = { .days = g_array_new (FALSE, FALSE, sizeof (ExceptionDay)) };
  gboolean consents = TRUE;

  if (body == NULL)
    return NULL;
  read_weekly (body, &availability);
  exceptions = yui_body_get_objects (body, "exceptions", YUI_OPTIONAL, EXCEPTIONS_MAX);
  for (guint i = 0; exceptions != NULL && i < exceptions->len; i++)
    read_exception (exceptions->pdata[i], i, yui_civil_day_of_utc (request->now_s), &availability);
  if (request->principal.worker_id == NULL)
    yui_body_get_bool (body, "consent", YUI_REQUIRED, &consents);
  if (!consents)
    yui_faults_add (yui_body_get_faults (body), "/consent", "consent_needed", NULL,
                    "A person's hours are written down only with their consent.");
  if (!yui_body_finish (body, error))
    return NULL;
  return yui_request_change (request, write_availability, &availability, error);
}

#define HELPING (YUI_ROLES_MANAGING | YUI_ROLE_COORDINATOR)

const YuiRoute yui_availability_routes[] = {
  { "GET", "/v1/my/availability", "getMyAvailability", YUI_ROLE_WORKER, get_availability },
  { "PUT", "/v1/my/availability", "putMyAvailability", YUI_ROLE_WORKER, put_availability,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { "GET", "/v1/workers/{worker_id}/availability", "getAvailability", HELPING, get_availability },
  { "PUT", "/v1/workers/{worker_id}/availability", "putAvailability", HELPING, put_availability,
    YUI_BODY_JSON, YUI_ROUTE_IF_MATCH },
  { NULL },
};
