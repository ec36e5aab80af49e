/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-attendance.h"
#include "yui-visit.h"

G_BEGIN_DECLS

/* A worker says which hours were worked.
 *
 * Signals: closed () */
#define YUI_TYPE_CLAIM_PAGE (yui_claim_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiClaimPage, yui_claim_page, YUI, CLAIM_PAGE, GtkBox)

GtkWidget *yui_claim_page_new (YuiVisit *visit, YuiAttendance *attendance);

G_END_DECLS
