/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-archive-private.h"
#include "yui-pay-words.h"
#include "yui-problem.h"

#include "documents/yui-book.h"
#include "documents/yui-text.h"
#include "labour/yui-civil.h"

#define SECONDS_PER_MINUTE 60

/* ---- attendance book ---- */

/* $5 NULL: everybody. Hours that are not agreed yet are in the book as what they are. */
#define ATTENDANCES                                                                                \
  "SELECT w.name, p.name, coalesce (a.clocked_start_s, 0), coalesce (a.clocked_end_s, 0), "        \
  "a.agreed_start_s, a.agreed_end_s, a.agreed_break_min, a.planned_start_s, a.planned_end_s, "     \
  "a.planned_break_min, a.note, a.work_day, coalesce (a.clocked_break_min, 0) "                    \
  "FROM attendance a "                                                                             \
  "JOIN worker w ON w.programme_id = a.programme_id AND w.id = a.worker_id "                       \
  "JOIN workplace p ON p.programme_id = a.programme_id AND p.id = a.workplace_id "                 \
  "WHERE a.programme_id = $1 AND a.employer_id = $2 AND a.work_day >= $3 AND a.work_day < $4 "     \
  "AND ($5 IS NULL OR a.worker_id = $5) AND (a.state <> 'expected' OR a.work_day < $6) "           \
  "ORDER BY a.work_day, a.planned_start_s, w.kana, a.id"

typedef struct
{
  GArray *rows;
  GStringChunk *text;
  gint64 last_day;
} Book;

