/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-leaked.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DIGITS  40
#define LONGEST 64 /* bytes of a line, with a count and its end */

struct _YuiLeaked
{
  char *path;
  int fd;
  goffset size; /* bytes */
};

typedef struct
{
  goffset start, end; /* bytes; end is where the next one starts */
  char digits[DIGITS];
} Line;

static gboolean
fail (const YuiLeaked *leaked, goffset where, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "%s, at byte %" G_GOFFSET_FORMAT ": a list of leaked passwords has 40 hexadecimal "
               "digits of a SHA-1 in each line, sorted.",
               leaked->path, where);
  return FALSE;
}

static gboolean
take_digits (Line *line, const char *text, gsize length)
{
  gsize n = 0;

  for (; n < MIN (length, DIGITS) && g_ascii_isxdigit (text[n]); n++)
    line->digits[n] = g_ascii_toupper (text[n]);
  return n == DIGITS && (length == DIGITS || text[DIGITS] == ':' || text[DIGITS] == '\r');
}

/* The line that holds the byte at where. */
static gboolean
read_line (const YuiLeaked *leaked, goffset where, Line *line, GError **error)
{
  char text[2 * LONGEST];
  const goffset from = MAX (where - LONGEST, 0);
  const ssize_t n = pread (leaked->fd, text, sizeof text, from);
  const char *before, *after;

  if (n < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", leaked->path,
                   g_strerror (errno));
      return FALSE;
    }
  if (n <= where - from)
    return fail (leaked, where, error);
  before = g_strrstr_len (text, (gssize)(where - from), "\n");
  after = memchr (text + (where - from), '\n', (gsize)(n - (where - from)));
  line->start = before != NULL ? from + (before + 1 - text) : from;
  line->end = after != NULL ? from + (after + 1 - text) : from + n;
  return take_digits (line, text + (line->start - from),
                      (gsize)(line->end - line->start - (after != NULL)))
         || fail (leaked, line->start, error);
}

static gboolean
check (const YuiLeaked *leaked, GError **error)
{
  Line first, last;

  if (leaked->size == 0)
    return fail (leaked, 0, error);
  if (!read_line (leaked, 0, &first, error) || !read_line (leaked, leaked->size - 1, &last, error))
    return FALSE;
  return memcmp (first.digits, last.digits, DIGITS) <= 0 || fail (leaked, last.start, error);
}

YuiLeaked *
yui_leaked_open (const char *path, GError **error)
{
  g_autoptr (YuiLeaked) leaked = g_new0 (YuiLeaked, 1);
  struct stat status;

  g_return_val_if_fail (path != NULL, NULL);

  leaked->path = g_strdup (path);
  leaked->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (leaked->fd < 0 || fstat (leaked->fd, &status) < 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
                   g_strerror (errno));
      return NULL;
    }
  leaked->size = status.st_size;
  return check (leaked, error) ? g_steal_pointer (&leaked) : NULL;
}

void
yui_leaked_free (YuiLeaked *leaked)
{
  g_return_if_fail (leaked != NULL);

  g_clear_fd (&leaked->fd, NULL);
  g_free (leaked->path);
  g_free (leaked);
}

static gboolean
find (const YuiLeaked *leaked, const char *digits, gboolean *is_found, GError **error)
{
  goffset from = 0, until = leaked->size;

  *is_found = FALSE;
  while (from < until && !*is_found)
    {
      Line line;
      int order;

      if (!read_line (leaked, from + (until - from) / 2, &line, error))
        return FALSE;
      order = memcmp (digits, line.digits, DIGITS);
      if (order < 0)
        until = line.start;
      else
        from = line.end;
      *is_found = order == 0;
    }
  return TRUE;
}

gboolean
yui_leaked_look (const YuiLeaked *leaked, const char *text, gboolean *is_leaked, GError **error)
{
  g_return_val_if_fail (leaked != NULL && text != NULL && is_leaked != NULL, FALSE);

  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA1, text, -1);
  g_autofree char *digits = g_ascii_strup (hash, -1);

  return find (leaked, digits, is_leaked, error);
}
