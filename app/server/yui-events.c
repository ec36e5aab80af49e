/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-events.h"

#include "yui-change-hints.h"
#include "yui-moment.h"
#include "yui-principal.h"
#include "yui-second-factor.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define SLOTS           15 /* a stream has its turn once in as many seconds */
#define SLOT_US         G_USEC_PER_SEC
#define LOOK_PAUSE_US   (20 * 1000)
#define LOOK_ANYWAY_US  (3 * G_USEC_PER_SEC)
#define EVENTS_AT_ONCE  256
#define FILES_KEPT_BACK 1256 /* for calls, databases and the log */
#define GIVE_UP_MS      60000
#define HEARTBEAT       ":\n\n"
#define RETRY           "retry: 2000\n"

typedef struct
{
  gint64 programme_id;
  gint64 number; /* told up to here */
  GPtrArray *streams;
} Town;

typedef struct
{
  int fd;
  Town *town;
  guint in_town, in_slot; /* places in the arrays */
  guint slot;
  char *employer_id; /* GRefString, interned; NULL: all */
  char *actor_id;    /* likewise */
  YuiRole role;
  guint factor_roles;
  guint8 token_sha256[32];
  gint64 after;
} Stream;

struct _YuiEvents
{
  YuiStore *store;
  GThread *thread;
  int epoll, wake;
  int is_stale; /* atomic: something was committed since the last look */
  guint streams_max;

  GMutex mutex;         /* guards the next */
  GPtrArray *incoming;  /* of Stream and */
  GArray *incoming_ids; /* its gint64 programme */
  GHashTable *actors;   /* interned actor id → number of streams */
  guint n_streams;
  gboolean is_closing;

  /* the thread's own */
  GHashTable *towns; /* gint64 → Town */
  GPtrArray *slots[SLOTS];
  guint next_slot, fill_slot;
  gint64 slot_due_us, look_due_us, looked_us;
};

/* ---- streams ---- */

static void
town_free (gpointer data)
{
  Town *town = data;

  g_ptr_array_unref (town->streams);
  g_free (town);
}

static void
count_actor (YuiEvents *events, const char *actor_id, int by)
{
  const int n = GPOINTER_TO_INT (g_hash_table_lookup (events->actors, actor_id)) + by;

  events->n_streams += by;
  if (n > 0)
    g_hash_table_replace (events->actors, g_ref_string_acquire ((char *)actor_id),
                          GINT_TO_POINTER (n));
  else
    g_hash_table_remove (events->actors, actor_id);
}

static void
stream_free (YuiEvents *events, Stream *stream)
{
  g_mutex_lock (&events->mutex);
  count_actor (events, stream->actor_id, -1);
  g_mutex_unlock (&events->mutex);
  close (stream->fd);
  g_clear_pointer (&stream->employer_id, g_ref_string_release);
  g_clear_pointer (&stream->actor_id, g_ref_string_release);
  g_free (stream);
}

/* Takes an element out by moving the last to its place; at is where that one's own place is kept. */
#define TAKE_OUT(array, field, stream)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    Stream *last_ = g_ptr_array_index ((array), (array)->len - 1);                                 \
    (array)->pdata[(stream)->field] = last_;                                                       \
    last_->field = (stream)->field;                                                                \
    g_ptr_array_set_size ((array), (int)(array)->len - 1);                                         \
  }                                                                                                \
  G_STMT_END

static void
end_stream (YuiEvents *events, Stream *stream)
{
  TAKE_OUT (stream->town->streams, in_town, stream);
  TAKE_OUT (events->slots[stream->slot], in_slot, stream);
  stream_free (events, stream);
}

/* A hint that cannot be sent at once is for a reader that is too slow: it reads everything anew when
 * it comes back. Returns whether the stream goes on. */
static gboolean
say (YuiEvents *events, Stream *stream, const char *text, gsize size)
{
  if (send (stream->fd, text, size, MSG_DONTWAIT | MSG_NOSIGNAL) == (gssize)size)
    return TRUE;
  end_stream (events, stream);
  return FALSE;
}

/* ---- hints ---- */

static void
send_hints (YuiEvents *events, Town *town, const YuiChangeHints *hints)
{
  for (guint i = town->streams->len; i-- > 0;)
    {
      Stream *stream = town->streams->pdata[i];
      const GString *text = stream->employer_id != NULL
                                ? g_hash_table_lookup (hints->by_employer, stream->employer_id)
                                : hints->all;

      if (text != NULL && text->len > 0)
        say (events, stream, text->str, text->len);
    }
}

