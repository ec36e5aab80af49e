/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-desk.h"

G_BEGIN_DECLS

/* A place is a page of the sidebar: what it is called, who sees it, and how it is made. */
typedef struct
{
  const char *id;    /* stable; also the navigation tag */
  const char *title; /* source string, translate with _() */
  const char *icon_name;
  guint roles; /* bit mask of 1 << YuiRole */
  AdwNavigationPage *(*make) (YuiDesk *desk);
} YuiPlace;

#define YUI_PLACE_CALENDAR "calendar"

/* All places in the order of the sidebar; the last has a NULL id. */
const YuiPlace *yui_places_get (void);

/* Whether an account with role has the place. */
gboolean yui_place_is_for (const YuiPlace *place, YuiRole role);

G_END_DECLS
