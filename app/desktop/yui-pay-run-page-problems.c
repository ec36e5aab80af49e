/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-pay-run-page-private.h"

#include <glib/gi18n.h>

#include "yui-wording-why.h"
#include "yui-wording.h"

static GtkWidget *
make_problem_icon (gboolean is_blocking)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (is_blocking ? "dialog-error-symbolic"
                                                              : "dialog-information-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_blocking ? _ ("Has to be put right") : _ ("To be known"), -1);
  if (is_blocking)
    gtk_widget_add_css_class (icon, "error");
  return icon;
}

/* A kind of problem; whom it is about is inside. */
static GtkWidget *
make_problem_row (YuiPayProblem *problem)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yui_wording_pay_problem (problem));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               make_problem_icon (yui_pay_problem_get_is_blocking (problem)));
  return row;
}

static GtkWidget *
make_place_row (YuiPayProblem *problem)
{
  const char *date = yui_pay_problem_get_work_date (problem);
  g_autofree char *day = date ? yui_wording_date (date) : NULL;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 yui_pay_problem_get_worker_name (problem));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), day ? day : "");
  return row;
}

gboolean
yui_pay_run_page_is_blocked (YuiPayRunPage *self)
{
  for (guint i = 0; self->problems && i < g_list_model_get_n_items (self->problems); i++)
    {
      g_autoptr (YuiPayProblem) problem = g_list_model_get_item (self->problems, i);

      if (yui_pay_problem_get_is_blocking (problem))
        return TRUE;
    }
  return FALSE;
}

/* Says under the row of a kind of problem how often it is there. */
static void
count_problems (GtkWidget *row, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), text);
}

/* One row for each kind of problem; they have no id, so the rows are made anew. */
void
yui_pay_run_page_show_problems (YuiPayRunPage *self, GListModel *problems)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_set_object (&self->problems, problems);
  gtk_list_box_remove_all (self->problems_list);
  for (guint i = 0; i < g_list_model_get_n_items (problems); i++)
    {
      g_autoptr (YuiPayProblem) problem = g_list_model_get_item (problems, i);
      const char *code = yui_pay_problem_get_code (problem);
      GtkWidget *row = g_hash_table_lookup (rows, code);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code)) + 1;

      if (!row)
        {
          row = make_problem_row (problem);
          g_hash_table_insert (rows, (gpointer)code, row);
          gtk_list_box_append (self->problems_list, row);
        }
      g_hash_table_insert (counts, (gpointer)code, GUINT_TO_POINTER (n));
      count_problems (row, n);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), make_place_row (problem));
    }
  gtk_widget_set_visible (self->problems_group, g_list_model_get_n_items (problems) > 0);
}
