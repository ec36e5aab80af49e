/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-town.h"

#include "server/yui-moment.h"

#include "../../server/yui-test-work.h"

#include <stdlib.h>
#include <string.h>

#define SEPARATOR    0x1e
#define OPS_MAX      16
#define INPUTS_A_SET 64 /* then there are other work, offers and a card */
#define FIRST_DAY    3  /* of that work, from today */
#define LAST_DAY     300

/* An input is a letter for who sends, then ops: a letter for the kind, one for the rest, the body.
 * In a body the bytes 1 to 6 stand for ids that exist. */

static const char *const senders[]
    = { "kiosk", "worker-0", "worker-1", "owner-a", "manager-a", "coordinator", "owner-c" };

static const char *const kinds[]
    = { "clock_event",      "hours_claim",      "hours_settlement",      "declared_work",
        "my_declared_work", "offer_acceptance", "my_declared_work_end",  "offer_declination",
        "application",      "no_such_kind",     "application_withdrawal" };

typedef enum
{
  FLAG_SUBJECT = 1 << 0, /* and the two above it say which */
  FLAG_DEPENDS = 1 << 3, /* on the op before */
  FLAG_AGAIN = 1 << 4,   /* its op_id too */
} OpFlags;

static struct
{
  TestWork work;
  char *offer_id, *sha256, *open_shift_id, *card;
} set;

static void
clear_set (void)
{
  test_work_clear (&set.work);
  set.work = (TestWork){ 0 };
  g_clear_pointer (&set.offer_id, g_free);
  g_clear_pointer (&set.sha256, g_free);
  g_clear_pointer (&set.open_shift_id, g_free);
  g_clear_pointer (&set.card, g_free);
}

/* A shift of that day, published. */
static char *
publish (TestServer *town, int days_on, int seats)
{
  g_autofree char *extra = g_strdup_printf (",\"seats\":%d", seats), *path = NULL;
  g_autofree char *body = test_shift_body (TEST_WORKPLACE_A, days_on, 9, extra);
  g_autoptr (TestAnswer) made = test_call (town, "POST", "/v1/shifts", "owner-a", body, NULL);
  g_autoptr (TestAnswer) published = NULL;

  g_assert_cmpuint (made->status, ==, 201);
  path = g_strdup_printf ("/v1/shifts/%s/publish", test_text (made, "id"));
  published = test_call (town, "POST", path, "owner-a", NULL, "If-Match", "\"1\"", NULL);
  g_assert_cmpuint (published->status, ==, 200);
  return g_strdup (test_text (made, "id"));
}

static void
hire (TestServer *town, int worker)
{
  g_autofree char *sha256 = NULL;
  g_autofree char *offer_id = test_offer (town, set.work.shift_id, worker, &sha256);
  g_autofree char *path = g_strdup_printf ("/v1/offers/%s/accept", offer_id);
  g_autofree char *body
      = g_strdup_printf ("{\"terms_sha256\":\"%s\",\"electronic_notice\":true}", sha256);
  g_autoptr (TestAnswer) answer = test_call (town, "POST", path, "worker-0", body, NULL);

  g_assert_cmpuint (answer->status, ==, 201);
  set.work.contract_id = g_strdup (test_text (answer, "id"));
  set.work.attendance_id = g_strdup (test_text (answer, "attendance_id"));
}

/* Each on a day of its own, as long as there are days. */
static void
renew_set (void)
{
  static int day = FIRST_DAY;
  TestServer *town = fuzz_town ();

  if (day == LAST_DAY)
    return;
  if (day == FIRST_DAY)
    atexit (clear_set);
  clear_set ();
  set.work.shift_id = publish (town, day, 1);
  hire (town, 0);
  set.open_shift_id = publish (town, day, 2);
  set.offer_id = test_offer (town, set.open_shift_id, 1, &set.sha256);
  set.card = test_issue_card (town, 2);
  day++;
}

static const char *
known (guint8 byte)
{
  const char *const texts[] = { set.work.contract_id, set.work.attendance_id,
                                set.offer_id,         set.open_shift_id,
                                set.sha256,           set.card };

  return texts[(byte - 1) % G_N_ELEMENTS (texts)];
}

