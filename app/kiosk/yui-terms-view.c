/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-terms-view.h"

#include <glib/gi18n.h>

#include "yui-kiosk-text.h"

struct _YuiTermsView
{
  GtkBox parent_instance;

  GtkGrid *first_grid;  /* what, when, how much */
  GtkGrid *second_grid; /* where, for whom, with what */
  GtkSizeGroup *names;  /* as wide in both */
};

G_DEFINE_FINAL_TYPE (YuiTermsView, yui_terms_view, GTK_TYPE_BOX)

static void
yui_terms_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_TERMS_VIEW);
  G_OBJECT_CLASS (yui_terms_view_parent_class)->dispose (object);
}

static void
yui_terms_view_class_init (YuiTermsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = yui_terms_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-terms-view.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiTermsView, first_grid);
  gtk_widget_class_bind_template_child (widget_class, YuiTermsView, second_grid);
  gtk_widget_class_bind_template_child (widget_class, YuiTermsView, names);
}

static void
yui_terms_view_init (YuiTermsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static int
count_rows (GtkGrid *grid)
{
  int n_rows = 0;

  while (gtk_grid_get_child_at (grid, 0, n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static void
clear_grid (GtkGrid *grid)
{
  for (int row = count_rows (grid) - 1; row >= 0; row--)
    gtk_grid_remove_row (grid, row);
}

static void
add_fact (YuiTermsView *self, GtkGrid *grid, const char *name, const char *value)
{
  int row = count_rows (grid);
  GtkWidget *name_label, *value_label;

  if (value == NULL || *value == '\0')
    return;
  name_label = make_label (name, "heading");
  value_label = make_label (value, "fact-value");
  gtk_label_set_max_width_chars (GTK_LABEL (name_label), 12);
  gtk_size_group_add_widget (self->names, name_label);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, name_label, NULL, -1);
  gtk_grid_attach (grid, name_label, 0, row, 1, 1);
  gtk_grid_attach (grid, value_label, 1, row, 1, 1);
}

static void
add_times (YuiTermsView *self, YuiTerms *terms)
{
  g_autofree char *date = yui_kiosk_text_date (yui_terms_get_starts_at (terms));
  g_autofree char *hours
      = yui_kiosk_text_hours (yui_terms_get_starts_at (terms), yui_terms_get_ends_at (terms));
  g_autofree char *pause = yui_terms_get_break_min (terms) > 0
                               ? yui_kiosk_text_minutes (yui_terms_get_break_min (terms))
                               : g_strdup (C_("break", "None"));

  add_fact (self, self->first_grid, _("Day"), date);
  add_fact (self, self->first_grid, _("From and to"), hours);
  add_fact (self, self->first_grid, C_("of work", "Break"), pause);
}

static const char *
get_mode_text (YuiTerms *terms)
{
  switch (yui_terms_get_hiring_mode (terms))
    {
    case YUI_HIRING_MODE_FIRST_COME:
      return _("First come: the contract is made when you accept.");
    case YUI_HIRING_MODE_SELECTION:
      return _("The employer has chosen you: the contract is made when you accept.");
    case YUI_HIRING_MODE_NONE:
    default:
      return NULL;
    }
}

void
yui_terms_view_set_terms (YuiTermsView *self, YuiTerms *terms)
{
  g_autofree char *pay = NULL;

  g_return_if_fail (YUI_IS_TERMS_VIEW (self));
  g_return_if_fail (YUI_IS_TERMS (terms));

  clear_grid (self->first_grid);
  clear_grid (self->second_grid);
  pay = yui_kiosk_text_pay (terms);
  add_fact (self, self->first_grid, _("Work"), yui_terms_get_title (terms));
  add_times (self, terms);
  add_fact (self, self->first_grid, _("Pay"), pay);
  add_fact (self, self->second_grid, _("Place"), yui_terms_get_workplace_name (terms));
  add_fact (self, self->second_grid, _("Address"), yui_terms_get_workplace_address (terms));
  add_fact (self, self->second_grid, _("Employer"), yui_terms_get_employer_name (terms));
  add_fact (self, self->second_grid, _("What you do"), yui_terms_get_description (terms));
  add_fact (self, self->second_grid, _("Please bring"), yui_terms_get_belongings (terms));
}

void
yui_terms_view_set_offered_terms (YuiTermsView *self, YuiTerms *terms)
{
  yui_terms_view_set_terms (self, terms);
  add_fact (self, self->first_grid, _("Hiring"), get_mode_text (terms));
}

void
yui_terms_view_set_changed_terms (YuiTermsView *self, YuiTerms *terms, YuiTerms *earlier)
{
  g_autofree char *date = yui_kiosk_text_date (yui_terms_get_starts_at (earlier));
  g_autofree char *hours
      = yui_kiosk_text_hours (yui_terms_get_starts_at (earlier), yui_terms_get_ends_at (earlier));
  g_autofree char *when = g_strdup_printf (C_("date and hours", "%s, %s"), date, hours);
  g_autofree char *pay = yui_kiosk_text_pay (earlier);
  g_autofree char *text
      = g_strdup_printf ("%s\n%s\n%s", when, yui_terms_get_workplace_name (earlier), pay);

  yui_terms_view_set_terms (self, terms);
  add_fact (self, self->second_grid, _("Agreed so far"), text);
}
