/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-bar-chart.h"

#include "yui-widgets.h"

#include <adwaita.h>

#define HEIGHT_PX     220
#define HEIGHT_MIN_PX 120
#define BAR_MIN_PX    8
#define BAR_MAX_PX    56
#define BAR_SHARE     0.62f /* of the room between two bars' middles */
#define GAP_PX        6
#define MAX_STEPS     4

/* YuiBarChart places a bar, its value and its name for each YuiBar; see the header. The bars are
 * widgets, so that their colour is the style sheet's and each is an item to a screen reader. */
struct _YuiBarChart
{
  GtkWidget parent_instance;

  char *title;
  char *sentence;
  YuiBarChartFormat format;
  GPtrArray *bars;  /* of Bar */
  GPtrArray *ticks; /* of GtkWidget, from 0 upwards */
  gint64 step;
  guint n_steps;
};

typedef struct
{
  gint64 value;
  GtkWidget *bar;
  GtkWidget *text;
  GtkWidget *name;
} Bar;

enum
{
  PROP_TITLE = 1,
  PROP_SENTENCE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiBarChart, yui_bar_chart, GTK_TYPE_WIDGET)

static void
bar_free (Bar *bar)
{
  gtk_widget_unparent (bar->bar);
  gtk_widget_unparent (bar->text);
  gtk_widget_unparent (bar->name);
  g_free (bar);
}

static GtkWidget *
label_new (YuiBarChart *self, const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "single-line-mode", TRUE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static Bar *
bar_new (YuiBarChart *self, const YuiBar *source)
{
  Bar *bar = g_new0 (Bar, 1);
  bar->value = source->value;
  bar->bar = g_object_new (ADW_TYPE_BIN, "css-name", "bar", "accessible-role",
                           GTK_ACCESSIBLE_ROLE_LIST_ITEM, "tooltip-text", source->sentence, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  source->sentence, -1);
  gtk_widget_set_parent (bar->bar, GTK_WIDGET (self));
  bar->text = label_new (self, source->text, "value");
  bar->name = label_new (self, source->name, "dim-label");
  return bar;
}

static char *
format_value (YuiBarChart *self, gint64 value)
{
  if (self->format != NULL)
    return self->format (value);
  return g_strdup_printf ("%'" G_GINT64_FORMAT, value);
}

static void
build_axis (YuiBarChart *self)
{
  gint64 maximum = 0;
  for (guint i = 0; i < self->bars->len; i++)
    maximum = MAX (maximum, ((Bar *)self->bars->pdata[i])->value);
  self->step = yui_bar_chart_step (maximum, MAX_STEPS);
  self->n_steps = (guint)MAX ((maximum + self->step - 1) / self->step, 1);
  g_ptr_array_set_size (self->ticks, 0);
  for (guint i = 0; i <= self->n_steps; i++)
    {
      g_autofree char *text = format_value (self, self->step * i);
      g_ptr_array_add (self->ticks, label_new (self, text, "dim-label"));
    }
}

static int
natural_width (GtkWidget *widget)
{
  int natural;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static int
text_height (YuiBarChart *self)
{
  int natural = 0;
  if (self->ticks->len > 0)
    gtk_widget_measure (self->ticks->pdata[0], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL,
                        NULL);
  return natural;
}

static int
axis_width (YuiBarChart *self)
{
  int width = 0;
  for (guint i = 0; i < self->ticks->len; i++)
    width = MAX (width, natural_width (self->ticks->pdata[i]));
  return width + GAP_PX;
}

/* The ground that the bars stand on, in the widget's pixels. */
static graphene_rect_t
plot_area (YuiBarChart *self)
{
  int text = text_height (self), axis = axis_width (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  return GRAPHENE_RECT_INIT ((float)axis, (float)(text + GAP_PX), (float)MAX (width - axis, 0),
                             (float)MAX (height - 2 * (text + GAP_PX), 0));
}

static float
bar_height (YuiBarChart *self, const Bar *bar, float height)
{
  double top = (double)self->step * self->n_steps;
  return (float)(height * (double)bar->value / top);
}

static void
allocate (GtkWidget *widget, float x, float y, int width, int height)
{
  GskTransform *move = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));
  gtk_widget_allocate (widget, width, height, -1, move);
}

static void
allocate_label (GtkWidget *label, float middle, float y, int limit)
{
  int width = natural_width (label), height;
  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  float x = CLAMP (middle - (float)width / 2, 0, MAX ((float)(limit - width), 0));
  allocate (label, x, y, width, height);
}

/* Every how many bars there is room for a name, counted from the last. Values stand above all bars
 * or none: one between taller bars could not be read. */
static guint
label_stride (YuiBarChart *self, float pitch, gsize offset)
{
  int widest = 1;
  for (guint i = 0; i < self->bars->len; i++)
    widest
        = MAX (widest, natural_width (G_STRUCT_MEMBER (GtkWidget *, self->bars->pdata[i], offset)));
  return pitch <= 0 ? self->bars->len : (guint)((float)(widest + GAP_PX) / pitch) + 1;
}

static void
allocate_bars (YuiBarChart *self, int width)
{
  graphene_rect_t plot = plot_area (self);
  float pitch = plot.size.width / (float)MAX (self->bars->len, 1);
  float thickness = CLAMP (pitch * BAR_SHARE, 1, BAR_MAX_PX);
  float base = plot.origin.y + plot.size.height;
  guint text_stride = label_stride (self, pitch, G_STRUCT_OFFSET (Bar, text));
  guint name_stride = label_stride (self, pitch, G_STRUCT_OFFSET (Bar, name));
  for (guint i = 0; i < self->bars->len; i++)
    {
      Bar *bar = self->bars->pdata[i];
      guint from_last = self->bars->len - 1 - i;
      float middle = plot.origin.x + pitch * ((float)i + 0.5f);
      float height = bar_height (self, bar, plot.size.height);
      allocate (bar->bar, middle - thickness / 2, base - height, (int)thickness,
                (int)MAX (height, bar->value > 0 ? 1 : 0));
      gtk_widget_set_child_visible (bar->text, text_stride == 1);
      gtk_widget_set_child_visible (bar->name, from_last % name_stride == 0);
      allocate_label (bar->text, middle, base - height - (float)text_height (self) - 1, width);
      allocate_label (bar->name, middle, base + GAP_PX, width);
    }
}

static void
yui_bar_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  YuiBarChart *self = YUI_BAR_CHART (widget);
  if (self->ticks->len == 0)
    return;
  graphene_rect_t plot = plot_area (self);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      GtkWidget *tick = self->ticks->pdata[i];
      float y = plot.origin.y + plot.size.height * (1 - (float)i / (float)self->n_steps);
      int tick_width = natural_width (tick), tick_height = text_height (self);
      allocate (tick, plot.origin.x - GAP_PX - (float)tick_width, y - (float)tick_height / 2,
                tick_width, tick_height);
    }
  allocate_bars (self, width);
}

