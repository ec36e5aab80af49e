/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-kept-answers.h"
#include "yui-server.h"

#include <string.h>

#define ANSWERS_MAX 64
#define BYTES_MAX   (1024 * 1024)
#define TARGET_MAX  500

/* One connection's. */
typedef struct
{
  guint32 version; /* of the data that all of them are of */
  gint64 now_s;    /* the second that all of them are of */
  gsize size;
  GHashTable *answers; /* key → YuiResponse */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_hash_table_unref (kept->answers);
  g_free (kept);
}

static void
forget (Kept *kept)
{
  g_hash_table_remove_all (kept->answers);
  kept->size = 0;
}

/* What is kept with the connection and holds at this moment; NULL where that cannot be known. */
static Kept *
kept_of (YuiRequest *request)
{
  Kept *kept = yui_database_get_companion (request->db);
  guint32 version;

  if (!yui_database_get_version (request->db, &version))
    return NULL;
  if (kept == NULL)
    {
      kept = g_new0 (Kept, 1);
      kept->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify)yui_response_free);
      yui_database_set_companion (request->db, kept, kept_free);
    }
  if (kept->version != version || kept->now_s != request->now_s)
    forget (kept);
  kept->version = version;
  kept->now_s = request->now_s;
  return kept;
}

static char *
make_key (YuiRequest *request)
{
  const YuiPrincipal *principal = &request->principal;

  return g_strdup_printf ("%" G_GINT64_FORMAT " %d %s %s %s", principal->programme_id,
                          (int)principal->role,
                          principal->employer_id != NULL ? principal->employer_id : "-",
                          principal->workplace_id != NULL ? principal->workplace_id : "-",
                          yui_http_call_get_target (request->call));
}

static void
keep (Kept *kept, char *key, YuiResponse *response)
{
  const gsize size = g_bytes_get_size (yui_response_get_body (response));

  if (yui_response_get_status (response) != 200 || size > BYTES_MAX)
    {
      g_free (key);
      return;
    }
  if (kept->size + size > BYTES_MAX || g_hash_table_size (kept->answers) >= ANSWERS_MAX)
    forget (kept);
  kept->size += size;
  g_hash_table_insert (kept->answers, key, yui_response_copy (response));
}

static gboolean
is_checked (void)
{
  static gsize checked;

  if (g_once_init_enter (&checked))
    g_once_init_leave (&checked, g_getenv ("YUI_CHECK_KEPT") != NULL ? 2 : 1);
  return checked == 2;
}

static void
check (YuiRequest *request, const char *key, YuiResponse *response)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiResponse) anew = request->route->handler (request, &error);

  if (anew == NULL
      || !g_bytes_equal (yui_response_get_body (anew), yui_response_get_body (response))
      || g_strcmp0 (yui_response_get_header (anew, "Link"),
                    yui_response_get_header (response, "Link"))
             != 0)
    g_error ("The answer kept for %s is not the present one.", key);
}

YuiResponse *
yui_kept_answers_answer (YuiRequest *request, GError **error)
{
  Kept *kept
      = strlen (yui_http_call_get_target (request->call)) <= TARGET_MAX ? kept_of (request) : NULL;
  g_autofree char *key = NULL;
  YuiResponse *response;

  if (kept == NULL)
    return request->route->handler (request, error);
  key = make_key (request);
  response = g_hash_table_lookup (kept->answers, key);
  if (response != NULL)
    {
      if (is_checked ())
        check (request, key, response);
      yui_metrics_count_kept (yui_server_get_metrics (request->server));
      return yui_response_copy (response);
    }
  response = request->route->handler (request, error);
  if (response != NULL)
    keep (kept, g_steal_pointer (&key), response);
  return response;
}
