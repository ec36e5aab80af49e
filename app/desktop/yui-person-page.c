/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-person-page.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-bank-account-dialog.h"
#include "yui-pdf.h"
#include "yui-person-hours.h"
#include "yui-person-standing.h"
#include "yui-print.h"
#include "yui-week.h"
#include "yui-wording.h"

/* A person: who they are, how they stand with the law and here, and the card that opens the kiosk. */
struct _YuiPersonPage
{
  YuiPage parent_instance;

  YuiMembership *person;
  YuiCard *card; /* issued on this page; NULL before */

  YuiPersonStanding *standing;
  YuiPersonHours *hours;
  GtkWidget *account_group;
  AdwActionRow *account_row;
  GtkWidget *card_group;
  AdwActionRow *new_card_row;
};

enum
{
  PROP_0,
  PROP_PERSON,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPersonPage, yui_person_page, YUI_TYPE_PAGE)

static const char *const watches[]
    = { "membership", "attendance", "contract", "declared_work", "employer", NULL };

#define HISTORY_DAYS 400

static char *
say_kind (YuiPersonPage *self, YuiMembershipKind kind)
{
  return g_strdup (yui_wording_kind (kind));
}

static char *
say_date (YuiPersonPage *self, const char *date)
{
  return date ? yui_wording_date (date) : NULL;
}

static char *
say_names (YuiPersonPage *self, const char *const *names)
{
  return names && names[0] ? g_strjoinv (_ (", "), (char **)names) : g_strdup (_ ("None on record"));
}

static char *
say_wage (YuiPersonPage *self, gint64 wage_yen)
{
  g_autofree char *yen = NULL;

  if (wage_yen < 0)
    return g_strdup (_ ("No wish on record"));
  yen = yui_wording_yen (wage_yen);
  /* Translators: %s is an amount of money. */
  return g_strdup_printf (_ ("%s an hour or more"), yen);
}

static char *
say_work (YuiPersonPage *self, int shifts, const char *last_worked_on)
{
  g_autofree char *day = last_worked_on ? yui_wording_date (last_worked_on) : NULL;

  if (shifts <= 0)
    return g_strdup (_ ("Has not worked here yet"));
  if (!day)
    return g_strdup_printf (ngettext ("%d shift", "%d shifts", (gulong)shifts), shifts);
  /* Translators: how many shifts a person has worked, and the day of the last one. */
  return g_strdup_printf (
      ngettext ("%d shift, last on %s", "%d shifts, last on %s", (gulong)shifts), shifts, day);
}

static char *
say_card (YuiPersonPage *self, gboolean has_card)
{
  return g_strdup (has_card ? _ ("This person has a card") : _ ("This person has no card yet"));
}

static char *
say_issue (YuiPersonPage *self, gboolean has_card)
{
  return g_strdup (has_card ? _ ("_Replace Card") : _ ("_Issue Card"));
}

static gboolean
is_text (YuiPersonPage *self, const char *text)
{
  return text && text[0];
}

static DexFuture *
yui_person_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiMembership *person = YUI_PERSON_PAGE (page)->person;
  YuiClient *client = yui_page_get_client (page);
  const char *id = yui_membership_get_id (person);
  const char *worker_id = yui_membership_get_worker_id (person);
  g_autofree char *today = yui_week_today ();
  g_autofree char *from = yui_date_add_days (today, -HISTORY_DAYS);

  return dex_future_all (
      yui_client_get_membership (client, id, cancellable),
      yui_client_get_thresholds (client, id, cancellable),
      yui_client_list_declared_work (client, worker_id, cancellable),
      yui_client_list_attendances_of (client, worker_id, from, NULL, cancellable), NULL);
}

static void
yui_person_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (page);
  YuiDesk *desk = yui_page_get_desk (page);
  YuiSession *session = yui_desk_get_session (desk);
  const gboolean can_manage = yui_desk_can_manage (desk);

  yui_record_update (YUI_RECORD (self->person), yui_future_get_nth (result, 0));
  yui_person_standing_show (self->standing, self->person,
                            session ? yui_session_get_display_name (session) : NULL, can_manage);
  yui_person_hours_show_lines (self->hours, yui_future_get_nth (result, 1));
  yui_person_hours_show (self->hours, yui_membership_get_worker_id (self->person),
                         yui_future_get_nth (result, 2), yui_future_get_nth (result, 3), can_manage,
                         FALSE);
}

static void
update_card (YuiPersonPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.open-card", self->card != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print-card", self->card != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.save-card", self->card != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->new_card_row), self->card != NULL);
  if (self->card)
    adw_action_row_set_subtitle (self->new_card_row, yui_card_get_card_code (self->card));
}

static void
issued_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiPersonPage *self = object;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.issue-card", TRUE);
  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      return;
    }

  g_set_object (&self->card, yui_future_get_object (future));
  update_card (self);
  yui_page_toast (YUI_PAGE (self), _ ("Card issued"));
  yui_page_refresh (YUI_PAGE (self));
}

static void
issue (YuiPersonPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.issue-card", FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_issue_card (yui_page_get_client (YUI_PAGE (self)),
                                         yui_membership_get_id (self->person), NULL),
                  issued_cb, NULL, NULL);
}

static void
replace_response_cb (YuiPersonPage *self, const char *response)
{
  if (g_str_equal (response, "replace"))
    issue (self);
}

