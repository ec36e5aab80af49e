/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-deadline.h"
#include "yui-window.h"
#include "yui-wording.h"

G_DEFINE_FINAL_TYPE (YuiShiftPage, yui_shift_page, YUI_TYPE_PAGE)

enum
{
  PROP_0,
  PROP_RANKING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

static const char *const watches[]
    = { "shift", "offer", "application", "contract", "clock_event", "ranking_weights", NULL };

static char *
dup_qualification_names (YuiShift *shift, GListModel *qualifications)
{
  const char *const *ids = yui_shift_get_required_qualification_ids (shift);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (qualifications); i++)
    {
      g_autoptr (YuiQualification) qualification = g_list_model_get_item (qualifications, i);

      if (g_strv_contains (ids, yui_qualification_get_id (qualification)))
        g_strv_builder_add (names, yui_qualification_get_name (qualification));
    }
  parts = g_strv_builder_end (names);
  return g_strjoinv (_ (", "), parts);
}

GtkWidget *
yui_shift_page_make_row_button (const char *label, const char *action, const char *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
yui_shift_page_make_text_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
make_offer_row (gpointer item, gpointer data)
{
  YuiShiftPage *self = data;
  YuiOffer *offer = item;
  YuiOfferState state = yui_offer_get_state (offer);
  g_autofree char *reply_by = yui_wording_moment (yui_offer_get_reply_by (offer));
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (state == YUI_OFFER_STATE_OPEN)
    /* Translators: the state of an offer, then until when the person can reply. */
    subtitle = g_strdup_printf (_ ("%s, until %s"), yui_wording_offer_state (state), reply_by);
  else
    subtitle = g_strdup (yui_wording_offer_state (state));

  row = yui_shift_page_make_text_row (yui_offer_get_worker_name (offer), subtitle);
  if (state == YUI_OFFER_STATE_OPEN && yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self))))
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        yui_shift_page_make_row_button (_ ("_Withdraw"), "page.withdraw", yui_offer_get_id (offer)));
  return row;
}

static void
update_actions (YuiShiftPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean manages = yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)));
  gboolean draft = yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_DRAFT;
  gboolean published = yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_PUBLISHED;
  gboolean taken = yui_shift_get_seats_filled (self->shift) > 0;
  gboolean has_history = g_list_model_get_n_items (G_LIST_MODEL (self->contracts)) > 0;
  gboolean is_ahead = yui_shift_get_starts_at (self->shift) > g_get_real_time () / G_USEC_PER_SEC;

  gtk_widget_action_set_enabled (widget, "page.edit", manages && !taken && (draft || published));
  gtk_widget_action_set_enabled (widget, "page.publish", manages && draft);
  gtk_widget_action_set_enabled (widget, "page.delete", manages && !taken && !has_history);
  gtk_widget_action_set_enabled (widget, "page.cancel-shift", manages && published && is_ahead);
  gtk_widget_set_visible (self->publish_button, manages && draft);
  gtk_widget_set_visible (self->edit_button, manages);
  gtk_widget_set_visible (self->menu_button, manages);
  gtk_widget_set_visible (GTK_WIDGET (self->candidates_group), manages);
  gtk_widget_set_visible (self->weights_group, manages);
  gtk_widget_set_visible (self->why_group, manages);
}

static void
show_shift (YuiShiftPage *self, YuiShift *fresh, GListModel *qualifications)
{
  g_autofree char *names = dup_qualification_names (fresh, qualifications);
  g_autofree char *moment = yui_wording_day (yui_shift_get_starts_at (fresh));
  g_autofree char *deadline = NULL;

  if (self->shift)
    yui_record_update (YUI_RECORD (self->shift), YUI_RECORD (fresh));
  else
    self->shift = g_object_ref (fresh);

  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), moment);
  yui_shift_facts_set_qualifications (self->facts, names);
  yui_shift_facts_set_shift (self->facts, self->shift);
  if (!self->deadline_is_typed)
    {
      deadline = yui_deadline_to_text (yui_deadline_suggest (
          g_get_real_time () / G_USEC_PER_SEC, yui_shift_get_starts_at (self->shift)));
      gtk_editable_set_text (self->deadline_row, deadline);
      self->deadline_is_typed = FALSE;
    }
  update_actions (self);
}

