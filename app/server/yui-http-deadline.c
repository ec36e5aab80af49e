/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-http-deadline.h"

#include <sys/socket.h>

struct _YuiDeadlines
{
  GMutex mutex; /* guards the fields below */
  GCond changed;
  GQueue watched; /* of YuiDeadline */
  gboolean is_closing;

  GThread *thread;
};

struct _YuiDeadline
{
  YuiDeadlines *deadlines;
  GList link;
  int fd;
  int until_s; /* monotonic, atomic; 0: none */
};

static int
monotonic_s (void)
{
  return (int)(g_get_monotonic_time () / G_USEC_PER_SEC);
}

/* The HTTP library then finds the connection ended and closes it. */
static void
hang_up (YuiDeadline *deadline)
{
  g_atomic_int_set (&deadline->until_s, 0);
  shutdown (deadline->fd, SHUT_RDWR);
}

static gpointer
watch (gpointer user_data)
{
  YuiDeadlines *deadlines = user_data;

  g_mutex_lock (&deadlines->mutex);
  while (!deadlines->is_closing)
    {
      const int now_s = monotonic_s ();

      for (GList *link = deadlines->watched.head; link != NULL; link = link->next)
        {
          YuiDeadline *deadline = link->data;
          const int until_s = g_atomic_int_get (&deadline->until_s);

          if (until_s != 0 && until_s < now_s)
            hang_up (deadline);
        }
      if (g_queue_is_empty (&deadlines->watched))
        g_cond_wait (&deadlines->changed, &deadlines->mutex);
      else
        g_cond_wait_until (&deadlines->changed, &deadlines->mutex,
                           g_get_monotonic_time () + G_USEC_PER_SEC);
    }
  g_mutex_unlock (&deadlines->mutex);
  return NULL;
}

YuiDeadlines *
yui_deadlines_new (void)
{
  YuiDeadlines *deadlines = g_new0 (YuiDeadlines, 1);

  g_mutex_init (&deadlines->mutex);
  g_cond_init (&deadlines->changed);
  g_queue_init (&deadlines->watched);
  deadlines->thread = g_thread_new ("yui-deadlines", watch, deadlines);
  return deadlines;
}

void
yui_deadlines_free (YuiDeadlines *deadlines)
{
  g_return_if_fail (deadlines != NULL && g_queue_is_empty (&deadlines->watched));

  g_mutex_lock (&deadlines->mutex);
  deadlines->is_closing = TRUE;
  g_cond_signal (&deadlines->changed);
  g_mutex_unlock (&deadlines->mutex);
  g_thread_join (deadlines->thread);
  g_mutex_clear (&deadlines->mutex);
  g_cond_clear (&deadlines->changed);
  g_free (deadlines);
}

YuiDeadline *
yui_deadline_begin (YuiDeadlines *deadlines, int fd, guint wait_s)
{
  YuiDeadline *deadline = g_new0 (YuiDeadline, 1);

  deadline->deadlines = deadlines;
  deadline->link.data = deadline;
  deadline->fd = fd;
  yui_deadline_set (deadline, wait_s);
  g_mutex_lock (&deadlines->mutex);
  if (g_queue_is_empty (&deadlines->watched))
    g_cond_signal (&deadlines->changed);
  g_queue_push_tail_link (&deadlines->watched, &deadline->link);
  g_mutex_unlock (&deadlines->mutex);
  return deadline;
}

void
yui_deadline_set (YuiDeadline *deadline, guint wait_s)
{
  g_atomic_int_set (&deadline->until_s, wait_s > 0 ? monotonic_s () + (int)wait_s : 0);
}

void
yui_deadline_end (YuiDeadline *deadline)
{
  YuiDeadlines *deadlines = deadline->deadlines;

  g_mutex_lock (&deadlines->mutex);
  g_queue_unlink (&deadlines->watched, &deadline->link);
  g_mutex_unlock (&deadlines->mutex);
  g_free (deadline);
}