static gboolean
tell (YuiEvents *events, YuiDatabase *db, Town *town, gint64 number, GError **error)
{
  g_auto (YuiChangeHints) hints = { 0 };

  if (!yui_change_hints_read (&hints, db, town->programme_id, town->number, number, error))
    return FALSE;
  town->number = number;
  send_hints (events, town, &hints);
  return TRUE;
}

/* Tells every town what changed there since the last look. */
static gboolean
look (YuiEvents *events, YuiDatabase *db, GError **error)
{
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT programme_id, change_number FROM programme");
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const gint64 row[] = { yui_statement_get_int (query, 0), yui_statement_get_int (query, 1) };
      const Town *town = g_hash_table_lookup (events->towns, &row[0]);

      if (town != NULL && town->number != row[1])
        g_array_append_vals (changed, row, 2);
    }
  g_clear_pointer (&query, yui_statement_free);
  for (guint i = 0; step == YUI_STEP_DONE && i < changed->len; i += 2)
    {
      const gint64 *row = &g_array_index (changed, gint64, i);

      if (!tell (events, db, g_hash_table_lookup (events->towns, &row[0]), row[1], error))
        return FALSE;
    }
  return step == YUI_STEP_DONE;
}

/* ---- joining ---- */

static Town *
ensure_town (YuiEvents *events, YuiDatabase *db, gint64 programme_id, GError **error)
{
  Town *town = g_hash_table_lookup (events->towns, &programme_id);
  g_autoptr (YuiStatement) query = NULL;

  if (town != NULL)
    return town;
  query = yui_database_query (db, error,
                              "SELECT change_number FROM programme WHERE programme_id = $1",
                              YUI_INT (programme_id));
  if (!yui_statement_need_row (query, error))
    return NULL;
  town = g_new0 (Town, 1);
  town->programme_id = programme_id;
  town->number = yui_statement_get_int (query, 0);
  town->streams = g_ptr_array_new ();
  g_hash_table_insert (events->towns, &town->programme_id, town);
  return town;
}

/* Greets with the present number, from which the listener goes on; a number of the future is of
 * another epoch. */
static gboolean
greet (YuiEvents *events, YuiDatabase *db, Stream *stream, GError **error)
{
  g_autoptr (GString) text = g_string_new (RETRY);
  const gint64 number = stream->town->number;

  g_string_append_printf (
      text, "id: %" G_GINT64_FORMAT "\nevent: %s\ndata: {\"number\":%" G_GINT64_FORMAT "}\n\n",
      number, stream->after > number ? "reset" : "hello", number);
  if (stream->after >= 0 && stream->after < number
      && !yui_change_hints_add (text, db, stream->town->programme_id, stream->after, number,
                                stream->employer_id, error))
    return FALSE;
  say (events, stream, text->str, text->len);
  return TRUE;
}

static void
place (YuiEvents *events, Stream *stream, Town *town)
{
  struct epoll_event event = { .events = EPOLLRDHUP, .data.ptr = stream };

  stream->town = town;
  stream->in_town = town->streams->len;
  g_ptr_array_add (town->streams, stream);
  stream->slot = events->fill_slot++ % SLOTS;
  stream->in_slot = events->slots[stream->slot]->len;
  g_ptr_array_add (events->slots[stream->slot], stream);
  if (epoll_ctl (events->epoll, EPOLL_CTL_ADD, stream->fd, &event) != 0)
    g_warning ("A stream is not watched: %s", g_strerror (errno));
}

