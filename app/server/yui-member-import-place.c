/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-member-import-private.h"

#include "documents/yui-text.h"
#include "store/yui-uuid.h"

#include <string.h>

/* ---- qualifications ---- */

static gboolean
load_qualifications (YuiMemberImport *self, YuiDatabase *db, GHashTable *ids, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, "SELECT id, code, name FROM qualification WHERE programme_id = $1",
      YUI_INT (self->programme_id));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    {
      const char *id = yui_statement_get_text (query, 0);

      g_hash_table_insert (ids, yui_text_fold_key (yui_statement_get_text (query, 1)),
                           g_strdup (id));
      g_hash_table_insert (ids, yui_text_fold_key (yui_statement_get_text (query, 2)),
                           g_strdup (id));
    }
  return step == YUI_STEP_DONE;
}

static void
place_qualifications (YuiMemberImport *self, YuiMemberRow *row, GHashTable *ids)
{
  for (char **q = row->qualifications; q != NULL && *q != NULL; q++)
    {
      g_autofree char *key = yui_text_fold_key (*q);
      const char *alias = yui_member_qualification_alias (*q);
      const char *id = g_hash_table_lookup (ids, key);
      g_autofree char *detail = NULL;

      if (id == NULL && alias != NULL)
        id = g_hash_table_lookup (ids, alias);
      if (id != NULL)
        {
          g_ptr_array_add (row->qualification_ids, g_strdup (id));
          continue;
        }
      detail = g_strdup_printf ("The programme does not know the qualification “%s”; check the "
                                "spelling or take it out of the cell.",
                                *q);
      yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_QUALIFICATIONS,
                                YUI_FAULT_UNKNOWN_QUALIFICATION, detail);
    }
}

/* ---- who it is ---- */

static gboolean
take_person (YuiMemberRow *row, YuiStatement *query)
{
  g_free (row->worker_id);
  g_free (row->membership_id);
  row->worker_id = yui_statement_dup_text (query, 0);
  row->membership_id = yui_statement_dup_text (query, 1);
  return TRUE;
}

static gboolean
find_by_birth (YuiMemberImport *self, YuiDatabase *db, YuiMemberRow *row, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT w.id, m.id FROM worker w LEFT JOIN membership m ON m.programme_id = w.programme_id "
      "AND m.worker_id = w.id AND m.employer_id = $2 "
      "WHERE w.programme_id = $1 AND w.kana = $3 AND w.birth_day = $4 "
      "ORDER BY m.id IS NULL, w.id LIMIT 1",
      YUI_INT (self->programme_id), YUI_TEXT (self->employer_id), YUI_TEXT (row->kana),
      YUI_INT (row->birth_day));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  step = yui_statement_step (query, error);
  if (step == YUI_STEP_ROW)
    take_person (row, query);
  return step != YUI_STEP_ERROR;
}

/* Finds the member with the staff number. Another person's number is a fault: neither kana nor
 * birth date is theirs. */
static gboolean
find_by_number (YuiMemberImport *self, YuiDatabase *db, YuiMemberRow *row, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT w.id, m.id, w.kana, w.birth_day FROM membership m "
      "JOIN worker w ON w.programme_id = m.programme_id AND w.id = m.worker_id "
      "WHERE m.programme_id = $1 AND m.employer_id = $2 AND m.staff_number = $3",
      YUI_INT (self->programme_id), YUI_TEXT (self->employer_id), YUI_TEXT (row->staff_number));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  step = yui_statement_step (query, error);
  if (step != YUI_STEP_ROW)
    return step != YUI_STEP_ERROR;
  if (g_strcmp0 (row->kana, yui_statement_get_text (query, 2)) != 0
      && row->birth_day != yui_statement_get_int (query, 3))
    yui_member_import_refuse (self, row, YUI_MEMBER_FIELD_STAFF_NUMBER, YUI_FAULT_DUPLICATE,
                              "This staff number belongs to another person of the pool; check it.");
  return take_person (row, query);
}

static gboolean
place_row (YuiMemberImport *self,
           YuiDatabase *db,
           YuiMemberRow *row,
           GHashTable *qualifications,
           GError **error)
{
  place_qualifications (self, row, qualifications);
  if (row->is_refused)
    return TRUE;
  if (row->staff_number != NULL && !find_by_number (self, db, row, error))
    return FALSE;
  return row->worker_id != NULL || row->birth_day == YUI_BIRTH_UNKNOWN
         || find_by_birth (self, db, row, error);
}

gboolean
yui_member_import_place (YuiMemberImport *self,
                         YuiDatabase *db,
                         gint64 programme_id,
                         const char *employer_id,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL && employer_id != NULL, FALSE);
  g_return_val_if_fail (self->employer_id == NULL, FALSE);

  g_autoptr (GHashTable) qualifications
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->programme_id = programme_id;
  self->employer_id = g_strdup (employer_id);
  if (!load_qualifications (self, db, qualifications, error))
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (!place_row (self, db, yui_member_row (self, i), qualifications, error))
      return FALSE;
  return TRUE;
}

/* ---- writing ---- */

static YuiValue
birth_or_null (const YuiMemberRow *row)
{
  return row->birth_day != YUI_BIRTH_UNKNOWN ? YUI_INT (row->birth_day) : YUI_NULL;
}

static YuiValue
wage_or_null (const YuiMemberRow *row)
{
  return row->wished_wage_yen > 0 ? YUI_INT (row->wished_wage_yen) : YUI_NULL;
}