static DexFuture *
yui_shift_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (page);
  YuiClient *client = yui_page_get_client (page);
  DexFuture *shift = yui_client_get_shift (client, self->shift_id, cancellable);
  DexFuture *qualifications = yui_client_list_qualifications (client, cancellable);
  DexFuture *offers = yui_client_list_offers (client, self->shift_id, cancellable);
  DexFuture *contracts = yui_client_list_shift_contracts (client, self->shift_id, cancellable);
  DexFuture *rings = yui_client_list_rings (client, self->shift_id, cancellable);
  DexFuture *pay = yui_client_get_shift_pay (client, self->shift_id, cancellable);

  if (!yui_desk_can_manage (yui_page_get_desk (page)))
    return dex_future_all (shift, qualifications, offers, contracts, rings, pay, NULL);

  return dex_future_all (shift, qualifications, offers, contracts, rings, pay,
                         yui_client_get_candidate_terms (client, self->shift_id, cancellable),
                         yui_client_list_applications (client, self->shift_id, cancellable), NULL);
}

static void
yui_shift_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (page);

  g_list_store_remove_all (self->offers);
  yui_list_update_from_model (self->offers, yui_future_get_nth (result, 2), NULL);
  g_list_store_remove_all (self->contracts);
  yui_list_update_from_model (self->contracts, yui_future_get_nth (result, 3), NULL);
  show_shift (self, yui_future_get_nth (result, 0), yui_future_get_nth (result, 1));
  gtk_widget_set_visible (self->offers_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->offers)) > 0);
  gtk_widget_set_visible (self->contracts_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->contracts)) > 0);
  yui_shift_page_show_rings (self, yui_future_get_nth (result, 4));
  yui_shift_facts_set_pay (self->facts, yui_future_get_nth (result, 5));
  if (!yui_desk_can_manage (yui_page_get_desk (page)))
    return;
  yui_shift_page_show_candidates (self, yui_future_get_nth (result, 6));
  g_list_store_remove_all (self->applications);
  yui_list_update_from_model (self->applications, yui_future_get_nth (result, 7), NULL);
  gtk_widget_set_visible (self->applications_group,
                          g_list_model_get_n_items (G_LIST_MODEL (self->applications)) > 0);
}

static void
deadline_changed_cb (YuiShiftPage *self)
{
  self->deadline_is_typed = TRUE;
  yui_shift_page_show_deadline (self);
}

static void
published_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Shift published"));
  yui_page_refresh (object);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);

  gtk_widget_action_set_enabled (widget, "page.publish", FALSE);
  yui_page_await (
      YUI_PAGE (self),
      yui_client_publish_shift (yui_page_get_client (YUI_PAGE (self)), self->shift, NULL),
      published_cb, NULL, NULL);
}

static void
deleted_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (error)
    yui_page_toast_error (object, error);
  else if (YUI_IS_WINDOW (root))
    yui_window_shift_deleted (YUI_WINDOW (root), ADW_NAVIGATION_PAGE (self), self->shift);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);

  yui_page_await (
      YUI_PAGE (self),
      yui_client_delete_shift (yui_page_get_client (YUI_PAGE (self)), self->shift, NULL),
      deleted_cb, NULL, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (YUI_IS_WINDOW (root))
    yui_window_edit_shift (YUI_WINDOW (root), self->shift);
}

static void
yui_shift_page_dispose (GObject *object)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SHIFT_PAGE);
  g_clear_object (&self->shift);
  g_clear_object (&self->offers);
  g_clear_object (&self->contracts);
  g_clear_object (&self->applications);
  g_clear_object (&self->rings);
  yui_shift_page_ranking_dispose (self);

  G_OBJECT_CLASS (yui_shift_page_parent_class)->dispose (object);
}