/* An earlier card stops working at once and for ever, so this asks first. */
static void
issue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (widget);
  AdwDialog *dialog;

  if (!yui_membership_get_has_card (self->person))
    {
      issue (self);
      return;
    }

  dialog = adw_alert_dialog_new (
      _ ("Replace the card?"),
        _ ("The present card stops working at once. The person needs the new one."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel",
                                  _ ("_Cancel"), "replace", _ ("_Replace"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "replace",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static char *
dup_card_title (YuiPersonPage *self)
{
  /* Translators: %s is a person's name; the name of a file. */
  return g_strdup_printf (_ ("Card of %s"), yui_membership_get_display_name (self->person));
}

static void
open_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (widget);
  g_autofree char *title = dup_card_title (self);

  yui_pdf_open (YUI_PAGE (self), yui_card_get_document_id (self->card), title);
}

static void
print_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (widget);
  g_autofree char *title = dup_card_title (self);

  yui_print_document (YUI_PAGE (self), yui_card_get_document_id (self->card), title);
}

static void
save_card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (widget);
  g_autofree char *title = dup_card_title (self);

  yui_pdf_save (YUI_PAGE (self), yui_card_get_document_id (self->card), title);
}

/* ---- where the person is paid ---- */

static gboolean
sees_pay (YuiPersonPage *self)
{
  const YuiRole role = yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self)));

  return role == YUI_ROLE_EMPLOYER_OWNER || role == YUI_ROLE_PAYROLL_CLERK;
}

static void
show_account (YuiPersonPage *self, YuiBankAccount *account)
{
  const char *summary = yui_bank_account_get_summary (account);

  adw_action_row_set_subtitle (self->account_row,
                               summary ? summary : _ ("No bank account on record"));
}

static void
account_read_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    show_account (object, yui_future_get_object (future));
}

static void
account_saved_cb (YuiPersonPage *self, YuiBankAccount *account)
{
  show_account (self, account);
  yui_page_toast (YUI_PAGE (self), _ ("Bank account saved"));
}

static void
bank_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (widget);
  AdwDialog *dialog = yui_bank_account_dialog_new (yui_page_get_client (YUI_PAGE (self)),
                                                   yui_membership_get_id (self->person),
                                                   yui_membership_get_kana (self->person));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (account_saved_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, widget);
}

static void
set_up_account (YuiPersonPage *self)
{
  const gboolean is_shown = sees_pay (self) && self->person != NULL;

  gtk_widget_set_visible (self->account_group, is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.bank-account", is_shown);
  if (is_shown)
    yui_page_await (YUI_PAGE (self),
                    yui_client_get_bank_account (yui_page_get_client (YUI_PAGE (self)),
                                                 yui_membership_get_id (self->person),
                                                 yui_page_get_cancellable (YUI_PAGE (self))),
                    account_read_cb, NULL, NULL);
}

static void
yui_person_page_constructed (GObject *object)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (object);

  G_OBJECT_CLASS (yui_person_page_parent_class)->constructed (object);

  gtk_widget_set_visible (self->card_group,
                          yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self))));
  update_card (self);
  set_up_account (self);
}

static void
yui_person_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      g_value_set_object (value, YUI_PERSON_PAGE (object)->person);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_person_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PERSON:
      YUI_PERSON_PAGE (object)->person = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_person_page_dispose (GObject *object)
{
  YuiPersonPage *self = YUI_PERSON_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PERSON_PAGE);
  g_clear_object (&self->person);
  g_clear_object (&self->card);

  G_OBJECT_CLASS (yui_person_page_parent_class)->dispose (object);
}

static void
yui_person_page_class_init (YuiPersonPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->constructed = yui_person_page_constructed;
  object_class->get_property = yui_person_page_get_property;
  object_class->set_property = yui_person_page_set_property;
  object_class->dispose = yui_person_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_person_page_load;
  page_class->loaded = yui_person_page_loaded;

  props[PROP_PERSON]
      = g_param_spec_object ("person", NULL, NULL, YUI_TYPE_MEMBERSHIP,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "page.bank-account", NULL, bank_account_action);
  gtk_widget_class_install_action (widget_class, "page.issue-card", NULL, issue_action);
  gtk_widget_class_install_action (widget_class, "page.open-card", NULL, open_card_action);
  gtk_widget_class_install_action (widget_class, "page.print-card", NULL, print_card_action);
  gtk_widget_class_install_action (widget_class, "page.save-card", NULL, save_card_action);

  g_type_ensure (YUI_TYPE_PERSON_HOURS);
  g_type_ensure (YUI_TYPE_PERSON_STANDING);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-person-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, standing);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, hours);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, account_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, account_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, card_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonPage, new_card_row);
  gtk_widget_class_bind_template_callback (widget_class, say_kind);
  gtk_widget_class_bind_template_callback (widget_class, say_date);
  gtk_widget_class_bind_template_callback (widget_class, say_names);
  gtk_widget_class_bind_template_callback (widget_class, say_wage);
  gtk_widget_class_bind_template_callback (widget_class, say_work);
  gtk_widget_class_bind_template_callback (widget_class, say_card);
  gtk_widget_class_bind_template_callback (widget_class, say_issue);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
}

static void
yui_person_page_init (YuiPersonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_person_page_new (YuiDesk *desk, YuiMembership *person)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (YUI_IS_MEMBERSHIP (person), NULL);

  return g_object_new (YUI_TYPE_PERSON_PAGE, "desk", desk, "person", person, NULL);
}
