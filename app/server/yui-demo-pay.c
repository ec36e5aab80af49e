/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "yui-pay-run.h"

#define RUN_DAYS      14
#define PAID_AFTER    5 /* days after the last work day */
#define LOCKED_BEFORE 2 /* days before the pay day */

typedef struct
{
  YuiDemo *demo;
  gint64 moment_s;
} IdMaker;

static char *
make_id (gpointer user_data)
{
  const IdMaker *maker = user_data;

  return yui_demo_new_id (maker->demo, maker->moment_s);
}

static gboolean
has_agreed_hours (YuiDemo *demo,
                  const char *employer_id,
                  YuiCivilDay from,
                  YuiCivilDay to,
                  gboolean *has,
                  GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      demo->db, error,
      "SELECT count(*) FROM attendance WHERE programme_id = $1 AND employer_id = $2 "
      "AND work_day >= $3 AND work_day < $4 AND state = 'agreed'",
      YUI_DEMO_ID, YUI_TEXT (employer_id), YUI_INT (from), YUI_INT (to));

  if (!yui_statement_need_row (query, error))
    return FALSE;
  *has = yui_statement_get_int (query, 0) > 0;
  return TRUE;
}

static gboolean
add_run (YuiDemo *demo, const char *employer_id, YuiCivilDay from, YuiCivilDay to, GError **error)
{
  const YuiCivilDay pay_day = to + PAID_AFTER;
  const gint64 now_s = yui_demo_moment (demo, pay_day - LOCKED_BEFORE, 600, 900);
  IdMaker maker = { demo, now_s };
  const YuiPayRunDraft draft = { .programme_id = YUI_DEMO_PROGRAMME_ID,
                                 .employer_id = employer_id,
                                 .tables = demo->options->tables,
                                 .from_day = from,
                                 .to_day = to,
                                 .pay_day = pay_day,
                                 .now_s = now_s,
                                 .new_id = make_id,
                                 .new_id_data = &maker };
  g_autofree char *id = yui_pay_run_draft (demo->db, &draft, error);

  return id != NULL
         && yui_pay_run_set_state (demo->db, YUI_DEMO_PROGRAMME_ID, id, "checked", now_s + 900,
                                   NULL, error)
         && yui_pay_run_set_state (demo->db, YUI_DEMO_PROGRAMME_ID, id, "locked", now_s + 1800,
                                   NULL, error);
}

/* Pays what is agreed, a fortnight at a time. A pay day without a withholding table is left to the
 * day when the table is there. */
static gboolean
pay_employer (YuiDemo *demo, const char *employer_id, GError **error)
{
  const YuiCivilDay end = demo->today - YUI_DEMO_CONFIRM_DAYS;
  const YuiCivilDay begin
      = yui_civil_week_start (demo->today, YUI_MONDAY) - YUI_DEMO_WEEKS_BACK * YUI_DAYS_PER_WEEK;

  for (YuiCivilDay from = begin; from < end; from += RUN_DAYS)
    {
      const YuiCivilDay to = MIN (from + RUN_DAYS, end);
      gboolean has;

      if (!yui_pay_has_withholding_table (demo->options->tables, YUI_TAX_HEI, 0, to + PAID_AFTER))
        continue;
      if (!has_agreed_hours (demo, employer_id, from, to, &has, error)
          || (has && !add_run (demo, employer_id, from, to, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
yui_demo_make_pay (YuiDemo *demo, GError **error)
{
  for (guint i = 0; i < demo->employers->len; i++)
    if (!pay_employer (demo, yui_demo_employer (demo, i)->id, error))
      return FALSE;
  return TRUE;
}
