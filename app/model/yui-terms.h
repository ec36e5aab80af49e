/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* What a worker is shown, frozen into the contract. */
#define YUI_TYPE_TERMS (yui_terms_get_type ())
G_DECLARE_FINAL_TYPE (YuiTerms, yui_terms, YUI, TERMS, YuiRecord)

const char *yui_terms_get_employer_name (YuiTerms *self);
const char *yui_terms_get_workplace_name (YuiTerms *self);
const char *yui_terms_get_workplace_address (YuiTerms *self);
const char *yui_terms_get_title (YuiTerms *self);
const char *yui_terms_get_description (YuiTerms *self);
const char *yui_terms_get_belongings (YuiTerms *self);
gint64 yui_terms_get_starts_at (YuiTerms *self);
gint64 yui_terms_get_ends_at (YuiTerms *self);
int yui_terms_get_break_min (YuiTerms *self); /* minutes */
gint64 yui_terms_get_hourly_wage_yen (YuiTerms *self);
gint64 yui_terms_get_transport_yen (YuiTerms *self);
gint64 yui_terms_get_expected_pay_yen (YuiTerms *self); /* gross, premiums and transport included */
YuiHiringMode yui_terms_get_hiring_mode (YuiTerms *self);
const char *yui_terms_get_sha256 (YuiTerms *self); /* sent back with the acceptance */

G_END_DECLS
