/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include <glib/gi18n.h>

#include "yui-page.h"
#include "yui-window.h"

/* What a page says over itself. */

AdwToast *
yui_page_toast (YuiPage *self, const char *title)
{
  GtkRoot *root;

  g_return_val_if_fail (YUI_IS_PAGE (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  return YUI_IS_WINDOW (root) ? yui_window_toast (YUI_WINDOW (root), title) : NULL;
}

static void
undo_clicked_cb (GtkWidget *actor, AdwToast *toast)
{
  gtk_widget_activate_action_variant (actor, g_object_get_data (G_OBJECT (toast), "action"),
                                      g_object_get_data (G_OBJECT (toast), "target"));
}

void
yui_page_toast_undo (YuiPage *self, const char *title, const char *action, GVariant *target)
{
  yui_page_toast_undo_by (self, GTK_WIDGET (self), title, action, target);
}

void
yui_page_toast_undo_by (
    YuiPage *self, GtkWidget *actor, const char *title, const char *action, GVariant *target)
{
  g_autoptr (GVariant) owned = target ? g_variant_ref_sink (target) : NULL;
  AdwToast *toast = yui_page_toast (self, title);

  if (!toast)
    return;

  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "action", g_strdup (action), g_free);
  if (owned)
    g_object_set_data_full (G_OBJECT (toast), "target", g_steal_pointer (&owned),
                            (GDestroyNotify)g_variant_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), actor,
                           G_CONNECT_SWAPPED);
}

void
yui_page_toast_error (YuiPage *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (YUI_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (yui_net_error_is_cancelled (error))
    return;

  sentence = yui_net_error_to_sentence (error);
  yui_page_toast (self, sentence);
}
