/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-help-page.h"

#include <glib/gi18n.h>

struct _YuiHelpPage
{
  GtkBox parent_instance;

  GtkLabel *text_label;
  GtkWidget *back_button;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiHelpPage, yui_help_page, GTK_TYPE_BOX)

static void
back_cb (YuiHelpPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
yui_help_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HELP_PAGE);
  G_OBJECT_CLASS (yui_help_page_parent_class)->dispose (object);
}

static void
yui_help_page_class_init (YuiHelpPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_help_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-help-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiHelpPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, YuiHelpPage, back_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_HELP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_help_page_init (YuiHelpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  yui_help_page_set_programme (self, NULL);
}

void
yui_help_page_set_programme (YuiHelpPage *self, const char *programme)
{
  g_autofree char *text = NULL;

  g_return_if_fail (YUI_IS_HELP_PAGE (self));

  if (programme == NULL)
    text = g_strdup (_("Please go to the desk of this place. Somebody there will help you."));
  else
    /* TRANSLATORS: the name of the town's programme. */
    text = g_strdup_printf (_("Please go to the desk of %s. Somebody there will help you."),
                              programme);
  gtk_label_set_label (self->text_label, text);
}
