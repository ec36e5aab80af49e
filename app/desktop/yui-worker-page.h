/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* A person as the town sees them: who they are, how far they are with each employer, and what they
 * declare of work elsewhere. */
#define YUI_TYPE_WORKER_PAGE (yui_worker_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkerPage, yui_worker_page, YUI, WORKER_PAGE, YuiPage)

AdwNavigationPage *yui_worker_page_new (YuiDesk *desk, YuiWorker *worker);

G_END_DECLS
