/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-paper-layout-private.h"

#define WORKER_SHARE 0.46
#define WORKER_SIZE  14.0

static void
add_line (GString *lines, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (lines, "%s%s%s", lines->len > 0 ? "\n" : "", label, text);
}

static double
put_worker (YuiPaperLayout *self, const char *worker)
{
  g_autofree char *text = g_strconcat (worker, "　殿", NULL);
  double wide = YUI_PAPER_TEXT_WIDE * WORKER_SHARE;
  g_autoptr (PangoLayout) layout
      = yui_paper_make_layout (self, WORKER_SIZE, TRUE, wide, PANGO_ALIGN_LEFT, text);
  double height = yui_paper_layout_height (layout);

  yui_paper_show (self, layout, YUI_PAPER_MARGIN, self->y, "P");
  yui_paper_fill_box (self, YUI_PAPER_MARGIN, self->y + height + 1, wide, 0.7);
  return height + 2;
}

static double
put_employer (YuiPaperLayout *self, const YuiPaperEmployer *employer)
{
  double x = YUI_PAPER_MARGIN + YUI_PAPER_TEXT_WIDE * (WORKER_SHARE + 0.06);
  double wide = YUI_PAPER_TEXT_WIDE * (1 - WORKER_SHARE - 0.06);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (PangoLayout) name = NULL;
  g_autoptr (PangoLayout) rest = NULL;
  double name_height;

  add_line (lines, "", employer->representative);
  add_line (lines, "", employer->address);
  add_line (lines, "電話 ", employer->phone);
  name = yui_paper_make_layout (self, 11, TRUE, wide, PANGO_ALIGN_LEFT, employer->name);
  rest = yui_paper_make_layout (self, 9, FALSE, wide, PANGO_ALIGN_LEFT, lines->str);
  name_height = yui_paper_layout_height (name);
  yui_paper_show (self, name, x, self->y, "P");
  yui_paper_show (self, rest, x, self->y + name_height, "P");
  return name_height + (lines->len > 0 ? yui_paper_layout_height (rest) : 0);
}

void
yui_paper_parties (YuiPaperLayout *self, const char *worker, const YuiPaperEmployer *employer)
{
  double left = put_worker (self, worker);
  double right = put_employer (self, employer);

  yui_paper_gap (self, MAX (left, right) + 8);
}
