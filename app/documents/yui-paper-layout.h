/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The one look of all papers; only for the files of this folder.
 *
 * A paper is a function that puts headings, fields, tables and text one below the other. It runs
 * twice: once to count the pages, once to draw them, so that each foot can say "1 / 2". Lengths are
 * points (1/72 inch). */
typedef struct _YuiPaperLayout YuiPaperLayout;

typedef void (*YuiPaperPut) (YuiPaperLayout *layout, gconstpointer paper);

#define YUI_PAPER_MM        (72 / 25.4)
#define YUI_PAPER_WIDTH     (210 * YUI_PAPER_MM)
#define YUI_PAPER_HEIGHT    (297 * YUI_PAPER_MM)
#define YUI_PAPER_MARGIN    (17 * YUI_PAPER_MM)
#define YUI_PAPER_TEXT_WIDE (YUI_PAPER_WIDTH - 2 * YUI_PAPER_MARGIN)

typedef enum
{
  YUI_PAPER_BODY,
  YUI_PAPER_BOLD,
  YUI_PAPER_SMALL,
  YUI_PAPER_HEADING,
  YUI_PAPER_LARGE,
  YUI_PAPER_TITLE,
} YuiPaperType;

/* What a paper is called, in its bar and in the PDF's metadata. bare: no bar, title and foot; the
 * paper draws whole pages itself. */
typedef struct
{
  const char *title;
  const char *author; /* nullable */
  gboolean bare;
} YuiPaperKind;

typedef struct
{
  const char *heading;
  double share; /* of the text width; all sum to 1 */
  PangoAlignment align;
} YuiPaperColumn;

typedef enum
{
  YUI_PAPER_ROW,
  YUI_PAPER_ROW_TOTAL,
} YuiPaperRowKind;

/* Checks head, runs put and returns the PDF. */
GBytes *yui_paper_render (const YuiPaperHead *head,
                          const YuiPaperKind *kind,
                          YuiPaperPut put,
                          gconstpointer paper,
                          GError **error);

/* Sets INVALID as "field: why" and returns FALSE, so that a check can return it. */
gboolean yui_paper_invalid (GError **error, const char *field, const char *why);

/* TRUE if text is neither NULL nor "", else sets INVALID. */
gboolean yui_paper_need (const char *text, const char *field, GError **error);

/* text, or otherwise if text is NULL or "". */
const char *yui_paper_or (const char *text, const char *otherwise);

/* Puts text over the whole width, down from the current place. */
void
yui_paper_text (YuiPaperLayout *self, YuiPaperType type, PangoAlignment align, const char *text);

/* Puts a section's heading; it never stays alone at the foot of a page. */
void yui_paper_heading (YuiPaperLayout *self, const char *text);
void yui_paper_gap (YuiPaperLayout *self, double height);

/* Goes to a new page unless height is free on this one. */
void yui_paper_reserve (YuiPaperLayout *self, double height);

/* The addressee on the left, the employer's block on the right. */
void yui_paper_parties (YuiPaperLayout *self, const char *worker, const YuiPaperEmployer *employer);

/* The type size of fields and tables from here on; 9 at first. */
void yui_paper_set_cell_size (YuiPaperLayout *self, double size);

/* Labels and values; a row may hold several pairs, equally wide. */
void yui_paper_fields_begin (YuiPaperLayout *self);
void yui_paper_field (YuiPaperLayout *self, const char *label, const char *value);
void yui_paper_field_pair (YuiPaperLayout *self,
                           const char *label,
                           const char *value,
                           const char *label2,
                           const char *value2);
void yui_paper_fields_end (YuiPaperLayout *self);

/* A table of lines; its headings come again on each new page. */
void yui_paper_table_begin (YuiPaperLayout *self, const YuiPaperColumn *columns, gsize n_columns);
void yui_paper_table_row (YuiPaperLayout *self, YuiPaperRowKind kind, const char *const *cells);
void yui_paper_table_end (YuiPaperLayout *self);

/* Structure for readers of the PDF: "P", "Table", "TD". What only decorates stands in an artifact;
 * tags inside one are left out. */
void yui_paper_begin_tag (YuiPaperLayout *self, const char *tag);
void yui_paper_end_tag (YuiPaperLayout *self, const char *tag);
void yui_paper_begin_artifact (YuiPaperLayout *self);
void yui_paper_end_artifact (YuiPaperLayout *self);

/* Fills a box with the colour that is set, as decoration. */
void yui_paper_fill_box (YuiPaperLayout *self, double x, double y, double wide, double high);

/* For own drawing. Colours are 0–1. */
cairo_t *yui_paper_get_cr (YuiPaperLayout *self);
double yui_paper_get_y (YuiPaperLayout *self);
const double *yui_paper_get_rgb (YuiPaperLayout *self);
const YuiPaperHead *yui_paper_get_head (YuiPaperLayout *self);
void yui_paper_new_page (YuiPaperLayout *self);

/* Black or white, whichever is read more easily on the programme's colour. */
void yui_paper_set_ink_on_colour (YuiPaperLayout *self, cairo_t *cr);

/* Draws a layout, its top left at (x, y), with a structure tag (NULL: inside an open one). */
void
yui_paper_show (YuiPaperLayout *self, PangoLayout *layout, double x, double y, const char *tag);

/* Its height in points. */
double yui_paper_layout_height (PangoLayout *layout);

/* A Pango layout of the paper's font; size in points, width in points or -1. A new reference, but
 * the same layout for the same arguments: only to be drawn, never changed. */
PangoLayout *yui_paper_make_layout (YuiPaperLayout *self,
                                    double size,
                                    gboolean bold,
                                    double width,
                                    PangoAlignment align,
                                    const char *text);

/* Draws text with a structure tag, its top at y, and returns its height. The text is made smaller,
 * down to half of size, until it has one line in width. */
double yui_paper_draw_line (YuiPaperLayout *self,
                            double size,
                            gboolean bold,
                            double x,
                            double y,
                            double width,
                            PangoAlignment align,
                            const char *text);

/* Figures as papers write them. New strings. */
char *yui_paper_format_yen (gint64 yen);                    /* 1,120円 */
char *yui_paper_format_number (gint64 number);              /* 1,120 */
char *yui_paper_format_minutes (gint64 minutes);            /* 5時間15分 */
char *yui_paper_format_hours (gint64 minutes);              /* 5:15 */
char *yui_paper_format_moment (gint64 moment_s);            /* 2026年11月3日(火) 9:00 */
char *yui_paper_format_date (gint64 day);                   /* 2026/11/3 */
char *yui_paper_format_short_day (gint64 day);              /* 11/3(火) */
char *yui_paper_format_span (gint64 start_s, gint64 end_s); /* 9:00 ～ 15:00, 22:00 ～ 翌5:00 */

/* Until when a paper must be kept, with the article: 2031年12月10日(水)（労働基準法第109条・5年）. kind: of
 * yui-retention.h, one that is there. */
char *yui_paper_format_keep (const char *kind, gint64 keep_until_day);

G_END_DECLS
