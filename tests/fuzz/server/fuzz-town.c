/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-town.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static GLogWriterOutput
drop_message (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  return level <= G_LOG_LEVEL_WARNING
             ? g_log_writer_standard_streams (level, fields, n_fields, user_data)
             : G_LOG_WRITER_HANDLED;
}

static TestServer *made;

static void
free_town (void)
{
  g_clear_pointer (&made, test_server_free);
}

TestServer *
fuzz_town (void)
{
  if (made == NULL)
    {
      g_log_set_writer_func (drop_message, NULL, NULL);
      g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
      made = test_server_new ();
      atexit (free_town);
    }
  return made;
}

char *
fuzz_exchange (const uint8_t *data, size_t size, gboolean is_whole)
{
  const struct sockaddr_in address
      = { .sin_family = AF_INET,
          .sin_port = htons (yui_server_get_port (fuzz_town ()->server)),
          .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  const struct linger at_once = { 1, 0 }; /* many thousand connections in a row */
  const struct timeval patience = { .tv_sec = is_whole ? 300 : 3 }; /* a stream has no end */
  int fd = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  GString *answer = g_string_new (NULL);
  char buffer[16384];
  ssize_t n;

  if (fd < 0 || connect (fd, (const struct sockaddr *)&address, sizeof address) != 0)
    abort ();
  setsockopt (fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  for (size_t sent = 0; sent < size; sent += (size_t)n)
    {
      n = send (fd, data + sent, size - sent, MSG_NOSIGNAL);
      if (n < 0 && errno != EINTR)
        break;
      n = MAX (n, 0);
    }
  if (!is_whole)
    shutdown (fd, SHUT_WR);
  while ((n = recv (fd, buffer, sizeof buffer, 0)) > 0 || (n < 0 && errno == EINTR))
    g_string_append_len (answer, buffer, MAX (n, 0)); /* the fuzzer's clock interrupts */
  setsockopt (fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close (fd);
  return g_string_free (answer, FALSE);
}

/* Whether a status, as text, is one of a server that broke. */
static gboolean
is_broken (const char *status)
{
  static const char *const wanted[] = { "501", "503", "505" }; /* of libmicrohttpd, or busy */

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (g_str_has_prefix (status, wanted[i]))
      return FALSE;
  return status[0] == '5';
}

/* Where the next answer begins. A body may hold anything that was sent, even another answer. */
static const char *
after (const char *answer)
{
  const char *body = strstr (answer, "\r\n\r\n");
  g_autofree char *head = g_ascii_strdown (answer, body != NULL ? body - answer : 0);
  const char *length = strstr (head, "\r\ncontent-length: ");
  gsize size = length != NULL ? g_ascii_strtoull (strchr (length, ':') + 1, NULL, 10) : 0;

  if (body == NULL)
    return "";
  body += strlen ("\r\n\r\n");
  if (g_str_has_prefix (body, "HTTP/1."))
    return body; /* what HEAD asked for */
  return size <= strlen (body) ? body + size : "";
}

void
fuzz_check_answer (const char *answer)
{
  if (answer[0] != '\0' && !g_str_has_prefix (answer, "HTTP/1."))
    g_error ("no answer: %.200s", answer);
  for (; g_str_has_prefix (answer, "HTTP/1."); answer = after (answer))
    if (is_broken (answer + strlen ("HTTP/1.1 ")))
      g_error ("%s", answer);
}
