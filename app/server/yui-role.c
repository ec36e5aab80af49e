/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-route.h"

static const char *const names[YUI_N_ROLES] = {
  "employer_owner", "employer_manager", "payroll_clerk", "coordinator", "auditor",
  "kiosk",          "worker",           "anyone",
};

const char *
yui_role_name (YuiRole role)
{
  for (int i = 0; i < YUI_N_ROLES; i++)
    if (role == 1u << i)
      return names[i];
  return "";
}

YuiRole
yui_role_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, YUI_ROLE_NONE);

  for (int i = 0; i < YUI_N_ROLES; i++)
    if (g_str_equal (name, names[i]))
      return (YuiRole)(1u << i);
  return YUI_ROLE_NONE;
}