static void
yui_bar_chart_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  YuiBarChart *self = YUI_BAR_CHART (widget);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = HEIGHT_MIN_PX;
      *natural = HEIGHT_PX;
      return;
    }
  int axis = axis_width (self);
  *minimum = axis + (int)self->bars->len * BAR_MIN_PX;
  *natural = axis + (int)self->bars->len * (BAR_MAX_PX + GAP_PX);
}

static void
yui_bar_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  YuiBarChart *self = YUI_BAR_CHART (widget);
  gboolean high_contrast = adw_style_manager_get_high_contrast (
      adw_style_manager_get_for_display (gtk_widget_get_display (widget)));
  graphene_rect_t plot = plot_area (self);
  GdkRGBA colour;
  gtk_widget_get_color (widget, &colour);
  for (guint i = 0; self->ticks->len > 0 && i <= self->n_steps; i++)
    {
      float y = plot.origin.y + plot.size.height * (1 - (float)i / (float)self->n_steps);
      colour.alpha = high_contrast ? 0.6f : (i == 0 ? 0.35f : 0.12f);
      gtk_snapshot_append_color (
          snapshot, &colour,
          &GRAPHENE_RECT_INIT (plot.origin.x, (float)(int)y, plot.size.width, 1));
    }
  GTK_WIDGET_CLASS (yui_bar_chart_parent_class)->snapshot (widget, snapshot);
}