/* The reader of JSON has a target of its own: here a body is an object. */
static char *
dup_body (const char *text, gsize size)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  for (gsize i = 0; i < size; i++)
    if (text[i] >= 1 && text[i] <= 6)
      g_string_append (body, known ((guint8)text[i]));
    else
      g_string_append_c (body, text[i]);
  if (!g_utf8_validate (body->str, (gssize)body->len, NULL) || strchr (body->str, '/') != NULL
      || !json_parser_load_from_data (parser, body->str, (gssize)body->len, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return g_strdup ("{}");
  return json_to_string (json_parser_get_root (parser), FALSE);
}

static void
add_op (GString *batch, const char *text, gsize size, gboolean is_first, gint64 *seq)
{
  static guint n_ops;
  const char *kind = kinds[size > 0 ? (guint8)text[0] % G_N_ELEMENTS (kinds) : 0];
  const OpFlags flags = size > 1 ? (guint8)text[1] : 0;
  g_autofree char *body = dup_body (text + MIN (size, 2), size - MIN (size, 2));
  char moment[YUI_MOMENT_SIZE];

  n_ops += (flags & FLAG_AGAIN) == 0;
  g_string_append_printf (batch,
                          "%s{\"op_id\":\"01930000-0000-7000-8000-0001%08x\",\"kind\":\"%s\","
                          "\"device_seq\":%" G_GINT64_FORMAT ",\"occurred_at\":\"%s\",\"body\":%s",
                          is_first ? "" : ",", n_ops, kind, ++*seq,
                          yui_moment_format (yui_moment_now (), moment), body);
  if (flags & FLAG_SUBJECT)
    g_string_append_printf (batch, ",\"subject_id\":\"%s\"", known ((flags >> 1 & 3) + 1));
  if (flags & FLAG_DEPENDS)
    g_string_append_printf (batch, ",\"depends_on\":\"01930000-0000-7000-8000-0001%08x\"",
                            n_ops - 1);
  g_string_append_c (batch, '}');
}

static JsonNode *
push (const char *sender, const char *batch)
{
  g_autofree char *request
      = g_strdup_printf ("POST /v1/sync/ops HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                         "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                         "Content-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                         sender, strlen (batch), batch);
  g_autofree char *answer = fuzz_exchange ((const uint8_t *)request, strlen (request), TRUE);
  const char *body = strstr (answer, "\r\n\r\n");

  fuzz_check_answer (answer);
  if (body == NULL)
    abort (); /* such a request is always answered */
  return g_str_has_prefix (answer, "HTTP/1.1 200") ? json_from_string (body + 4, NULL) : NULL;
}

/* What was answered stays so: a repetition does nothing and says the same. */
static void
check_again (JsonNode *first, JsonNode *second)
{
  JsonArray *before = json_object_get_array_member (json_node_get_object (first), "results");
  JsonArray *after = json_object_get_array_member (json_node_get_object (second), "results");

  if (json_array_get_length (after) < json_array_get_length (before))
    abort ();
  for (guint i = 0; i < json_array_get_length (before); i++)
    {
      JsonObject *a = json_array_get_object_element (before, i);
      JsonObject *b = json_array_get_object_element (after, i);

      if (json_object_get_int_member (a, "status") != json_object_get_int_member (b, "status")
          || g_str_equal (json_object_get_string_member (b, "state"), "applied"))
        g_error ("op %u: %s, then %s", i, json_object_get_string_member (a, "state"),
                 json_object_get_string_member (b, "state"));
    }
}

static char *
make_batch (guint sender, const char *text, gsize size)
{
  static gint64 seqs[G_N_ELEMENTS (senders)];
  GString *batch = g_string_new (NULL);

  g_string_printf (
      batch,
      "{\"device_id\":\"01930000-0000-7000-8000-00000000d%03u\",\"oldest_seq\":%" G_GINT64_FORMAT
      ",\"ops\":[",
      sender, seqs[sender] + 1);
  for (int i = 0; i < OPS_MAX && size > 0; i++)
    {
      const char *end = memchr (text, SEPARATOR, size);
      const gsize length = end != NULL ? (gsize)(end - text) : size;

      add_op (batch, text, length, i == 0, &seqs[sender]);
      text += length + (end != NULL);
      size -= length + (end != NULL);
    }
  g_string_append (batch, "]}");
  return g_string_free (batch, FALSE);
}

/* A batch of ops, sent twice, to a town that remembers all that came before. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static guint n_inputs;
  const guint sender = size > 0 ? data[0] % G_N_ELEMENTS (senders) : 0;
  g_autofree char *batch = NULL;
  g_autoptr (JsonNode) first = NULL, second = NULL;

  if (n_inputs++ % INPUTS_A_SET == 0)
    renew_set ();
  batch = make_batch (sender, (const char *)data + MIN (size, 1), size - MIN (size, 1));
  first = push (senders[sender], batch);
  second = push (senders[sender], batch);
  if (first != NULL && second != NULL)
    check_again (first, second);
  return 0;
}
