/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-documents-page-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "model/yui-list.h"
#include "model/yui-time.h"
#include "yui-bank-account-dialog.h"
#include "yui-paper-dialog.h"
#include "yui-paper-view.h"
#include "yui-week.h"
#include "yui-window.h"
#include "yui-wording.h"

enum
{
  PROP_0,
  PROP_DOCUMENTS,
  N_PROPS
};

/* As in the list of periods. */
enum
{
  PERIOD_MONTHS,
  PERIOD_YEAR,
  PERIOD_LAST_YEAR,
  PERIOD_ALL,
};

#define MONTHS_BACK_DAYS 92
#define DATE_SIZE        16

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiDocumentsPage, yui_documents_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "document", NULL };

/* ---- what is asked for ---- */

static gboolean
is_filtered (YuiDocumentsPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0]
         || gtk_drop_down_get_selected (self->kind_dropdown) > 0 || self->is_erasable;
}

/* Fills in the filter's days; from and to hold them. */
static void
set_period (YuiDocumentsPage *self,
            YuiDocumentFilter *filter,
            char from[DATE_SIZE],
            char to[DATE_SIZE])
{
  g_autofree char *today = yui_week_today ();
  const int year = atoi (today);
  g_autofree char *months = yui_date_add_days (today, -MONTHS_BACK_DAYS);

  filter->from = from;
  switch (gtk_drop_down_get_selected (self->period_dropdown))
    {
    case PERIOD_MONTHS:
      g_strlcpy (from, months, DATE_SIZE);
      break;
    case PERIOD_YEAR:
      g_snprintf (from, DATE_SIZE, "%04d-01-01", year);
      break;
    case PERIOD_LAST_YEAR:
      g_snprintf (from, DATE_SIZE, "%04d-01-01", year - 1);
      g_snprintf (to, DATE_SIZE, "%04d-01-01", year);
      filter->to = to;
      break;
    default:
      filter->from = NULL;
    }
}

static DexFuture *
yui_documents_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (page);
  YuiDocumentFilter filter
      = { .kind = (YuiDocumentKind)gtk_drop_down_get_selected (self->kind_dropdown),
          .text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
          .is_erasable = self->is_erasable };
  char from[DATE_SIZE], to[DATE_SIZE];

  if (!self->is_erasable)
    set_period (self, &filter, from, to);
  return yui_client_find_documents (yui_page_get_client (page), &filter, cancellable);
}

/* ---- the paper chosen ---- */

static void
update_actions (YuiDocumentsPage *self)
{
  YuiDocument *document = yui_documents_page_get_selected (self);
  static const char *const actions[] = { "page.save", "page.open", "page.show" };
  g_autofree char *today = yui_week_today ();
  const char *keep_until = document ? yui_document_get_keep_until (document) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.print",
                                 document && yui_document_is_pdf (document));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.erase",
                                 keep_until && strcmp (keep_until, today) < 0
                                     && yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self)))
                                            == YUI_ROLE_EMPLOYER_OWNER);
}

/* Only a preview that is to be seen is fetched. */
static void
selected_cb (YuiDocumentsPage *self)
{
  update_actions (self);
  if (gtk_widget_get_visible (self->preview_pane))
    yui_paper_view_show (self->paper_view, yui_page_get_client (YUI_PAGE (self)),
                         yui_documents_page_get_selected (self));
}

static void
select_wanted (YuiDocumentsPage *self)
{
  for (guint i = 0; self->wanted_id && i < g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
       i++)
    {
      g_autoptr (YuiDocument) document = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (!g_str_equal (yui_document_get_id (document), self->wanted_id))
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_column_view_scroll_to (self->list_view, i, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
      g_clear_pointer (&self->wanted_id, g_free);
    }
}

static void
yui_documents_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (page);
  g_autofree char *number = NULL, *text = NULL;
  guint n;

  yui_list_update_from_model (self->documents, yui_future_get_object (result), NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->documents));
  number = yui_wording_number (n);
  /* Translators: %s is a number of papers. */
  text = g_strdup_printf (ngettext ("%s paper", "%s papers", (gulong)n), number);
  gtk_label_set_label (self->count_label, text);
  if (is_filtered (self))
    yui_widgets_announce (GTK_WIDGET (self), text);
  gtk_stack_set_visible_child_name (self->results_stack, n > 0 ? "list" : "nothing");
  select_wanted (self);
  selected_cb (self);
}

