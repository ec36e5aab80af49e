/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-figure-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "yui-why-button.h"

/* One of the programme's figures. */
struct _YuiFigureCard
{
  GtkBox parent_instance;

  char *caption;
  char *value;
  char *detail;

  AdwBin *why_bin;
};

enum
{
  PROP_0,
  PROP_CAPTION,
  PROP_VALUE,
  PROP_DETAIL,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiFigureCard, yui_figure_card, GTK_TYPE_BOX)

static char **
get_field (YuiFigureCard *self, guint id)
{
  switch (id)
    {
    case PROP_CAPTION:
      return &self->caption;
    case PROP_VALUE:
      return &self->value;
    case PROP_DETAIL:
      return &self->detail;
    default:
      g_assert_not_reached ();
    }
}

static void
set_text (YuiFigureCard *self, guint id, const char *text)
{
  if (g_set_str (get_field (self, id), text))
    g_object_notify_by_pspec (G_OBJECT (self), props[id]);
}

static void
yui_figure_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id > PROP_0 && id < N_PROPS)
    g_value_set_string (value, *get_field (YUI_FIGURE_CARD (object), id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_figure_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id > PROP_0 && id < N_PROPS)
    set_text (YUI_FIGURE_CARD (object), id, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_figure_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_FIGURE_CARD);

  G_OBJECT_CLASS (yui_figure_card_parent_class)->dispose (object);
}

static void
yui_figure_card_finalize (GObject *object)
{
  YuiFigureCard *self = YUI_FIGURE_CARD (object);

  g_free (self->caption);
  g_free (self->value);
  g_free (self->detail);

  G_OBJECT_CLASS (yui_figure_card_parent_class)->finalize (object);
}

static void
yui_figure_card_class_init (YuiFigureCardClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = yui_figure_card_get_property;
  object_class->set_property = yui_figure_card_set_property;
  object_class->dispose = yui_figure_card_dispose;
  object_class->finalize = yui_figure_card_finalize;

  props[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  props[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-figure-card.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiFigureCard, why_bin);
}

static void
yui_figure_card_init (YuiFigureCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yui_figure_card_set (YuiFigureCard *self, const char *value, const char *detail)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (YUI_IS_FIGURE_CARD (self));

  set_text (self, PROP_VALUE, value);
  set_text (self, PROP_DETAIL, detail);
  /* Translators: what a figure is called; the figure; what is counted. */
  spoken = g_strdup_printf (_ ("%s: %s. %s"), self->caption, value, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
yui_figure_card_set_why (YuiFigureCard *self, const char *why)
{
  g_autofree char *what = NULL;
  GtkWidget *button;

  g_return_if_fail (YUI_IS_FIGURE_CARD (self));
  g_return_if_fail (why != NULL);

  /* Translators: what a figure is called; the figure. */
  what = g_strdup_printf (_ ("%s: %s"), self->caption, self->value);
  button = yui_why_button_new_beside (what, why);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  adw_bin_set_child (self->why_bin, button);
}
