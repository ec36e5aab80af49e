/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-pay-why.h"

#include <string.h>

enum
{
  LINE_KIND,
  LINE_ATTENDANCE,
  LINE_DAY,
  LINE_MINUTES,
  LINE_UNIT,
  LINE_PERCENT,
  LINE_AMOUNT,
  LINE_SOURCE,
  LINE_RULE,
  LINE_TABLE,
  LINE_YEAR,
  LINE_TABLE_DAY,
  LINE_ROUNDING,
  LINE_WORKING,
  LINE_REVERSES,
  LINE_REVERSES_POSITION,
  LINE_POSITION,
  LINE_CANCELLATION,
};

static void
add_withholding (const YuiPayRunLine *line, YuiJson *doc, yyjson_mut_val *object)
{
  yui_json_add_int (doc, object, "taxable_yen", line->taxable_yen);
  yui_json_add_int (doc, object, "earlier_taxable_yen", line->before.taxable_yen);
  yui_json_add_int (doc, object, "earlier_withheld_yen", line->before.withheld_yen);
  yui_json_add_int (doc, object, "row_from_yen", line->row.from_yen);
  if (line->row.to_yen > 0)
    yui_json_add_int (doc, object, "row_to_yen", line->row.to_yen);
  yui_json_add_int (doc, object, "row_tax_yen", line->row.base_tax_yen);
  yui_json_add_int (doc, object, "row_rate", line->row.rate);
}

static void
add_work (const YuiPayWork *work, YuiJson *doc, yyjson_mut_val *object)
{
  if (work->attendance_id != NULL)
    yui_json_add_text (doc, object, "basis", work->is_planned ? "planned" : "agreed");
  if (work->raised_from_yen > 0)
    yui_json_add_int (doc, object, "raised_from_yen", work->raised_from_yen);
  if (work->other_day_min > 0)
    yui_json_add_int (doc, object, "other_day_min", work->other_day_min);
  if (work->other_week_min > 0)
    yui_json_add_int (doc, object, "other_week_min", work->other_week_min);
}

char *
yui_pay_write_working (const YuiPayRunLine *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_autoptr (YuiJson) doc = NULL;

  if (line->working != NULL)
    return g_strdup (line->working);
  doc = yui_json_new ();
  if (yui_pay_kind_is_withholding (line->line.kind))
    add_withholding (line, doc, yui_json_root (doc));
  else if (line->work != NULL)
    add_work (line->work, doc, yui_json_root (doc));
  return yui_json_write (doc, NULL);
}

gboolean
yui_pay_insert_line (YuiDatabase *db,
                     gint64 programme_id,
                     const char *payslip_id,
                     int position,
                     const YuiPayRunLine *line,
                     GError **error)
{
  g_return_val_if_fail (db != NULL && payslip_id != NULL && line != NULL, FALSE);

  const YuiLabourSource *source = &line->line.source;
  const gboolean has_table = source->table != YUI_TABLE_NONE;
  g_autofree char *text = yui_pay_source_text (source);
  g_autofree char *working = yui_pay_write_working (line);

  return yui_database_run (
             db, error,
             "INSERT INTO pay_line (programme_id, payslip_id, position, kind, attendance_id, "
             "work_day, minutes, unit_yen, percent, amount_yen, source, rule, law_table, law_year, "
             "law_day, rounding, working, reverses_payslip_id, reverses_position, cancellation_id) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, "
             "$18, $19, $20)",
             YUI_INT (programme_id), YUI_TEXT (payslip_id), YUI_INT (position),
             YUI_TEXT (yui_pay_kind_api_name (line->line.kind)), YUI_TEXT (line->attendance_id),
             YUI_INT (line->work_day), YUI_INT (line->line.minutes),
             line->hourly_yen > 0 ? YUI_INT (line->hourly_yen) : YUI_NULL,
             line->percent > 0 ? YUI_INT (line->percent) : YUI_NULL,
             YUI_INT (line->line.amount_yen), YUI_TEXT (text),
             YUI_TEXT (yui_labour_rule_name (source->rule)),
             has_table ? YUI_TEXT (yui_labour_table_name (source->table)) : YUI_NULL,
             has_table ? YUI_INT (source->table_year) : YUI_NULL,
             has_table ? YUI_INT (source->day) : YUI_NULL,
             YUI_TEXT (yui_labour_rounding_name (line->line.rounding)), YUI_TEXT (working),
             YUI_TEXT (line->reverses != NULL ? line->reverses->payslip_id : NULL),
             line->reverses != NULL ? YUI_INT (line->reverses->position) : YUI_NULL,
             YUI_TEXT (line->work != NULL ? line->work->cancellation_id : NULL))
         >= 0;
}

static void
add_nullable_int (
    YuiStatement *row, int column, YuiJson *doc, yyjson_mut_val *object, const char *key)
{
  if (yui_statement_is_null (row, column))
    yui_json_add_null (doc, object, key);
  else
    yui_json_add_int (doc, object, key, yui_statement_get_int (row, column));
}

/* Copies the members of a stored object. */
static void
add_members (const char *text, YuiJson *doc, yyjson_mut_val *object)
{
  g_autoptr (yyjson_doc) stored = yyjson_read (text, strlen (text), 0);
  yyjson_obj_iter members = yyjson_obj_iter_with (yyjson_doc_get_root (stored));
  yyjson_val *key;

  while ((key = yyjson_obj_iter_next (&members)) != NULL)
    yyjson_mut_obj_add (object, yyjson_val_mut_copy (doc, key),
                        yyjson_val_mut_copy (doc, yyjson_obj_iter_get_val (key)));
}

