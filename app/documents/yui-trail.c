/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-trail.h"
#include "yui-paper-layout.h"
#include "yui-text.h"

const char *
yui_trail_heading (YuiTrailChapterKind kind)
{
  static const char *const HEADINGS[YUI_TRAIL_N_CHAPTERS] = {
    [YUI_TRAIL_POSTING] = "1　募集（掲載したときの内容と変更）",
    [YUI_TRAIL_CONTRACT] = "2　労働契約",
    [YUI_TRAIL_NOTICE] = "3　労働条件通知書の交付と受領",
    [YUI_TRAIL_CHANGES] = "4　契約の変更・解約",
    [YUI_TRAIL_CLOCK] = "5　打刻",
    [YUI_TRAIL_CORRECTIONS] = "6　勤怠の訂正と合意",
    [YUI_TRAIL_PAY] = "7　賃金計算（1行ごと）",
    [YUI_TRAIL_SLIP] = "8　支給明細書",
    [YUI_TRAIL_BANK] = "9　振込",
  };

  g_return_val_if_fail (kind < YUI_TRAIL_N_CHAPTERS, NULL);

  return HEADINGS[kind];
}

static gboolean
check_chapter (const YuiTrailChapter *chapter, GError **error)
{
  if (!yui_paper_need (chapter->heading, "heading", error))
    return FALSE;
  for (gsize i = 0; i < chapter->n_events; i++)
    {
      const YuiTrailEvent *event = &chapter->events[i];

      if (!yui_paper_need (event->who, "who", error)
          || !yui_paper_need (event->what, "what", error))
        return FALSE;
      if (i > 0 && event->at_s < chapter->events[i - 1].at_s)
        return yui_paper_invalid (error, "events", "are not in the order of time.");
    }
  return TRUE;
}

static gboolean
check (const YuiTrail *t, GError **error)
{
  if (!yui_paper_need (t->employer_name, "employer_name", error)
      || !yui_paper_need (t->workplace_name, "workplace_name", error)
      || !yui_paper_need (t->worker_name, "worker_name", error))
    return FALSE;
  if (t->end_s <= t->start_s)
    return yui_paper_invalid (error, "end_s", "is not after start_s.");
  for (gsize i = 0; i < t->n_chapters; i++)
    if (!check_chapter (&t->chapters[i], error))
      return FALSE;
  for (gsize i = 0; i < t->n_documents; i++)
    if (!yui_paper_need (t->documents[i].title, "title", error)
        || !yui_paper_need (t->documents[i].document_id, "document_id", error))
      return FALSE;
  return TRUE;
}

static char *
format_at (gint64 at_s)
{
  int year, month, month_day, minutes;
  gint64 day = yui_text_day_of (at_s, &minutes);

  yui_text_split_day (day, &year, &month, &month_day, NULL);
  return g_strdup_printf ("%d/%d/%d %d:%02d", year, month, month_day, minutes / 60, minutes % 60);
}

static void
put_chapter (YuiPaperLayout *p, const YuiTrailChapter *chapter)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "日時", 0.2, PANGO_ALIGN_LEFT },
    { "だれが", 0.21, PANGO_ALIGN_LEFT },
    { "したこと", 0.2, PANGO_ALIGN_LEFT },
    { "内容", 0.39, PANGO_ALIGN_LEFT },
  };

  yui_paper_heading (p, chapter->heading);
  if (chapter->n_events == 0)
    {
      yui_paper_text (p, YUI_PAPER_BODY, PANGO_ALIGN_LEFT, "記録なし");
      return;
    }
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < chapter->n_events; i++)
    {
      const YuiTrailEvent *event = &chapter->events[i];
      g_autofree char *at = format_at (event->at_s);

      yui_paper_table_row (p, YUI_PAPER_ROW,
                           (const char *const[]){ at, event->who, event->what, event->detail });
    }
  yui_paper_table_end (p);
}

static void
put_documents (YuiPaperLayout *p, const YuiTrail *t)
{
  static const YuiPaperColumn COLUMNS[] = {
    { "書類", 0.25, PANGO_ALIGN_LEFT },
    { "文書番号", 0.27, PANGO_ALIGN_LEFT },
    { "照合値（SHA-256）", 0.48, PANGO_ALIGN_LEFT },
  };

  if (t->n_documents == 0)
    return;
  yui_paper_heading (p, "保存されている書類");
  yui_paper_table_begin (p, COLUMNS, G_N_ELEMENTS (COLUMNS));
  for (gsize i = 0; i < t->n_documents; i++)
    {
      const YuiTrailDocument *d = &t->documents[i];

      yui_paper_table_row (p, YUI_PAPER_ROW,
                           (const char *const[]){ d->title, d->document_id, d->hash });
    }
  yui_paper_table_end (p);
}

static void
put_trail (YuiPaperLayout *p, gconstpointer paper)
{
  const YuiTrail *t = paper;
  g_autofree char *day = yui_text_format_day (yui_text_day_of (t->start_s, NULL), FALSE);
  g_autofree char *span = yui_paper_format_span (t->start_s, t->end_s);
  g_autofree char *when = g_strdup_printf ("%s %s", day, span);

  yui_paper_text (p, YUI_PAPER_TITLE, PANGO_ALIGN_CENTER, "勤務の記録");
  yui_paper_text (p, YUI_PAPER_SMALL, PANGO_ALIGN_CENTER, "（募集から支払いまで）");
  yui_paper_gap (p, 6);
  yui_paper_fields_begin (p);
  yui_paper_field (p, "働き手", t->worker_name);
  yui_paper_field (p, "事業者", t->employer_name);
  yui_paper_field (p, "事業所", t->workplace_name);
  yui_paper_field (p, "勤務", when);
  yui_paper_fields_end (p);
  yui_paper_set_cell_size (p, 8);
  for (gsize i = 0; i < t->n_chapters; i++)
    put_chapter (p, &t->chapters[i]);
  put_documents (p, t);
}

GBytes *
yui_trail_to_pdf (const YuiTrail *trail, GError **error)
{
  YuiPaperKind kind = { .title = "勤務の記録" };

  g_return_val_if_fail (trail != NULL, NULL);

  if (!check (trail, error))
    return NULL;
  kind.author = trail->employer_name;
  return yui_paper_render (&trail->head, &kind, put_trail, trail, error);
}
