/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-monitor.h"
#include "yui-problem.h"
#include "yui-server.h"

static YuiResponse *
answer_text (guint status, const char *content_type, char *text)
{
  return yui_response_new_bytes (status, content_type, g_bytes_new_take (text, strlen (text)));
}

static YuiResponse *
answer_health (YuiServer *server)
{
  return answer_text (200, "text/plain; charset=utf-8", g_strdup ("ok\n"));
}

static gboolean
can_read (YuiStore *store, GError **error)
{
  YuiDatabase *db = yui_store_begin_read (store, YUI_SCOPE_ALL, error);
  g_autoptr (YuiStatement) query = NULL;
  gboolean is_there;

  if (db == NULL)
    return FALSE;
  query = yui_database_query (db, error, "SELECT value FROM meta WHERE key = 'epoch'");
  is_there = yui_statement_need_row (query, error);
  g_clear_pointer (&query, yui_statement_free);
  yui_store_end_read (store, db);
  return is_there;
}

static YuiResponse *
answer_readiness (YuiServer *server)
{
  g_autoptr (GError) error = NULL;

  if (can_read (yui_server_get_store (server), &error))
    return answer_text (200, "text/plain; charset=utf-8", g_strdup ("ready\n"));
  g_message ("Not ready: %s", error->message);
  return answer_text (503, "text/plain; charset=utf-8",
                      g_strdup ("the database does not answer\n"));
}

static YuiResponse *
answer_metrics (YuiServer *server)
{
  YuiStoreCounts counts;

  yui_store_get_counts (yui_server_get_store (server), &counts);
  return answer_text (200, "text/plain; version=0.0.4; charset=utf-8",
                      yui_metrics_dup_text (yui_server_get_metrics (server), &counts));
}

YuiHttpPlan
yui_monitor_plan (const char *method, const char *target, gpointer user_data)
{
  return (YuiHttpPlan){ .body_max = 0, .may_wait = g_str_has_prefix (target, "/readyz") };
}

YuiResponse *
yui_monitor_answer (YuiHttpCall *call, gpointer user_data)
{
  static const struct
  {
    const char *target;
    YuiResponse *(*answer) (YuiServer *server);
  } answers[] = {
    { "/healthz", answer_health },
    { "/readyz", answer_readiness },
    { "/metrics", answer_metrics },
  };
  g_autoptr (GError) error = NULL;

  if (g_str_equal (yui_http_call_get_method (call), "GET"))
    for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
      if (g_str_equal (yui_http_call_get_target (call), answers[i].target))
        return answers[i].answer (user_data);
  yui_problem_set (&error, YUI_PROBLEM_NOT_FOUND, "Ask for /healthz, /readyz or /metrics.");
  return yui_response_new_problem (error);
}
