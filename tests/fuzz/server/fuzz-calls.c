/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-town.h"

#include "server/yui-audit.h"

#include <stdlib.h>
#include <string.h>

#define SEPARATOR 0x1e
#define CALLS_MAX 8

/* The calls that write, by their first byte from 'A' on; what follows is the body. Where an address
 * has %s there stands the id that the call before gave. */
static const struct
{
  const char *method, *path, *token, *content_type;
} calls[] = {
  { "POST", "/v1/shifts", "owner-a", "application/json" },
  { "PATCH", "/v1/shifts/%s", "owner-a", "application/merge-patch+json" },
  { "POST", "/v1/shifts/%s/publish", "owner-a", NULL },
  { "POST", "/v1/shifts/%s/offers", "owner-a", "application/json" },
  { "POST", "/v1/offers/%s/accept", "worker-0", "application/json" },
  { "POST", "/v1/offers/%s/decline", "worker-0", NULL },
  { "POST", "/v1/my/applications", "worker-1", "application/json" },
  { "POST", "/v1/clock-events", "kiosk", "application/json" },
  { "POST", "/v1/card-sessions", "kiosk", "application/json" },
  { "POST", "/v1/attendances/%s/confirm", "owner-a", "application/json" },
  { "POST", "/v1/attendances/%s/corrections", "owner-a", "application/json" },
  { "POST", "/v1/pay-runs", "owner-a", "application/json" },
  { "POST", "/v1/my/declared-work", "worker-0", "application/json" },
  { "POST", "/v1/member-imports?mode=good_rows", "owner-a", "text/csv" },
  { "PUT", "/v1/ranking-weights", "owner-a", "application/json" },
  { "PATCH", "/v1/employer", "owner-a", "application/merge-patch+json" },
  { "POST", "/v1/assignment-drafts", "owner-a", "application/json" },
  { "POST", "/v1/sign-in", "", "application/json" },
  { "POST", "/v1/documents", "owner-a", "application/json" },
  { "POST", "/v1/shifts/%s/cancellation", "owner-a", "application/json" },
  { "POST", "/v1/sync/ops", "kiosk", "application/json" },
  { "POST", "/v1/sync/ops", "worker-0", "application/json" },
};

static char *
call (guint8 which, const char *id, const char *body, gsize size)
{
  const gsize i = (which - 'A') % G_N_ELEMENTS (calls);
  g_autofree char *path = g_strdup (calls[i].path), *key = g_uuid_string_random ();
  char *place = strstr (path, "%s");
  g_autoptr (GString) request = g_string_new (calls[i].method);
  char *answer;

  g_string_append_c (request, ' ');
  if (place == NULL)
    g_string_append (request, path);
  else
    {
      g_string_append_len (request, path, place - path);
      g_string_append (request, id);
      g_string_append (request, place + 2);
    }
  g_string_append_printf (
      request,
      " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
      "Idempotency-Key: %s\r\nIf-Match: *\r\n",
      calls[i].token, key);
  if (calls[i].content_type == NULL)
    size = 0;
  else
    g_string_append_printf (request, "Content-Type: %s\r\n", calls[i].content_type);
  g_string_append_printf (request, "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n", size);
  g_string_append_len (request, body, size);
  answer = fuzz_exchange ((const uint8_t *)request->str, request->len, TRUE);
  fuzz_check_answer (answer);
  if (answer[0] == '\0')
    abort (); /* such a request is always answered */
  return answer;
}

/* The first id in an answer. */
static void
take_id (const char *answer, char id[37])
{
  const char *member = strstr (answer, "\"id\":\"");

  if (member != NULL && strlen (member) >= 6 + 36)
    {
      memcpy (id, member + 6, 36);
      id[36] = '\0';
    }
}

static void
check_audit (void)
{
  g_autoptr (GError) error = NULL;
  YuiStore *store = fuzz_town ()->store;
  YuiDatabase *db = yui_store_begin_read (store, 1, &error);

  if (db == NULL || !yui_audit_verify (db, 1, &error))
    g_error ("%s", error->message);
  yui_store_end_read (store, db);
}

/* A few calls in a row, on a town that remembers all that came before. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static guint n_inputs;
  char id[37] = TEST_WORKPLACE_A;
  const char *text = (const char *)data;

  for (int i = 0; i < CALLS_MAX && size > 0; i++)
    {
      const char *end = memchr (text, SEPARATOR, size);
      const gsize length = end != NULL ? (gsize)(end - text) : size;
      g_autofree char *answer = call (length > 0 ? (guint8)text[0] : 'A', id, text + (length > 0),
                                      length > 0 ? length - 1 : 0);

      take_id (answer, id);
      text += end != NULL ? length + 1 : length;
      size -= end != NULL ? length + 1 : length;
    }
  if (++n_inputs % 256 == 1)
    check_audit ();
  return 0;
}
