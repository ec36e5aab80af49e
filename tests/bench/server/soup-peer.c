/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A peer of the benchmark: a page of shifts and one shift from Yui's own database, by libsoup and
 * json-glib, with prepared statements and the token looked up for each call.
 * Usage: soup-peer DATABASE PORT */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define JAPAN_OFFSET_S 32400

#define COLUMNS                                                                                    \
  "SELECT s.id, s.version, s.state, s.employer_id, e.name, s.workplace_id, p.name, s.title, "      \
  "s.description, s.belongings, s.start_s, s.end_s, s.break_min, s.seats, s.hourly_wage_yen, "     \
  "s.transport_yen, s.hiring_mode, s.published_s, "                                                \
  "(SELECT count(*) FROM contract c WHERE c.programme_id = s.programme_id AND c.shift_id = s.id "  \
  "AND c.cancelled_s IS NULL), "                                                                   \
  "(SELECT count(*) FROM offer o WHERE o.programme_id = s.programme_id AND o.shift_id = s.id "     \
  "AND o.state = 'open' AND o.reply_by_s > ?2) "                                                   \
  "FROM shift s "                                                                                  \
  "JOIN employer e ON e.programme_id = s.programme_id AND e.id = s.employer_id "                   \
  "JOIN workplace p ON p.programme_id = s.programme_id AND p.id = s.workplace_id "                 \
  "WHERE s.programme_id = ?1 "

static const struct
{
  const char *name;
  gboolean is_number;
} members[] = { { "id", FALSE },
                { "version", TRUE },
                { "state", FALSE },
                { "employer_id", FALSE },
                { "employer_name", FALSE },
                { "workplace_id", FALSE },
                { "workplace_name", FALSE },
                { "title", FALSE },
                { "description", FALSE },
                { "belongings", FALSE },
                { "start_s", TRUE },
                { "end_s", TRUE },
                { "break_min", TRUE },
                { "seats", TRUE },
                { "hourly_wage_yen", TRUE },
                { "transport_yen", TRUE },
                { "hiring_mode", FALSE },
                { "published_s", TRUE },
                { "seats_filled", TRUE },
                { "offers_open", TRUE } };

enum
{
  START = 10,
  END = 11,
  BREAK = 12,
  WAGE = 14,
  TRANSPORT = 15,
  PUBLISHED = 17
};

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *token, *list, *one, *qualifications;
} Peer;

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return statement;
}

/* The caller's programme, 0 when the token is none. */
static gint64
find_programme (Peer *peer, SoupServerMessage *message, gint64 now_s)
{
  const char *header = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 hash[32];
  gsize size = sizeof hash;
  gint64 programme = 0;

  if (header == NULL || !g_str_has_prefix (header, "Bearer "))
    return 0;
  g_checksum_update (checksum, (const guchar *)header + strlen ("Bearer "), -1);
  g_checksum_get_digest (checksum, hash, &size);
  sqlite3_bind_blob (peer->token, 1, hash, (int)size, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (peer->token, 2, now_s);
  if (sqlite3_step (peer->token) == SQLITE_ROW)
    programme = sqlite3_column_int64 (peer->token, 0);
  sqlite3_reset (peer->token);
  return programme;
}

static void
add_moment (JsonBuilder *builder, const char *name, gint64 moment_s)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (moment_s + JAPAN_OFFSET_S);
  g_autofree char *text = g_date_time_format (at, "%Y-%m-%dT%H:%M:%S+09:00");

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_qualifications (Peer *peer, JsonBuilder *builder, gint64 programme, const char *id)
{
  json_builder_set_member_name (builder, "required_qualification_ids");
  json_builder_begin_array (builder);
  sqlite3_bind_int64 (peer->qualifications, 1, programme);
  sqlite3_bind_text (peer->qualifications, 2, id, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (peer->qualifications) == SQLITE_ROW)
    json_builder_add_string_value (builder,
                                   (const char *)sqlite3_column_text (peer->qualifications, 0));
  sqlite3_reset (peer->qualifications);
  json_builder_end_array (builder);
}

/* Yui computes the pay with its premiums; on these shifts it is wage times hours. */
static void
add_shift (Peer *peer, JsonBuilder *builder, gint64 programme, sqlite3_stmt *row)
{
  const gint64 worked_s = sqlite3_column_int64 (row, END) - sqlite3_column_int64 (row, START)
                          - sqlite3_column_int64 (row, BREAK) * 60;

  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (i == START || i == END || i == PUBLISHED)
        continue;
      json_builder_set_member_name (builder, members[i].name);
      if (members[i].is_number)
        json_builder_add_int_value (builder, sqlite3_column_int64 (row, (int)i));
      else
        json_builder_add_string_value (builder, (const char *)sqlite3_column_text (row, (int)i));
    }
  add_moment (builder, "starts_at", sqlite3_column_int64 (row, START));
  add_moment (builder, "ends_at", sqlite3_column_int64 (row, END));
  add_moment (builder, "published_at", sqlite3_column_int64 (row, PUBLISHED));
  add_qualifications (peer, builder, programme, (const char *)sqlite3_column_text (row, 0));
  json_builder_set_member_name (builder, "expected_pay_yen");
  json_builder_add_int_value (builder, sqlite3_column_int64 (row, WAGE) * worked_s / 3600
                                           + sqlite3_column_int64 (row, TRANSPORT));
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
answer (SoupServerMessage *message, JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  gsize size;
  char *text;

  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &size);
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, text, size);
}

