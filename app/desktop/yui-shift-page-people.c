/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-cancel-dialog.h"
#include "yui-why-button.h"
#include "yui-wording-cancel-why.h"
#include "yui-wording-cancel.h"
#include "yui-wording.h"

/* The part of the Shift page about people with a contract, and those who ask for one. */

/* ---- rows ---- */

static void
append_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static gboolean
has_started (YuiContract *contract)
{
  return yui_terms_get_starts_at (yui_contract_get_terms (contract))
         <= g_get_real_time () / G_USEC_PER_SEC;
}

/* Papers of pay and hours are the employer's. */
static gboolean
has_papers (YuiShiftPage *self)
{
  const YuiRole role = yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self)));

  return yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)))
         || role == YUI_ROLE_PAYROLL_CLERK;
}

/* What can be done about a contract; without items nothing can. */
static GMenuModel *
make_menu (YuiShiftPage *self, YuiContract *contract)
{
  GMenu *menu = g_menu_new ();
  const char *id = yui_contract_get_id (contract);
  const gboolean manages = yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)))
                           && !yui_contract_get_cancellation (contract);

  if (yui_contract_get_notice_document_id (contract))
    append_item (menu, _ ("_Print the Notice…"), "page.print-notice",
                         yui_contract_get_notice_document_id (contract));
  if (has_papers (self))
    append_item (menu, _ ("Print the C_ontract…"), "page.print-contract", id);
  if (has_papers (self) && yui_contract_get_cancellation (contract))
    append_item (menu, _ ("Print the C_ancellation Paper…"), "page.print-cancellation", id);
  if (manages && yui_contract_get_proposal (contract))
    {
      append_item (menu, _ ("_Record the Answer…"), "page.record-answer", id);
      append_item (menu, _ ("_Withdraw the Proposal"), "page.withdraw-proposal", id);
    }
  if (manages)
    append_item (menu,
                 has_started (contract) ? _ ("_Finish Early…")
                                        : _ ("_Cancel or Change…"), "page.cancel-contract", id);
  return G_MENU_MODEL (menu);
}

static void
add_menu (YuiShiftPage *self, GtkWidget *row, YuiContract *contract)
{
  g_autoptr (GMenuModel) menu = NULL;
  /* Translators: %s is a person's name. */
  g_autofree char *name
      = g_strdup_printf (_ ("More actions for %s"), yui_contract_get_worker_name (contract));
  GtkWidget *button;

  menu = make_menu (self, contract);
  if (g_menu_model_get_n_items (menu) == 0)
    return;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "Version 2: Tue 3 March 09:00–11:00, agreed on …" for each change. */
static void
append_versions (GString *text, YuiContract *contract)
{
  GListModel *versions = yui_contract_get_versions (contract);

  for (guint i = 0; i < g_list_model_get_n_items (versions); i++)
    {
      g_autoptr (YuiContractVersion) version = g_list_model_get_item (versions, i);
      YuiTerms *terms = yui_contract_version_get_terms (version);
      g_autofree char *day = yui_wording_day (yui_terms_get_starts_at (terms));
      g_autofree char *span
          = yui_wording_span (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));
      g_autofree char *agreed = yui_wording_moment (yui_contract_version_get_agreed_at (version));

      g_string_append_c (text, '\n');
      /* Translators: a number; a day; hours; a day and a time. */
      g_string_append_printf (text, _ ("Version %d: %s %s, agreed on %s."),
                                      yui_contract_version_get_number (version), day, span, agreed);
    }
}

static char *
describe_contract (YuiContract *contract)
{
  g_autofree char *formed = yui_wording_moment (yui_contract_get_formed_at (contract));
  g_autofree char *story = yui_wording_contract_story (contract);
  g_autofree char *deliveries = yui_wording_deliveries (contract);
  GString *text = g_string_new (NULL);

  if (story)
    g_string_append_printf (text, "%s\n", story);
  if (!yui_contract_is_cancelled (contract))
    /* Translators: whether the person is at work; then when the contract was formed. */
    g_string_append_printf (
        text, _ ("%s. Contract formed on %s."),
                yui_wording_clock_state (yui_contract_get_clock_state (contract)), formed);
  else
    /* Translators: %s is a day and a time. */
    g_string_append_printf (text, _ ("Contract formed on %s."), formed);
  if (yui_contract_get_notice_document_id (contract))
    g_string_append_printf (text, "\n%s", deliveries);
  append_versions (text, contract);
  return g_string_free_and_steal (text);
}