static void
book_clear (Book *book)
{
  g_clear_pointer (&book->rows, g_array_unref);
  g_clear_pointer (&book->text, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

/* The note of a row whose hours nobody has agreed on; the hours are then what is known. */
static const char *
take_open_hours (YuiAttendanceRow *row, YuiStatement *query)
{
  if (row->clock_in_s != 0 && row->clock_out_s > row->clock_in_s)
    {
      row->start_s = row->clock_in_s;
      row->end_s = row->clock_out_s;
      row->break_min = (int)yui_statement_get_int (query, 12);
      return "未確定（打刻の時刻）";
    }
  row->start_s = yui_statement_get_int (query, 7);
  row->end_s = yui_statement_get_int (query, 8);
  row->break_min = (int)yui_statement_get_int (query, 9);
  return "未確定（予定の時刻）";
}

static void
add_attendance (Book *book, YuiStatement *query)
{
  const gboolean is_agreed = !yui_statement_is_null (query, 4);
  YuiAttendanceRow row
      = { .worker_name = g_string_chunk_insert (book->text, yui_statement_get_text (query, 0)),
          .workplace_name = g_string_chunk_insert (book->text, yui_statement_get_text (query, 1)),
          .clock_in_s = yui_statement_get_int (query, 2),
          .clock_out_s = yui_statement_get_int (query, 3),
          .start_s = yui_statement_get_int (query, 4),
          .end_s = yui_statement_get_int (query, 5),
          .break_min = (int)yui_statement_get_int (query, 6),
          .note = g_string_chunk_insert (book->text, yui_statement_get_text (query, 10)) };

  if (!is_agreed)
    row.note = take_open_hours (&row, query);
  else
    row.worked_min = (int)MAX ((row.end_s - row.start_s) / SECONDS_PER_MINUTE - row.break_min, 0);
  book->last_day = yui_statement_get_int (query, 11);
  g_array_append_val (book->rows, row);
}

static gboolean
read_attendances (Book *book, const YuiArchiveTask *task, YuiDatabase *db, GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, ATTENDANCES, YUI_INT (task->programme_id), YUI_TEXT (task->employer_id),
      YUI_INT (task->from_day), YUI_INT (task->to_day), YUI_TEXT (task->worker_id),
      YUI_INT (yui_civil_day_of_utc (task->now_s)));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_attendance (book, query);
  return step == YUI_STEP_DONE;
}

gboolean
yui_archive_make_attendance_book (YuiArchiveTask *task,
                                  YuiDatabase *db,
                                  YuiArchivePaper *paper,
                                  GError **error)
{
  g_auto (Book) book = { .rows = g_array_new (FALSE, FALSE, sizeof (YuiAttendanceRow)),
                         .text = g_string_chunk_new (4096) };
  g_autofree char *period = yui_archive_period_text (task->from_day, task->to_day);
  g_autofree char *name = NULL;
  YuiAttendanceBook drawn;

  if (task->worker_id != NULL)
    name = yui_archive_read_worker_name (task, db, error);
  if ((task->worker_id != NULL && name == NULL) || !read_attendances (&book, task, db, error))
    return FALSE;
  if (book.rows->len == 0)
    return yui_archive_refuse_empty (error);
  paper->last_day = book.last_day;
  drawn = (YuiAttendanceBook){ .head = yui_archive_head (task, paper),
                               .employer_name = task->employer_name,
                               .period_start_day = task->from_day,
                               .period_end_day = task->to_day - 1,
                               .keep_until_day = yui_archive_keep_until (paper, task->now_s),
                               .rows = (const YuiAttendanceRow *)(gpointer)book.rows->data,
                               .n_rows = book.rows->len };
  yui_archive_set_title (paper, "出勤簿", period, name);
  paper->content = yui_attendance_book_to_pdf (&drawn, error);
  return paper->content != NULL;
}

/* ---- wage ledger ---- */

#define LEDGER_LINES                                                                               \
  "SELECT s.id, r.pay_day, l.kind, l.work_day, l.minutes, l.amount_yen FROM pay_run r "            \
  "JOIN payslip s ON s.programme_id = r.programme_id AND s.pay_run_id = r.id "                     \
  "JOIN pay_line l ON l.programme_id = s.programme_id AND l.payslip_id = s.id "                    \
  "WHERE r.programme_id = $1 AND r.employer_id = $2 AND r.state = 'locked' AND s.worker_id = $3 "  \
  "AND r.pay_day >= $4 AND r.pay_day < $5 ORDER BY r.pay_day, s.id, l.position"

/* One payment while it is added up; amounts are of YuiLedgerAmount. */
typedef struct
{
  YuiLedgerRow row;
  char *payslip_id;
  GArray *allowances;
  GArray *deductions;
  GHashTable *days;
} Payment;

static void
payment_free (gpointer data)
{
  Payment *payment = data;

  g_free (payment->payslip_id);
  g_array_unref (payment->allowances);
  g_array_unref (payment->deductions);
  g_hash_table_unref (payment->days);
  g_free (payment);
}

static Payment *
find_payment (GPtrArray *payments, YuiStatement *query)
{
  const char *payslip_id = yui_statement_get_text (query, 0);
  Payment *payment = payments->len > 0 ? payments->pdata[payments->len - 1] : NULL;

  if (payment != NULL && g_str_equal (payment->payslip_id, payslip_id))
    return payment;
  payment = g_new0 (Payment, 1);
  payment->payslip_id = g_strdup (payslip_id);
  payment->row.pay_day = yui_statement_get_int (query, 1);
  payment->allowances = g_array_new (FALSE, FALSE, sizeof (YuiLedgerAmount));
  payment->deductions = g_array_new (FALSE, FALSE, sizeof (YuiLedgerAmount));
  payment->days = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (payments, payment);
  return payment;
}

static void
add_amount (GArray *amounts, const char *label, int yen)
{
  for (guint i = 0; i < amounts->len; i++)
    if (g_str_equal (g_array_index (amounts, YuiLedgerAmount, i).label, label))
      {
        g_array_index (amounts, YuiLedgerAmount, i).yen += yen;
        return;
      }
  g_array_append_vals (amounts, &(YuiLedgerAmount){ label, yen }, 1);
}

static void
add_minutes (Payment *payment, const char *kind, int minutes)
{
  if (g_str_equal (kind, "night"))
    payment->row.night_min += minutes;
  else
    payment->row.worked_min += minutes;
  if (g_str_has_prefix (kind, "overtime"))
    payment->row.overtime_min += minutes;
  if (g_str_equal (kind, "rest_day"))
    payment->row.rest_day_min += minutes;
}

static void
add_ledger_line (Payment *payment, GStringChunk *text, YuiStatement *query)
{
  const char *kind = yui_statement_get_text (query, 2);
  const int yen = (int)yui_statement_get_int (query, 5);
  const char *label = g_string_chunk_insert_const (text, yui_pay_word_label (kind));

  if (g_str_equal (kind, "withholding"))
    {
      add_amount (payment->deductions, label, -yen);
      return;
    }
  add_minutes (payment, kind, (int)yui_statement_get_int (query, 4));
  if (yui_statement_get_int (query, 4) > 0)
    g_hash_table_add (payment->days, GINT_TO_POINTER ((int)yui_statement_get_int (query, 3)));
  if (g_str_equal (kind, "base"))
    payment->row.base_yen += yen;
  else if (yui_pay_word_is_premium (kind))
    payment->row.premium_yen += yen;
  else
    add_amount (payment->allowances, label, yen);
}

static gboolean
read_payments (GPtrArray *payments,
               GStringChunk *text,
               const YuiArchiveTask *task,
               YuiDatabase *db,
               GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error, LEDGER_LINES, YUI_INT (task->programme_id), YUI_TEXT (task->employer_id),
      YUI_TEXT (task->worker_id), YUI_INT (task->from_day), YUI_INT (task->to_day));
  YuiStep step;

  if (query == NULL)
    return FALSE;
  while ((step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    add_ledger_line (find_payment (payments, query), text, query);
  return step == YUI_STEP_DONE;
}

static YuiLedgerRow *
make_rows (const GPtrArray *payments)
{
  YuiLedgerRow *rows = g_new (YuiLedgerRow, payments->len);

  for (guint i = 0; i < payments->len; i++)
    {
      const Payment *payment = payments->pdata[i];

      rows[i] = payment->row;
      rows[i].worked_days = (int)g_hash_table_size (payment->days);
      rows[i].allowances = (const YuiLedgerAmount *)(gpointer)payment->allowances->data;
      rows[i].n_allowances = payment->allowances->len;
      rows[i].deductions = (const YuiLedgerAmount *)(gpointer)payment->deductions->data;
      rows[i].n_deductions = payment->deductions->len;
    }
  return rows;
}

/* What the person did most lately, as the job of the ledger (caller's). */
static char *
read_job (const YuiArchiveTask *task, YuiDatabase *db)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      db, NULL,
      "SELECT s.title FROM contract c "
      "JOIN shift s ON s.programme_id = c.programme_id AND s.id = c.shift_id "
      "WHERE c.programme_id = $1 AND c.employer_id = $2 AND c.worker_id = $3 AND c.start_s < $4 "
      "ORDER BY c.start_s DESC LIMIT 1",
      YUI_INT (task->programme_id), YUI_TEXT (task->employer_id), YUI_TEXT (task->worker_id),
      YUI_INT (yui_civil_utc_of ((YuiCivilDay)task->to_day, 0)));

  return query != NULL && yui_statement_step (query, NULL) == YUI_STEP_ROW
             ? yui_statement_dup_text (query, 0)
             : g_strdup ("日雇い業務");
}

