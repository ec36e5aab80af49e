/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-card.h"
#include "yui-paper-layout.h"
#include "yui-qr.h"

#define CARD_WIDE      (91 * YUI_PAPER_MM)
#define CARD_HIGH      (55 * YUI_PAPER_MM)
#define ACROSS         2
#define DOWN           5
#define PER_SHEET      ((gsize)ACROSS * DOWN)
#define SHEET_LEFT     ((YUI_PAPER_WIDTH - ACROSS * CARD_WIDE) / 2)
#define SHEET_TOP      ((YUI_PAPER_HEIGHT - DOWN * CARD_HIGH) / 2)
#define BAR_HIGH       (8 * YUI_PAPER_MM)
#define PAD            (4 * YUI_PAPER_MM)
#define CODE_SIDE      (36 * YUI_PAPER_MM)
#define CUT_MARK       (4 * YUI_PAPER_MM)
#define NAME_SIZE      14.0
#define NAME_SIZE_LONG 10.0
#define NAME_LINES_MAX 3
#define TITLE          "働き手カード"

typedef struct
{
  const YuiCard *cards;
  gsize n_cards;
  YuiQr **codes;
  const char *found_note;
} Sheet;

static void
draw_cut_marks (cairo_t *cr)
{
  double right = SHEET_LEFT + ACROSS * CARD_WIDE, bottom = SHEET_TOP + DOWN * CARD_HIGH;

  cairo_set_source_rgb (cr, 0.5, 0.5, 0.5);
  cairo_set_line_width (cr, 0.4);
  for (int i = 0; i <= ACROSS; i++)
    {
      double x = SHEET_LEFT + i * CARD_WIDE;

      cairo_move_to (cr, x, SHEET_TOP - CUT_MARK - 1);
      cairo_line_to (cr, x, SHEET_TOP - 1);
      cairo_move_to (cr, x, bottom + 1);
      cairo_line_to (cr, x, bottom + CUT_MARK + 1);
    }
  for (int i = 0; i <= DOWN; i++)
    {
      double y = SHEET_TOP + i * CARD_HIGH;

      cairo_move_to (cr, SHEET_LEFT - CUT_MARK - 1, y);
      cairo_line_to (cr, SHEET_LEFT - 1, y);
      cairo_move_to (cr, right + 1, y);
      cairo_line_to (cr, right + CUT_MARK + 1, y);
    }
  cairo_stroke (cr);
}

static void
draw_card_bar (YuiPaperLayout *p, cairo_t *cr, double x, double y)
{
  const double *rgb = yui_paper_get_rgb (p);
  double inner = CARD_WIDE - 2 * PAD;

  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  yui_paper_fill_box (p, x, y, CARD_WIDE, BAR_HIGH);
  yui_paper_set_ink_on_colour (p, cr);
  yui_paper_draw_line (p, 9.5, TRUE, x + PAD, y + 4.5, inner * 0.7, PANGO_ALIGN_LEFT,
                       yui_paper_get_head (p)->programme_name);
  yui_paper_draw_line (p, 8, FALSE, x + PAD + inner * 0.7, y + 5.5, inner * 0.3, PANGO_ALIGN_RIGHT,
                       TITLE);
  cairo_set_source_rgb (cr, 0.1, 0.1, 0.1);
}

/* A name too long for one line is set smaller, in two or three. */
static double
draw_name (YuiPaperLayout *p, double x, double y, double wide, const char *name)
{
  g_autoptr (PangoLayout) layout
      = yui_paper_make_layout (p, NAME_SIZE, TRUE, wide, PANGO_ALIGN_LEFT, name);

  if (pango_layout_get_line_count (layout) > 1)
    {
      g_object_unref (layout);
      layout = yui_paper_make_layout (p, NAME_SIZE_LONG, TRUE, wide, PANGO_ALIGN_LEFT, name);
    }
  pango_layout_set_height (layout, -NAME_LINES_MAX);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  yui_paper_show (p, layout, x, y, "P");
  return yui_paper_layout_height (layout);
}

static void
draw_card (YuiPaperLayout *p, cairo_t *cr, const Sheet *sheet, gsize index, double x, double y)
{
  const YuiCard *card = &sheet->cards[index];
  double text_wide = CARD_WIDE - CODE_SIDE - 2 * PAD - 6;
  double code_x = x + CARD_WIDE - CODE_SIDE - PAD / 2;
  double code_y = y + BAR_HIGH + (CARD_HIGH - BAR_HIGH - CODE_SIDE) / 2;
  double line_y = y + BAR_HIGH + PAD;

  draw_card_bar (p, cr, x, y);
  if (yui_paper_or (card->name, NULL) != NULL)
    line_y += draw_name (p, x + PAD, line_y, text_wide, card->name) + 6;
  if (yui_paper_or (card->number, NULL) != NULL)
    {
      line_y += yui_paper_draw_line (p, 7.5, FALSE, x + PAD, line_y, text_wide, PANGO_ALIGN_LEFT,
                                     "カード番号");
      yui_paper_draw_line (p, 12, TRUE, x + PAD, line_y, text_wide, PANGO_ALIGN_LEFT, card->number);
    }
  if (yui_paper_or (sheet->found_note, NULL) != NULL)
    {
      g_autoptr (PangoLayout) note
          = yui_paper_make_layout (p, 6.5, FALSE, text_wide, PANGO_ALIGN_LEFT, sheet->found_note);
      double high = yui_paper_layout_height (note);

      yui_paper_show (p, note, x + PAD, y + CARD_HIGH - PAD * 0.8 - high, "P");
    }
  yui_qr_draw (sheet->codes[index], cr, code_x, code_y, CODE_SIDE);
}

static void
put_sheets (YuiPaperLayout *p, gconstpointer paper)
{
  const Sheet *sheet = paper;
  cairo_t *cr = yui_paper_get_cr (p);

  for (gsize i = 0; i < sheet->n_cards; i++)
    {
      gsize place = i % PER_SHEET, row = place / ACROSS;

      if (place == 0 && i > 0)
        yui_paper_new_page (p);
      if (place == 0)
        draw_cut_marks (cr);
      draw_card (p, cr, sheet, i, SHEET_LEFT + (double)(place % ACROSS) * CARD_WIDE,
                 SHEET_TOP + (double)row * CARD_HIGH);
    }
}

static gboolean
make_codes (Sheet *sheet, GPtrArray *codes, GError **error)
{
  for (gsize i = 0; i < sheet->n_cards; i++)
    {
      YuiQr *code;

      if (!yui_paper_need (sheet->cards[i].code, "code", error))
        return FALSE;
      code = yui_qr_new (sheet->cards[i].code, YUI_QR_MEDIUM, error);
      if (code == NULL)
        return FALSE;
      g_ptr_array_add (codes, code);
    }
  sheet->codes = (YuiQr **)codes->pdata;
  return TRUE;
}

GBytes *
yui_card_sheet_to_pdf (const YuiPaperHead *head,
                       const YuiCard *cards,
                       gsize n_cards,
                       const char *found_note,
                       GError **error)
{
  const YuiPaperKind kind = { .title = TITLE, .bare = TRUE };
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_qr_free);
  Sheet sheet = { .cards = cards, .n_cards = n_cards, .found_note = found_note };

  g_return_val_if_fail (head != NULL && (cards != NULL || n_cards == 0), NULL);

  if (n_cards == 0)
    {
      yui_paper_invalid (error, "cards", "has no card.");
      return NULL;
    }
  if (!make_codes (&sheet, codes, error))
    return NULL;
  return yui_paper_render (head, &kind, put_sheets, &sheet, error);
}
