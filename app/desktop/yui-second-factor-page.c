/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-second-factor-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/yui-qr-view.h"
#include "widgets/yui-widgets.h"

/* What the page shows. */
typedef enum
{
  STAGE_OFF,
  STAGE_SCAN,
  STAGE_CODES,
  STAGE_ON,
} Stage;

struct _YuiSecondFactorPage
{
  AdwNavigationPage parent_instance;

  YuiClient *client; /* NULL when the page is gone */
  gboolean is_busy;
  gboolean is_required;
  char *password; /* typed at the sign-in just now; NULL: it is asked for here */
  Stage stage;

  AdwHeaderBar *header_bar;
  GtkWidget *sign_out_button;
  AdwPreferencesGroup *off_group;
  GtkWidget *scan_group;
  YuiQrView *qr_view;
  AdwActionRow *secret_row;
  GtkEditable *code_row;
  GtkWidget *code_group;
  GtkWidget *confirm_group;
  AdwPreferencesGroup *codes_group;
  GtkButton *copy_button;
  GtkLabel *codes_label;
  GtkWidget *done_group;
  GtkWidget *on_group;
  GtkWidget *present_group;
  GtkEditable *present_row;
  GtkWidget *begin_group;
  GtkWidget *remove_group;
  GtkLabel *message_label;
};

enum
{
  CHANGED,
  DONE,
  N_SIGNALS
};

#define SECRET_GROUP 4 /* characters shown together */

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiSecondFactorPage, yui_second_factor_page, ADW_TYPE_NAVIGATION_PAGE)

static void
forget_password (YuiSecondFactorPage *self)
{
  if (self->password)
    explicit_bzero (self->password, strlen (self->password));
  g_clear_pointer (&self->password, g_free);
}

static void
typed_cb (YuiSecondFactorPage *self)
{
  const gboolean has_present = gtk_editable_get_text (self->present_row)[0] != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.begin",
                                 !self->is_busy && (self->password || has_present));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.confirm",
                                 !self->is_busy && gtk_editable_get_text (self->code_row)[0]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "factor.remove", !self->is_busy && has_present);
}

static void
show_message (YuiSecondFactorPage *self, const char *sentence)
{
  gtk_label_set_label (self->message_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
show_stage (YuiSecondFactorPage *self, Stage stage)
{
  self->stage = stage;
  gtk_widget_set_visible (GTK_WIDGET (self->off_group), stage == STAGE_OFF);
  gtk_widget_set_visible (self->begin_group, stage == STAGE_OFF);
  gtk_widget_set_visible (self->present_group,
                          stage == STAGE_ON || (stage == STAGE_OFF && !self->password));
  gtk_widget_set_visible (self->scan_group, stage == STAGE_SCAN);
  gtk_widget_set_visible (self->code_group, stage == STAGE_SCAN);
  gtk_widget_set_visible (self->confirm_group, stage == STAGE_SCAN);
  gtk_widget_set_visible (GTK_WIDGET (self->codes_group), stage == STAGE_CODES);
  gtk_widget_set_visible (self->done_group, stage == STAGE_CODES && self->is_required);
  gtk_widget_set_visible (self->on_group, stage == STAGE_ON);
  gtk_widget_set_visible (self->remove_group, stage == STAGE_ON);
}

/* The password is asked for again: it is not right, or not any more. */
static void
ask_password (YuiSecondFactorPage *self)
{
  forget_password (self);
  show_stage (self, self->stage);
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->present_row));
}

static void
set_busy (YuiSecondFactorPage *self, gboolean is_busy)
{
  self->is_busy = is_busy;
  typed_cb (self);
  if (is_busy)
    show_message (self, NULL);
}

/* It is on already: the answer to a confirmation got lost, and the codes in it are not given twice. */
static void
show_lost (YuiSecondFactorPage *self)
{
  adw_preferences_group_set_title (self->codes_group, _ ("The Second Step Is On"));
  adw_preferences_group_set_description (
      self->codes_group,
      _ ("Your recovery codes were lost on the way. To get new ones, turn the second step off and "
         "on again under “Account” in the menu."));
  gtk_widget_set_visible (GTK_WIDGET (self->codes_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), FALSE);
  show_stage (self, STAGE_CODES);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The object or truth of a finished call; NULL when it failed, which is said, or the page is gone. */
static const GValue *
take_answer (YuiSecondFactorPage *self, DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (!self->client)
    return NULL;
  set_busy (self, FALSE);
  if (value)
    return value;
  if (yui_net_error_is_named (error, "totp-in-force"))
    {
      show_lost (self);
      return NULL;
    }
  if (yui_net_error_is_named (error, "wrong-password"))
    ask_password (self);
  sentence = yui_net_error_to_sentence (error);
  show_message (self, sentence);
  return NULL;
}

static void
await (YuiSecondFactorPage *self, DexFuture *future, DexFutureCallback callback)
{
  set_busy (self, TRUE);
  dex_future_disown (dex_future_finally (future, callback, g_object_ref (self), g_object_unref));
}

static void
show_secret (YuiSecondFactorPage *self, YuiTotpSecret *secret)
{
  const char *text = yui_totp_secret_get_secret (secret);
  g_autoptr (GString) groups = g_string_new (NULL);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      if (i > 0 && i % SECRET_GROUP == 0)
        g_string_append_c (groups, ' ');
      g_string_append_c (groups, text[i]);
    }
  yui_qr_view_set_text (self->qr_view, yui_totp_secret_get_otpauth_uri (secret));
  adw_action_row_set_subtitle (self->secret_row, groups->str);
  show_stage (self, STAGE_SCAN);
  gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
}

