/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-page.h"

#include <glib/gi18n.h>

#include "yui-paper-view.h"
#include "yui-pdf.h"
#include "yui-print.h"
#include "yui-wording.h"

struct _YuiPaperPage
{
  YuiPage parent_instance;

  YuiDocument *document;

  YuiPaperView *paper_view;
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPaperPage, yui_paper_page, YUI_TYPE_PAGE)

static char *
say_keep (YuiPaperPage *self, const char *keep_until)
{
  g_autofree char *day = keep_until ? yui_wording_date (keep_until) : NULL;

  /* Translators: %s is a date. */
  return day ? g_strdup_printf (_ ("Keep until %s"), day) : g_strdup ("");
}

static DexFuture *
yui_paper_page_load (YuiPage *page, GCancellable *cancellable)
{
  return yui_client_get_document (yui_page_get_client (page),
                                  yui_document_get_id (YUI_PAPER_PAGE (page)->document),
                                  cancellable);
}

static void
yui_paper_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPaperPage *self = YUI_PAPER_PAGE (page);

  yui_record_update (YUI_RECORD (self->document), yui_future_get_object (result));
  yui_paper_view_show (self->paper_view, yui_page_get_client (page), self->document);
}

static void
view_cb (YuiPaperPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print",
                                 yui_paper_view_get_file (self->paper_view) != NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPaperPage *self = YUI_PAPER_PAGE (widget);

  yui_print_file (YUI_PAGE (self), yui_paper_view_get_file (self->paper_view),
                  yui_document_get_title (self->document));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_pdf_save_document (YUI_PAGE (widget), YUI_PAPER_PAGE (widget)->document);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_pdf_open_document (YUI_PAGE (widget), YUI_PAPER_PAGE (widget)->document);
}

static void
yui_paper_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, YUI_PAPER_PAGE (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_paper_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      YUI_PAPER_PAGE (object)->document = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_paper_page_dispose (GObject *object)
{
  YuiPaperPage *self = YUI_PAPER_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAPER_PAGE);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (yui_paper_page_parent_class)->dispose (object);
}

static void
yui_paper_page_class_init (YuiPaperPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->get_property = yui_paper_page_get_property;
  object_class->set_property = yui_paper_page_set_property;
  object_class->dispose = yui_paper_page_dispose;
  page_class->load = yui_paper_page_load;
  page_class->loaded = yui_paper_page_loaded;

  props[PROP_DOCUMENT]
      = g_param_spec_object ("document", NULL, NULL, YUI_TYPE_DOCUMENT,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, print_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.open", NULL, open_action);

  g_type_ensure (YUI_TYPE_PAPER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPaperPage, paper_view);
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_keep);
}

static void
yui_paper_page_init (YuiPaperPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  view_cb (self);
}

AdwNavigationPage *
yui_paper_page_new (YuiDesk *desk, YuiDocument *document)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (YUI_IS_DOCUMENT (document), NULL);

  return g_object_new (YUI_TYPE_PAPER_PAGE, "desk", desk, "document", document, "title",
                       yui_document_get_title (document), NULL);
}
