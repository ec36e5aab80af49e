/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-embedded.h"
#include "yui-demo.h"
#include "yui-embedded-tokens.h"
#include "yui-moment.h"

#include "labour/yui-civil.h"
#include "store/yui-migration.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#define WAIT_S       30
#define WAIT_STEP_US 50000

struct _YuiEmbedded
{
  char *folder;
  int lock_fd;
  guint16 last_port; /* 0: none */
};

static char *
path_of (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* Prints the line of the server that has the folder, as soon as it is there. */
static gboolean
print_other (const char *folder, GError **error)
{
  g_autofree char *path = path_of (folder, "server.json");
  gint64 until = g_get_monotonic_time () + WAIT_S * G_USEC_PER_SEC;
  g_autofree char *line = NULL;

  while (!g_file_get_contents (path, &line, NULL, NULL) && g_get_monotonic_time () < until)
    g_usleep (WAIT_STEP_US);
  if (line != NULL)
    {
      fputs (line, stdout);
      fflush (stdout);
      return TRUE;
    }
  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
      "Another yui-server has %s but does not say where it listens. Stop it and try again.",
      folder);
  return FALSE;
}

/* Returns the lock's descriptor, -1 without error when another server has it, -1 with error. */
static int
take_lock (const char *folder, GError **error)
{
  g_autofree char *path = path_of (folder, "lock");
  int fd, saved;

  if (g_mkdir_with_parents (folder, 0700) != 0
      || (fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600)) < 0)
    {
      saved = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                   "The folder %s cannot be used: %s. Choose another with --data-dir.", folder,
                   g_strerror (saved));
      return -1;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  saved = errno;
  close (fd);
  if (saved != EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved),
                 "The folder %s cannot be locked: %s.", folder, g_strerror (saved));
  return -1;
}

static guint16
read_last_port (const char *path)
{
  g_autofree char *text = NULL;
  g_autoptr (yyjson_doc) doc = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *url;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, NULL))
    return 0;
  doc = yyjson_read (text, size, YYJSON_READ_NOFLAG);
  url = yyjson_get_str (yyjson_obj_get (yyjson_doc_get_root (doc), "url"));
  uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  return uri != NULL && g_uri_get_port (uri) > 0 ? (guint16)g_uri_get_port (uri) : 0;
}

YuiEmbedded *
yui_embedded_open (const char *folder, gboolean *is_other, GError **error)
{
  g_autofree char *path = path_of (folder, "server.json");
  g_autoptr (GError) problem = NULL;
  YuiEmbedded *embedded;
  int fd = take_lock (folder, &problem);

  *is_other = FALSE;
  if (fd < 0)
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      else
        *is_other = print_other (folder, error);
      return NULL;
    }
  embedded = g_new0 (YuiEmbedded, 1);
  embedded->folder = g_strdup (folder);
  embedded->lock_fd = fd;
  embedded->last_port = read_last_port (path);
  g_unlink (path);
  return embedded;
}

void
yui_embedded_close (YuiEmbedded *embedded)
{
  g_return_if_fail (embedded != NULL);

  close (embedded->lock_fd);
  g_free (embedded->folder);
  g_free (embedded);
}

/* ---- the database ---- */

static gboolean
has_programme (YuiDatabase *db, gboolean *is_there, GError **error)
{
  g_autoptr (YuiStatement) query
      = yui_database_query (db, error, "SELECT 1 FROM programme LIMIT 1");
  YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;

  *is_there = step == YUI_STEP_ROW;
  return step != YUI_STEP_ERROR;
}

static gboolean
prepare (const char *path, const YuiLawTables *tables, GError **error)
{
  g_autoptr (YuiDatabase) db = yui_database_open (path, YUI_DATABASE_READ_WRITE, error);
  YuiDemoOptions options = { .seed = YUI_DEMO_SEED,
                             .today = yui_civil_day_of_utc (yui_moment_now ()),
                             .tables = tables };
  gboolean is_there;

  if (db == NULL || !yui_migration_run (db, YUI_SERVER_MIGRATIONS, error)
      || !has_programme (db, &is_there, error))
    return FALSE;
  return is_there || yui_demo_create (db, &options, error);
}

YuiStore *
yui_embedded_open_store (YuiEmbedded *embedded, const YuiLawTables *tables, GError **error)
{
  g_autofree char *path = path_of (embedded->folder, "yui.db");

  if (!prepare (path, tables, error))
    return NULL;
  return yui_store_open (path, YUI_SERVER_MIGRATIONS, error);
}

/* ---- listening ---- */

gboolean
yui_embedded_start (YuiEmbedded *embedded, YuiServer *server, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) same = g_inet_socket_address_new (loopback, embedded->last_port);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);

  return yui_server_start (server, G_INET_SOCKET_ADDRESS (same), NULL, NULL, NULL)
         || yui_server_start (server, G_INET_SOCKET_ADDRESS (any), NULL, NULL, error);
}

gboolean
yui_embedded_announce (YuiEmbedded *embedded, YuiServer *server, GError **error)
{
  g_autofree char *tokens = path_of (embedded->folder, "tokens.json");
  g_autofree char *path = path_of (embedded->folder, "server.json");
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc), *list;
  g_autofree char *text = NULL, *line = NULL;

  yui_json_add_text (doc, root, "url", yui_server_get_base_url (server));
  yui_json_add_int (doc, root, "pid", getpid ());
  list = yyjson_mut_obj_add_arr (doc, root, "tokens");
  if (!yui_embedded_tokens_make (yui_server_get_store (server), tokens, doc, list, error))
    return FALSE;
  text = yui_json_write (doc, NULL);
  line = g_strconcat (text, "\n", NULL);
  if (!g_file_set_contents_full (path, line, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return FALSE;
  fputs (line, stdout);
  fflush (stdout);
  return TRUE;
}
