/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-posters-page.h"

#include <glib/gi18n.h>

#include "yui-pdf.h"
#include "yui-print.h"
#include "yui-wording.h"

struct _YuiPostersPage
{
  YuiPage parent_instance;

  GListModel *posters;    /* of YuiCheckInPoster; NULL until read */
  GListModel *workplaces; /* of YuiWorkplace; likewise */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YuiPostersPage, yui_posters_page, YUI_TYPE_PAGE)

/* ---- showing ---- */

static DexFuture *
yui_posters_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiClient *client = yui_page_get_client (page);

  return dex_future_all (yui_client_list_check_in_posters (client, cancellable),
                         yui_client_list_workplaces (client, cancellable), NULL);
}

static char *
say_life (YuiCheckInPoster *poster)
{
  const gint64 revoked_at = yui_check_in_poster_get_revoked_at (poster);
  const char *by = yui_check_in_poster_get_made_by (poster);
  g_autofree char *made = yui_wording_moment (yui_check_in_poster_get_made_at (poster));
  g_autofree char *ended = revoked_at != 0 ? yui_wording_moment (revoked_at) : NULL;

  if (ended)
    /* Translators: a poster: when it was made, when it was ended. */
    return g_strdup_printf (_ ("Made %s. Ended %s."), made, ended);
  /* Translators: a poster: when it was made, by whom. */
  return by ? g_strdup_printf (_ ("In use. Made %s by %s."), made, by)
            : g_strdup_printf (_ ("In use. Made %s."), made);
}

static void
add_button (GtkWidget *row, const char *icon, const char *label, const char *action, guint position)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (YuiCheckInPoster *poster, guint position)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *life = say_life (poster);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 yui_check_in_poster_get_workplace_name (poster));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), life);
  if (yui_check_in_poster_get_revoked_at (poster) == 0)
    {
      add_button (row, "document-open-symbolic", _ ("Open"), "posters.open", position);
      add_button (row, "document-print-symbolic", _ ("Print"), "posters.print", position);
      add_button (row, "user-trash-symbolic", _ ("End the poster"), "posters.end", position);
    }
  return row;
}

static void
yui_posters_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPostersPage *self = YUI_POSTERS_PAGE (page);
  guint n;

  g_set_object (&self->posters, yui_future_get_nth (result, 0));
  g_set_object (&self->workplaces, yui_future_get_nth (result, 1));
  n = g_list_model_get_n_items (self->posters);
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiCheckInPoster) poster = g_list_model_get_item (self->posters, i);

      gtk_list_box_append (self->list, make_row (poster, i));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "posters.make",
                                 g_list_model_get_n_items (self->workplaces) > 0);
  yui_page_set_empty (page, n == 0);
}

static YuiCheckInPoster *
dup_poster (gpointer self, GVariant *position)
{
  return g_list_model_get_item (YUI_POSTERS_PAGE (self)->posters, g_variant_get_uint32 (position));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (YuiCheckInPoster) poster = dup_poster (widget, parameter);

  yui_pdf_open (YUI_PAGE (widget), yui_check_in_poster_get_document_id (poster),
                yui_check_in_poster_get_workplace_name (poster));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (YuiCheckInPoster) poster = dup_poster (widget, parameter);

  yui_print_document (YUI_PAGE (widget), yui_check_in_poster_get_document_id (poster),
                      yui_check_in_poster_get_workplace_name (poster));
}

/* ---- making ---- */

static void
made_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    {
      yui_page_toast_error (self, error);
      return;
    }
  yui_page_toast (self, _ ("The poster is ready to be printed"));
  yui_page_refresh (self);
}

static void
make (YuiPostersPage *self, YuiWorkplace *workplace)
{
  yui_page_await (YUI_PAGE (self),
                  yui_client_make_check_in_poster (yui_page_get_client (YUI_PAGE (self)),
                                                   yui_workplace_get_id (workplace), NULL),
                  made_cb, NULL, NULL);
}

static void
place_response_cb (YuiPostersPage *self, const char *response, AdwAlertDialog *dialog)
{
  GtkDropDown *places = GTK_DROP_DOWN (adw_alert_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "make"))
    make (self, gtk_drop_down_get_selected_item (places));
}

static void
ask_place (YuiPostersPage *self)
{
  GtkExpression *name = gtk_property_expression_new (YUI_TYPE_WORKPLACE, NULL, "name");
  GtkWidget *places = gtk_drop_down_new (g_object_ref (self->workplaces), name);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("A poster for which workplace?"), NULL);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (places), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (places), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Workplace"), -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), places);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "make", _ ("_Make a Poster"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "make",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "make");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPostersPage *self = YUI_POSTERS_PAGE (widget);

  if (g_list_model_get_n_items (self->workplaces) == 1)
    {
      g_autoptr (YuiWorkplace) only = g_list_model_get_item (self->workplaces, 0);

      make (self, only);
    }
  else
    ask_place (self);
}

/* ---- ending ---- */

static void
ended_cb (gpointer self, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (self, error);
  else
    yui_page_toast (self, _ ("The poster is ended; its code opens nothing any more"));
  yui_page_refresh (self);
}

static void
end_response_cb (YuiPostersPage *self, const char *response, AdwAlertDialog *dialog)
{
  YuiCheckInPoster *poster = g_object_get_data (G_OBJECT (dialog), "poster");

  if (g_str_equal (response, "end"))
    yui_page_await (
        YUI_PAGE (self),
        yui_client_end_check_in_poster (yui_page_get_client (YUI_PAGE (self)), poster, NULL),
        ended_cb, NULL, NULL);
}

/* It cannot be taken back, and the paper on the wall becomes worthless: this asks first. */
static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (YuiCheckInPoster) poster = dup_poster (widget, parameter);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("End this poster?"), _ ("Its code stops working at once. Take it off the wall: people who "
                                 "scan it are told to ask for the new one."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "end", _ ("_End the Poster"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "end",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "poster", g_steal_pointer (&poster), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (end_response_cb), widget,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

/* ---- GObject ---- */

static void
yui_posters_page_dispose (GObject *object)
{
  YuiPostersPage *self = YUI_POSTERS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_POSTERS_PAGE);
  g_clear_object (&self->posters);
  g_clear_object (&self->workplaces);

  G_OBJECT_CLASS (yui_posters_page_parent_class)->dispose (object);
}

static void
yui_posters_page_class_init (YuiPostersPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_posters_page_dispose;
  page_class->load = yui_posters_page_load;
  page_class->loaded = yui_posters_page_loaded;

  gtk_widget_class_install_action (widget_class, "posters.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "posters.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "posters.print", "u", print_action);
  gtk_widget_class_install_action (widget_class, "posters.end", "u", end_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-posters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPostersPage, list);
}

static void
yui_posters_page_init (YuiPostersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_posters_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_POSTERS_PAGE, "desk", desk, NULL);
}
