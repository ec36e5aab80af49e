/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-shift-pay.h"
#include "model/yui-shift.h"

G_BEGIN_DECLS

/* What a shift is: time, place, seats, pay, and what the law may say about it later.
 *
 * Properties: shift (YuiShift, nullable), qualifications (text: names, nullable). */
#define YUI_TYPE_SHIFT_FACTS (yui_shift_facts_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftFacts, yui_shift_facts, YUI, SHIFT_FACTS, GtkBox)

void yui_shift_facts_set_shift (YuiShiftFacts *self, YuiShift *shift);
void yui_shift_facts_set_qualifications (YuiShiftFacts *self, const char *names);

/* What a seat costs, line by line; of the shift that is set. */
void yui_shift_facts_set_pay (YuiShiftFacts *self, YuiShiftPay *pay);

G_END_DECLS
