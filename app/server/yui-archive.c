/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-document-store.h"
#include "yui-membership.h"
#include "yui-problem.h"

#include "documents/yui-retention.h"
#include "documents/yui-text.h"
#include "labour/yui-civil.h"
#include "store/yui-uuid.h"

#define EVERYONE YUI_ROLES_EMPLOYER
#define PAYING   YUI_ROLES_PAYING
#define MANAGING YUI_ROLES_MANAGING

/* clang-format off: one line each merges easily */
const YuiArchiveKind yui_archive_kinds[] = {
  { "annual_report", PAYING, YUI_ARCHIVE_YEAR | YUI_ARCHIVE_FORMAT | YUI_ARCHIVE_ENCODING,
    yui_archive_make_annual_report, FALSE },
  { "attendance_book", EVERYONE, YUI_ARCHIVE_PERIOD | YUI_ARCHIVE_MAY_WORKER,
    yui_archive_make_attendance_book, FALSE },
  { "bank_file", PAYING, YUI_ARCHIVE_PAY_RUN | YUI_ARCHIVE_TRANSFER, yui_archive_make_bank_file,
    FALSE },
  { "cancellation", EVERYONE, 0, NULL, TRUE },
  { "check_in_poster", MANAGING, 0, NULL, FALSE },
  { "contract", EVERYONE, YUI_ARCHIVE_SHIFT | YUI_ARCHIVE_WORKER, yui_archive_make_contract, TRUE },
  { "insurance_totals", PAYING, YUI_ARCHIVE_YEAR | YUI_ARCHIVE_FORMAT | YUI_ARCHIVE_ENCODING,
    yui_archive_make_insurance_totals, FALSE },
  { "journal", PAYING, YUI_ARCHIVE_PAY_RUN | YUI_ARCHIVE_ENCODING, yui_archive_make_journal,
    FALSE },
  { "pay_summary", PAYING, 0, NULL, FALSE },
  { "payslip", PAYING, YUI_ARCHIVE_PAY_RUN, NULL, TRUE },
  { "payslip_booklet", PAYING, YUI_ARCHIVE_PAY_RUN, NULL, FALSE },
  { "payslip_table", PAYING, YUI_ARCHIVE_PAY_RUN | YUI_ARCHIVE_ENCODING,
    yui_archive_make_payslip_table, FALSE },
  { "trail", PAYING, YUI_ARCHIVE_SHIFT | YUI_ARCHIVE_WORKER, yui_archive_make_trail, FALSE },
  { "wage_ledger", PAYING, YUI_ARCHIVE_YEAR | YUI_ARCHIVE_MAY_WORKER, yui_archive_make_wage_ledger,
    FALSE },
  { "withholding_slip", PAYING, YUI_ARCHIVE_YEAR | YUI_ARCHIVE_MAY_WORKER,
    yui_archive_make_withholding_slip, TRUE },
  { "worker_card", MANAGING, 0, NULL, TRUE },
  { "working_conditions_notice", EVERYONE, 0, NULL, TRUE },
  { NULL },
};
/* clang-format on */

const YuiArchiveKind *
yui_archive_find_kind (const char *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (const YuiArchiveKind *known = yui_archive_kinds; known->kind != NULL; known++)
    if (g_str_equal (known->kind, kind))
      return known;
  return NULL;
}

const char *
yui_archive_media_type (const char *text)
{
  static const char *const TYPES[] = { YUI_MEDIA_CSV_UTF8, YUI_MEDIA_CSV_SJIS, YUI_MEDIA_ZENGIN };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (TYPES); i++)
    if (g_str_equal (TYPES[i], text))
      return TYPES[i];
  return YUI_MEDIA_PDF;
}

const char *
yui_archive_csv_media_type (YuiCsvEncoding encoding)
{
  return encoding == YUI_CSV_CP932 ? YUI_MEDIA_CSV_SJIS : YUI_MEDIA_CSV_UTF8;
}

void
yui_archive_task_clear (YuiArchiveTask *task)
{
  g_free (task->programme_name);
  g_free (task->programme_colour);
  g_free (task->prefecture_code);
  g_free (task->employer_name);
  g_free (task->representative);
  g_free (task->address);
  g_free (task->phone);
  g_free (task->contact);
  g_free (task->pay_method);
}

