/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-response.h"
#include "yui-problem.h"

#define HEADERS_MAX 8

struct _YuiResponse
{
  guint status;
  const char *content_type; /* nullable; static or one of the headers */
  GBytes *body;
  YuiStreamFunc take; /* of a stream */
  gpointer user_data;
  GDestroyNotify destroy;
  int n_headers;
  struct
  {
    const char *name;
    char *value;
  } headers[HEADERS_MAX];
};

YuiResponse *
yui_response_new_bytes (guint status, const char *content_type, GBytes *bytes)
{
  YuiResponse *response = g_new0 (YuiResponse, 1);

  response->status = status;
  response->content_type = content_type;
  response->body = bytes;
  return response;
}

YuiResponse *
yui_response_new_empty (guint status)
{
  return yui_response_new_bytes (status, NULL, g_bytes_new_static ("", 0));
}

YuiResponse *
yui_response_new_json (guint status, YuiJson *doc)
{
  gsize size;
  char *text = yui_json_write (doc, &size);

  yui_json_free (doc);
  return yui_response_new_bytes (status, "application/json", g_bytes_new_take (text, size));
}

YuiResponse *
yui_response_new_problem (const GError *error)
{
  gsize size;
  char *text = yui_problem_to_json (error, &size);
  guint status = yui_problem_get_status (error);
  YuiResponse *response
      = yui_response_new_bytes (status, "application/problem+json", g_bytes_new_take (text, size));

  if (status == 401)
    yui_response_set_header (response, "WWW-Authenticate", "Bearer");
  if (status == 503)
    yui_response_set_header (response, "Retry-After", "1");
  else if (yui_problem_get_retry_after (error) > 0)
    {
      g_autofree char *wait_s = g_strdup_printf ("%u", yui_problem_get_retry_after (error));

      yui_response_set_header (response, "Retry-After", wait_s);
    }
  return response;
}

YuiResponse *
yui_response_new_stream (const char *content_type,
                         YuiStreamFunc take,
                         gpointer user_data,
                         GDestroyNotify destroy)
{
  YuiResponse *response = yui_response_new_empty (200);

  response->content_type = content_type;
  response->take = take;
  response->user_data = user_data;
  response->destroy = destroy;
  return response;
}

gboolean
yui_response_is_stream (YuiResponse *response)
{
  return response->take != NULL;
}

void
yui_response_give_socket (YuiResponse *response, int socket)
{
  g_return_if_fail (yui_response_is_stream (response));

  response->take (socket, response->user_data);
}

YuiResponse *
yui_response_copy (YuiResponse *response)
{
  YuiResponse *copy;

  g_return_val_if_fail (response != NULL && !yui_response_is_stream (response), NULL);

  copy = yui_response_new_bytes (response->status, response->content_type,
                                 g_bytes_ref (response->body));
  for (int i = 0; i < response->n_headers; i++)
    yui_response_set_header (copy, response->headers[i].name, response->headers[i].value);
  return copy;
}

void
yui_response_free (YuiResponse *response)
{
  g_return_if_fail (response != NULL);

  if (response->destroy != NULL)
    response->destroy (response->user_data);

  for (int i = 0; i < response->n_headers; i++)
    g_free (response->headers[i].value);
  g_bytes_unref (response->body);
  g_free (response);
}

void
yui_response_set_header (YuiResponse *response, const char *name, const char *value)
{
  g_return_if_fail (response != NULL && name != NULL && value != NULL);
  g_return_if_fail (response->n_headers < HEADERS_MAX);
  for (const char *c = value; *c != '\0'; c++)
    g_return_if_fail (!g_ascii_iscntrl (*c));

  response->headers[response->n_headers].name = name;
  response->headers[response->n_headers].value = g_strdup (value);
  response->n_headers++;
}

const char *
yui_response_get_header (YuiResponse *response, const char *name)
{
  g_return_val_if_fail (response != NULL, NULL);

  for (int i = 0; i < response->n_headers; i++)
    if (g_ascii_strcasecmp (response->headers[i].name, name) == 0)
      return response->headers[i].value;
  return NULL;
}

void
yui_response_set_version (YuiResponse *response, gint64 version)
{
  g_autofree char *etag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", version);

  yui_response_set_header (response, "ETag", etag);
}

guint
yui_response_get_status (YuiResponse *response)
{
  return response->status;
}

const char *
yui_response_get_content_type (YuiResponse *response)
{
  return response->content_type;
}

GBytes *
yui_response_get_body (YuiResponse *response)
{
  return response->body;
}

void
yui_response_foreach_header (YuiResponse *response, YuiHeaderFunc func, gpointer user_data)
{
  for (int i = 0; i < response->n_headers; i++)
    func (response->headers[i].name, response->headers[i].value, user_data);
}
