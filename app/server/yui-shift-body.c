/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-shift-body.h"
#include "yui-shift-law.h"

#include "store/yui-uuid.h"

#define TITLE_MAX          100
#define DESCRIPTION_MAX    2000
#define BELONGINGS_MAX     500
#define BREAK_MAX_MIN      480
#define SEATS_MAX          500
#define YEN_MAX            100000
#define QUALIFICATIONS_MAX 16

static const char *const hiring_modes[] = { "first_come", "selection", NULL };

/* A new shift needs the field; a patch must not take it away. */
static YuiNeed
need_of (YuiBody *body, const char *field, gboolean is_new)
{
  return is_new || yui_body_is_null (body, field) ? YUI_REQUIRED : YUI_OPTIONAL;
}

/* Sets the shift's workplace when it is one of its employer; else adds a fault. */
static gboolean
set_workplace (YuiShift *shift, YuiRequest *request, YuiBody *body, const char *id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      "SELECT name, address, prefecture_code, wage_industry FROM workplace WHERE programme_id = $1 "
      "AND id = $2 "
      "AND employer_id = $3",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id), YUI_TEXT (shift->employer_id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  if (step == YUI_STEP_ERROR)
    return FALSE;
  if (step == YUI_STEP_DONE)
    {
      yui_faults_add (yui_body_get_faults (body), "/workplace_id", "not_found", NULL,
                      "This is not a workplace of the employer.");
      return TRUE;
    }
  g_set_str (&shift->workplace_id, id);
  g_set_str (&shift->workplace_name, yui_statement_get_text (query, 0));
  g_set_str (&shift->workplace_address, yui_statement_get_text (query, 1));
  g_set_str (&shift->prefecture_code, yui_statement_get_text (query, 2));
  g_set_str (&shift->wage_industry, yui_statement_get_text (query, 3));
  return TRUE;
}

static gboolean
has_qualification (YuiRequest *request, const char *id, gboolean *is_there, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error, "SELECT 1 FROM qualification WHERE programme_id = $1 AND id = $2",
      YUI_INT (request->principal.programme_id), YUI_TEXT (id));
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *is_there = step == YUI_STEP_ROW;
  return step != YUI_STEP_ERROR;
}

static gboolean
set_qualifications (YuiShift *shift, YuiRequest *request, YuiBody *body, GError **error)
{
  g_autoptr (GPtrArray) ids
      = yui_body_get_ids (body, "required_qualification_ids", YUI_OPTIONAL, 0, QUALIFICATIONS_MAX);

  if (yui_body_is_null (body, "required_qualification_ids"))
    g_ptr_array_set_size (shift->qualification_ids, 0);
  if (ids == NULL)
    return TRUE;
  g_ptr_array_set_size (shift->qualification_ids, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      gboolean is_there;

      if (!has_qualification (request, ids->pdata[i], &is_there, error))
        return FALSE;
      if (is_there)
        g_ptr_array_add (shift->qualification_ids, g_strdup (ids->pdata[i]));
      else
        {
          g_autofree char *pointer = g_strdup_printf ("/required_qualification_ids/%u", i);

          yui_faults_add (yui_body_get_faults (body), pointer, "not_found", NULL,
                          "There is no such qualification here.");
        }
    }
  return TRUE;
}

static void
set_text (char **field, YuiBody *body, const char *name, int max)
{
  const char *text = yui_body_get_text (body, name, YUI_OPTIONAL, 0, max);

  if (text != NULL || yui_body_is_null (body, name))
    g_set_str (field, text != NULL ? text : "");
}

/* The terms that the law looks at. */
static gboolean
read_lawful_terms (
    YuiShift *shift, YuiRequest *request, YuiBody *body, gboolean is_new, GError **error)
{
  const char *workplace_id
      = yui_body_get_id (body, "workplace_id", need_of (body, "workplace_id", is_new));

  if (workplace_id != NULL && !set_workplace (shift, request, body, workplace_id, error))
    return FALSE;
  yui_body_get_moment (body, "starts_at", need_of (body, "starts_at", is_new), &shift->start_s);
  yui_body_get_moment (body, "ends_at", need_of (body, "ends_at", is_new), &shift->end_s);
  yui_body_get_int (body, "break_min", need_of (body, "break_min", is_new), 0, BREAK_MAX_MIN,
                    &shift->break_min);
  yui_body_get_int (body, "hourly_wage_yen", need_of (body, "hourly_wage_yen", is_new), 1, YEN_MAX,
                    &shift->hourly_wage_yen);
  return TRUE;
}

static gboolean
read_other_terms (
    YuiShift *shift, YuiRequest *request, YuiBody *body, gboolean is_new, GError **error)
{
  const char *title
      = yui_body_get_text (body, "title", need_of (body, "title", is_new), 1, TITLE_MAX);
  const char *mode = yui_body_get_word (body, "hiring_mode", YUI_OPTIONAL, hiring_modes);

  if (title != NULL)
    g_set_str (&shift->title, title);
  if (mode != NULL || yui_body_is_null (body, "hiring_mode"))
    g_set_str (&shift->hiring_mode, mode != NULL ? mode : "selection");
  set_text (&shift->description, body, "description", DESCRIPTION_MAX);
  set_text (&shift->belongings, body, "belongings", BELONGINGS_MAX);
  yui_body_get_int (body, "seats", need_of (body, "seats", is_new), 1, SEATS_MAX, &shift->seats);
  yui_body_get_int (body, "transport_yen", YUI_OPTIONAL, 0, YEN_MAX, &shift->transport_yen);
  if (yui_body_is_null (body, "transport_yen"))
    shift->transport_yen = 0;
  return set_qualifications (shift, request, body, error);
}

static gboolean
read_terms (YuiShift *shift, YuiRequest *request, gboolean is_new, GError **error)
{
  g_autoptr (YuiBody) body = yui_body_new (request, error);
  YuiFaults *faults;

  if (body == NULL || !read_lawful_terms (shift, request, body, is_new, error))
    return FALSE;
  faults = yui_body_get_faults (body);
  if (yui_faults_get_n (faults) == 0)
    yui_shift_law_check (yui_server_get_law_tables (request->server), shift, faults);
  if (!read_other_terms (shift, request, body, is_new, error))
    return FALSE;
  if (shift->published_s != 0 && shift->start_s <= request->now_s)
    yui_faults_add (faults, "/starts_at", "in_past", NULL,
                    "A published shift must start in the future.");
  return yui_body_finish (body, error);
}

YuiShift *
yui_shift_from_body (YuiRequest *request, GError **error)
{
  g_autoptr (YuiShift) shift = g_new0 (YuiShift, 1);

  shift->id = yui_uuid_new ();
  shift->employer_id = g_strdup (request->principal.employer_id);
  shift->description = g_strdup ("");
  shift->belongings = g_strdup ("");
  shift->hiring_mode = g_strdup ("selection");
  shift->qualification_ids = g_ptr_array_new_with_free_func (g_free);
  return read_terms (shift, request, TRUE, error) ? g_steal_pointer (&shift) : NULL;
}

gboolean
yui_shift_patch (YuiShift *shift, YuiRequest *request, GError **error)
{
  return read_terms (shift, request, FALSE, error);
}
