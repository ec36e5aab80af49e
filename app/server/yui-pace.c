/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-pace.h"

#define KNOWN_MAX 20000 /* then those whose bucket is full are forgotten */

typedef struct
{
  gint64 filled_us; /* when it will be full, or was */
} Bucket;

struct _YuiPace
{
  gint64 call_us; /* what one call costs */
  GMutex mutex;   /* guards the field below */
  GHashTable *buckets;
};

YuiPace *
yui_pace_new (guint per_s)
{
  YuiPace *pace = g_new0 (YuiPace, 1);

  pace->call_us = per_s > 0 ? G_USEC_PER_SEC / per_s : 0;
  g_mutex_init (&pace->mutex);
  pace->buckets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return pace;
}

void
yui_pace_free (YuiPace *pace)
{
  g_return_if_fail (pace != NULL);

  g_hash_table_unref (pace->buckets);
  g_mutex_clear (&pace->mutex);
  g_free (pace);
}

static gboolean
is_full_cb (gpointer who, gpointer bucket, gpointer now_us)
{
  return ((Bucket *)bucket)->filled_us <= *(gint64 *)now_us;
}

static Bucket *
bucket_of (YuiPace *pace, const char *who, gint64 now_us)
{
  Bucket *bucket = g_hash_table_lookup (pace->buckets, who);

  if (bucket != NULL)
    return bucket;
  if (g_hash_table_size (pace->buckets) >= KNOWN_MAX)
    g_hash_table_foreach_remove (pace->buckets, is_full_cb, &now_us);
  bucket = g_new0 (Bucket, 1);
  g_hash_table_insert (pace->buckets, g_strdup (who), bucket);
  return bucket;
}

gboolean
yui_pace_take (YuiPace *pace, const char *who, gint64 now_us)
{
  Bucket *bucket;
  gboolean is_well;

  g_return_val_if_fail (pace != NULL && who != NULL, FALSE);

  if (pace->call_us == 0)
    return TRUE;
  g_mutex_lock (&pace->mutex);
  bucket = bucket_of (pace, who, now_us);
  bucket->filled_us = MAX (bucket->filled_us, now_us);
  is_well = bucket->filled_us + pace->call_us <= now_us + YUI_PACE_BURST_S * G_USEC_PER_SEC;
  if (is_well)
    bucket->filled_us += pace->call_us;
  g_mutex_unlock (&pace->mutex);
  return is_well;
}
