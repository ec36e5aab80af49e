/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-screening-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-screening-dialog.h"
#include "yui-wording.h"

struct _YuiScreeningPage
{
  YuiPage parent_instance;

  GListStore *employers; /* of YuiScreening, by name */
  GtkLabel *rule_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YuiScreeningPage, yui_screening_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "screening", "shift", NULL };

static const char *
key_of (gpointer item)
{
  return yui_screening_get_employer_id (item);
}

static DexFuture *
yui_screening_page_load (YuiPage *page, GCancellable *cancellable)
{
  return yui_client_list_screenings (yui_page_get_client (page), cancellable);
}

static void
show_rule (YuiScreeningPage *self)
{
  g_autoptr (YuiScreening) first = g_list_model_get_item (G_LIST_MODEL (self->employers), 0);

  if (first)
    gtk_label_set_label (
        self->rule_label, yui_screening_get_needed (first)
        ? _ ("This programme lets an employer post only after a screening.")
        : _ ("Employers may post without a screening; a decision made here holds all the "
                 "same."));
}

static void
yui_screening_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (page);

  g_list_store_remove_all (self->employers);
  yui_list_update_from_model (self->employers, yui_future_get_object (result), key_of);
  yui_page_set_empty (page, g_list_model_get_n_items (G_LIST_MODEL (self->employers)) == 0);
  show_rule (self);
}

static char *
dup_seats (YuiScreening *screening)
{
  const int n = yui_screening_get_open_seats (screening);
  const int max = yui_screening_get_open_seats_max (screening);

  if (max <= 0)
    return g_strdup_printf (ngettext ("%d open seat", "%d open seats", (gulong)n), n);
  /* Translators: how many seats are open, and how many may be. */
  return g_strdup_printf (_ ("%d of %d seats open"), n, max);
}

static char *
dup_state (YuiScreening *screening)
{
  const char *state = yui_screening_get_state (screening);
  g_autofree char *date = NULL;

  if (g_str_equal (state, "none"))
    return g_strdup (_ ("Not screened"));
  date = yui_wording_date (yui_screening_get_decided_on (screening));
  /* Translators: %s is a date. */
  return g_strdup_printf (g_str_equal (state, "passed") ? _ ("Passed %s") : _ ("Refused %s"), date);
}

static char *
dup_subtitle (YuiScreening *screening)
{
  g_autofree char *state = dup_state (screening), *seats = dup_seats (screening);
  const char *reason = yui_screening_get_reason (screening);

  return reason ? g_strdup_printf ("%s · %s\n%s", state, seats, reason)
                : g_strdup_printf ("%s · %s", state, seats);
}

static GtkWidget *
make_row (gpointer item, gpointer data)
{
  YuiScreeningPage *self = data;
  YuiScreening *screening = item;
  g_autofree char *subtitle = dup_subtitle (screening);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 yui_screening_get_employer_name (screening));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self))) == YUI_ROLE_COORDINATOR)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Decide…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        yui_screening_get_employer_id (screening));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.decide");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
decided_cb (YuiScreeningPage *self)
{
  yui_page_toast (YUI_PAGE (self), _ ("Decision on record"));
  yui_page_refresh (YUI_PAGE (self));
}

static void
decide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->employers)); i++)
    {
      g_autoptr (YuiScreening) one = g_list_model_get_item (G_LIST_MODEL (self->employers), i);
      YuiScreeningDialog *dialog;

      if (g_strcmp0 (yui_screening_get_employer_id (one), id) != 0)
        continue;
      dialog = yui_screening_dialog_new (yui_page_get_client (YUI_PAGE (self)), one);
      g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
      adw_dialog_present (ADW_DIALOG (dialog), widget);
      return;
    }
}

static void
yui_screening_page_dispose (GObject *object)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SCREENING_PAGE);
  g_clear_object (&self->employers);

  G_OBJECT_CLASS (yui_screening_page_parent_class)->dispose (object);
}

static void
yui_screening_page_class_init (YuiScreeningPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_screening_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_screening_page_load;
  page_class->loaded = yui_screening_page_loaded;

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-screening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, rule_label);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, list);
  gtk_widget_class_install_action (widget_class, "page.decide", "s", decide_action);
}

static void
yui_screening_page_init (YuiScreeningPage *self)
{
  self->employers = g_list_store_new (YUI_TYPE_SCREENING);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->employers), make_row, self, NULL);
}

AdwNavigationPage *
yui_screening_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_SCREENING_PAGE, "desk", desk, NULL);
}
