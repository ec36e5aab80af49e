/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-sheet.h"

#include <glib/gi18n.h>

struct _YuiPaperSheet
{
  GtkWidget parent_instance;

  YuiPaperFile *file;
  guint page;
  double zoom;
  GdkTexture *texture;
  double drawn_scale; /* of texture */
  guint n_drawings;   /* begun; only the last one counts */
};

#define GAP 18 /* between pages */

typedef struct
{
  GWeakRef sheet;
  guint number;
  double scale;
} Waiting;

G_DEFINE_FINAL_TYPE (YuiPaperSheet, yui_paper_sheet, GTK_TYPE_WIDGET)

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->sheet);
  g_free (waiting);
}

static DexFuture *
drawn_cb (DexFuture *future, gpointer data)
{
  const Waiting *waiting = data;
  g_autoptr (YuiPaperSheet) self = g_weak_ref_get ((GWeakRef *)&waiting->sheet);
  const GValue *value = dex_future_get_value (future, NULL);

  if (!self || !value || waiting->number != self->n_drawings)
    return NULL;
  g_set_object (&self->texture, g_value_get_object (value));
  self->drawn_scale = waiting->scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return NULL;
}

/* Has the page drawn at the present size, unless it is. */
static void
draw (YuiPaperSheet *self)
{
  const double scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  Waiting *waiting;

  if (!self->file || !gtk_widget_get_mapped (GTK_WIDGET (self)) || self->drawn_scale == scale)
    return;
  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->sheet, self);
  waiting->number = ++self->n_drawings;
  waiting->scale = scale;
  dex_future_disown (dex_future_finally (yui_paper_file_draw (self->file, self->page, scale),
                                         drawn_cb, waiting, waiting_free));
}

static void
forget (YuiPaperSheet *self)
{
  self->n_drawings++;
  self->drawn_scale = 0;
  g_clear_object (&self->texture);
}

static void
yui_paper_sheet_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yui_paper_sheet_parent_class)->map (widget);
  draw (YUI_PAPER_SHEET (widget));
}

static void
yui_paper_sheet_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (yui_paper_sheet_parent_class)->unmap (widget);
  forget (YUI_PAPER_SHEET (widget));
}

static void
yui_paper_sheet_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  YuiPaperSheet *self = YUI_PAPER_SHEET (widget);
  double width = 0, height = 0;

  if (self->file)
    yui_paper_file_get_page_size (self->file, self->page, &width, &height);
  *minimum = 0; /* the list gives each page its natural size */
  *natural = (int)((orientation == GTK_ORIENTATION_HORIZONTAL ? width : height) * self->zoom + 0.5);
  if (self->file)
    *natural += orientation == GTK_ORIENTATION_VERTICAL ? GAP : 2 * GAP;
}

/* The page lies in the middle of its place. */
static graphene_rect_t
page_area (YuiPaperSheet *self)
{
  const float room = (float)gtk_widget_get_width (GTK_WIDGET (self));
  double width, height;

  yui_paper_file_get_page_size (self->file, self->page, &width, &height);
  return GRAPHENE_RECT_INIT (MAX (0, (room - (float)(width * self->zoom)) / 2), GAP / 2,
                             (float)(width * self->zoom), (float)(height * self->zoom));
}

static void
yui_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YuiPaperSheet *self = YUI_PAPER_SHEET (widget);
  graphene_rect_t area;
  GskRoundedRect outline;

  if (!self->file)
    return;
  area = page_area (self);
  gsk_rounded_rect_init_from_rect (&outline, &area, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.35f }, 0, 1, 0, 4);
  /* Paper is white in the dark too. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &area);
  if (self->texture)
    gtk_snapshot_append_scaled_texture (snapshot, self->texture, GSK_SCALING_FILTER_TRILINEAR,
                                        &area);
}

static void
yui_paper_sheet_dispose (GObject *object)
{
  YuiPaperSheet *self = YUI_PAPER_SHEET (object);

  forget (self);
  g_clear_object (&self->file);

  G_OBJECT_CLASS (yui_paper_sheet_parent_class)->dispose (object);
}

static void
yui_paper_sheet_class_init (YuiPaperSheetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_paper_sheet_dispose;
  widget_class->map = yui_paper_sheet_map;
  widget_class->unmap = yui_paper_sheet_unmap;
  widget_class->measure = yui_paper_sheet_measure;
  widget_class->snapshot = yui_paper_sheet_snapshot;
  gtk_widget_class_set_css_name (widget_class, "papersheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
yui_paper_sheet_init (YuiPaperSheet *self)
{
  self->zoom = 1;
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (draw), NULL);
}

GtkWidget *
yui_paper_sheet_new (void)
{
  return g_object_new (YUI_TYPE_PAPER_SHEET, NULL);
}

void
yui_paper_sheet_set_page (YuiPaperSheet *self, YuiPaperFile *file, guint page, double zoom)
{
  g_autofree char *label = NULL;

  g_return_if_fail (YUI_IS_PAPER_SHEET (self));
  g_return_if_fail (zoom > 0);

  if (self->file != file || self->page != page)
    forget (self);
  g_set_object (&self->file, file);
  self->page = page;
  self->zoom = zoom;
  if (file)
    {
      /* Translators: a page of a paper; how many there are. */
      label = g_strdup_printf (_ ("Page %u of %u"), page + 1, yui_paper_file_get_n_pages (file));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  draw (self);
}