static void
add_rule (const char *name, YuiLabourRule rule, YuiJson *doc, yyjson_mut_val *why)
{
  yui_json_add_text (doc, why, "rule", name);
  yui_json_add_text (doc, why, "article", yui_labour_rule_article (rule));
  yui_json_add_text (doc, why, "certainty",
                     yui_labour_certainty_name (yui_labour_rule_certainty (rule)));
}

static void
add_why (YuiStatement *row, YuiJson *doc, yyjson_mut_val *line)
{
  yyjson_mut_val *why = yyjson_mut_obj_add_obj (doc, line, "why");
  const char *name = yui_statement_get_text (row, LINE_RULE);
  YuiLabourRule rule = YUI_RULE_NONE;

  yui_labour_rule_from_name (name, &rule);
  add_rule (name, rule, doc, why);
  yui_json_add_text (doc, why, "table", yui_statement_get_text (row, LINE_TABLE));
  add_nullable_int (row, LINE_YEAR, doc, why, "table_year");
  if (yui_statement_is_null (row, LINE_TABLE_DAY))
    yui_json_add_null (doc, why, "table_date");
  else
    yui_json_add_day (doc, why, "table_date", yui_statement_get_int (row, LINE_TABLE_DAY));
  yui_json_add_text (doc, why, "rounding", yui_statement_get_text (row, LINE_ROUNDING));
  add_members (yui_statement_get_text (row, LINE_WORKING), doc, why);
}

void
yui_pay_add_line (YuiStatement *row, YuiJson *doc, yyjson_mut_val *list)
{
  g_return_if_fail (row != NULL && doc != NULL && list != NULL);

  yyjson_mut_val *line = yyjson_mut_arr_add_obj (doc, list);

  yui_json_add_int (doc, line, "position", yui_statement_get_int (row, LINE_POSITION));
  yui_json_add_text (doc, line, "kind", yui_statement_get_text (row, LINE_KIND));
  yui_json_add_text (doc, line, "attendance_id", yui_statement_get_text (row, LINE_ATTENDANCE));
  yui_json_add_text (doc, line, "cancellation_id", yui_statement_get_text (row, LINE_CANCELLATION));
  yui_json_add_day (doc, line, "work_date", yui_statement_get_int (row, LINE_DAY));
  yui_json_add_int (doc, line, "minutes", yui_statement_get_int (row, LINE_MINUTES));
  add_nullable_int (row, LINE_UNIT, doc, line, "unit_yen");
  add_nullable_int (row, LINE_PERCENT, doc, line, "percent");
  yui_json_add_int (doc, line, "amount_yen", yui_statement_get_int (row, LINE_AMOUNT));
  yui_json_add_text (doc, line, "source", yui_statement_get_text (row, LINE_SOURCE));
  yui_json_add_text (doc, line, "reverses_payslip_id", yui_statement_get_text (row, LINE_REVERSES));
  add_nullable_int (row, LINE_REVERSES_POSITION, doc, line, "reverses_position");
  add_why (row, doc, line);
}

void
yui_pay_add_source (const YuiLabourSource *source,
                    YuiRounding rounding,
                    YuiJson *doc,
                    yyjson_mut_val *object)
{
  g_return_if_fail (source != NULL && doc != NULL && object != NULL);

  yyjson_mut_val *why = yyjson_mut_obj_add_obj (doc, object, "why");

  add_rule (yui_labour_rule_name (source->rule), source->rule, doc, why);
  if (source->table == YUI_TABLE_NONE)
    {
      yui_json_add_null (doc, why, "table");
      yui_json_add_null (doc, why, "table_year");
      yui_json_add_null (doc, why, "table_date");
    }
  else
    {
      yui_json_add_text (doc, why, "table", yui_labour_table_name (source->table));
      yui_json_add_int (doc, why, "table_year", source->table_year);
      yui_json_add_day (doc, why, "table_date", source->day);
    }
  yui_json_add_text (doc, why, "rounding", yui_labour_rounding_name (rounding));
}

void
yui_pay_add_expected (const YuiExpectedPay *expected, YuiJson *doc, yyjson_mut_val *list)
{
  g_return_if_fail (expected != NULL && doc != NULL && list != NULL);

  for (gsize i = 0; i < expected->n_lines; i++)
    {
      const YuiPayLine *line = &expected->lines[i];
      g_autofree char *source = yui_pay_source_text (&line->source);
      yyjson_mut_val *object = yyjson_mut_arr_add_obj (doc, list);

      yui_json_add_int (doc, object, "position", (gint64)i);
      yui_json_add_text (doc, object, "kind", yui_pay_kind_api_name (line->kind));
      yui_json_add_day (doc, object, "work_date", expected->work_day);
      yui_json_add_int (doc, object, "minutes", line->minutes);
      if (expected->percents[i] > 0)
        {
          yui_json_add_int (doc, object, "unit_yen", expected->hourly_yen);
          yui_json_add_int (doc, object, "percent", expected->percents[i]);
        }
      yui_json_add_int (doc, object, "amount_yen", line->amount_yen);
      yui_json_add_text (doc, object, "source", source);
      yui_pay_add_source (&line->source, line->rounding, doc, object);
    }
}
