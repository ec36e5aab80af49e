/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-place.h"

#include <glib/gi18n.h>

#include "yui-calendar-page.h"
#include "yui-documents-page.h"
#include "yui-hours-page.h"
#include "yui-kiosks-page.h"
#include "yui-overview-page.h"
#include "yui-pay-page.h"
#include "yui-people-page.h"
#include "yui-screening-page.h"
#include "yui-share-page.h"
#include "yui-workers-page.h"

#define OWNER       (1u << YUI_ROLE_EMPLOYER_OWNER)
#define MANAGER     (1u << YUI_ROLE_EMPLOYER_MANAGER)
#define CLERK       (1u << YUI_ROLE_PAYROLL_CLERK)
#define COORDINATOR (1u << YUI_ROLE_COORDINATOR)
#define AUDITOR     (1u << YUI_ROLE_AUDITOR)
#define EVERYBODY   (OWNER | MANAGER | CLERK | COORDINATOR | AUDITOR)

static AdwNavigationPage *
make_calendar (YuiDesk *desk)
{
  return yui_calendar_page_new (yui_desk_get_client (desk), yui_desk_get_drafts (desk));
}

/* clang-format off */
static const YuiPlace places[] = {
  { "overview", N_ ("Overview"), "view-grid-symbolic", COORDINATOR | AUDITOR, yui_overview_page_new },
  { YUI_PLACE_CALENDAR, N_ ("Calendar"), "x-office-calendar-symbolic", EVERYBODY, make_calendar },
  { "people", N_ ("People"), "system-users-symbolic", OWNER | MANAGER | CLERK, yui_people_page_new },
  { "workers", N_ ("People"), "system-users-symbolic", COORDINATOR, yui_workers_page_new },
  { "hours", N_ ("Hours"), "document-open-recent-symbolic", EVERYBODY, yui_hours_page_new },
  { "pay", N_ ("Pay"), "x-office-spreadsheet-symbolic", OWNER | CLERK, yui_pay_page_new },
  { "documents", N_ ("Documents"), "x-office-document-symbolic", OWNER | MANAGER | CLERK, yui_documents_page_new },
  { "share", N_ ("Share of Work"), "view-list-symbolic", OWNER | MANAGER | COORDINATOR | AUDITOR, yui_share_page_new },
  { "screening", N_ ("Screening"), "object-select-symbolic", COORDINATOR | AUDITOR, yui_screening_page_new },
  { "kiosks", N_ ("Kiosks"), "video-display-symbolic", COORDINATOR, yui_kiosks_page_new },
  { NULL },
};
/* clang-format on */

const YuiPlace *
yui_places_get (void)
{
  return places;
}

gboolean
yui_place_is_for (const YuiPlace *place, YuiRole role)
{
  g_return_val_if_fail (place != NULL, FALSE);

  return (place->roles & (1u << role)) != 0;
}
