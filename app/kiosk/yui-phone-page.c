/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-phone-page.h"

#include <glib/gi18n.h>

#include "widgets/yui-qr-view.h"
#include "yui-kiosk-text.h"

struct _YuiPhonePage
{
  GtkBox parent_instance;

  YuiQrView *qr_view;
  GtkLabel *code_label;
  GtkLabel *message_label;

  GCancellable *cancellable;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPhonePage, yui_phone_page, GTK_TYPE_BOX)

static void
back_cb (YuiPhonePage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
say (YuiPhonePage *self, const char *text)
{
  gtk_label_set_label (self->message_label, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_code (YuiPhonePage *self, YuiPhoneCode *code)
{
  g_autofree char *until = yui_kiosk_text_clock (yui_phone_code_get_expires_at (code));
  /* TRANSLATORS: %s is a time such as 9:05. */
  g_autofree char *text = g_strdup_printf (
      _("Scan this with your phone's camera. It works once, until %s. Nobody else should see it."),
        until);

  yui_qr_view_set_label (self->qr_view, _("Code for your phone"));
  yui_qr_view_set_text (self->qr_view, yui_phone_code_get_url (code));
  gtk_label_set_label (self->code_label, yui_phone_code_get_code (code));
  say (self, text);
}

static DexFuture *
made_cb (DexFuture *future, gpointer user_data)
{
  YuiPhonePage *self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return NULL;
  if (value != NULL)
    show_code (self, g_value_get_object (value));
  else
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      say (self, sentence);
    }
  return NULL;
}

static void
yui_phone_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_PHONE_PAGE);
  G_OBJECT_CLASS (yui_phone_page_parent_class)->dispose (object);
}

static void
yui_phone_page_finalize (GObject *object)
{
  g_clear_object (&YUI_PHONE_PAGE (object)->cancellable);
  G_OBJECT_CLASS (yui_phone_page_parent_class)->finalize (object);
}

/* The page holds itself while it waits; leaving the screen ends that. */
static void
yui_phone_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (YUI_PHONE_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (yui_phone_page_parent_class)->unroot (widget);
}

static void
yui_phone_page_class_init (YuiPhonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_QR_VIEW);
  G_OBJECT_CLASS (klass)->dispose = yui_phone_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = yui_phone_page_finalize;
  widget_class->unroot = yui_phone_page_unroot;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-phone-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPhonePage, qr_view);
  gtk_widget_class_bind_template_child (widget_class, YuiPhonePage, code_label);
  gtk_widget_class_bind_template_child (widget_class, YuiPhonePage, message_label);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_PHONE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_phone_page_init (YuiPhonePage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_phone_page_new (YuiVisit *visit)
{
  YuiPhonePage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit), NULL);

  self = g_object_new (YUI_TYPE_PHONE_PAGE, NULL);
  dex_future_disown (dex_future_finally (
      yui_client_create_phone_code (yui_visit_get_client (visit), self->cancellable), made_cb,
      g_object_ref (self), g_object_unref));
  return GTK_WIDGET (self);
}
