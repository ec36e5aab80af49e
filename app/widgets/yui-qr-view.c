/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-qr-view.h"

#include "documents/yui-qr.h"

#include <glib/gi18n.h>
#include <math.h>

#define MODULE_MIN_PX     2
#define MODULE_NATURAL_PX 6
#define CORNER_PX         6

/* YuiQrView draws a QR code; see the header. */
struct _YuiQrView
{
  GtkWidget parent_instance;

  char *text;
  char *label;
  YuiQr *code;
};

enum
{
  PROP_TEXT = 1,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiQrView, yui_qr_view, GTK_TYPE_WIDGET)

static guint
modules_with_quiet_zone (YuiQrView *self)
{
  return self->code == NULL ? 0 : yui_qr_get_size (self->code) + 2 * YUI_QR_QUIET;
}

static double
surface_scale (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  return surface != NULL ? gdk_surface_get_scale (surface) : 1.0;
}

static void
add_row (YuiQrView *self, GskPathBuilder *builder, int y, double module)
{
  int size = (int)yui_qr_get_size (self->code);
  for (int x = 0; x < size; x++)
    {
      int from = x;
      while (yui_qr_is_dark (self->code, x, y))
        x++;
      if (x == from)
        continue;
      gsk_path_builder_add_rect (builder,
                                 &GRAPHENE_RECT_INIT ((float)((from + YUI_QR_QUIET) * module),
                                                      (float)((y + YUI_QR_QUIET) * module),
                                                      (float)((x - from) * module), (float)module));
    }
}

/* One path, so that no seam shows between modules where the whole is scaled. */
static void
draw_modules (YuiQrView *self, GtkSnapshot *snapshot, double module)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  for (int y = 0; y < (int)yui_qr_get_size (self->code); y++)
    add_row (self, builder, y, module);
  g_autoptr (GskPath) path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &black);
}

static void
yui_qr_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YuiQrView *self = YUI_QR_VIEW (widget);
  if (self->code == NULL)
    return;
  const GdkRGBA white = { 1, 1, 1, 1 };
  double scale = surface_scale (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint n = modules_with_quiet_zone (self);
  double module = MAX (floor (MIN (width, height) * scale / n), 1) / scale;
  double side = module * n;
  GskRoundedRect ground;
  gsk_rounded_rect_init_from_rect (&ground, &GRAPHENE_RECT_INIT (0, 0, (float)side, (float)side),
                                   CORNER_PX);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float)(floor ((width - side) / 2 * scale) / scale),
                                      (float)(floor ((height - side) / 2 * scale) / scale)));
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &white, &ground.bounds);
  gtk_snapshot_pop (snapshot);
  draw_modules (self, snapshot, module);
  gtk_snapshot_restore (snapshot);
}

static void
yui_qr_view_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  int n = (int)modules_with_quiet_zone (YUI_QR_VIEW (widget));
  *minimum = n * MODULE_MIN_PX;
  *natural = n * MODULE_NATURAL_PX;
}

static void
yui_qr_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiQrView *self = YUI_QR_VIEW (object);
  switch (id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_qr_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiQrView *self = YUI_QR_VIEW (object);
  switch (id)
    {
    case PROP_TEXT:
      yui_qr_view_set_text (self, g_value_get_string (value));
      break;
    case PROP_LABEL:
      yui_qr_view_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_qr_view_finalize (GObject *object)
{
  YuiQrView *self = YUI_QR_VIEW (object);
  g_clear_pointer (&self->code, yui_qr_free);
  g_free (self->text);
  g_free (self->label);
  G_OBJECT_CLASS (yui_qr_view_parent_class)->finalize (object);
}

static void
yui_qr_view_class_init (YuiQrViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = yui_qr_view_get_property;
  object_class->set_property = yui_qr_view_set_property;
  object_class->finalize = yui_qr_view_finalize;
  widget_class->measure = yui_qr_view_measure;
  widget_class->snapshot = yui_qr_view_snapshot;

  props[PROP_TEXT]
      = g_param_spec_string ("text", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "qr-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
yui_qr_view_init (YuiQrView *self)
{
  yui_qr_view_set_label (self, _("QR code"));
}

GtkWidget *
yui_qr_view_new (void)
{
  return g_object_new (YUI_TYPE_QR_VIEW, NULL);
}

const char *
yui_qr_view_get_text (YuiQrView *self)
{
  g_return_val_if_fail (YUI_IS_QR_VIEW (self), NULL);
  return self->text;
}

void
yui_qr_view_set_text (YuiQrView *self, const char *text)
{
  g_return_if_fail (YUI_IS_QR_VIEW (self));
  if (!g_set_str (&self->text, text))
    return;
  g_autoptr (GError) error = NULL;
  g_clear_pointer (&self->code, yui_qr_free);
  if (text != NULL && *text != '\0')
    self->code = yui_qr_new (text, YUI_QR_MEDIUM, &error);
  if (error != NULL)
    g_warning ("No QR code for a text of %zu bytes: %s", strlen (text), error->message);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

const char *
yui_qr_view_get_label (YuiQrView *self)
{
  g_return_val_if_fail (YUI_IS_QR_VIEW (self), NULL);
  return self->label;
}

void
yui_qr_view_set_label (YuiQrView *self, const char *label)
{
  g_return_if_fail (YUI_IS_QR_VIEW (self));
  g_return_if_fail (label != NULL);
  if (!g_set_str (&self->label, label))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
