/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paths, and the usual kinds of calls. */
#include "yui-client-private.h"

char *
yui_path (const char *path, ...)
{
  GString *text = g_string_new (path);
  const char *name;
  char separator = '?';
  va_list args;

  va_start (args, path);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value == NULL || *value == '\0')
        continue;
      g_string_append_printf (text, "%c%s=", separator, name);
      g_string_append_uri_escaped (text, value, NULL, FALSE);
      separator = '&';
    }
  va_end (args);
  return g_string_free_and_steal (text);
}

char *
yui_path_of (const char *first, ...)
{
  GString *text = g_string_new ("/v1");
  va_list args;

  va_start (args, first);
  for (const char *part = first; part != NULL; part = va_arg (args, const char *))
    {
      g_string_append_c (text, '/');
      g_string_append_uri_escaped (text, part, NULL, FALSE);
    }
  va_end (args);
  return g_string_free_and_steal (text);
}

DexFuture *
yui_client_read_record (YuiClient *self, GType type, char *path, GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_GET, path, YUI_ANSWER_RECORD);

  call->type = type;
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_read_list (YuiClient *self, GType type, char *path, GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_GET, path, YUI_ANSWER_LIST);

  call->type = type;
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_act (YuiClient *self,
                gpointer record,
                int version,
                char *path,
                JsonNode *body,
                GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_POST, path, YUI_ANSWER_UPDATE);

  call->record = g_object_ref (record);
  call->version = version;
  if (body != NULL)
    yui_call_take_json (call, body);
  return yui_client_call (self, call, cancellable);
}

DexFuture *
yui_client_remove (YuiClient *self, int version, char *path, GCancellable *cancellable)
{
  YuiCall *call = yui_call_new (SOUP_METHOD_DELETE, path, YUI_ANSWER_TRUTH);

  call->version = version;
  return yui_client_call (self, call, cancellable);
}
