/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-chart-amounts.h"

#include <glib/gi18n.h>

#include "yui-why-button.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

#define ROWS "yui-chart-amounts-rows"

static GPtrArray *
get_rows (AdwExpanderRow *expander)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (expander), ROWS);

  if (!rows)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (expander), ROWS, rows, (GDestroyNotify)g_ptr_array_unref);
    }
  return rows;
}

void
yui_chart_amounts_clear (AdwExpanderRow *expander)
{
  GPtrArray *rows;

  g_return_if_fail (ADW_IS_EXPANDER_ROW (expander));

  rows = get_rows (expander);
  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

GtkWidget *
yui_chart_amounts_make_button (const char *amount,
                               const char *what,
                               const char *why,
                               YuiPaySum *sum)
{
  GtkWidget *button = yui_why_button_new (amount, what, why);
  GListModel *runs = sum ? yui_pay_sum_get_runs (sum) : NULL;

  for (guint i = 0; runs && i < g_list_model_get_n_items (runs); i++)
    {
      g_autoptr (YuiPaySumRun) run = g_list_model_get_item (runs, i);
      g_autofree char *label = yui_wording_pay_sum_run (run);

      yui_why_button_add_part (button, label, "page.open-run",
                               yui_pay_sum_run_get_pay_run_id (run));
    }
  return button;
}

void
yui_chart_amounts_add (AdwExpanderRow *expander,
                       const char *name,
                       const char *detail,
                       gint64 yen,
                       YuiPaySum *sum,
                       int people)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *amount = yui_wording_yen (yen);
  g_autofree char *why = sum ? yui_wording_why_pay_sum (sum, TRUE, people) : g_strdup ("");
  /* Translators: wages before tax, of a week, a workplace or a kind of pay. */
  g_autofree char *what = g_strdup_printf (_ ("Wages before tax, %s"), name);

  g_return_if_fail (ADW_IS_EXPANDER_ROW (expander));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             yui_chart_amounts_make_button (amount, what, why, sum));
  adw_expander_row_add_row (expander, row);
  g_ptr_array_add (get_rows (expander), row);
}
