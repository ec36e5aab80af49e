/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-sum.h"

#include "labour/yui-labour.h"

/* Where a row has what; see the header. */
enum
{
  ROW_KIND,
  ROW_RULE,
  ROW_TABLE,
  ROW_YEAR,
  ROW_FIRST,
  ROW_LAST,
  ROW_ROUNDING,
  ROW_LINES,
  ROW_ROUNDED,
  ROW_BACK,
  ROW_AMOUNT,
};

typedef struct
{
  char *kind;
  char *rule;
  char *table; /* NULL: none was read, and neither year nor days hold */
  char *rounding;
  gint64 year;
  gint64 first_day; /* that chose a row of the table */
  gint64 last_day;
  gint64 lines;
  gint64 rounded_lines;
  gint64 back_lines;
  gint64 yen;
} Part;

typedef struct
{
  char *id;
  gint64 from_day;
  gint64 to_day;
  gint64 pay_day;
  gint64 yen;
} Run;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->kind);
  g_free (part->rule);
  g_free (part->table);
  g_free (part->rounding);
  g_free (part);
}

static void
run_free (gpointer data)
{
  g_free (((Run *)data)->id);
  g_free (data);
}

void
yui_pay_sum_init (YuiPaySum *sum)
{
  g_return_if_fail (sum != NULL);

  sum->parts = g_ptr_array_new_with_free_func (part_free);
  sum->runs = g_ptr_array_new_with_free_func (run_free);
}

void
yui_pay_sum_clear (YuiPaySum *sum)
{
  g_return_if_fail (sum != NULL);

  g_clear_pointer (&sum->parts, g_ptr_array_unref);
  g_clear_pointer (&sum->runs, g_ptr_array_unref);
}

static gboolean
is_text (YuiStatement *row, int column, const char *text)
{
  return g_strcmp0 (yui_statement_get_text (row, column), text) == 0;
}

static Part *
find_part (YuiPaySum *sum, YuiStatement *row, int column)
{
  const gint64 year = yui_statement_get_int (row, column + ROW_YEAR);
  Part *part;

  for (guint i = 0; i < sum->parts->len; i++)
    {
      part = sum->parts->pdata[i];
      if (part->year == year && is_text (row, column + ROW_KIND, part->kind)
          && is_text (row, column + ROW_RULE, part->rule)
          && is_text (row, column + ROW_TABLE, part->table)
          && is_text (row, column + ROW_ROUNDING, part->rounding))
        return part;
    }
  part = g_new0 (Part, 1);
  part->kind = yui_statement_dup_text (row, column + ROW_KIND);
  part->rule = yui_statement_dup_text (row, column + ROW_RULE);
  part->table = yui_statement_dup_text (row, column + ROW_TABLE);
  part->rounding = yui_statement_dup_text (row, column + ROW_ROUNDING);
  part->year = year;
  part->first_day = G_MAXINT64;
  part->last_day = G_MININT64;
  g_ptr_array_add (sum->parts, part);
  return part;
}

void
yui_pay_sum_add (YuiPaySum *sum, YuiStatement *row, int column)
{
  g_return_if_fail (sum != NULL && row != NULL);

  Part *part = find_part (sum, row, column);

  if (part->table != NULL)
    {
      part->first_day = MIN (part->first_day, yui_statement_get_int (row, column + ROW_FIRST));
      part->last_day = MAX (part->last_day, yui_statement_get_int (row, column + ROW_LAST));
    }
  part->lines += yui_statement_get_int (row, column + ROW_LINES);
  part->rounded_lines += yui_statement_get_int (row, column + ROW_ROUNDED);
  part->back_lines += yui_statement_get_int (row, column + ROW_BACK);
  part->yen += yui_statement_get_int (row, column + ROW_AMOUNT);
}

void
yui_pay_sum_add_run (YuiPaySum *sum, YuiStatement *row, int column, gint64 gross_yen)
{
  g_return_if_fail (sum != NULL && row != NULL);

  Run *run = NULL;

  for (guint i = 0; i < sum->runs->len && run == NULL; i++)
    if (is_text (row, column, ((Run *)sum->runs->pdata[i])->id))
      run = sum->runs->pdata[i];
  if (run == NULL)
    {
      run = g_new0 (Run, 1);
      run->id = yui_statement_dup_text (row, column);
      run->from_day = yui_statement_get_int (row, column + 1);
      run->to_day = yui_statement_get_int (row, column + 2);
      run->pay_day = yui_statement_get_int (row, column + 3);
      g_ptr_array_add (sum->runs, run);
    }
  run->yen += gross_yen;
}

