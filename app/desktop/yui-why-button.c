/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-why-button.h"

#include <glib/gi18n.h>

#define WIDTH_CHARS 38  /* fits on a screen of 360 px */
#define HEIGHT_MAX  420 /* what is longer scrolls, so that it fits on a small screen */
#define WORDS       "yui-why-words"

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_popover (const char *what, const char *why)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_auto (GStrv) sentences = g_strsplit (why, "\n", -1);

  gtk_widget_add_css_class (box, "why");
  gtk_box_append (GTK_BOX (box), make_label (what, "heading"));
  for (guint i = 0; sentences[i]; i++)
    gtk_box_append (GTK_BOX (box), make_label (sentences[i], NULL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT_MAX);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  return popover;
}

void
yui_why_button_set (GtkWidget *button, const char *amount, const char *what, const char *why)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (amount != NULL && what != NULL && why != NULL);

  /* An open popover stays while the words are the same. */
  words = g_strjoin ("\n", amount, what, why, NULL);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (button), WORDS), words) == 0)
    return;
  g_object_set_data_full (G_OBJECT (button), WORDS, g_steal_pointer (&words), g_free);

  /* Translators: what an amount is of; the amount. Spoken by a screen reader. */
  name = g_strdup_printf (_ ("%s, %s: why this amount"), what, amount);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), amount);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (what, why));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, why, -1);
}

GtkWidget *
yui_why_button_new (const char *amount, const char *what, const char *why)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Why This Amount"));
  yui_why_button_set (button, amount, what, why);
  return button;
}
