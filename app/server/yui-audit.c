/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-heads.h"

#include <sodium.h>
#include <string.h>
#include <unistd.h>

#define HASH_SIZE    YUI_AUDIT_HASH_SIZE
#define COMMAND_DONE 200

G_STATIC_ASSERT (HASH_SIZE == crypto_hash_sha256_BYTES);

typedef struct
{
  gint64 programme_id, number, at_s;
  const char *actor_id, *role, *operation, *subject;
  gint64 status;
} AuditRow;

static void
hash_row (const guint8 previous[HASH_SIZE], const AuditRow *row, guint8 hash[HASH_SIZE])
{
  g_autofree char *text
      = g_strdup_printf ("%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT "\n%" G_GINT64_FORMAT
                         "\n%s\n%s\n%s\n%s\n%" G_GINT64_FORMAT,
                         row->programme_id, row->number, row->at_s, row->actor_id, row->role,
                         row->operation, row->subject, row->status);
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, previous, HASH_SIZE);
  crypto_hash_sha256_update (&state, (const guint8 *)text, strlen (text));
  crypto_hash_sha256_final (&state, hash);
}

/* Numbers, chains and inserts row. */
static gboolean
add_row (YuiDatabase *db, AuditRow *row, GError **error)
{
  YuiAuditEnd end, new_end;

  if (!yui_heads_get_audit (db, row->programme_id, &end, error))
    return FALSE;
  row->number = new_end.number = end.number + 1;
  hash_row (end.hash, row, new_end.hash);
  if (!yui_database_queue (db, error,
                           "INSERT INTO audit_log (programme_id, number, at_s, actor_id, role, "
                           "operation, subject, "
                           "status, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                           YUI_INT (row->programme_id), YUI_INT (row->number), YUI_INT (row->at_s),
                           YUI_TEXT (row->actor_id), YUI_TEXT (row->role),
                           YUI_TEXT (row->operation), YUI_TEXT (row->subject),
                           YUI_INT (row->status), YUI_BLOB (new_end.hash, HASH_SIZE)))
    return FALSE;
  yui_heads_set_audit (db, row->programme_id, &new_end);
  return TRUE;
}

/* The path of the call. That of a page for everyone may hold what opens it, and is not kept. */
static char *
dup_subject (YuiRequest *request)
{
  return request->route->roles == YUI_ROLE_ANYONE ? g_strdup (request->route->path + 1)
                                                  : g_strjoinv ("/", request->segments);
}

static AuditRow
row_of (YuiRequest *request, const char *operation, const char *subject, guint status)
{
  const YuiPrincipal *principal = &request->principal;

  return (AuditRow){
    .programme_id = principal->programme_id,
    .at_s = request->now_s,
    .actor_id = principal->actor_id != NULL ? principal->actor_id : "",
    .role = yui_role_name (principal->role),
    .operation = operation,
    .subject = subject,
    .status = status,
  };
}

gboolean
yui_audit_add (YuiDatabase *db, YuiRequest *request, guint status, GError **error)
{
  g_autofree char *subject = dup_subject (request);
  AuditRow row = row_of (request, request->route->operation_id, subject, status);

  return add_row (db, &row, error);
}

gboolean
yui_audit_add_event (YuiDatabase *db,
                     YuiRequest *request,
                     const char *operation,
                     const char *subject,
                     guint status,
                     GError **error)
{
  AuditRow row = row_of (request, operation, subject, status);

  g_return_val_if_fail (operation != NULL && subject != NULL, FALSE);

  return add_row (db, &row, error);
}

gboolean
yui_audit_add_command (YuiDatabase *db,
                       gint64 programme_id,
                       const char *operation,
                       const char *kind,
                       const char *id,
                       gint64 now_s,
                       GError **error)
{
  g_autofree char *actor_id = g_strdup_printf ("uid:%lu", (gulong)getuid ());
  g_autofree char *subject = kind != NULL ? g_strjoin ("/", kind, id, NULL) : g_strdup ("");
  AuditRow row = { .programme_id = programme_id,
                   .at_s = now_s,
                   .actor_id = actor_id,
                   .role = "operator",
                   .operation = operation,
                   .subject = subject,
                   .status = COMMAND_DONE };

  g_return_val_if_fail (db != NULL && operation != NULL && (kind == NULL) == (id == NULL), FALSE);

  return add_row (db, &row, error);
}

gboolean
yui_audit_add_timer (YuiDatabase *db,
                     gint64 programme_id,
                     const char *operation,
                     const char *subject,
                     gint64 now_s,
                     GError **error)
{
  AuditRow row = { .programme_id = programme_id,
                   .at_s = now_s,
                   .actor_id = "",
                   .role = "timer",
                   .operation = operation,
                   .subject = subject,
                   .status = COMMAND_DONE };

  g_return_val_if_fail (db != NULL && operation != NULL && subject != NULL, FALSE);

  return add_row (db, &row, error);
}

/* ---- denials ---- */

static void
denial_free (gpointer data)
{
  AuditRow *row = data;

  g_free ((char *)row->actor_id);
  g_free ((char *)row->subject);
  g_free (row);
}

static gboolean
write_denial (YuiDatabase *db, gpointer user_data, GError **error)
{
  return add_row (db, user_data, error);
}

/* Takes subject. */
static void
queue_denial (YuiRequest *request, char *subject, guint status)
{
  AuditRow *row = g_new0 (AuditRow, 1);

  *row = row_of (request, request->route->operation_id, subject, status);
  row->actor_id = g_strdup (row->actor_id);
  if (!yui_store_write_later (yui_server_get_store (request->server), row->programme_id,
                              write_denial, row, denial_free))
    g_message ("Too many calls are denied at once to note them all.");
}

void
yui_audit_note_denial (YuiRequest *request, guint status)
{
  guint n_left_out = 0;

  if (request->principal.actor_id == NULL
      && !yui_server_may_note_stranger (request->server, request->now_s, &n_left_out))
    return;
  if (n_left_out > 0)
    queue_denial (request, g_strdup_printf ("and %u more before", n_left_out), status);
  queue_denial (request, dup_subject (request), status);
}

gboolean
yui_audit_verify (YuiDatabase *db, gint64 programme_id, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT number, at_s, actor_id, role, operation, subject, status, hash FROM audit_log "
      "WHERE programme_id = $1 ORDER BY number",
      YUI_INT (programme_id));
  guint8 previous[HASH_SIZE] = { 0 };
  gint64 expected = 1;
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      AuditRow row = {
        .programme_id = programme_id,
        .number = yui_statement_get_int (query, 0),
        .at_s = yui_statement_get_int (query, 1),
        .actor_id = yui_statement_get_text (query, 2),
        .role = yui_statement_get_text (query, 3),
        .operation = yui_statement_get_text (query, 4),
        .subject = yui_statement_get_text (query, 5),
        .status = yui_statement_get_int (query, 6),
      };
      guint8 hash[HASH_SIZE];
      gsize size;
      const void *stored = yui_statement_get_blob (query, 7, &size);

      hash_row (previous, &row, hash);
      if (row.number != expected || size != HASH_SIZE || memcmp (stored, hash, HASH_SIZE) != 0)
        {
          g_set_error (error, YUI_STORE_ERROR, YUI_STORE_ERROR_CORRUPT,
                       "The audit log of programme %" G_GINT64_FORMAT
                       " is broken at row %" G_GINT64_FORMAT ".",
                       programme_id, expected);
          return FALSE;
        }
      memcpy (previous, hash, HASH_SIZE);
      expected++;
    }
  return step == YUI_STEP_DONE;
}
