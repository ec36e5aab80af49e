/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-ledger-fixtures.h"

LedgerFixture *
ledger_fixture_new (void)
{
  LedgerFixture *f = g_new0 (LedgerFixture, 1);

  f->facts = (YuiLedgerFacts){
    .days = f->days,
    .today = fixture_day (2026, 11, 18),
    .employed_since = YUI_CIVIL_DAY_UNKNOWN,
    .agreement_month_min = H (45),
    .agreement_year_min = H (360),
    .agreement_start = fixture_day (2026, 4, 1),
  };
  return f;
}

YuiLedgerDay *
ledger_fixture_add (LedgerFixture *f, YuiCivilDay day, int worked_min)
{
  YuiLedgerDay *d = &f->days[f->facts.n_days++];

  *d = (YuiLedgerDay){ .day = day, .worked_min = worked_min, .is_planned = day > f->facts.today };
  return d;
}

const YuiLedgerLine *
ledger_fixture_read (LedgerFixture *f, YuiLedgerKind kind)
{
  /* A copy of the exact length, so that a sanitizer sees a step too far. */
  g_autofree YuiLedgerDay *days = g_memdup2 (f->days, f->facts.n_days * sizeof *days);

  f->facts.days = days;
  g_assert_cmpint (yui_labour_ledger (&f->facts, f->lines), ==, YUI_LABOUR_OK);
  f->facts.days = f->days;
  for (int i = 0; i < YUI_N_LEDGER_KINDS; i++)
    {
      if (i != YUI_LEDGER_WEEK_20_HOURS && i != YUI_LEDGER_MONTH_18_DAYS
          && i != YUI_LEDGER_YEAR_300000 && i != YUI_LEDGER_YEAR_500000)
        g_assert_cmpint (f->lines[i].shifts_left, ==, -1);
      g_assert_cmpint (f->lines[i].kind, ==, i);
      g_assert_cmpint (f->lines[i].source.day, ==, f->facts.today);
      g_assert_cmpint (f->lines[i].source.rule, !=, YUI_RULE_NONE);
    }
  return &f->lines[kind];
}

void
ledger_assert_line (const YuiLedgerLine *line,
                    YuiLedgerState state,
                    gint64 so_far,
                    gint64 with_plan)
{
  g_assert_cmpint (line->so_far, ==, so_far);
  g_assert_cmpint (line->with_plan, ==, with_plan);
  g_assert_cmpstr (yui_ledger_state_name (line->state), ==, yui_ledger_state_name (state));
  g_assert_cmpint (line->reached_on != YUI_CIVIL_DAY_UNKNOWN, ==, state >= YUI_LEDGER_PLANNED);
}