void
yui_archive_paper_clear (YuiArchivePaper *paper)
{
  g_free (paper->id);
  g_free (paper->title);
  g_free (paper->worker_id);
  g_free (paper->shift_id);
  g_free (paper->contract_id);
  g_free (paper->pay_run_id);
  g_clear_pointer (&paper->content, g_bytes_unref);
}

gboolean
yui_archive_read_employer (YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) row = yui_database_query (
      db, error,
      "SELECT g.name, g.colour, g.prefecture_code, e.name, e.representative, e.address, e.phone, "
      "e.consultation_desk, e.pay_method FROM employer e "
      "JOIN programme g ON g.programme_id = e.programme_id "
      "WHERE e.programme_id = $1 AND e.id = $2",
      YUI_INT (task->programme_id), YUI_TEXT (task->employer_id));
  char **const texts[] = { &task->programme_name, &task->programme_colour, &task->prefecture_code,
                           &task->employer_name,  &task->representative,   &task->address,
                           &task->phone,          &task->contact,          &task->pay_method };

  if (!yui_statement_need_row (row, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = yui_statement_dup_text (row, (int)i);
  return TRUE;
}

/* ---- what the makers share ---- */

YuiPaperHead
yui_archive_head (const YuiArchiveTask *task, const YuiArchivePaper *paper)
{
  return (YuiPaperHead){ task->programme_name, task->programme_colour, paper->id, task->now_s };
}

YuiPaperEmployer
yui_archive_employer (const YuiArchiveTask *task)
{
  return (YuiPaperEmployer){ task->employer_name, task->representative, task->address,
                             task->phone };
}

gboolean
yui_archive_refuse_empty (GError **error)
{
  yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "nothing-to-write",
                         "There is nothing yet that this paper could be made of.");
  return FALSE;
}

char *
yui_archive_read_worker_name (const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  return yui_membership_find_name (db, task->programme_id, task->employer_id, task->worker_id,
                                   error);
}

void
yui_archive_name_person (YuiFaults *faults,
                         const char *pointer,
                         const char *code,
                         const char *name,
                         const char *sentence)
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  g_autofree char *params = NULL;

  yui_json_add_text (doc, yui_json_root (doc), "name", name);
  params = yui_json_write (doc, NULL);
  yui_faults_add (faults, pointer, code, params, "%s: %s", name, sentence);
}

void
yui_archive_set_title (YuiArchivePaper *paper,
                       const char *what,
                       const char *period,
                       const char *who)
{
  g_autoptr (GString) title = g_string_new (what);

  if (period != NULL)
    g_string_append_printf (title, " %s", period);
  if (who != NULL)
    g_string_append_printf (title, " %s", who);
  g_set_str (&paper->title, title->str);
}

char *
yui_archive_period_text (gint64 from_day, gint64 to_day)
{
  int year, month, day, last_year, last_month, last_day;

  yui_text_split_day (from_day, &year, &month, &day, NULL);
  yui_text_split_day (to_day - 1, &last_year, &last_month, &last_day, NULL);
  if (year == last_year)
    return g_strdup_printf ("%d年%d月%d日〜%d月%d日", year, month, day, last_month, last_day);
  return g_strdup_printf ("%d年%d月%d日〜%d年%d月%d日", year, month, day, last_year, last_month,
                          last_day);
}

/* Nothing half-written is kept: a name whose characters Shift_JIS lacks is said with its row. */
gboolean
yui_archive_finish_csv (YuiArchivePaper *paper,
                        const YuiArchiveTask *task,
                        YuiCsvWriter *writer,
                        GError **error)
{
  g_autoptr (YuiFaults) faults = yui_faults_new ();

  paper->content = yui_csv_writer_finish (writer);
  paper->media_type = yui_archive_csv_media_type (task->encoding);
  for (guint i = 0; i < yui_csv_writer_get_n_losses (writer); i++)
    {
      const YuiCsvLoss *loss = yui_csv_writer_get_loss (writer, i);
      g_autofree char *params
          = g_strdup_printf ("{\"character\":\"%s\",\"line\":%u}", loss->character, loss->line);

      yui_faults_add (faults, "/encoding", "not_in_shift_jis", params,
                      "Shift_JIS has no “%s”, in row %u; choose UTF-8.", loss->character,
                      loss->line);
    }
  return yui_faults_check (faults, error);
}

