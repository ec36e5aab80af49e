/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-json.h"
#include "yui-route.h"

G_BEGIN_DECLS

/* What is sent back. Headers that every answer has (Date, Cache-Control, X-Content-Type-Options …)
 * are added when it is sent. */

/* Takes doc. */
YuiResponse *yui_response_new_json (guint status, YuiJson *doc);

/* Takes bytes; content_type is static. */
YuiResponse *yui_response_new_bytes (guint status, const char *content_type, GBytes *bytes);

YuiResponse *yui_response_new_empty (guint status);
YuiResponse *yui_response_new_problem (const GError *error);

/* An answer of 200 whose body has no end: once its head is sent, the connection's socket
 * (non-blocking) goes to take, whose it is from then on. destroy frees user_data, whether or not it
 * came to that. */
typedef void (*YuiStreamFunc) (int socket, gpointer user_data);
YuiResponse *yui_response_new_stream (const char *content_type,
                                      YuiStreamFunc take,
                                      gpointer user_data,
                                      GDestroyNotify destroy);
gboolean yui_response_is_stream (YuiResponse *response);
void yui_response_give_socket (YuiResponse *response, int socket);

/* A second answer that says the same; not of a stream. The body is shared. */
YuiResponse *yui_response_copy (YuiResponse *response);

void yui_response_free (YuiResponse *response);

/* name is static, value is copied. A value with a control character is a programming error. */
void yui_response_set_header (YuiResponse *response, const char *name, const char *value);
const char *yui_response_get_header (YuiResponse *response, const char *name);

/* Sets ETag to the version in double quotes. */
void yui_response_set_version (YuiResponse *response, gint64 version);

guint yui_response_get_status (YuiResponse *response);
const char *yui_response_get_content_type (YuiResponse *response);
GBytes *yui_response_get_body (YuiResponse *response);

typedef void (*YuiHeaderFunc) (const char *name, const char *value, gpointer user_data);
void yui_response_foreach_header (YuiResponse *response, YuiHeaderFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiResponse, yui_response_free)

G_END_DECLS