gboolean
yui_archive_make_wage_ledger (YuiArchiveTask *task,
                              YuiDatabase *db,
                              YuiArchivePaper *paper,
                              GError **error)
{
  g_autoptr (GPtrArray) payments = g_ptr_array_new_with_free_func (payment_free);
  g_autofree char *name = yui_archive_read_worker_name (task, db, error);
  GStringChunk *text = g_string_chunk_new (1024);
  g_autofree char *job = NULL, *period = NULL;
  g_autofree YuiLedgerRow *rows = NULL;
  YuiWageLedger ledger;
  gboolean is_read = name != NULL && read_payments (payments, text, task, db, error);

  if (is_read && payments->len > 0)
    {
      job = read_job (task, db);
      rows = make_rows (payments);
      period = g_strdup_printf ("%d年", task->year);
      paper->last_day = rows[payments->len - 1].pay_day;
      ledger = (YuiWageLedger){ .head = yui_archive_head (task, paper),
                                .employer_name = task->employer_name,
                                .worker_name = name,
                                .job = job,
                                .period_start_day = task->from_day,
                                .period_end_day = task->to_day - 1,
                                .keep_until_day = yui_archive_keep_until (paper, task->now_s),
                                .rows = rows,
                                .n_rows = payments->len };
      yui_archive_set_title (paper, "賃金台帳", period, name);
      paper->content = yui_wage_ledger_to_pdf (&ledger, error);
    }
  g_string_chunk_free (text);
  return paper->content != NULL
         || (is_read && payments->len == 0 && yui_archive_refuse_empty (error));
}