static void
yui_bar_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiBarChart *self = YUI_BAR_CHART (object);
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_bar_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiBarChart *self = YUI_BAR_CHART (object);
  switch (id)
    {
    case PROP_TITLE:
      yui_bar_chart_set_title (self, g_value_get_string (value));
      break;
    case PROP_SENTENCE:
      yui_bar_chart_set_sentence (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_bar_chart_dispose (GObject *object)
{
  YuiBarChart *self = YUI_BAR_CHART (object);
  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  G_OBJECT_CLASS (yui_bar_chart_parent_class)->dispose (object);
}

static void
yui_bar_chart_finalize (GObject *object)
{
  YuiBarChart *self = YUI_BAR_CHART (object);
  g_free (self->title);
  g_free (self->sentence);
  G_OBJECT_CLASS (yui_bar_chart_parent_class)->finalize (object);
}

static void
yui_bar_chart_class_init (YuiBarChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  yui_widgets_init ();
  object_class->get_property = yui_bar_chart_get_property;
  object_class->set_property = yui_bar_chart_set_property;
  object_class->dispose = yui_bar_chart_dispose;
  object_class->finalize = yui_bar_chart_finalize;
  widget_class->measure = yui_bar_chart_measure;
  widget_class->size_allocate = yui_bar_chart_size_allocate;
  widget_class->snapshot = yui_bar_chart_snapshot;

  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_SENTENCE]
      = g_param_spec_string ("sentence", NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "bar-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
yui_bar_chart_init (YuiBarChart *self)
{
  self->bars = g_ptr_array_new_with_free_func ((GDestroyNotify)bar_free);
  self->ticks = g_ptr_array_new_with_free_func ((GDestroyNotify)gtk_widget_unparent);
  self->step = 1;
  self->n_steps = 1;
}

GtkWidget *
yui_bar_chart_new (void)
{
  return g_object_new (YUI_TYPE_BAR_CHART, NULL);
}

void
yui_bar_chart_set_bars (YuiBarChart *self, const YuiBar *bars, guint n_bars)
{
  g_return_if_fail (YUI_IS_BAR_CHART (self));
  g_return_if_fail (bars != NULL || n_bars == 0);
  g_ptr_array_set_size (self->bars, 0);
  for (guint i = 0; i < n_bars; i++)
    g_ptr_array_add (self->bars, bar_new (self, &bars[i]));
  build_axis (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
yui_bar_chart_get_n_bars (YuiBarChart *self)
{
  g_return_val_if_fail (YUI_IS_BAR_CHART (self), 0);
  return self->bars->len;
}

void
yui_bar_chart_set_format (YuiBarChart *self, YuiBarChartFormat format)
{
  g_return_if_fail (YUI_IS_BAR_CHART (self));
  self->format = format;
  build_axis (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
yui_bar_chart_get_title (YuiBarChart *self)
{
  g_return_val_if_fail (YUI_IS_BAR_CHART (self), NULL);
  return self->title;
}

void
yui_bar_chart_set_title (YuiBarChart *self, const char *title)
{
  g_return_if_fail (YUI_IS_BAR_CHART (self));
  g_return_if_fail (title != NULL);
  if (!g_set_str (&self->title, title))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

const char *
yui_bar_chart_get_sentence (YuiBarChart *self)
{
  g_return_val_if_fail (YUI_IS_BAR_CHART (self), NULL);
  return self->sentence;
}

void
yui_bar_chart_set_sentence (YuiBarChart *self, const char *sentence)
{
  g_return_if_fail (YUI_IS_BAR_CHART (self));
  g_return_if_fail (sentence != NULL);
  if (!g_set_str (&self->sentence, sentence))
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SENTENCE]);
}

/* With max_steps steps of 1, 2, 5, 10, 20 … the first that reaches the maximum. */
gint64
yui_bar_chart_step (gint64 maximum, guint max_steps)
{
  g_return_val_if_fail (maximum >= 0 && max_steps >= 1, 1);
  const gint64 needed = maximum / max_steps + (maximum % max_steps > 0);
  gint64 power = 1;
  while (power <= G_MAXINT64 / 10 && power * 10 <= needed)
    power *= 10;
  const int factors[] = { 1, 2, 5 };
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (power * factors[i] >= needed)
      return power * factors[i];
  return power * 10;
}