/* Ctrl+P on the row in focus. */
static void
add_print_key (GtkWidget *row, const char *notice_id)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_p, GDK_CONTROL_MASK),
                                            gtk_named_action_new ("page.print-notice"));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (notice_id));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (row, keys);
}

/* What is owed for a cancellation, as it was computed when it was decided. */
static void
add_owed (GtkWidget *row, YuiCancellation *cancellation)
{
  g_autofree char *amount = yui_wording_yen (yui_cancellation_get_owed_yen (cancellation));
  g_autofree char *why = yui_wording_why_cancellation (cancellation);

  if (why)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               yui_why_button_new (amount, _ ("Leave allowance"), why));
}

GtkWidget *
yui_shift_page_make_contract_row (gpointer item, gpointer data)
{
  YuiShiftPage *self = data;
  YuiContract *contract = item;
  g_autofree char *subtitle = describe_contract (contract);
  GtkWidget *row = yui_shift_page_make_text_row (yui_contract_get_worker_name (contract), subtitle);
  const char *notice_id = yui_contract_get_notice_document_id (contract);

  if (notice_id)
    {
      GtkWidget *button = yui_shift_page_make_row_button (_ ("Working Conditions _Notice"),
                                                            "page.open-notice", notice_id);

      gtk_widget_set_tooltip_text (button, _ ("Open the working conditions notice as a PDF"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      add_print_key (row, notice_id);
    }
  if (yui_contract_get_cancellation (contract))
    add_owed (row, yui_contract_get_cancellation (contract));
  add_menu (self, row, contract);
  return row;
}

static const char *
say_application_state (const char *state)
{
  if (g_str_equal (state, "open"))
    return _ ("Waiting for your answer");
  if (g_str_equal (state, "accepted"))
    return _ ("Accepted");
  if (g_str_equal (state, "declined"))
    return _ ("Declined");
  if (g_str_equal (state, "withdrawn"))
    return _ ("Taken back");
  return _ ("Not answered in time");
}

GtkWidget *
yui_shift_page_make_application_row (gpointer item, gpointer data)
{
  YuiJobApplication *application = item;
  const char *state = yui_job_application_get_state (application);
  const char *id = yui_job_application_get_id (application);
  g_autofree char *when = yui_wording_moment (yui_job_application_get_applied_at (application));
  /* Translators: the state of an application; a day and a time. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s. Applied on %s."), say_application_state (state), when);
  GtkWidget *row
      = yui_shift_page_make_text_row (yui_job_application_get_worker_name (application), subtitle);

  if (g_str_equal (state, "open"))
    {
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          yui_shift_page_make_row_button (_ ("_Decline"), "page.decline-application", id));
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row),
          yui_shift_page_make_row_button (_ ("_Accept"), "page.accept-application", id));
    }
  return row;
}

/* ---- cancelling ---- */

static void
desk_done_cb (YuiShiftPage *self, const char *sentence)
{
  yui_page_toast (YUI_PAGE (self), sentence);
  yui_page_refresh (YUI_PAGE (self));
}

static void
present (YuiShiftPage *self, YuiCancelDialog *dialog)
{
  g_signal_connect_object (dialog, "done", G_CALLBACK (desk_done_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

void
yui_shift_page_cancel_contract (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);

  present (self, yui_cancel_dialog_new (yui_page_get_client (YUI_PAGE (self)),
                                        g_variant_get_string (parameter, NULL)));
}

void
yui_shift_page_cancel_shift (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);

  present (self,
           yui_cancel_dialog_new_for_shift (yui_page_get_client (YUI_PAGE (self)), self->shift_id));
}

/* ---- proposals ---- */

static void
answered_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, data);
  yui_page_refresh (object);
}

static YuiProposal *
find_proposal (YuiShiftPage *self, const char *contract_id)
{
  YuiContract *contract = yui_list_find (G_LIST_MODEL (self->contracts), contract_id, NULL, NULL);

  return contract ? yui_contract_get_proposal (contract) : NULL;
}

void
yui_shift_page_withdraw_proposal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  YuiProposal *proposal = find_proposal (self, g_variant_get_string (parameter, NULL));

  if (proposal)
    yui_page_await (
        YUI_PAGE (self),
        yui_client_withdraw_proposal (yui_page_get_client (YUI_PAGE (self)), proposal, NULL),
        answered_cb, g_strdup (_ ("Proposal withdrawn")), g_free);
}

/* What the person said and how, from the dialog. */
static void
record_cb (AdwAlertDialog *alert, const char *response, YuiShiftPage *self)
{
  static const char *const hows[] = { "phone", "in_person", "written" };
  YuiProposal *proposal = g_object_get_data (G_OBJECT (alert), "proposal");
  AdwComboRow *how_row = g_object_get_data (G_OBJECT (alert), "how");
  GtkEditable *note_row = g_object_get_data (G_OBJECT (alert), "note");
  guint how = adw_combo_row_get_selected (how_row);

  if (g_str_equal (response, "cancel") || how >= G_N_ELEMENTS (hows))
    return;
  yui_page_await (YUI_PAGE (self),
                  yui_client_record_consent (yui_page_get_client (YUI_PAGE (self)), proposal,
                                             g_str_equal (response, "accepted"), hows[how],
                                             gtk_editable_get_text (note_row), NULL),
                  answered_cb, g_strdup (_ ("Answer recorded")), g_free);
}

static void
note_changed_cb (GtkEditable *note_row, GParamSpec *pspec, AdwAlertDialog *alert)
{
  gboolean written = gtk_editable_get_text (note_row)[0] != '\0';

  adw_alert_dialog_set_response_enabled (alert, "accepted", written);
  adw_alert_dialog_set_response_enabled (alert, "declined", written);
}

static GtkWidget *
make_record_form (AdwAlertDialog *alert)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *how_row = adw_combo_row_new ();
  GtkWidget *note_row = adw_entry_row_new ();
  const char *const hows[] = { _ ("By phone"), _ ("In person"), _ ("In writing"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (hows);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (how_row), _ ("How the person answered"));
  adw_combo_row_set_model (ADW_COMBO_ROW (how_row), G_LIST_MODEL (list));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note_row), _ ("Who spoke with whom"));
  g_signal_connect_object (note_row, "notify::text", G_CALLBACK (note_changed_cb), alert,
                           G_CONNECT_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), how_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), note_row);
  g_object_set_data (G_OBJECT (alert), "how", how_row);
  g_object_set_data (G_OBJECT (alert), "note", note_row);
  return group;
}

