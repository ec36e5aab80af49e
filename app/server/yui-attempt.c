/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-attempt.h"
#include "yui-problem.h"

/* The counts belong to no programme: whoever guesses a name does not say which. */
#define NOBODYS_PROGRAMME 0

void
yui_attempt_clear (YuiAttempt *attempt)
{
  for (guint i = 0; i < attempt->n; i++)
    g_clear_pointer (&attempt->buckets[i].key, g_free);
  attempt->n = 0;
}

void
yui_attempt_add (YuiAttempt *attempt, const char *kind, const char *text, gint64 max)
{
  g_autofree char *hash = NULL;

  g_return_if_fail (attempt != NULL && kind != NULL && text != NULL);
  g_return_if_fail (attempt->n < YUI_ATTEMPT_KEYS_MAX);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  attempt->buckets[attempt->n].key = g_strconcat (kind, ":", hash, NULL);
  attempt->buckets[attempt->n].max = max;
  attempt->n++;
}

typedef struct
{
  const YuiAttempt *attempt;
  gint64 now_s;
} Counting;

/* Adds one to a bucket; *wait_s is how long it stays full when that was one too many, else 0. */
static gboolean
count (YuiDatabase *db, const Counting *counting, guint i, gint64 *wait_s, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "INSERT INTO rate_limit (programme_id, bucket, window_start_s, attempts) "
      "VALUES ($1, $2, $3, 1) ON CONFLICT (programme_id, bucket) DO UPDATE SET "
      "attempts = CASE WHEN rate_limit.window_start_s > $4 "
      "THEN rate_limit.attempts + 1 ELSE 1 END, "
      "window_start_s = CASE WHEN rate_limit.window_start_s > $4 "
      "THEN rate_limit.window_start_s ELSE $3 END "
      "RETURNING attempts, window_start_s",
      YUI_INT (NOBODYS_PROGRAMME), YUI_TEXT (counting->attempt->buckets[i].key),
      YUI_INT (counting->now_s), YUI_INT (counting->now_s - YUI_ATTEMPT_WINDOW_S));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *wait_s = 0;
  if (yui_statement_get_int (query, 0) > counting->attempt->buckets[i].max)
    *wait_s = yui_statement_get_int (query, 1) + YUI_ATTEMPT_WINDOW_S - counting->now_s;
  return yui_statement_step (query, error) == YUI_STEP_DONE;
}

static gboolean
count_all (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Counting *counting = user_data;

  for (guint i = 0; i < counting->attempt->n; i++)
    {
      g_autoptr (GError) problem = NULL;
      gint64 wait_s;

      if (!count (db, counting, i, &wait_s, error))
        return FALSE;
      if (wait_s == 0)
        continue;
      yui_problem_set (&problem, YUI_PROBLEM_TOO_MANY_REQUESTS,
                       "That was tried too often. Wait a few minutes and try again.");
      yui_problem_set_retry_after (problem, MAX (wait_s, 1));
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

gboolean
yui_attempt_begin (YuiAttempt *attempt, YuiStore *store, gint64 now_s, GError **error)
{
  Counting counting = { attempt, now_s };

  return yui_store_write (store, NOBODYS_PROGRAMME, count_all, &counting, error);
}

static gboolean
take_back (YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiAttempt *attempt = user_data;

  for (guint i = 0; i < attempt->n; i++)
    if (yui_database_run (db, error,
                          "UPDATE rate_limit SET attempts = attempts - 1 "
                          "WHERE programme_id = $1 AND bucket = $2 AND attempts > 0",
                          YUI_INT (NOBODYS_PROGRAMME), YUI_TEXT (attempt->buckets[i].key))
        < 0)
      return FALSE;
  return TRUE;
}

static void
free_attempt (gpointer data)
{
  yui_attempt_clear (data);
  g_free (data);
}

void
yui_attempt_forgive (YuiAttempt *attempt, YuiStore *store)
{
  YuiAttempt *copy = g_new (YuiAttempt, 1);

  *copy = *attempt;
  attempt->n = 0;
  yui_store_write_later (store, NOBODYS_PROGRAMME, take_back, copy, free_attempt);
}
