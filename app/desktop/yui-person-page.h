/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* One person of the pool: facts, standing, lines of the law, history, and their card.
 *
 * Properties: person (YuiMembership).
 * Actions: page.issue-card, page.open-card, page.save-card. */
#define YUI_TYPE_PERSON_PAGE (yui_person_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonPage, yui_person_page, YUI, PERSON_PAGE, YuiPage)

AdwNavigationPage *yui_person_page_new (YuiDesk *desk, YuiMembership *person);

G_END_DECLS
