/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-why-button.h"

#include <glib/gi18n.h>

#define WIDTH_CHARS 38 /* fits on a screen of 360 px; its height is of that width */
#define PART_CHARS  36
#define MAX_HEIGHT  420
#define WORDS       "yui-why-words"
#define BOX         "yui-why-box"

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

/* Many reasons scroll; Page Up and Page Down too, as nothing else in there takes the focus. */
static GtkWidget *
make_scroller (GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_focusable (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_popover (const char *what, const char *why)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_auto (GStrv) sentences = g_strsplit (why, "\n", -1);

  gtk_widget_add_css_class (box, "why");
  g_object_set_data (G_OBJECT (popover), BOX, box);
  gtk_box_append (GTK_BOX (box), make_label (what, "heading"));
  for (guint i = 0; sentences[i]; i++)
    gtk_box_append (GTK_BOX (box), make_label (sentences[i], NULL));
  gtk_popover_set_child (GTK_POPOVER (popover), make_scroller (box));
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

  name = *amount
      /* Translators: what an amount is of; the amount. Spoken by a screen reader. */
      ? g_strdup_printf (_ ("%s, %s: why this amount"), what, amount)
      /* Translators: an amount and what it is of. Spoken by a screen reader. */
      : g_strdup_printf (_ ("%s: why this amount"), what);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), *amount ? amount : _ ("Why?"));
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

GtkWidget *
yui_why_button_new_beside (const char *what, const char *why)
{
  return yui_why_button_new ("", what, why);
}

static void
part_clicked_cb (GtkWidget *popover)
{
  gtk_popover_popdown (GTK_POPOVER (popover));
}

void
yui_why_button_add_part (GtkWidget *button,
                         const char *label,
                         const char *action,
                         const char *target)
{
  GtkPopover *popover;
  GtkWidget *part, *text;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));
  g_return_if_fail (label != NULL && action != NULL && target != NULL);

  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  text = make_label (label, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (text), PART_CHARS);
  part = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (part), text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (part), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (part), action);
  g_signal_connect_object (part, "clicked", G_CALLBACK (part_clicked_cb), popover,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (g_object_get_data (G_OBJECT (popover), BOX)), part);
}
