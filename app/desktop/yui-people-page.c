/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-people-page.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "model/yui-list.h"
#include "yui-import-dialog.h"
#include "yui-person-page.h"
#include "yui-person-row.h"
#include "yui-window.h"
#include "yui-wording.h"

/* The employer's pool. */
struct _YuiPeoplePage
{
  YuiPage parent_instance;

  GListStore *people; /* of YuiMembership, by kana */

  GtkWidget *import_button;
  GtkSearchEntry *search_entry;
  GtkDropDown *kind_dropdown;
  GtkStack *results_stack;
  GtkLabel *count_label;
  GtkListView *list_view;
};

enum
{
  PROP_0,
  PROP_PEOPLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiPeoplePage, yui_people_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "membership", NULL };

static gboolean
is_filtered (YuiPeoplePage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0]
         || gtk_drop_down_get_selected (self->kind_dropdown) > 0;
}

static DexFuture *
yui_people_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiPeoplePage *self = YUI_PEOPLE_PAGE (page);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  /* The list of kinds follows the enum, whose NONE stands for everybody. */
  return yui_client_list_memberships (
      yui_page_get_client (page), text[0] ? text : NULL,
      (YuiMembershipKind)gtk_drop_down_get_selected (self->kind_dropdown), cancellable);
}

static void
yui_people_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiPeoplePage *self = YUI_PEOPLE_PAGE (page);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;
  guint n;

  yui_list_update_from_model (self->people, yui_future_get_object (result), NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  number = yui_wording_number (n);
  /* Translators: %s is a number of people. */
  text = g_strdup_printf (ngettext ("%s person", "%s people", (gulong)n), number);
  gtk_label_set_label (self->count_label, text);
  if (is_filtered (self))
    yui_widgets_announce (GTK_WIDGET (self), text);

  yui_page_set_empty (page, n == 0 && !is_filtered (self));
  gtk_stack_set_visible_child_name (self->results_stack, n > 0 ? "list" : "nobody");
}

static void
yui_people_page_search (YuiPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (YUI_PEOPLE_PAGE (page)->search_entry));
}

static void
search_changed_cb (YuiPeoplePage *self)
{
  yui_page_refresh (YUI_PAGE (self));
}

static void
activate_cb (YuiPeoplePage *self, guint position)
{
  g_autoptr (YuiMembership) person = g_list_model_get_item (G_LIST_MODEL (self->people), position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_push (YUI_WINDOW (root),
                     yui_person_page_new (yui_page_get_desk (YUI_PAGE (self)), person));
}

static void
imported_cb (YuiPeoplePage *self, int added, int updated)
{
  /* Translators: how many people are new after an import. */
  g_autofree char *new_people
      = g_strdup_printf (ngettext ("%d person added", "%d people added", (gulong)added), added);
  /* Translators: how many people were known before an import and have new details. */
  g_autofree char *known = g_strdup_printf (
      ngettext ("%d person updated", "%d people updated", (gulong)updated), updated);
  /* Translators: two short sentences about an import. */
  g_autofree char *both = g_strdup_printf (_ ("%s, %s"), new_people, known);

  yui_page_toast (YUI_PAGE (self), updated == 0 ? new_people : added == 0 ? known : both);
  yui_page_refresh (YUI_PAGE (self));
}

static YuiImportDialog *
present_import (YuiPeoplePage *self)
{
  YuiImportDialog *dialog = yui_import_dialog_new (yui_page_get_client (YUI_PAGE (self)));

  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
  return dialog;
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_import (YUI_PEOPLE_PAGE (widget));
}

static void
import_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  yui_import_dialog_preview (present_import (YUI_PEOPLE_PAGE (widget)), file);
}

static void
yui_people_page_constructed (GObject *object)
{
  gboolean manages;

  G_OBJECT_CLASS (yui_people_page_parent_class)->constructed (object);

  manages = yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (object)));
  gtk_widget_action_set_enabled (GTK_WIDGET (object), "page.import", manages);
  gtk_widget_action_set_enabled (GTK_WIDGET (object), "page.import-file", manages);
}

static void
yui_people_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PEOPLE:
      g_value_set_object (value, YUI_PEOPLE_PAGE (object)->people);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_people_page_dispose (GObject *object)
{
  YuiPeoplePage *self = YUI_PEOPLE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PEOPLE_PAGE);
  g_clear_object (&self->people);

  G_OBJECT_CLASS (yui_people_page_parent_class)->dispose (object);
}

static void
yui_people_page_class_init (YuiPeoplePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->constructed = yui_people_page_constructed;
  object_class->get_property = yui_people_page_get_property;
  object_class->dispose = yui_people_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_people_page_load;
  page_class->loaded = yui_people_page_loaded;
  page_class->search = yui_people_page_search;

  props[PROP_PEOPLE] = g_param_spec_object ("people", NULL, NULL, G_TYPE_LIST_MODEL,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_install_action (widget_class, "page.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "page.import",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.import-file", "s", import_file_action);

  g_type_ensure (YUI_TYPE_PERSON_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, import_button);
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, kind_dropdown);
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, results_stack);
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, count_label);
  gtk_widget_class_bind_template_child (widget_class, YuiPeoplePage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
yui_people_page_init (YuiPeoplePage *self)
{
  self->people = g_list_store_new (YUI_TYPE_MEMBERSHIP);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_people_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_PEOPLE_PAGE, "desk", desk, NULL);
}
