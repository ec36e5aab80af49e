/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-keys.h"

#define WAIT_US   (30 * G_USEC_PER_SEC)
#define BUTTON_MS 300

static gboolean
matches (GtkShortcut *shortcut, guint keyval, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
press_controller (GListModel *shortcuts, GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      if (matches (shortcut, keyval, modifiers)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                           GTK_SHORTCUT_ACTION_EXCLUSIVE, widget,
                                           gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
press_widget (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && press_controller (G_LIST_MODEL (controller), widget, keyval, modifiers))
        return TRUE;
    }
  return FALSE;
}

gboolean
yui_keys_press (GtkWindow *window, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *widget = gtk_window_get_focus (window);
  gboolean taken = FALSE;
  g_assert_nonnull (widget);
  for (; widget != NULL && !taken; widget = gtk_widget_get_parent (widget))
    taken = press_widget (widget, keyval, modifiers);
  yui_keys_settle ();
  return taken;
}

void
yui_keys_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
yui_keys_wait_for_size (GtkWidget *widget)
{
  gint64 until = g_get_monotonic_time () + WAIT_US;
  while (gtk_widget_get_height (widget) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  yui_keys_settle ();
}

static gboolean
waited_cb (gpointer waited)
{
  *(gboolean *)waited = TRUE;
  return G_SOURCE_REMOVE;
}

void
yui_keys_wait_for_button (void)
{
  gboolean waited = FALSE;
  g_timeout_add (BUTTON_MS, waited_cb, &waited);
  while (!waited)
    g_main_context_iteration (NULL, TRUE);
}
