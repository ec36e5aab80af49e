/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "milp.h"

#include <interfaces/highs_c_api.h>

struct Milp
{
  GArray *value, *lower, *upper, *whole; /* by column */
  GArray *most, *first;                  /* by row */
  GArray *column, *times;                /* by term */
};

Milp *
milp_new (void)
{
  Milp *milp = g_new (Milp, 1);

  *milp = (Milp){
    .value = g_array_new (FALSE, FALSE, sizeof (double)),
    .lower = g_array_new (FALSE, FALSE, sizeof (double)),
    .upper = g_array_new (FALSE, FALSE, sizeof (double)),
    .whole = g_array_new (FALSE, FALSE, sizeof (HighsInt)),
    .most = g_array_new (FALSE, FALSE, sizeof (double)),
    .first = g_array_new (FALSE, FALSE, sizeof (HighsInt)),
    .column = g_array_new (FALSE, FALSE, sizeof (HighsInt)),
    .times = g_array_new (FALSE, FALSE, sizeof (double)),
  };
  return milp;
}

void
milp_free (Milp *milp)
{
  GArray *arrays[] = { milp->value, milp->lower, milp->upper,  milp->whole,
                       milp->most,  milp->first, milp->column, milp->times };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_free (milp);
}

gint
milp_add_column (Milp *milp, double value, double lower, double upper, gboolean whole)
{
  HighsInt type = whole ? kHighsVarTypeInteger : kHighsVarTypeContinuous;

  g_array_append_val (milp->value, value);
  g_array_append_val (milp->lower, lower);
  g_array_append_val (milp->upper, upper);
  g_array_append_val (milp->whole, type);
  return (gint)milp->value->len - 1;
}

void
milp_add_row (Milp *milp, double most)
{
  HighsInt first = (HighsInt)milp->column->len;

  g_array_append_val (milp->most, most);
  g_array_append_val (milp->first, first);
}

void
milp_add_term (Milp *milp, gint column, double times)
{
  HighsInt index = column;

  g_array_append_val (milp->column, index);
  g_array_append_val (milp->times, times);
}

static void *
make_solver (void)
{
  void *highs = Highs_create ();

  Highs_setBoolOptionValue (highs, "output_flag", 0);
  Highs_setIntOptionValue (highs, "threads", 1);
  Highs_setDoubleOptionValue (highs, "mip_rel_gap", 0.0);
  Highs_setDoubleOptionValue (highs, "mip_abs_gap", 0.5);
  return highs;
}

gboolean
milp_solve (Milp *milp, double *value)
{
  void *highs = make_solver ();
  guint n_rows = milp->most->len;
  g_autofree double *least = g_new (double, n_rows + 1);
  HighsInt status;

  for (guint r = 0; r < n_rows; r++)
    least[r] = -Highs_getInfinity (highs);
  g_assert_cmpint (
      Highs_passMip (highs, (HighsInt)milp->value->len, (HighsInt)n_rows,
                     (HighsInt)milp->column->len, kHighsMatrixFormatRowwise, kHighsObjSenseMaximize,
                     0.0, (double *)(void *)milp->value->data, (double *)(void *)milp->lower->data,
                     (double *)(void *)milp->upper->data, least, (double *)(void *)milp->most->data,
                     (HighsInt *)(void *)milp->first->data, (HighsInt *)(void *)milp->column->data,
                     (double *)(void *)milp->times->data, (HighsInt *)(void *)milp->whole->data),
      !=, kHighsStatusError);
  g_assert_cmpint (Highs_run (highs), !=, kHighsStatusError);
  status = Highs_getModelStatus (highs);
  *value = Highs_getObjectiveValue (highs);
  Highs_destroy (highs);
  g_assert_true (status == kHighsModelStatusOptimal || status == kHighsModelStatusInfeasible);
  return status == kHighsModelStatusOptimal;
}