static gboolean
join_all (YuiEvents *events, YuiDatabase *db, GPtrArray *incoming, GArray *ids, GError **error)
{
  for (guint i = 0; i < incoming->len; i++)
    {
      Stream *stream = incoming->pdata[i];
      Town *town = ensure_town (events, db, g_array_index (ids, gint64, i), error);

      incoming->pdata[i] = NULL;
      if (town == NULL)
        {
          stream_free (events, stream);
          return FALSE;
        }
      place (events, stream, town);
      if (!greet (events, db, stream, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- turns ---- */

/* Whether a call with the stream's token would open the same stream now. A database that does not
 * answer ends no stream. */
static gboolean
is_in_force (YuiDatabase *db, const Stream *stream, gint64 now_s)
{
  g_auto (YuiPrincipal) principal = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean needs_factor;

  if (!yui_principal_find_by_hash (&principal, db, stream->token_sha256, now_s, &error))
    return error != NULL;
  if (principal.role != stream->role
      || g_strcmp0 (yui_principal_get_employer_scope (&principal), stream->employer_id) != 0)
    return FALSE;
  return !yui_second_factor_is_needed (&principal, stream->factor_roles, db, &needs_factor, &error)
         || !needs_factor;
}

/* Heartbeat, and whether the stream's rights are still there. */
static void
take_turn (YuiEvents *events, YuiDatabase *db)
{
  GPtrArray *slot = events->slots[events->next_slot];
  const gint64 now_s = yui_moment_now ();

  events->next_slot = (events->next_slot + 1) % SLOTS;
  for (guint i = slot->len; i-- > 0;)
    {
      Stream *stream = slot->pdata[i];

      if (!is_in_force (db, stream, now_s))
        end_stream (events, stream);
      else
        say (events, stream, HEARTBEAT, strlen (HEARTBEAT));
    }
}

/* ---- the thread ---- */

static void
take_incoming (YuiEvents *events, GPtrArray **streams, GArray **ids)
{
  g_mutex_lock (&events->mutex);
  *streams = g_steal_pointer (&events->incoming);
  *ids = g_steal_pointer (&events->incoming_ids);
  events->incoming = g_ptr_array_new ();
  events->incoming_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_mutex_unlock (&events->mutex);
}

/* Everything that needs the database, in one moment of it. */
static void
work (YuiEvents *events, gboolean is_turn)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) incoming = NULL;
  g_autoptr (GArray) ids = NULL;
  YuiDatabase *db;

  g_atomic_int_set (&events->is_stale, 0);
  events->looked_us = g_get_monotonic_time ();
  take_incoming (events, &incoming, &ids);
  if (incoming->len == 0 && yui_events_get_n (events) == 0)
    return;
  db = yui_store_begin_read (events->store, YUI_SCOPE_ALL, &error);
  if (db != NULL && look (events, db, &error) && join_all (events, db, incoming, ids, &error)
      && is_turn)
    take_turn (events, db);
  if (db != NULL)
    yui_store_end_read (events->store, db);
  for (guint i = 0; i < incoming->len; i++) /* they come again */
    if (incoming->pdata[i] != NULL)
      stream_free (events, incoming->pdata[i]);
  if (error != NULL)
    g_message ("Streams cannot read the database: %s", error->message);
}

/* Returns whether somebody has called. */
static gboolean
await (YuiEvents *events, gint64 until_us)
{
  struct epoll_event ready[EVENTS_AT_ONCE];
  const gint64 wait_us = until_us - g_get_monotonic_time ();
  const int n = epoll_wait (events->epoll, ready, EVENTS_AT_ONCE,
                            wait_us > 0 ? (int)(wait_us / 1000) + 1 : 0);
  gboolean is_called = FALSE;
  eventfd_t count;

  for (int i = 0; i < n; i++)
    if (ready[i].data.ptr != NULL)
      end_stream (events, ready[i].data.ptr);
    else
      is_called = eventfd_read (events->wake, &count) == 0;
  return is_called;
}

static gboolean
is_closing (YuiEvents *events)
{
  gboolean closing;

  g_mutex_lock (&events->mutex);
  closing = events->is_closing;
  g_mutex_unlock (&events->mutex);
  return closing;
}

static gpointer
events_thread (gpointer user_data)
{
  YuiEvents *events = user_data;

  events->slot_due_us = g_get_monotonic_time () + SLOT_US;
  events->look_due_us = events->slot_due_us;
  while (!is_closing (events))
    {
      gint64 now_us;
      gboolean is_turn;

      if (await (events, MIN (events->slot_due_us, events->look_due_us)))
        events->look_due_us = MIN (events->look_due_us, events->looked_us + LOOK_PAUSE_US);
      now_us = g_get_monotonic_time ();
      is_turn = now_us >= events->slot_due_us;
      if (!is_turn && now_us < events->look_due_us)
        continue;
      work (events, is_turn);
      if (is_turn)
        events->slot_due_us = now_us + SLOT_US;
      events->look_due_us = now_us + LOOK_ANYWAY_US;
    }
  return NULL;
}

static void
call (YuiEvents *events)
{
  if (g_atomic_int_compare_and_exchange (&events->is_stale, 0, 1))
    eventfd_write (events->wake, 1);
}

static void
committed_cb (gpointer user_data)
{
  call (user_data);
}

/* ---- the outside ---- */

static guint
count_files (void)
{
  struct rlimit files;

  if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY)
    return G_MAXINT;
  return files.rlim_cur > 2 * FILES_KEPT_BACK ? files.rlim_cur - FILES_KEPT_BACK
                                              : files.rlim_cur / 4;
}

YuiEvents *
yui_events_new (YuiStore *store)
{
  YuiEvents *events = g_new0 (YuiEvents, 1);
  struct epoll_event event = { .events = EPOLLIN };

  events->store = store;
  events->epoll = epoll_create1 (EPOLL_CLOEXEC);
  events->wake = eventfd (0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (events->epoll < 0 || events->wake < 0
      || epoll_ctl (events->epoll, EPOLL_CTL_ADD, events->wake, &event) != 0)
    g_error ("No streams: %s", g_strerror (errno));
  events->streams_max = count_files ();
  g_mutex_init (&events->mutex);
  events->incoming = g_ptr_array_new ();
  events->incoming_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  events->actors
      = g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify)g_ref_string_release, NULL);
  events->towns = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, town_free);
  for (guint i = 0; i < SLOTS; i++)
    events->slots[i] = g_ptr_array_new ();
  events->thread = g_thread_new ("yui-events", events_thread, events);
  yui_store_set_watch (store, committed_cb, events);
  return events;
}

