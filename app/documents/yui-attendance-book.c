/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-book.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

static gboolean
check (const YuiAttendanceBook *b, GError **error)
{
  if (!yui_paper_need (b->employer_name, "employer_name", error))
    return FALSE;
  if (b->period_end_day < b->period_start_day)
    return yui_paper_invalid (error, "period_end_day", "is before period_start_day.");
  for (gsize i = 0; i < b->n_rows; i++)
    {
      const YuiAttendanceRow *row = &b->rows[i];

      if (!yui_paper_need (row->worker_name, "worker_name", error))
        return FALSE;
      if (row->end_s <= row->start_s || row->break_min < 0 || row->worked_min < 0)
        return yui_paper_invalid (error, "rows", "the hours of a row are impossible.");
    }
  return TRUE;
}

static char *
format_clock (gint64 moment_s)
{
  int minutes;

  if (moment_s == 0)
    return g_strdup ("－");
  yui_text_day_of (moment_s, &minutes);
  return g_strdup_printf ("%d:%02d", minutes / 60, minutes % 60);
}

static void
put_row (YuiPaperLayout *p, const YuiAttendanceRow *row)
{
  g_autofree char *day = yui_paper_format_short_day (yui_text_day_of (row->start_s, NULL));
  g_autofree char *clock_in = format_clock (row->clock_in_s);
  g_autofree char *clock_out = format_clock (row->clock_out_s);
  g_autofree char *clocked = g_strdup_printf ("%s ～ %s", clock_in, clock_out);
  g_autofree char *agreed = yui_paper_format_span (row->start_s, row->end_s);
  g_autofree char *rest = yui_paper_format_hours (row->break_min);
  g_autofree char *worked = yui_paper_format_hours (row->worked_min);
  const char *const cells[] = {
    day, row->worker_name, row->workplace_name, clocked, agreed, rest, worked, row->note,
  };

  yui_paper_table_row (p, YUI_PAPER_ROW, cells);
}

static void
put_rows (YuiPaperLayout *p, const YuiAttendanceBook *b)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "日付", 0.1, PANGO_ALIGN_LEFT },          { "氏名", 0.12, PANGO_ALIGN_LEFT },
    { "事業所", 0.13, PANGO_ALIGN_LEFT },       { "打刻", 0.15, PANGO_ALIGN_LEFT },
    { "確定した時刻", 0.15, PANGO_ALIGN_LEFT }, { "休憩", 0.055, PANGO_ALIGN_RIGHT },
    { "労働", 0.065, PANGO_ALIGN_RIGHT },       { "訂正・備考", 0.23, PANGO_ALIGN_LEFT },
  };
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT "件", b->n_rows);
  g_autofree char *worked = NULL;
  gint64 minutes = 0;

  yui_paper_set_cell_size (p, 7.5);
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < b->n_rows; i++)
    {
      put_row (p, &b->rows[i]);
      minutes += b->rows[i].worked_min;
    }
  worked = yui_paper_format_hours (minutes);
  yui_paper_table_row (p, YUI_PAPER_ROW_TOTAL,
                       (const char *const[]){ "合計", count, "", "", "", "", worked, "" });
  yui_paper_table_end (p);
}

static void
put_book (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiAttendanceBook *b = paper;
  g_autofree char *start = yui_text_format_day (b->period_start_day, FALSE);
  g_autofree char *end = yui_text_format_day (b->period_end_day, FALSE);
  g_autofree char *period = g_strdup_printf ("%s ～ %s", start, end);
  g_autofree char *keep = yui_paper_format_keep ("attendance_book", b->keep_until_day);

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, "出勤簿");
  yui_paper_gap (p, 6);
  yui_paper_fields_begin (p);
  yui_paper_field (p, "事業者", b->employer_name);
  yui_paper_field (p, "期間", period);
  yui_paper_field (p, "保存期限", keep);
  yui_paper_fields_end (p);
  yui_paper_gap (p, 10);
  put_rows (p, b);
}

GBytes *
yui_attendance_book_to_pdf (const YuiAttendanceBook *book, GError **error)
{
  YuiPaperKind kind = { .title = "出勤簿" };

  g_return_val_if_fail (book != NULL, NULL);

  if (!check (book, error))
    return NULL;
  kind.author = book->employer_name;
  return yui_paper_render (&book->head, &kind, put_book, book, error);
}
