/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-link.h"

#include <libsoup/soup.h>
#include <string.h>

static char *
take_path (const char *target)
{
  g_autoptr (GUri) base = g_uri_parse ("http://server/", SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri = g_uri_parse_relative (base, target, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL)
    return NULL;
  return g_strconcat (g_uri_get_path (uri), g_uri_get_query (uri) ? "?" : NULL,
                      g_uri_get_query (uri), NULL);
}

static gboolean
is_next (const char *params, gsize length)
{
  g_autofree char *text = g_strndup (params, length);
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (g_ascii_strcasecmp (part, "rel=\"next\"") == 0
          || g_ascii_strcasecmp (part, "rel=next") == 0)
        return TRUE;
    }
  return FALSE;
}

char *
yui_link_find_next (const char *header)
{
  const char *open, *close;

  g_return_val_if_fail (header != NULL, NULL);

  for (const char *rest = header; (open = strchr (rest, '<')) != NULL; rest = close)
    {
      close = strchr (open, '>');
      if (close == NULL)
        return NULL;
      if (is_next (close + 1, strcspn (close + 1, ",")))
        {
          g_autofree char *target = g_strndup (open + 1, close - open - 1);

          return take_path (target);
        }
    }
  return NULL;
}