void
yui_events_free (YuiEvents *events)
{
  g_return_if_fail (events != NULL);

  yui_store_set_watch (events->store, NULL, NULL);
  g_mutex_lock (&events->mutex);
  events->is_closing = TRUE;
  g_mutex_unlock (&events->mutex);
  eventfd_write (events->wake, 1);
  g_thread_join (events->thread);
  for (guint i = 0; i < SLOTS; i++)
    {
      while (events->slots[i]->len > 0)
        end_stream (events, g_ptr_array_index (events->slots[i], 0));
      g_ptr_array_unref (events->slots[i]);
    }
  for (guint i = 0; i < events->incoming->len; i++)
    stream_free (events, events->incoming->pdata[i]);
  g_ptr_array_unref (events->incoming);
  g_array_unref (events->incoming_ids);
  g_hash_table_unref (events->towns);
  g_hash_table_unref (events->actors);
  g_mutex_clear (&events->mutex);
  close (events->epoll);
  close (events->wake);
  g_free (events);
}

gboolean
yui_events_check (YuiEvents *events, const char *actor_id, GError **error)
{
  guint n_own, n;

  g_return_val_if_fail (events != NULL && actor_id != NULL, FALSE);

  g_mutex_lock (&events->mutex);
  n_own = GPOINTER_TO_UINT (g_hash_table_lookup (events->actors, actor_id));
  n = events->n_streams;
  g_mutex_unlock (&events->mutex);
  if (n_own >= YUI_EVENTS_STREAMS_PER_ACTOR)
    yui_problem_set (error, YUI_PROBLEM_TOO_MANY_REQUESTS,
                     "This account listens %u times already. Close a stream first.", n_own);
  else if (n >= events->streams_max)
    yui_problem_set (error, YUI_PROBLEM_BUSY, "The server has no more streams; ask now and then.");
  else
    return TRUE;
  return FALSE;
}

void
yui_events_add (YuiEvents *events, const YuiListener *listener, int socket)
{
  const int on = 1, off = 0, give_up_ms = GIVE_UP_MS;
  Stream *stream;

  g_return_if_fail (events != NULL && listener != NULL && socket >= 0);

  setsockopt (socket, IPPROTO_TCP, TCP_CORK, &off, sizeof off);
  setsockopt (socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  setsockopt (socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &give_up_ms, sizeof give_up_ms);
  stream = g_new0 (Stream, 1);
  stream->fd = socket;
  stream->after = listener->after;
  stream->role = listener->role;
  stream->factor_roles = listener->factor_roles;
  stream->actor_id = g_ref_string_new_intern (listener->actor_id);
  if (listener->employer_id != NULL)
    stream->employer_id = g_ref_string_new_intern (listener->employer_id);
  memcpy (stream->token_sha256, listener->token_sha256, sizeof stream->token_sha256);
  g_mutex_lock (&events->mutex);
  count_actor (events, stream->actor_id, 1);
  g_ptr_array_add (events->incoming, stream);
  g_array_append_val (events->incoming_ids, listener->programme_id);
  g_mutex_unlock (&events->mutex);
  call (events);
}

guint
yui_events_get_n (YuiEvents *events)
{
  guint n;

  g_return_val_if_fail (events != NULL, 0);

  g_mutex_lock (&events->mutex);
  n = events->n_streams;
  g_mutex_unlock (&events->mutex);
  return n;
}
