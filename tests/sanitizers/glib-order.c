/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded under ThreadSanitizer, which does not see how GLib orders threads: GLib is not
 * instrumented, and its locks are futexes of its own. Each function below does what GLib's does, and
 * tells the sanitizer of the order that GLib promises. Memory is taken and given back directly, so
 * that the sanitizer knows whose it is. Programs without the sanitizer are left alone. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <glib-object.h>
#include <gio/gio.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

extern void __tsan_acquire (void *address) __attribute__ ((weak));
extern void __tsan_release (void *address) __attribute__ ((weak));

static void
acquire (gconstpointer address)
{
  if (__tsan_acquire != NULL && address != NULL)
    __tsan_acquire ((void *)address);
}

static void
release (gconstpointer address)
{
  if (__tsan_release != NULL && address != NULL)
    __tsan_release ((void *)address);
}

#define REAL(name)                                                                                 \
  static __typeof__ (&name) real;                                                                  \
  if (real == NULL)                                                                                \
  real = (__typeof__ (&name))dlsym (RTLD_NEXT, #name)

/* ---- memory ---- */

#undef g_malloc
#undef g_malloc0
#undef g_free

gpointer
g_malloc (gsize size)
{
  gpointer memory = size > 0 ? malloc (size) : NULL;

  if (memory == NULL && size > 0)
    abort ();
  return memory;
}

gpointer
g_malloc0 (gsize size)
{
  gpointer memory = size > 0 ? calloc (1, size) : NULL;

  if (memory == NULL && size > 0)
    abort ();
  return memory;
}

void (g_free) (gpointer memory)
{
  free (memory);
}

void
g_free_sized (gpointer memory, gsize size)
{
  free (memory);
}

/* ---- locks ---- */

void
g_mutex_lock (GMutex *mutex)
{
  REAL (g_mutex_lock);
  real (mutex);
  acquire (mutex);
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  gboolean is_locked;

  REAL (g_mutex_trylock);
  is_locked = real (mutex);
  if (is_locked)
    acquire (mutex);
  return is_locked;
}

void
g_mutex_unlock (GMutex *mutex)
{
  REAL (g_mutex_unlock);
  release (mutex);
  real (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  REAL (g_cond_wait);
  release (mutex);
  real (cond, mutex);
  acquire (mutex);
}

gboolean
g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end_us)
{
  gboolean is_signalled;

  REAL (g_cond_wait_until);
  release (mutex);
  is_signalled = real (cond, mutex, end_us);
  acquire (mutex);
  return is_signalled;
}

#undef g_once_init_enter_pointer
#undef g_once_init_leave_pointer
#undef g_once_init_enter
#undef g_once_init_leave

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean is_first;

  REAL (g_once_init_enter);
  is_first = real (location);
  acquire ((gpointer)location);
  return is_first;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  REAL (g_once_init_leave);
  release ((gpointer)location);
  real (location, result);
}

/* ---- threads ---- */

typedef struct
{
  GThreadFunc func;
  gpointer data;
} Start;

static gpointer
start_cb (gpointer data)
{
  Start start = *(Start *)data;
  gpointer result;

  acquire (data);
  result = start.func (start.data);
  release (g_thread_self ());
  return result;
}

/* The record of a start is never given back: the thread may outlive everybody. */
GThread *
g_thread_new (const char *name, GThreadFunc func, gpointer data)
{
  Start *start = malloc (sizeof *start);

  REAL (g_thread_new);
  *start = (Start){ func, data };
  release (start);
  return real (name, start_cb, start);
}

gpointer
g_thread_join (GThread *thread)
{
  gpointer result;

  REAL (g_thread_join);
  result = real (thread);
  acquire (thread);
  return result;
}

GThread *
g_thread_try_new (const char *name, GThreadFunc func, gpointer data, GError **error)
{
  Start *start = malloc (sizeof *start);

  REAL (g_thread_try_new);
  *start = (Start){ func, data };
  release (start);
  return real (name, start_cb, start, error);
}

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  REAL (g_async_queue_push);
  release (data);
  real (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer data;

  REAL (g_async_queue_pop);
  data = real (queue);
  acquire (data);
  return data;
}