static void
answer_list (
    Peer *peer, SoupServerMessage *message, GHashTable *query, gint64 programme, gint64 now_s)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *from
      = g_strconcat ((char *)g_hash_table_lookup (query, "from"), "T00:00:00+09:00", NULL);
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (from, NULL);

  sqlite3_bind_int64 (peer->list, 1, programme);
  sqlite3_bind_int64 (peer->list, 2, now_s);
  sqlite3_bind_int64 (peer->list, 3, g_date_time_to_unix (at));
  sqlite3_bind_int (peer->list, 4, atoi (g_hash_table_lookup (query, "limit")));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  while (sqlite3_step (peer->list) == SQLITE_ROW)
    add_shift (peer, builder, programme, peer->list);
  sqlite3_reset (peer->list);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  answer (message, builder);
}

static void
answer_one (Peer *peer, SoupServerMessage *message, const char *id, gint64 programme, gint64 now_s)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  sqlite3_bind_int64 (peer->one, 1, programme);
  sqlite3_bind_int64 (peer->one, 2, now_s);
  sqlite3_bind_text (peer->one, 3, id, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (peer->one) == SQLITE_ROW)
    {
      g_autofree char *etag = g_strdup_printf ("\"%lld\"", sqlite3_column_int64 (peer->one, 1));

      soup_message_headers_append (soup_server_message_get_response_headers (message), "ETag",
                                   etag);
      add_shift (peer, builder, programme, peer->one);
      answer (message, builder);
    }
  else
    soup_server_message_set_status (message, 404, NULL);
  sqlite3_reset (peer->one);
}

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Peer *peer = user_data;
  const gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;
  const gint64 programme = find_programme (peer, message, now_s);

  if (programme == 0)
    soup_server_message_set_status (message, 401, NULL);
  else if (query != NULL)
    answer_list (peer, message, query, programme, now_s);
  else
    answer_one (peer, message, path + strlen ("/v1/shifts/"), programme, now_s);
}

int
main (int argc, char **argv)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GError) error = NULL;
  Peer peer;

  if (argc != 3 || sqlite3_open_v2 (argv[1], &peer.db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("soup-peer DATABASE PORT");
  sqlite3_exec (peer.db, "PRAGMA mmap_size = 67108864; PRAGMA cache_size = -16384", NULL, NULL,
                NULL);
  peer.token
      = prepare (peer.db, "SELECT t.programme_id FROM access_token t JOIN account a ON "
                          "a.programme_id = t.programme_id AND a.id = t.account_id "
                          "WHERE t.token_sha256 = ?1 AND t.revoked_s IS NULL "
                          "AND (t.expires_s IS NULL OR t.expires_s > ?2) AND a.disabled_s IS NULL");
  peer.list = prepare (peer.db, COLUMNS "AND s.start_s >= ?3 ORDER BY s.start_s, s.id LIMIT ?4");
  peer.one = prepare (peer.db, COLUMNS "AND s.id = ?3");
  peer.qualifications
      = prepare (peer.db, "SELECT qualification_id FROM shift_qualification WHERE programme_id = "
                          "?1 AND shift_id = ?2 ORDER BY qualification_id");
  soup_server_add_handler (server, "/v1/shifts", answer_cb, &peer, NULL);
  if (!soup_server_listen_local (server, (guint)atoi (argv[2]), SOUP_SERVER_LISTEN_IPV4_ONLY,
                                 &error))
    g_error ("%s", error->message);
  g_main_loop_run (loop);
  return 0;
}
