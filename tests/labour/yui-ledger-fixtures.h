/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "labour/yui-ledger.h"
#include "yui-labour-fixtures.h"

#define H(hours) ((hours) * 60)

typedef struct
{
  YuiLedgerDay days[400];
  YuiLedgerFacts facts;
  YuiLedgerLine lines[YUI_N_LEDGER_KINDS];
} LedgerFixture;

/* No days yet; today is Wednesday 18 November 2026, the agreement allows 45 and 360 hours. */
LedgerFixture *ledger_fixture_new (void);

/* Adds a day that is planned if after today; to be filled in further. */
YuiLedgerDay *ledger_fixture_add (LedgerFixture *f, YuiCivilDay day, int worked_min);

/* Reads the whole ledger, checks what holds for every line, and returns that of kind. */
const YuiLedgerLine *ledger_fixture_read (LedgerFixture *f, YuiLedgerKind kind);

void ledger_assert_line (const YuiLedgerLine *line,
                         YuiLedgerState state,
                         gint64 so_far,
                         gint64 with_plan);
