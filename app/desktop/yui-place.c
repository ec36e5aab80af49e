/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-place.h"

#include <glib/gi18n.h>

static const YuiPlace places[] = {
  { NULL },
};

const YuiPlace *
yui_places_get (void)
{
  return places;
}

gboolean
yui_place_is_for (const YuiPlace *place, const char *role)
{
  g_autofree char *word = NULL;

  g_return_val_if_fail (place != NULL && place->id != NULL, FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  word = g_strconcat (" ", role, " ", NULL);
  return strstr (place->roles, word) != NULL;
}
