/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-metrics.h"

#include "yui-config.h"

/* Upper ends of the histogram's buckets; the last is endless. */
static const gint64 bucket_us[]
    = { 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000, 250000, 1000000, 5000000 };

#define N_BUCKETS (G_N_ELEMENTS (bucket_us) + 1)

typedef struct
{
  const char *operation;
  guint status;
  guint64 n;
} Calls;

struct _YuiMetrics
{
  GMutex mutex; /* guards all below */
  GHashTable *calls;
  guint64 buckets[N_BUCKETS];
  guint64 n_calls;
  gint64 sum_us;
  gint64 n_kept, n_straight;
};

static guint
calls_hash (gconstpointer key)
{
  const Calls *calls = key;

  return g_str_hash (calls->operation) ^ calls->status;
}

static gboolean
calls_equal (gconstpointer a, gconstpointer b)
{
  const Calls *first = a, *second = b;

  return first->status == second->status && g_str_equal (first->operation, second->operation);
}

YuiMetrics *
yui_metrics_new (void)
{
  YuiMetrics *metrics = g_new0 (YuiMetrics, 1);

  g_mutex_init (&metrics->mutex);
  metrics->calls = g_hash_table_new_full (calls_hash, calls_equal, g_free, NULL);
  return metrics;
}

void
yui_metrics_free (YuiMetrics *metrics)
{
  g_return_if_fail (metrics != NULL);

  g_hash_table_unref (metrics->calls);
  g_mutex_clear (&metrics->mutex);
  g_free (metrics);
}

void
yui_metrics_count_call (YuiMetrics *metrics, const char *operation, guint status, gint64 us)
{
  const Calls key = { operation, status, 0 };
  g_autoptr (GMutexLocker) locker = NULL;
  Calls *calls;
  gsize bucket = 0;

  g_return_if_fail (metrics != NULL && operation != NULL);

  while (bucket < G_N_ELEMENTS (bucket_us) && us > bucket_us[bucket])
    bucket++;
  locker = g_mutex_locker_new (&metrics->mutex);
  calls = g_hash_table_lookup (metrics->calls, &key);
  if (calls == NULL)
    {
      calls = g_memdup2 (&key, sizeof key);
      g_hash_table_add (metrics->calls, calls);
    }
  calls->n++;
  metrics->buckets[bucket]++;
  metrics->n_calls++;
  metrics->sum_us += us;
}

void
yui_metrics_count_kept (YuiMetrics *metrics)
{
  g_return_if_fail (metrics != NULL);

  g_mutex_lock (&metrics->mutex);
  metrics->n_kept++;
  g_mutex_unlock (&metrics->mutex);
}

void
yui_metrics_count_straight (YuiMetrics *metrics)
{
  g_return_if_fail (metrics != NULL);

  g_mutex_lock (&metrics->mutex);
  metrics->n_straight++;
  g_mutex_unlock (&metrics->mutex);
}

/* ---- telling ---- */

static void
add_head (GString *text, const char *name, const char *type, const char *help)
{
  g_string_append_printf (text, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void
add_calls (YuiMetrics *metrics, GString *text)
{
  GHashTableIter iter;
  gpointer key;

  add_head (text, "yui_calls_total", "counter", "Calls answered.");
  g_hash_table_iter_init (&iter, metrics->calls);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Calls *calls = key;

      g_string_append_printf (
          text, "yui_calls_total{operation=\"%s\",status=\"%u\"} %" G_GUINT64_FORMAT "\n",
          calls->operation, calls->status, calls->n);
    }
}

static void
add_seconds (GString *text, gint64 us)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, us / G_USEC_PER_SEC,
                          us % G_USEC_PER_SEC);
}

static void
add_durations (YuiMetrics *metrics, GString *text)
{
  guint64 n = 0;

  add_head (text, "yui_call_seconds", "histogram", "How long calls took.");
  for (gsize i = 0; i < G_N_ELEMENTS (bucket_us); i++)
    {
      n += metrics->buckets[i];
      g_string_append (text, "yui_call_seconds_bucket{le=\"");
      add_seconds (text, bucket_us[i]);
      g_string_append_printf (text, "\"} %" G_GUINT64_FORMAT "\n", n);
    }
  g_string_append_printf (text, "yui_call_seconds_bucket{le=\"+Inf\"} %" G_GUINT64_FORMAT "\n",
                          metrics->n_calls);
  g_string_append (text, "yui_call_seconds_sum ");
  add_seconds (text, metrics->sum_us);
  g_string_append_printf (text, "\nyui_call_seconds_count %" G_GUINT64_FORMAT "\n",
                          metrics->n_calls);
}

static void
add_number (GString *text, const char *name, const char *type, const char *help, gint64 number)
{
  add_head (text, name, type, help);
  g_string_append_printf (text, "%s %" G_GINT64_FORMAT "\n", name, number);
}

char *
yui_metrics_dup_text (YuiMetrics *metrics, const YuiStoreCounts *store)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (metrics != NULL && store != NULL, NULL);

  add_head (text, "yui_build_info", "gauge", "The version that runs.");
  g_string_append (text, "yui_build_info{version=\"" YUI_VERSION "\"} 1\n");
  add_number (text, "yui_writes_total", "counter", "Writes that were committed or refused.",
              store->writes);
  add_number (text, "yui_write_groups_total", "counter", "Commits; each holds one or more writes.",
              store->groups);
  add_number (text, "yui_write_groups_failed_total", "counter", "Commits that failed.",
              store->failed_groups);
  add_number (text, "yui_writes_queued", "gauge", "Writes that wait.", store->queued);
  g_mutex_lock (&metrics->mutex);
  add_calls (metrics, text);
  add_durations (metrics, text);
  add_number (text, "yui_answers_kept_total", "counter",
              "Calls answered with what another call had just been told.", metrics->n_kept);
  add_number (text, "yui_calls_straight_total", "counter",
              "Calls that went straight to the writer.", metrics->n_straight);
  g_mutex_unlock (&metrics->mutex);
  return g_string_free (text, FALSE);
}
