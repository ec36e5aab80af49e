/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-keypad.h"

#include <glib/gi18n.h>

#define N_COLUMNS 6

/* The alphabet of card numbers (RFC 4648 base32): no 0, 1, 8 and 9, which look like letters. */
static const char keys[] = "234567ABCDEFGHIJKLMNOPQRSTUVWXYZ";

struct _YuiKeypad
{
  GtkWidget parent_instance;
};

enum
{
  PRESSED,
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiKeypad, yui_keypad, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton *button, YuiKeypad *self)
{
  g_signal_emit (self, signals[PRESSED], 0, gtk_button_get_label (button));
}

static void
erase_cb (GtkButton *button, YuiKeypad *self)
{
  g_signal_emit (self, signals[ERASED], 0);
}

static void
attach (YuiKeypad *self, GtkWidget *button, guint at, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGridLayoutChild *child;

  gtk_widget_set_parent (button, GTK_WIDGET (self));
  child = GTK_GRID_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, button));
  gtk_grid_layout_child_set_column (child, (int)at % N_COLUMNS);
  gtk_grid_layout_child_set_row (child, (int)at / N_COLUMNS);
  gtk_grid_layout_child_set_column_span (child, width);
}

static void
yui_keypad_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (yui_keypad_parent_class)->dispose (object);
}

static void
yui_keypad_class_init (YuiKeypadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_keypad_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "keypad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  signals[PRESSED] = g_signal_new ("pressed", YUI_TYPE_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ERASED] = g_signal_new ("erased", YUI_TYPE_KEYPAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
yui_keypad_init (YuiKeypad *self)
{
  GtkGridLayout *layout = GTK_GRID_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *erase;

  gtk_grid_layout_set_row_spacing (layout, 10);
  gtk_grid_layout_set_column_spacing (layout, 10);
  gtk_grid_layout_set_column_homogeneous (layout, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Keys of the card number"), -1);
  for (guint i = 0; keys[i] != '\0'; i++)
    {
      GtkWidget *button = gtk_button_new_with_label ((const char[]){ keys[i], '\0' });

      gtk_widget_set_size_request (button, 78, 64);
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
      attach (self, button, i, 1);
    }
  erase = gtk_button_new_with_label (_("Erase"));
  g_signal_connect_object (erase, "clicked", G_CALLBACK (erase_cb), self, 0);
  attach (self, erase, G_N_ELEMENTS (keys) - 1, 4);
}

GtkWidget *
yui_keypad_new (void)
{
  return g_object_new (YUI_TYPE_KEYPAD, NULL);
}