static void
yui_documents_page_search (YuiPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (YUI_DOCUMENTS_PAGE (page)->search_entry));
}

/* The lists are filled before the page has its desk. */
static void
filter_cb (YuiDocumentsPage *self)
{
  if (yui_page_get_desk (YUI_PAGE (self)))
    yui_page_refresh (YUI_PAGE (self));
}

static void
activate_cb (YuiDocumentsPage *self, guint position)
{
  g_autoptr (YuiDocument) document = g_list_model_get_item (G_LIST_MODEL (self->sorted), position);

  yui_documents_page_push_paper (self, document);
}

/* ---- making ---- */

static void
made_cb (YuiDocumentsPage *self, YuiDocument *document)
{
  g_autofree char *text = NULL;

  /* Translators: %s is the title of a paper. */
  text = g_strdup_printf (_ ("“%s” is made"), yui_document_get_title (document));
  yui_page_toast (YUI_PAGE (self), text);
  g_set_str (&self->wanted_id, yui_document_get_id (document));
  yui_page_refresh (YUI_PAGE (self));
}

void
yui_documents_page_make (YuiDocumentsPage *self, YuiDocumentKind kind, const char *pay_run_id)
{
  YuiPaperDialog *dialog;

  g_return_if_fail (YUI_IS_DOCUMENTS_PAGE (self));

  dialog = yui_paper_dialog_new (yui_page_get_desk (YUI_PAGE (self)));
  if (kind != YUI_DOCUMENT_KIND_NONE)
    yui_paper_dialog_choose (dialog, kind, pay_run_id);
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "begun", G_CALLBACK (yui_documents_page_take_job), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_documents_page_make (YUI_DOCUMENTS_PAGE (widget), YUI_DOCUMENT_KIND_NONE, NULL);
}

/* ---- what is done with a paper ---- */

static void
show_erasable_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (widget);

  self->is_erasable = !self->is_erasable;
  adw_banner_set_revealed (self->erasable_banner, self->is_erasable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->period_dropdown), !self->is_erasable);
  yui_page_refresh (YUI_PAGE (self));
}

static void
paying_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      yui_bank_account_dialog_new (yui_page_get_client (YUI_PAGE (widget)), NULL, NULL), widget);
}

/* ---- the list ---- */

static char *
say_kind (GtkListItem *item, YuiDocumentKind kind, const char *worker_name)
{
  const char *word = yui_wording_document_kind (kind);

  /* Translators: a kind of paper; a person. */
  return worker_name ? g_strdup_printf (_ ("%s · %s"), word, worker_name) : g_strdup (word);
}

static char *
say_day (GtkListItem *item, gint64 time_s)
{
  return time_s ? yui_wording_day (time_s) : NULL;
}

static char *
say_date (GtkListItem *item, const char *date)
{
  return date ? yui_wording_date (date) : g_strdup ("–");
}

/* ---- class ---- */

static void
yui_documents_page_constructed (GObject *object)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (object);
  YuiPage *page = YUI_PAGE (object);
  const YuiRole role = yui_desk_get_role (yui_page_get_desk (page));

  G_OBJECT_CLASS (yui_documents_page_parent_class)->constructed (object);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.paying-account",
                                 role != YUI_ROLE_EMPLOYER_MANAGER);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.show-erasable",
                                 role == YUI_ROLE_EMPLOYER_OWNER);
  if (role != YUI_ROLE_EMPLOYER_MANAGER)
    yui_page_await (
        page, yui_client_list_jobs (yui_page_get_client (page), yui_page_get_cancellable (page)),
        yui_documents_page_jobs_listed_cb, NULL, NULL);
  yui_documents_page_show_job (self);
  update_actions (self);
}