static gboolean
insert_worker (YuiMemberImport *self,
               YuiDatabase *db,
               const char *id,
               const YuiMemberRow *row,
               gint64 now_s,
               GError **error)
{
  return yui_database_run (db, error,
                           "INSERT INTO worker (programme_id, id, name, kana, birth_day, district, "
                           "phone, wished_wage_yen, registered_s) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                           YUI_INT (self->programme_id), YUI_TEXT (id), YUI_TEXT (row->name),
                           YUI_TEXT (row->kana), birth_or_null (row),
                           YUI_TEXT (row->district != NULL ? row->district : ""),
                           YUI_TEXT (row->phone != NULL ? row->phone : ""), wage_or_null (row),
                           YUI_INT (now_s))
         >= 0;
}

static gboolean
update_worker (YuiMemberImport *self, YuiDatabase *db, const YuiMemberRow *row, GError **error)
{
  return yui_database_run (
             db, error,
             "UPDATE worker SET version = version + 1, name = $3, kana = $4, "
             "birth_day = coalesce($5, birth_day), district = coalesce($6, district), "
             "phone = coalesce($7, phone), "
             "wished_wage_yen = coalesce($8, wished_wage_yen) "
             "WHERE programme_id = $1 AND id = $2",
             YUI_INT (self->programme_id), YUI_TEXT (row->worker_id), YUI_TEXT (row->name),
             YUI_TEXT (row->kana), birth_or_null (row), YUI_TEXT (row->district),
             YUI_TEXT (row->phone), wage_or_null (row))
         >= 0;
}

static gboolean
insert_membership (YuiMemberImport *self,
                   YuiDatabase *db,
                   const char *id,
                   const char *worker_id,
                   const YuiMemberRow *row,
                   gint64 now_s,
                   GError **error)
{
  return yui_database_run (
             db, error,
             "INSERT INTO membership (programme_id, id, employer_id, worker_id, kind, "
             "staff_number, created_s) VALUES ($1, $2, $3, $4, $5, $6, $7)",
             YUI_INT (self->programme_id), YUI_TEXT (id), YUI_TEXT (self->employer_id),
             YUI_TEXT (worker_id), YUI_TEXT (row->kind != NULL ? row->kind : "registered"),
             YUI_TEXT (row->staff_number != NULL ? row->staff_number : ""), YUI_INT (now_s))
         >= 0;
}

static gboolean
update_membership (YuiMemberImport *self, YuiDatabase *db, const YuiMemberRow *row, GError **error)
{
  return yui_database_run (
             db, error,
             "UPDATE membership SET version = version + 1, kind = coalesce($3, kind), "
             "staff_number = coalesce($4, staff_number) "
             "WHERE programme_id = $1 AND id = $2",
             YUI_INT (self->programme_id), YUI_TEXT (row->membership_id), YUI_TEXT (row->kind),
             YUI_TEXT (row->staff_number))
         >= 0;
}

static gboolean
add_qualifications (YuiMemberImport *self,
                    YuiDatabase *db,
                    const char *worker_id,
                    const YuiMemberRow *row,
                    GError **error)
{
  for (guint i = 0; i < row->qualification_ids->len; i++)
    if (yui_database_run (db, error,
                          "INSERT INTO worker_qualification (programme_id, worker_id, "
                          "qualification_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                          YUI_INT (self->programme_id), YUI_TEXT (worker_id),
                          YUI_TEXT (row->qualification_ids->pdata[i]))
        < 0)
      return FALSE;
  return TRUE;
}

/* A new person, or a person of the programme who is not in the pool yet. */
static gboolean
add_member (YuiMemberImport *self,
            YuiDatabase *db,
            const YuiMemberRow *row,
            gint64 now_s,
            char **membership_id,
            GError **error)
{
  g_autofree char *worker_id = row->worker_id != NULL ? g_strdup (row->worker_id) : yui_uuid_new ();
  g_autofree char *id = yui_uuid_new ();

  if (row->worker_id == NULL
      && (!insert_worker (self, db, worker_id, row, now_s, error)
          || !add_qualifications (self, db, worker_id, row, error)))
    return FALSE;
  if (!insert_membership (self, db, id, worker_id, row, now_s, error))
    return FALSE;
  *membership_id = g_steal_pointer (&id);
  return TRUE;
}

static gboolean
update_member (YuiMemberImport *self,
               YuiDatabase *db,
               const YuiMemberRow *row,
               char **membership_id,
               GError **error)
{
  *membership_id = g_strdup (row->membership_id);
  return update_worker (self, db, row, error) && update_membership (self, db, row, error)
         && add_qualifications (self, db, row->worker_id, row, error);
}

gboolean
yui_member_import_apply (
    YuiMemberImport *self, YuiDatabase *db, gint64 now_s, GPtrArray *touched, GError **error)
{
  g_return_val_if_fail (self != NULL && self->employer_id != NULL && db != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const YuiMemberRow *row = yui_member_row (self, i);
      g_autofree char *membership_id = NULL;

      if (row->is_refused)
        continue;
      if (row->membership_id != NULL ? !update_member (self, db, row, &membership_id, error)
                                     : !add_member (self, db, row, now_s, &membership_id, error))
        return FALSE;
      if (touched != NULL)
        g_ptr_array_add (touched, g_steal_pointer (&membership_id));
    }
  return TRUE;
}
