/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Wording that needs no model type, for code that works with app/labour. Owned text. */

/* 12345 → "12,345"; 12345 yen → "¥12,345", negative "−¥12,345". */
char *yui_wording_number (gint64 number);
char *yui_wording_yen (gint64 yen);

/* 450 minutes → "7 h 30 min". */
char *yui_wording_minutes (int minutes);

/* "2026-03-03" → "Tue 3 March"; with the year when it is not the present one. */
char *yui_wording_date (const char *date);

/* What a pay line is (static), and the rule it rests on. */
const char *yui_wording_pay_kind (const char *kind);
char *yui_wording_pay_source (const char *source);

G_END_DECLS
