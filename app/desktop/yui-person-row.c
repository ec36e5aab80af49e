/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-person-row.h"

#include <glib/gi18n.h>

#include "model/yui-membership.h"
#include "yui-wording.h"

/* A person of the pool in two lines. */
struct _YuiPersonRow
{
  GtkBox parent_instance;

  YuiMembership *person;
};

enum
{
  PROP_0,
  PROP_PERSON,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPersonRow, yui_person_row, GTK_TYPE_BOX)

static char *
say_details (YuiPersonRow *self,
             YuiMembershipKind kind,
             const char *district,
             const char *const *qualifications)
{
  g_autoptr (GStrvBuilder) details = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_strv_builder_add (details, yui_wording_kind (kind));
  if (district && district[0])
    g_strv_builder_add (details, district);
  if (qualifications)
    g_strv_builder_addv (details, (const char **)qualifications);
  parts = g_strv_builder_end (details);
  return g_strjoinv (_ (" · "), parts);
}

static char *
say_worked (YuiPersonRow *self, int shifts)
{
  if (shifts <= 0)
    return g_strdup ("");
  /* Translators: how many shifts a person has worked here. */
  return g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
}

static void
yui_person_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      g_value_set_object (value, YUI_PERSON_ROW (object)->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_person_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      if (g_set_object (&YUI_PERSON_ROW (object)->person, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_person_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_PERSON_ROW);
  g_clear_object (&YUI_PERSON_ROW (object)->person);

  G_OBJECT_CLASS (yui_person_row_parent_class)->dispose (object);
}

static void
yui_person_row_class_init (YuiPersonRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_person_row_get_property;
  object_class->set_property = yui_person_row_set_property;
  object_class->dispose = yui_person_row_dispose;

  props[PROP_PERSON]
      = g_param_spec_object ("person", NULL, NULL, YUI_TYPE_MEMBERSHIP,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-person-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, say_details);
  gtk_widget_class_bind_template_callback (widget_class, say_worked);
}

static void
yui_person_row_init (YuiPersonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
