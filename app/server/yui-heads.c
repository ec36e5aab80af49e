/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-heads.h"

#include <string.h>

/* What is remembered of one programme. Undoing a savepoint makes it unknown again; that its row is
 * behind stays, because of what was taken before the savepoint. */
typedef struct
{
  gint64 programme_id;
  gint64 newest_change;
  YuiAuditEnd audit;
  gboolean has_change, has_audit;
  gboolean is_behind; /* programme.change_number is to be written at the commit */
} Head;

/* ---- what lasts as long as a transaction ---- */

static void
forget (gpointer notes)
{
  GArray *heads = notes;

  for (guint i = 0; i < heads->len; i++)
    {
      Head *head = &g_array_index (heads, Head, i);

      head->has_change = head->has_audit = FALSE;
    }
}

static void
end (gpointer notes)
{
  g_array_set_size (notes, 0);
}

static void
heads_free (gpointer notes)
{
  g_array_unref (notes);
}

static gboolean read_newest (YuiDatabase *db, Head *head, GError **error);

static gboolean
settle (gpointer notes, YuiDatabase *db, GError **error)
{
  GArray *heads = notes;

  for (guint i = 0; i < heads->len; i++)
    {
      Head *head = &g_array_index (heads, Head, i);

      if (!head->is_behind)
        continue;
      if ((!head->has_change && !read_newest (db, head, error))
          || yui_database_run (db, error,
                               "UPDATE programme SET change_number = $2 WHERE programme_id = $1",
                               YUI_INT (head->programme_id), YUI_INT (head->newest_change))
                 < 0)
        return FALSE;
      head->is_behind = FALSE;
    }
  return TRUE;
}

static const YuiNotesClass notes_class = { settle, forget, end, heads_free };

/* Few programmes write in one transaction; the newest is the likeliest. */
static Head *
head_of (YuiDatabase *db, gint64 programme_id)
{
  GArray *heads = yui_database_get_notes (db);
  const Head new_head = { .programme_id = programme_id };

  if (heads == NULL)
    {
      heads = g_array_new (FALSE, FALSE, sizeof (Head));
      yui_database_set_notes (db, &notes_class, heads);
    }
  for (guint i = heads->len; i > 0; i--)
    if (g_array_index (heads, Head, i - 1).programme_id == programme_id)
      return &g_array_index (heads, Head, i - 1);
  g_array_append_val (heads, new_head);
  return &g_array_index (heads, Head, heads->len - 1);
}

/* ---- changes ---- */

/* Rows of this transaction may be newer than what the programme's row says. */
static gboolean
read_newest (YuiDatabase *db, Head *head, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT p.change_number, coalesce ((SELECT max (c.number) FROM change_log c "
      "WHERE c.programme_id = p.programme_id), 0) FROM programme p WHERE p.programme_id = $1",
      YUI_INT (head->programme_id));

  if (!yui_statement_need_row (row, error))
    return FALSE;
  head->newest_change = MAX (yui_statement_get_int (row, 0), yui_statement_get_int (row, 1));
  head->has_change = TRUE;
  return TRUE;
}

/* Counted before it is read, so that writers of other processes wait. */
static gint64
take_among_others (YuiDatabase *db, gint64 programme_id, gint64 n, GError **error)
{
  g_autoptr (YuiStatement) row = NULL;

  if (!yui_database_queue (
          db, error,
          "UPDATE programme SET change_number = change_number + $2 WHERE programme_id = $1",
          YUI_INT (programme_id), YUI_INT (n)))
    return -1;
  row = yui_database_query (db, error,
                            "SELECT change_number FROM programme WHERE programme_id = $1",
                            YUI_INT (programme_id));
  return yui_statement_need_row (row, error) ? yui_statement_get_int (row, 0) - n + 1 : -1;
}

gint64
yui_heads_take_changes (YuiDatabase *db, gint64 programme_id, gint64 n, GError **error)
{
  Head *head;

  g_return_val_if_fail (db != NULL && n > 0, -1);

  if (!yui_database_is_alone (db))
    return take_among_others (db, programme_id, n, error);
  head = head_of (db, programme_id);
  if (!head->has_change && !read_newest (db, head, error))
    return -1;
  head->newest_change += n;
  head->is_behind = TRUE;
  return head->newest_change - n + 1;
}

/* ---- the audit log ---- */

static gboolean
read_audit (YuiDatabase *db, gint64 programme_id, YuiAuditEnd *audit, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT number, hash FROM audit_log WHERE programme_id = $1 ORDER BY number DESC LIMIT 1",
      YUI_INT (programme_id));
  const YuiStep step = query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR;
  const void *hash;
  gsize size;

  *audit = (YuiAuditEnd){ 0 };
  if (step != YUI_STEP_ROW)
    return step == YUI_STEP_DONE;
  audit->number = yui_statement_get_int (query, 0);
  hash = yui_statement_get_blob (query, 1, &size);
  memcpy (audit->hash, hash, MIN (size, sizeof audit->hash));
  return TRUE;
}

gboolean
yui_heads_get_audit (YuiDatabase *db, gint64 programme_id, YuiAuditEnd *audit, GError **error)
{
  Head *head;

  g_return_val_if_fail (db != NULL && audit != NULL, FALSE);

  if (!yui_database_is_alone (db))
    return read_audit (db, programme_id, audit, error);
  head = head_of (db, programme_id);
  if (!head->has_audit && !read_audit (db, programme_id, &head->audit, error))
    return FALSE;
  head->has_audit = TRUE;
  *audit = head->audit;
  return TRUE;
}

void
yui_heads_set_audit (YuiDatabase *db, gint64 programme_id, const YuiAuditEnd *audit)
{
  g_return_if_fail (db != NULL && audit != NULL);

  if (yui_database_is_alone (db))
    head_of (db, programme_id)->audit = *audit;
}