gboolean
yui_pay_sum_read_run (
    YuiPaySum *sum, YuiDatabase *db, gint64 programme_id, const char *pay_run_id, GError **error)
{
  g_return_val_if_fail (sum != NULL && db != NULL && pay_run_id != NULL, FALSE);

  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT " YUI_PAY_SUM_LINES " FROM payslip s JOIN pay_line l "
      "ON l.programme_id = s.programme_id AND l.payslip_id = s.id "
      "WHERE s.programme_id = $1 AND s.pay_run_id = $2 GROUP BY " YUI_PAY_SUM_GROUP
      " ORDER BY " YUI_PAY_SUM_GROUP,
      YUI_INT (programme_id), YUI_TEXT (pay_run_id));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yui_pay_sum_add (sum, query, 0);
  return step == YUI_STEP_DONE;
}

gint64
yui_pay_sum_get_yen (const YuiPaySum *sum)
{
  gint64 yen = 0;

  g_return_val_if_fail (sum != NULL, 0);

  for (guint i = 0; i < sum->parts->len; i++)
    yen += ((const Part *)sum->parts->pdata[i])->yen;
  return yen;
}

static void
write_part (const Part *part, YuiJson *doc, yyjson_mut_val *object)
{
  YuiLabourRule rule = YUI_RULE_NONE;

  yui_labour_rule_from_name (part->rule, &rule);
  yui_json_add_text (doc, object, "kind", part->kind);
  yui_json_add_text (doc, object, "rule", part->rule);
  yui_json_add_text (doc, object, "article", yui_labour_rule_article (rule));
  yui_json_add_text (doc, object, "certainty",
                     yui_labour_certainty_name (yui_labour_rule_certainty (rule)));
  yui_json_add_text (doc, object, "table", part->table);
  if (part->table != NULL)
    {
      yui_json_add_int (doc, object, "table_year", part->year);
      yui_json_add_day (doc, object, "table_first_date", part->first_day);
      yui_json_add_day (doc, object, "table_last_date", part->last_day);
    }
  else
    {
      yui_json_add_null (doc, object, "table_year");
      yui_json_add_null (doc, object, "table_first_date");
      yui_json_add_null (doc, object, "table_last_date");
    }
  yui_json_add_text (doc, object, "rounding", part->rounding);
  yui_json_add_int (doc, object, "lines", part->lines);
  yui_json_add_int (doc, object, "rounded_lines", part->rounded_lines);
  yui_json_add_int (doc, object, "back_lines", part->back_lines);
  yui_json_add_int (doc, object, "amount_yen", part->yen);
}

static void
write_run (const Run *run, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_text (doc, object, "pay_run_id", run->id);
  yui_json_add_day (doc, object, "from", run->from_day);
  yui_json_add_day (doc, object, "to", run->to_day);
  yui_json_add_day (doc, object, "pay_date", run->pay_day);
  yui_json_add_int (doc, object, "wages_yen", run->yen);
}

void
yui_pay_sum_write (const YuiPaySum *sum, YuiJson *doc, yyjson_mut_val *object)
{
  g_return_if_fail (sum != NULL && doc != NULL && object != NULL);

  yyjson_mut_val *member = yyjson_mut_obj_add_obj (doc, object, "sum");
  yyjson_mut_val *parts = yyjson_mut_obj_add_arr (doc, member, "parts");
  yyjson_mut_val *runs = yyjson_mut_obj_add_arr (doc, member, "runs");

  for (guint i = 0; i < sum->parts->len; i++)
    write_part (sum->parts->pdata[i], doc, yyjson_mut_arr_add_obj (doc, parts));
  for (guint i = 0; i < sum->runs->len; i++)
    write_run (sum->runs->pdata[i], doc, yyjson_mut_arr_add_obj (doc, runs));
}
