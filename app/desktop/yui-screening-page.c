/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-screening-page.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-screening-dialog.h"
#include "yui-wording.h"

struct _YuiScreeningPage
{
  YuiPage parent_instance;

  GListStore *employers; /* of YuiScreening, by name */
  GtkLabel *rule_label;
  GtkWidget *search_entry;
  GtkWidget *list_view;
  GtkNoSelection *selection; /* of what the search has left */
};

enum
{
  PROP_0,
  PROP_EMPLOYERS,
  PROP_DECIDING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiScreeningPage, yui_screening_page, YUI_TYPE_PAGE)

static const char *const watches[] = { "screening", "shift", NULL };

static const char *
key_of (gpointer item)
{
  return yui_screening_get_employer_id (item);
}

static DexFuture *
yui_screening_page_load (YuiPage *page, GCancellable *cancellable)
{
  return yui_client_list_screenings (yui_page_get_client (page), cancellable);
}

static void
show_rule (YuiScreeningPage *self)
{
  g_autoptr (YuiScreening) first = g_list_model_get_item (G_LIST_MODEL (self->employers), 0);

  if (first)
    gtk_label_set_label (
        self->rule_label, yui_screening_get_needed (first)
        ? _ ("This programme lets an employer post only after a screening.")
        : _ ("Employers may post without a screening; a decision made here holds all the "
                 "same."));
}

static void
yui_screening_page_loaded (YuiPage *page, DexFuture *result)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (page);

  yui_list_update_from_model (self->employers, yui_future_get_object (result), key_of);
  yui_page_set_empty (page, g_list_model_get_n_items (G_LIST_MODEL (self->employers)) == 0);
  show_rule (self);
}

static char *
dup_seats (int n, int max)
{
  if (max <= 0)
    return g_strdup_printf (ngettext ("%d open seat", "%d open seats", (gulong)n), n);
  /* Translators: how many seats are open, and how many may be. */
  return g_strdup_printf (_ ("%d of %d seats open"), n, max);
}

static char *
dup_state (const char *state, const char *decided_on)
{
  g_autofree char *date = decided_on ? yui_wording_date (decided_on) : NULL;

  if (!date || g_str_equal (state, "none"))
    return g_strdup (_ ("Not screened"));
  /* Translators: %s is a date. */
  return g_strdup_printf (g_str_equal (state, "passed") ? _ ("Passed %s") : _ ("Refused %s"), date);
}

static char *
say_standing (GtkListItem *item,
              const char *state,
              const char *decided_on,
              int open_seats,
              int open_seats_max,
              const char *reason)
{
  g_autofree char *said = state ? dup_state (state, decided_on) : g_strdup ("");
  g_autofree char *seats = dup_seats (open_seats, open_seats_max);

  return reason ? g_strdup_printf ("%s · %s\n%s", said, seats, reason)
                : g_strdup_printf ("%s · %s", said, seats);
}

static void
decided_cb (YuiScreeningPage *self)
{
  yui_page_toast (YUI_PAGE (self), _ ("Decision on record"));
  yui_page_refresh (YUI_PAGE (self));
}

static gboolean
is_deciding (YuiScreeningPage *self)
{
  return yui_desk_get_role (yui_page_get_desk (YUI_PAGE (self))) == YUI_ROLE_COORDINATOR;
}

static void
activate_cb (YuiScreeningPage *self, guint position)
{
  g_autoptr (YuiScreening) screening
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  YuiScreeningDialog *dialog;

  if (!is_deciding (self))
    return;
  dialog = yui_screening_dialog_new (yui_page_get_client (YUI_PAGE (self)), screening);
  g_signal_connect_object (dialog, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
yui_screening_page_search (YuiPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (YUI_SCREENING_PAGE (page)->search_entry));
}

static void
yui_screening_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (object);

  if (id == PROP_EMPLOYERS)
    g_value_set_object (value, self->employers);
  else if (id == PROP_DECIDING)
    g_value_set_boolean (value, is_deciding (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_screening_page_constructed (GObject *object)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (object);

  G_OBJECT_CLASS (yui_screening_page_parent_class)->constructed (object);

  if (!is_deciding (self))
    gtk_widget_add_css_class (self->list_view, "read-only");
}

static void
yui_screening_page_dispose (GObject *object)
{
  YuiScreeningPage *self = YUI_SCREENING_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SCREENING_PAGE);
  g_clear_object (&self->employers);

  G_OBJECT_CLASS (yui_screening_page_parent_class)->dispose (object);
}

static void
yui_screening_page_class_init (YuiScreeningPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->constructed = yui_screening_page_constructed;
  G_OBJECT_CLASS (class)->get_property = yui_screening_page_get_property;
  G_OBJECT_CLASS (class)->dispose = yui_screening_page_dispose;
  page_class->watches = watches;
  page_class->load = yui_screening_page_load;
  page_class->loaded = yui_screening_page_loaded;
  page_class->search = yui_screening_page_search;

  props[PROP_EMPLOYERS] = g_param_spec_object ("employers", NULL, NULL, G_TYPE_LIST_MODEL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_DECIDING] = g_param_spec_boolean ("deciding", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, props);
  g_type_ensure (YUI_TYPE_SCREENING);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-screening-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, rule_label);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, YuiScreeningPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, say_standing);
}

static void
yui_screening_page_init (YuiScreeningPage *self)
{
  self->employers = g_list_store_new (YUI_TYPE_SCREENING);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwNavigationPage *
yui_screening_page_new (YuiDesk *desk)
{
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_SCREENING_PAGE, "desk", desk, NULL);
}