static void
yui_documents_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENTS:
      g_value_set_object (value, YUI_DOCUMENTS_PAGE (object)->documents);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_documents_page_dispose (GObject *object)
{
  YuiDocumentsPage *self = YUI_DOCUMENTS_PAGE (object);

  g_clear_handle_id (&self->job_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_DOCUMENTS_PAGE);
  g_clear_object (&self->documents);
  g_clear_object (&self->job);
  g_clear_pointer (&self->wanted_id, g_free);

  G_OBJECT_CLASS (yui_documents_page_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "page.make", NULL, make_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, GDK_CONTROL_MASK, "page.make", NULL);
  gtk_widget_class_install_action (class, "page.show", NULL, yui_documents_page_show_action);
  gtk_widget_class_install_action (class, "page.print", NULL, yui_documents_page_print_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_p, GDK_CONTROL_MASK, "page.print", NULL);
  gtk_widget_class_install_action (class, "page.save", NULL, yui_documents_page_save_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_s, GDK_CONTROL_MASK, "page.save", NULL);
  gtk_widget_class_install_action (class, "page.open", NULL, yui_documents_page_open_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_o, GDK_CONTROL_MASK, "page.open", NULL);
  gtk_widget_class_install_action (class, "page.erase", NULL, yui_documents_page_erase_action);
  gtk_widget_class_install_action (class, "page.show-erasable", NULL, show_erasable_action);
  gtk_widget_class_install_action (class, "page.paying-account", NULL, paying_account_action);
  gtk_widget_class_install_action (class, "page.cancel-job", NULL,
                                   yui_documents_page_cancel_job_action);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/town/yui/Yui/yui-documents-page.ui");
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, search_entry);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, kind_dropdown);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, period_dropdown);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, job_bar);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, job_label);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, job_progress);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, erasable_banner);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, results_stack);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, list_view);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, selection);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, sorted);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, preview_pane);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, paper_view);
  gtk_widget_class_bind_template_child (class, YuiDocumentsPage, count_label);
  gtk_widget_class_bind_template_callback (class, filter_cb);
  gtk_widget_class_bind_template_callback (class, selected_cb);
  gtk_widget_class_bind_template_callback (class, activate_cb);
  gtk_widget_class_bind_template_callback (class, say_kind);
  gtk_widget_class_bind_template_callback (class, say_day);
  gtk_widget_class_bind_template_callback (class, say_date);
}

static void
yui_documents_page_class_init (YuiDocumentsPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->constructed = yui_documents_page_constructed;
  object_class->get_property = yui_documents_page_get_property;
  object_class->dispose = yui_documents_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_documents_page_load;
  page_class->loaded = yui_documents_page_loaded;
  page_class->search = yui_documents_page_search;

  props[PROP_DOCUMENTS] = g_param_spec_object ("documents", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  add_actions (widget_class);
  g_type_ensure (YUI_TYPE_PAPER_VIEW);
  g_type_ensure (YUI_TYPE_DOCUMENT);
  bind_template (widget_class);
}

static void
yui_documents_page_init (YuiDocumentsPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->documents = g_list_store_new (YUI_TYPE_DOCUMENT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->list_view));
  for (int kind = YUI_DOCUMENT_KIND_NONE; kind < YUI_N_DOCUMENT_KINDS; kind++)
    gtk_string_list_append (kinds, yui_wording_document_kind ((YuiDocumentKind)kind));
  gtk_drop_down_set_model (self->kind_dropdown, G_LIST_MODEL (kinds));
}

AdwNavigationPage *
yui_documents_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_DOCUMENTS_PAGE, "desk", desk, NULL);
}