static void
yui_shift_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RANKING:
      g_value_set_object (value, YUI_SHIFT_PAGE (object)->ranking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_shift_page_finalize (GObject *object)
{
  g_free (YUI_SHIFT_PAGE (object)->shift_id);

  G_OBJECT_CLASS (yui_shift_page_parent_class)->finalize (object);
}

static void
install_people_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.cancel-contract", "s",
                                   yui_shift_page_cancel_contract);
  gtk_widget_class_install_action (class, "page.cancel-shift", NULL, yui_shift_page_cancel_shift);
  gtk_widget_class_install_action (class, "page.record-answer", "s", yui_shift_page_record_answer);
  gtk_widget_class_install_action (class, "page.withdraw-proposal", "s",
                                   yui_shift_page_withdraw_proposal);
  gtk_widget_class_install_action (class, "page.accept-application", "s",
                                   yui_shift_page_accept_application);
  gtk_widget_class_install_action (class, "page.decline-application", "s",
                                   yui_shift_page_decline_application);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.edit", NULL, edit_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_e, GDK_CONTROL_MASK, "page.edit", NULL);
  gtk_widget_class_install_action (class, "page.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, GDK_CONTROL_MASK, "page.publish",
                                       NULL);
  gtk_widget_class_install_action (class, "page.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, GDK_CONTROL_MASK, "page.delete",
                                       NULL);
  gtk_widget_class_install_action (class, "page.offer-best", NULL, yui_shift_page_offer_best);
  gtk_widget_class_add_binding_action (class, GDK_KEY_o, GDK_CONTROL_MASK, "page.offer-best", NULL);
  gtk_widget_class_install_action (class, "page.offer-selected", NULL,
                                   yui_shift_page_offer_selected);
  gtk_widget_class_add_binding_action (class, GDK_KEY_o, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.offer-selected", NULL);
  gtk_widget_class_install_action (class, "page.withdraw", "s", yui_shift_page_withdraw);
  gtk_widget_class_install_action (class, "page.withdraw-all", "as", yui_shift_page_withdraw_all);
  gtk_widget_class_install_action (class, "page.open-notice", "s", yui_shift_page_open_notice);
  gtk_widget_class_install_action (class, "page.print-notice", "s", yui_shift_page_print_notice);
  gtk_widget_class_install_action (class, "page.print-contract", "s",
                                   yui_shift_page_print_contract);
  gtk_widget_class_install_action (class, "page.print-cancellation", "s",
                                   yui_shift_page_print_cancellation);
  gtk_widget_class_install_action (class, "page.move-ring", "s", yui_shift_page_move_ring);
  gtk_widget_class_install_action (class, "page.open-everyone", NULL, yui_shift_page_open_everyone);
  gtk_widget_class_install_action (class, "page.restore-rings", "s", yui_shift_page_restore_rings);
  install_people_actions (class);
  gtk_widget_class_install_action (class, "page.keep-weights", NULL, yui_shift_page_keep_weights);
  gtk_widget_class_add_binding_action (class, GDK_KEY_k, GDK_CONTROL_MASK, "page.keep-weights",
                                       NULL);
  gtk_widget_class_install_action (class, "page.share-of-work", NULL, yui_shift_page_share_of_work);
  gtk_widget_class_install_action (class, "page.reset-weights", NULL, yui_shift_page_reset_weights);
  gtk_widget_class_add_binding_action (class, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "page.reset-weights", NULL);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, YuiShiftPage, facts);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, edit_button);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, menu_button);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, publish_button);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, rings_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, plan_row);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, rings_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, everyone_row);
  gtk_widget_class_bind_template_callback (class, yui_shift_page_plan_chosen_cb);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, contracts_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, contracts_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, applications_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, applications_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, offers_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, offers_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, candidates_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, deadline_row);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, deadline_label);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, buttons_box);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, best_button);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, ranking_box);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, candidates_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, weights_row);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, weights_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, why_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, why_entry);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, why_list);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, excluded_group);
  gtk_widget_class_bind_template_child (class, YuiShiftPage, excluded_row);
  gtk_widget_class_bind_template_callback (class, deadline_changed_cb);
  yui_shift_page_bind_ranking (class);
}

static void
yui_shift_page_class_init (YuiShiftPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->get_property = yui_shift_page_get_property;
  object_class->dispose = yui_shift_page_dispose;
  object_class->finalize = yui_shift_page_finalize;
  page_class->watches = watches;
  page_class->load = yui_shift_page_load;
  page_class->loaded = yui_shift_page_loaded;

  props[PROP_RANKING] = g_param_spec_object ("ranking", NULL, NULL, YUI_TYPE_CANDIDATE_RANKING,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (YUI_TYPE_SHIFT_FACTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-shift-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
yui_shift_page_init (YuiShiftPage *self)
{
  self->offers = g_list_store_new (YUI_TYPE_OFFER);
  self->contracts = g_list_store_new (YUI_TYPE_CONTRACT);
  self->applications = g_list_store_new (YUI_TYPE_JOB_APPLICATION);
  self->ranking = yui_candidate_ranking_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  yui_shift_page_ranking_init (self);

  gtk_list_box_bind_model (self->offers_list, G_LIST_MODEL (self->offers), make_offer_row, self,
                           NULL);
  gtk_list_box_bind_model (self->contracts_list, G_LIST_MODEL (self->contracts),
                           yui_shift_page_make_contract_row, self, NULL);
  gtk_list_box_bind_model (self->applications_list, G_LIST_MODEL (self->applications),
                           yui_shift_page_make_application_row, self, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.edit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.publish", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.delete", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.cancel-shift", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-best", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer-selected", FALSE);
}

AdwNavigationPage *
yui_shift_page_new (YuiDesk *desk, const char *shift_id)
{
  YuiShiftPage *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (shift_id != NULL, NULL);

  self = g_object_new (YUI_TYPE_SHIFT_PAGE, "desk", desk, NULL);
  self->shift_id = g_strdup (shift_id);
  return ADW_NAVIGATION_PAGE (self);
}