typedef struct
{
  GFunc func;
  gpointer user_data;
} Pool;

static void
pool_cb (gpointer data, gpointer user_data)
{
  const Pool *pool = user_data;

  acquire (user_data);
  acquire (data);
  pool->func (data, pool->user_data);
  release (user_data);
}

GThreadPool *
g_thread_pool_new (GFunc func, gpointer user_data, gint n_max, gboolean exclusive, GError **error)
{
  Pool *pool = malloc (sizeof *pool);

  REAL (g_thread_pool_new);
  *pool = (Pool){ func, user_data };
  release (pool);
  return real (pool_cb, pool, n_max, exclusive, error);
}

gboolean
g_thread_pool_push (GThreadPool *pool, gpointer data, GError **error)
{
  REAL (g_thread_pool_push);
  release (data);
  release (pool->user_data);
  return real (pool, data, error);
}

void
g_thread_pool_free (GThreadPool *pool, gboolean immediate, gboolean wait)
{
  gpointer user_data = pool->user_data;

  REAL (g_thread_pool_free);
  real (pool, immediate, wait);
  acquire (user_data);
}

/* ---- idle calls ---- */

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
  gint is_added;
} Idle;

/* Whoever takes the source apart does so after whoever put it together. */
static void
acquire_idle (Idle *idle)
{
  while (!g_atomic_int_get (&idle->is_added))
    g_thread_yield ();
  acquire (idle);
}

static gboolean
idle_cb (gpointer data)
{
  Idle *idle = data;

  acquire_idle (idle);
  return idle->func (idle->data);
}

/* The record is never given back, as that of a start. */
static void
idle_over_cb (gpointer data)
{
  Idle *idle = data;

  acquire_idle (idle);
  if (idle->notify != NULL)
    idle->notify (idle->data);
}

guint
g_idle_add_full (gint priority, GSourceFunc func, gpointer data, GDestroyNotify notify)
{
  Idle *idle = malloc (sizeof *idle);
  guint id;

  REAL (g_idle_add_full);
  *idle = (Idle){ func, data, notify, FALSE };
  id = real (priority, idle_cb, idle, idle_over_cb);
  release (idle);
  g_atomic_int_set (&idle->is_added, TRUE);
  return id;
}

guint
g_idle_add (GSourceFunc func, gpointer data)
{
  return g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, func, data, NULL);
}

/* ---- interned texts ---- */

/* In the place of GLib's own lock of their table, which the sanitizer does not see. */
static pthread_mutex_t interned = PTHREAD_MUTEX_INITIALIZER;

GRefString *
g_ref_string_new_intern (const char *text)
{
  GRefString *string;

  REAL (g_ref_string_new_intern);
  pthread_mutex_lock (&interned);
  string = real (text);
  pthread_mutex_unlock (&interned);
  return string;
}

void
g_ref_string_release (GRefString *string)
{
  REAL (g_ref_string_release);
  pthread_mutex_lock (&interned);
  real (string);
  pthread_mutex_unlock (&interned);
}

/* ---- shared things: who lets go last comes after all the others ---- */

#define UNREF(name, Type)                                                                          \
  void name (Type *shared)                                                                         \
  {                                                                                                \
    REAL (name);                                                                                   \
    release (shared);                                                                              \
    acquire (shared);                                                                              \
    real (shared);                                                                                 \
  }

UNREF (g_bytes_unref, GBytes)
UNREF (g_hash_table_unref, GHashTable)
UNREF (g_ptr_array_unref, GPtrArray)
UNREF (g_main_context_unref, GMainContext)
UNREF (g_main_loop_unref, GMainLoop)
UNREF (g_date_time_unref, GDateTime)
UNREF (g_time_zone_unref, GTimeZone)

#undef g_object_unref
void
g_object_unref (gpointer object)
{
  REAL (g_object_unref);
  release (object);
  acquire (object);
  real (object);
}
