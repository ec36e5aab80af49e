/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* What a worker sees after the card: work of today and later, and offers.
 *
 * Signals:
 *   finished ()
 *   offer-opened (YuiOffer)
 *   hours-opened ()
 *   phone-opened ()
 *   paper-opened (YuiContract), change-opened (YuiContract), cancel-opened (YuiContract)
 *   shift-opened (YuiOpenShift) */
#define YUI_TYPE_WORK_PAGE (yui_work_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkPage, yui_work_page, YUI, WORK_PAGE, AdwBreakpointBin)

GtkWidget *yui_work_page_new (YuiVisit *visit);

G_END_DECLS
