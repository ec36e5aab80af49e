/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-routes.h"

const YuiRoute *const yui_route_tables[] = {
  yui_system_routes,
  NULL,
};
