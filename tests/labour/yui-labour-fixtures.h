/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-minimum-wage.h"
#include "labour/yui-pay.h"
#include "labour/yui-withholding.h"

/* The day number of a date, which must exist. */
YuiCivilDay fixture_day (int year, int month, int day);

/* UTC seconds of a Japan wall time; hour and minute may run over. */
gint64 fixture_utc (int year, int month, int day, int hour, int minute);

/* The rows of the tables in data/law, read once for the life of the test. */
const YuiMinimumWageTable *fixture_minimum_wage (void);
const YuiWithholdingTable *fixture_hei_2026 (void);

/* 25, 50, 35, 25 per cent, from 1 April 2023. */
YuiPremiumRates fixture_rates (void);
