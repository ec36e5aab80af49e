/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-card.h"
#include "yui-paper-layout.h"
#include "yui-qr.h"

#define CODE_SIDE (124 * YUI_PAPER_MM)
#define BAR_HIGH  (26 * YUI_PAPER_MM)
#define STEP_SIZE 15.0

typedef struct
{
  const YuiPoster *poster;
  YuiQr *code;
} Content;

static void
draw_bar (YuiPaperLayout *p, cairo_t *cr)
{
  const double *rgb = yui_paper_get_rgb (p);

  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  yui_paper_fill_box (p, YUI_PAPER_MARGIN, YUI_PAPER_MARGIN, YUI_PAPER_TEXT_WIDE, BAR_HIGH);
  yui_paper_set_ink_on_colour (p, cr);
  yui_paper_draw_line (p, 13, TRUE, YUI_PAPER_MARGIN + 12, YUI_PAPER_MARGIN + 7,
                       YUI_PAPER_TEXT_WIDE - 24, PANGO_ALIGN_CENTER,
                       yui_paper_get_head (p)->programme_name);
  yui_paper_draw_line (p, 28, TRUE, YUI_PAPER_MARGIN + 12, YUI_PAPER_MARGIN + 26,
                       YUI_PAPER_TEXT_WIDE - 24, PANGO_ALIGN_CENTER, "出勤・退勤の打刻");
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
}

static double
draw_step (YuiPaperLayout *p, cairo_t *cr, double y, const char *number, const char *text)
{
  const double *rgb = yui_paper_get_rgb (p);
  double x = YUI_PAPER_MARGIN + 30, radius = STEP_SIZE * 0.85;
  double middle = y + STEP_SIZE * 0.72;

  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, middle, radius, 0, 2 * G_PI);
  cairo_fill (cr);
  yui_paper_set_ink_on_colour (p, cr);
  yui_paper_draw_line (p, STEP_SIZE * 0.9, TRUE, x - radius, middle - STEP_SIZE * 0.66, 2 * radius,
                       PANGO_ALIGN_CENTER, number);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
  yui_paper_draw_line (p, STEP_SIZE, FALSE, x + 24, y, YUI_PAPER_TEXT_WIDE - 60, PANGO_ALIGN_LEFT,
                       text);
  return STEP_SIZE * 2.2;
}

static double
draw_middle (YuiPaperLayout *p, double y, double size, gboolean bold, const char *text)
{
  return yui_paper_draw_line (p, size, bold, YUI_PAPER_MARGIN, y, YUI_PAPER_TEXT_WIDE,
                              PANGO_ALIGN_CENTER, text);
}

static void
draw_foot (YuiPaperLayout *p, const YuiPoster *poster, double y)
{
  g_autofree char *made = yui_paper_format_moment (poster->head.made_s);
  g_autofree char *foot = g_strdup_printf ("掲示用の固定コード　文書番号 %s　作成 %s",
                                           poster->head.document_id, made);

  if (yui_paper_or (poster->contact, NULL) != NULL)
    {
      g_autofree char *contact = g_strdup_printf ("読み取れないときは：%s", poster->contact);

      draw_middle (p, y, 12, TRUE, contact);
    }
  draw_middle (p, YUI_PAPER_HEIGHT - YUI_PAPER_MARGIN - 8, 7.5, FALSE, foot);
}

static void
put_poster (YuiPaperLayout *p, gconstpointer paper)
{
  const Content *content = paper;
  const YuiPoster *poster = content->poster;
  cairo_t *cr = yui_paper_get_cr (p);
  double y = YUI_PAPER_MARGIN + BAR_HIGH + 14;

  draw_bar (p, cr);
  y += draw_middle (p, y, 22, TRUE, poster->workplace_name);
  y += draw_middle (p, y, 12, FALSE, poster->employer_name) + 4;
  yui_qr_draw (content->code, cr, (YUI_PAPER_WIDTH - CODE_SIDE) / 2, y, CODE_SIDE);
  y += CODE_SIDE + 2;
  y += draw_middle (p, y, 10, FALSE, poster->url);
  if (yui_paper_or (poster->short_code, NULL) != NULL)
    {
      g_autofree char *code = g_strdup_printf ("事業所コード　%s", poster->short_code);

      y += draw_middle (p, y + 2, 18, TRUE, code);
    }
  y += 14;
  y += draw_step (p, cr, y, "1", "スマートフォンのカメラで、上のコードを読み取ります。");
  y += draw_step (p, cr, y, "2", "開いたページの案内にそって、本人であることを確かめます。");
  y += draw_step (p, cr, y, "3", "「出勤」または「退勤」を押します。");
  draw_foot (p, poster, y + 4);
}

GBytes *
yui_poster_to_pdf (const YuiPoster *poster, GError **error)
{
  const YuiPaperKind kind = { .title = "打刻用ポスター", .bare = TRUE };
  g_autoptr (YuiQr) code = NULL;
  Content content = { .poster = poster };

  g_return_val_if_fail (poster != NULL, NULL);

  if (!yui_paper_need (poster->employer_name, "employer_name", error)
      || !yui_paper_need (poster->workplace_name, "workplace_name", error)
      || !yui_paper_need (poster->url, "url", error))
    return NULL;
  code = yui_qr_new (poster->url, YUI_QR_QUARTILE, error);
  if (code == NULL)
    return NULL;
  content.code = code;
  return yui_paper_render (&poster->head, &kind, put_poster, &content, error);
}
