/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kiosk without a window: checks people in through its outbox until it is killed, and prints the
 * number of each contract whose check-in is safe on the device.
 *
 * outbox-client URL TOKEN DATABASE FIRST LAST  checks in contracts FIRST … LAST − 1 (see uuid())
 * outbox-client URL TOKEN DATABASE             sends what is left, prints how many were refused, ends */

#include "net/yui-outbox.h"

#include <stdlib.h>
#include <unistd.h>

#define WAITING_MAX 40
#define PACE_MS     2

typedef struct
{
  YuiOutbox *outbox;
  gint64 next, last;
  guint n_adding;
} Kiosk;

typedef struct
{
  Kiosk *kiosk;
  gint64 number;
} Added;

static char *
uuid (gint64 number)
{
  return g_strdup_printf ("01930000-0000-7000-8000-08%010" G_GINT64_MODIFIER "x", number);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  Added *added = data;
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", added->number);

  added->kiosk->n_adding--;
  if (dex_future_is_resolved (future) && write (STDOUT_FILENO, line, strlen (line)) < 0)
    g_error ("Nobody listens.");
  return dex_ref (future);
}

static gboolean
add_cb (gpointer data)
{
  Kiosk *kiosk = data;
  g_autofree char *id = NULL;
  Added *added;

  if (kiosk->next >= kiosk->last || kiosk->n_adding > 4
      || yui_outbox_get_n_waiting (kiosk->outbox) > WAITING_MAX)
    return G_SOURCE_CONTINUE;
  added = g_new (Added, 1);
  *added = (Added){ kiosk, kiosk->next++ };
  id = uuid (added->number);
  kiosk->n_adding++;
  dex_future_disown (
      dex_future_finally (yui_outbox_add (kiosk->outbox, NULL, id, NULL, YUI_CLOCK_KIND_IN,
                                          g_get_real_time () / G_USEC_PER_SEC),
                          added_cb, added, g_free));
  return G_SOURCE_CONTINUE;
}

/* Waits a second for the count of an outbox that was just opened. */
static gboolean
end_cb (gpointer data)
{
  Kiosk *kiosk = data;

  if (yui_outbox_get_n_waiting (kiosk->outbox) > 0)
    return G_SOURCE_CONTINUE;
  g_print ("%u\n", yui_outbox_get_n_refused (kiosk->outbox));
  exit (EXIT_SUCCESS);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (YuiClient) client = NULL;
  Kiosk kiosk = { 0 };

  if (argc != 4 && argc != 6)
    g_error ("outbox-client URL TOKEN DATABASE [FIRST LAST]");
  dex_init ();
  client = yui_client_new (argv[1], argv[2]);
  kiosk.outbox = yui_outbox_new (client, argv[3]);
  if (argc == 6)
    {
      kiosk.next = g_ascii_strtoll (argv[4], NULL, 10);
      kiosk.last = g_ascii_strtoll (argv[5], NULL, 10);
      g_timeout_add (PACE_MS, add_cb, &kiosk);
    }
  else
    g_timeout_add_seconds (1, end_cb, &kiosk);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}