/* ---- making and keeping ---- */

static gboolean
check_exists (YuiDatabase *db, const char *sql, const YuiValue *values, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query_values (db, error, sql, values);

  return yui_problem_find_row (query, error);
}

/* Whether shift and run are the employer's. The makers themselves look for the worker. */
static gboolean
check_scope (const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  const char *ids[] = { task->shift_id, task->pay_run_id };
  static const char *const QUERIES[]
      = { "SELECT 1 FROM shift WHERE programme_id = $1 AND employer_id = $2 AND id = $3",
          "SELECT 1 FROM pay_run WHERE programme_id = $1 AND employer_id = $2 AND id = $3" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (ids[i] != NULL
        && !check_exists (db, QUERIES[i],
                          (const YuiValue[]){ YUI_INT (task->programme_id),
                                              YUI_TEXT (task->employer_id), YUI_TEXT (ids[i]),
                                              YUI_END },
                          error))
      return FALSE;
  return TRUE;
}

/* What a paper cannot do without and nobody has entered is the caller's to mend. */
static gboolean
explain (const GError *why, GError **error)
{
  if (!g_error_matches (why, YUI_DOCUMENTS_ERROR, YUI_DOCUMENTS_ERROR_INVALID))
    {
      g_propagate_error (error, g_error_copy (why));
      return FALSE;
    }
  if (g_str_has_prefix (why->message, "employer.address"))
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "employer-address-missing",
                           "The employer's address is not on record, and this paper needs it.");
  else
    yui_problem_set_named (error, YUI_PROBLEM_CONFLICT, "paper-incomplete",
                           "Something that this paper needs is not on record: %s", why->message);
  return FALSE;
}

gboolean
yui_archive_make (const YuiArchiveKind *kind,
                  YuiArchiveTask *task,
                  YuiDatabase *db,
                  YuiArchivePaper *paper,
                  GError **error)
{
  g_return_val_if_fail (kind != NULL && kind->make != NULL && paper != NULL, FALSE);

  g_autoptr (GError) why = NULL;

  *paper = (YuiArchivePaper){ .id = yui_uuid_new (),
                              .kind = kind->kind,
                              .media_type = YUI_MEDIA_PDF,
                              .worker_id = g_strdup (task->worker_id),
                              .shift_id = g_strdup (task->shift_id),
                              .pay_run_id = g_strdup (task->pay_run_id),
                              .from_day = task->from_day,
                              .to_day = task->to_day };
  return check_scope (task, db, error)
         && (task->employer_name != NULL || yui_archive_read_employer (task, db, error))
         && (kind->make (task, db, paper, &why) || explain (why, error));
}

/* Kinds that hold what payslips hold are kept as long. */
gint64
yui_archive_keep_until (const YuiArchivePaper *paper, gint64 now_s)
{
  const YuiRetentionRule *rule
      = yui_retention_find (g_str_has_prefix (paper->kind, "payslip") ? "payslip" : paper->kind);
  const gint64 last_day = paper->last_day != 0 ? paper->last_day : yui_civil_day_of_utc (now_s);

  return rule != NULL ? yui_retention_keep_until (rule, last_day) : 0;
}

gboolean
yui_archive_store (const YuiArchivePaper *paper,
                   const YuiArchiveTask *task,
                   YuiDatabase *db,
                   const char *actor_id,
                   GError **error)
{
  const YuiDocumentNew document = { .id = paper->id,
                                    .kind = paper->kind,
                                    .title = paper->title,
                                    .employer_id = task->employer_id,
                                    .worker_id = paper->worker_id,
                                    .shift_id = paper->shift_id,
                                    .contract_id = paper->contract_id,
                                    .pay_run_id = paper->pay_run_id,
                                    .keep_until_day = yui_archive_keep_until (paper, task->now_s),
                                    .from_day = paper->from_day,
                                    .to_day = paper->to_day,
                                    .made_by = actor_id,
                                    .media_type = paper->media_type,
                                    .content = paper->content };

  return yui_document_add (db, task->programme_id, &document, task->now_s, error);
}