static DexFuture *
begun_cb (DexFuture *future, gpointer data)
{
  const GValue *value = take_answer (data, future);

  if (!value)
    return NULL;
  forget_password (data);
  gtk_editable_set_text (YUI_SECOND_FACTOR_PAGE (data)->present_row, "");
  show_secret (data, g_value_get_object (value));
  return NULL;
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (widget);
  const char *password
      = self->password ? self->password : gtk_editable_get_text (self->present_row);

  await (self, yui_client_begin_totp (self->client, password, NULL), begun_cb);
}

static DexFuture *
confirmed_cb (DexFuture *future, gpointer data)
{
  YuiSecondFactorPage *self = data;
  const GValue *value = take_answer (self, future);
  g_autofree char *codes = NULL;

  if (!value)
    return NULL;
  codes = g_strjoinv ("\n",
                      (GStrv)yui_recovery_codes_get_recovery_codes (g_value_get_object (value)));
  gtk_label_set_label (self->codes_label, codes);
  yui_qr_view_set_text (self->qr_view, NULL);
  show_stage (self, STAGE_CODES);
  yui_widgets_announce (GTK_WIDGET (self), _ ("The second step is on. Write down your recovery "
                                              "codes."));
  g_signal_emit (self, signals[CHANGED], 0);
  return NULL;
}

static void
confirm_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (widget);
  g_autofree char *code = g_strstrip (g_strdup (gtk_editable_get_text (self->code_row)));

  await (self, yui_client_confirm_totp (self->client, code, NULL), confirmed_cb);
}

static DexFuture *
removed_cb (DexFuture *future, gpointer data)
{
  YuiSecondFactorPage *self = data;

  if (!take_answer (self, future))
    return NULL;
  gtk_editable_set_text (self->present_row, "");
  show_stage (self, STAGE_OFF);
  yui_widgets_announce (GTK_WIDGET (self), _ ("The second step is off."));
  g_signal_emit (self, signals[CHANGED], 0);
  return NULL;
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (widget);

  await (self,
         yui_client_remove_totp (self->client, gtk_editable_get_text (self->present_row), NULL),
         removed_cb);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          gtk_label_get_label (self->codes_label));
  gtk_button_set_icon_name (self->copy_button, "object-select-symbolic");
  yui_widgets_announce (widget, _ ("Copied"));
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
}

static void
code_activated_cb (YuiSecondFactorPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "factor.confirm", NULL);
}

static void
present_activated_cb (YuiSecondFactorPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              self->stage == STAGE_ON ? "factor.remove" : "factor.begin", NULL);
}

static void
yui_second_factor_page_dispose (GObject *object)
{
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SECOND_FACTOR_PAGE);
  g_clear_object (&self->client);
  forget_password (self);

  G_OBJECT_CLASS (yui_second_factor_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, header_bar);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, sign_out_button);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, off_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, scan_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, qr_view);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, secret_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, code_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, confirm_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, codes_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, codes_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, done_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, on_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, present_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, present_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, begin_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, remove_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSecondFactorPage, message_label);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, present_activated_cb);
}

static void
yui_second_factor_page_class_init (YuiSecondFactorPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_second_factor_page_dispose;
  gtk_widget_class_install_action (widget_class, "factor.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "factor.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "factor.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "factor.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "factor.done", NULL, done_action);

  g_type_ensure (YUI_TYPE_QR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-second-factor-page.ui");
  bind_children (widget_class);
  signals[CHANGED] = g_signal_new ("changed", YUI_TYPE_SECOND_FACTOR_PAGE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", YUI_TYPE_SECOND_FACTOR_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_second_factor_page_init (YuiSecondFactorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

AdwNavigationPage *
yui_second_factor_page_new (YuiClient *client, gboolean is_on)
{
  YuiSecondFactorPage *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_SECOND_FACTOR_PAGE, NULL);
  self->client = g_object_ref (client);
  show_stage (self, is_on ? STAGE_ON : STAGE_OFF);
  return ADW_NAVIGATION_PAGE (self);
}

AdwNavigationPage *
yui_second_factor_page_new_required (YuiClient *client, const char *password)
{
  AdwNavigationPage *page = yui_second_factor_page_new (client, FALSE);
  YuiSecondFactorPage *self = YUI_SECOND_FACTOR_PAGE (page);

  g_return_val_if_fail (page != NULL, NULL);

  self->is_required = TRUE;
  self->password = g_strdup (password);
  show_stage (self, STAGE_OFF);
  typed_cb (self);
  gtk_widget_set_visible (self->sign_out_button, TRUE);
  adw_header_bar_set_show_title (self->header_bar, FALSE); /* no room beside it on a phone */
  adw_preferences_group_set_title (self->off_group, _ ("One More Step Before You Begin"));
  adw_preferences_group_set_description (
      self->off_group, _ ("Your account can see and change a lot, so this server also asks it for a "
                          "code that an authenticator on your phone shows."));
  return page;
}
