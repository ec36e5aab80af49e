/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* One contract: when, where, how it stands on the clock, and the buttons for what comes next.
 *
 * Signals:
 *   paper ()   show the working conditions notice
 *   change ()  show what the workplace proposes
 *   cancel ()  ask whether to cancel */
#define YUI_TYPE_CONTRACT_CARD (yui_contract_card_get_type ())
G_DECLARE_FINAL_TYPE (YuiContractCard, yui_contract_card, YUI, CONTRACT_CARD, GtkBox)

/* can_clock: whether it has the buttons of the clock (work of today). */
GtkWidget *yui_contract_card_new (YuiVisit *visit, YuiContract *contract, gboolean can_clock);

G_END_DECLS
