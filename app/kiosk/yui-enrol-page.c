/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-enrol-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "widgets/yui-qr-view.h"

struct _YuiEnrolPage
{
  AdwBreakpointBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *text_label;
  GtkWidget *code_box;
  GtkLabel *code_label;
  YuiQrView *qr_view;
  GtkLabel *server_label;
  GtkWidget *again_button;

  YuiEnrolment *enrolment;
};

G_DEFINE_FINAL_TYPE (YuiEnrolPage, yui_enrol_page, ADW_TYPE_BREAKPOINT_BIN)

static void
say (YuiEnrolPage *self, const char *title, const char *text)
{
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->text_label, text);
}

/* The code letter by letter, for those who hear it. */
static char *
spell (const char *code)
{
  GString *text = g_string_new (NULL);

  for (const char *c = code; *c != '\0'; c++)
    if (*c != '-')
      g_string_append_printf (text, "%s%c", text->len > 0 ? " " : "", *c);
  return g_string_free_and_steal (text);
}

static void
show_code (YuiEnrolPage *self, const char *code)
{
  g_autofree char *spelt = code != NULL ? spell (code) : NULL;

  gtk_widget_set_visible (self->code_box, code != NULL);
  gtk_label_set_label (self->code_label, code != NULL ? code : "");
  if (code == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->code_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spelt, -1);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), spelt,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
show_server (YuiEnrolPage *self)
{
  const char *address = yui_enrolment_get_address (self->enrolment);
  g_autofree char *server
      = address != NULL ? g_strndup (address, strcspn (address, "?")) : g_strdup ("");

  gtk_label_set_label (self->server_label, server);
  yui_qr_view_set_text (self->qr_view, address);
}

static void
show_enrolment (YuiEnrolPage *self)
{
  const YuiEnrolmentState state = yui_enrolment_get_state (self->enrolment);

  switch (state)
    {
    case YUI_ENROLMENT_WAITING:
      say (self, _("This kiosk waits to be let in"),
           _("Someone of the municipality opens Yui, chooses Kiosks and “Let a Kiosk In”, and types "
             "this code. The kiosk then starts by itself."));
      break;
    case YUI_ENROLMENT_DENIED:
      say (self, _("This kiosk was not let in"),
           _("Ask the municipality why. You can ask again with a new code."));
      break;
    case YUI_ENROLMENT_ASKING:
    case YUI_ENROLMENT_DONE:
    default:
      say (self, _("One moment"), _("The kiosk asks the server for a code."));
      break;
    }
  show_code (self, yui_enrolment_get_user_code (self->enrolment));
  show_server (self);
  gtk_widget_set_visible (self->again_button, state == YUI_ENROLMENT_DENIED);
}

static void
again_cb (YuiEnrolPage *self)
{
  yui_enrolment_start (self->enrolment);
}

static void
yui_enrol_page_dispose (GObject *object)
{
  YuiEnrolPage *self = YUI_ENROL_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_ENROL_PAGE);
  g_clear_object (&self->enrolment);
  G_OBJECT_CLASS (yui_enrol_page_parent_class)->dispose (object);
}

static void
yui_enrol_page_class_init (YuiEnrolPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_QR_VIEW);
  G_OBJECT_CLASS (klass)->dispose = yui_enrol_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-enrol-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, text_label);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, code_box);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, code_label);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, qr_view);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, server_label);
  gtk_widget_class_bind_template_child (widget_class, YuiEnrolPage, again_button);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
yui_enrol_page_init (YuiEnrolPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yui_enrol_page_set_enrolment (YuiEnrolPage *self, YuiEnrolment *enrolment)
{
  g_return_if_fail (YUI_IS_ENROL_PAGE (self));
  g_return_if_fail (YUI_IS_ENROLMENT (enrolment));
  g_return_if_fail (self->enrolment == NULL);

  self->enrolment = g_object_ref (enrolment);
  g_signal_connect_object (enrolment, "notify", G_CALLBACK (show_enrolment), self,
                           G_CONNECT_SWAPPED);
  show_enrolment (self);
}