void
yui_shift_page_record_answer (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  YuiProposal *proposal = find_proposal (self, g_variant_get_string (parameter, NULL));
  AdwDialog *alert;

  if (!proposal)
    return;
  alert = adw_alert_dialog_new (
      _ ("Record the Answer"),
        _ ("Only what the person has freely agreed to. It is kept with the contract."));
  g_object_set_data_full (G_OBJECT (alert), "proposal", g_object_ref (proposal), g_object_unref);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (alert),
                                    make_record_form (ADW_ALERT_DIALOG (alert)));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (alert), "cancel",
                                  _ ("_Go Back"), "declined",
                                    _ ("_Declined"), "accepted", _ ("_Agreed"), NULL);
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (alert), "cancel");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (alert), "accepted", FALSE);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (alert), "declined", FALSE);
  g_signal_connect_object (alert, "response", G_CALLBACK (record_cb), self, G_CONNECT_DEFAULT);
  adw_dialog_present (alert, widget);
}

/* ---- applications ---- */

static void
answer (YuiShiftPage *self, const char *id, gboolean is_accepted)
{
  YuiJobApplication *application
      = yui_list_find (G_LIST_MODEL (self->applications), id, NULL, NULL);

  if (application)
    yui_page_await (YUI_PAGE (self),
                    yui_client_answer_application (yui_page_get_client (YUI_PAGE (self)),
                                                   application, is_accepted, NULL),
                    answered_cb,
                    g_strdup (is_accepted
                              ? _ ("Accepted; the contract is formed") : _ ("Application declined")),
                              g_free);
}

void
yui_shift_page_accept_application (GtkWidget *widget, const char *name, GVariant *parameter)
{
  answer (YUI_SHIFT_PAGE (widget), g_variant_get_string (parameter, NULL), TRUE);
}

void
yui_shift_page_decline_application (GtkWidget *widget, const char *name, GVariant *parameter)
{
  answer (YUI_SHIFT_PAGE (widget), g_variant_get_string (parameter, NULL), FALSE);
}
