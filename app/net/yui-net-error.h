/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-problem.h"

G_BEGIN_DECLS

/* Why a call of YuiClient failed. Codes are where callers branch. */
typedef enum
{
  YUI_NET_ERROR_FAILED,       /* anything else, such as an answer that cannot be read */
  YUI_NET_ERROR_UNAUTHORIZED, /* the token is not (any more) good: sign in again */
  YUI_NET_ERROR_NOT_FOUND,    /* gone, or never this account's */
  YUI_NET_ERROR_CONFLICT,     /* 409: another one was first, such as a full shift */
  YUI_NET_ERROR_STALE,        /* 412, 428: the object changed meanwhile; read it again */
  YUI_NET_ERROR_INVALID, /* 400, 422: what was sent is refused; the problem's errors say where */
  YUI_NET_ERROR_UNAVAILABLE, /* no server, and the call may not be repeated by itself */
} YuiNetErrorCode;

#define YUI_NET_ERROR (yui_net_error_quark ())
GQuark yui_net_error_quark (void);

/* The server's problem in an error of this domain: borrowed; NULL when there was none (no server,
 * no problem body). */
YuiProblem *yui_net_error_get_problem (const GError *error);

/* Whether error is the server's problem of that name, such as "code-needed". */
gboolean yui_net_error_is_named (const GError *error, const char *name);

/* A whole sentence for the person about any error of this folder, G_IO_ERROR included: transfer
 * full. */
char *yui_net_error_to_sentence (const GError *error);

/* Whether the error only says that the call was cancelled; nobody needs to hear of it. */
gboolean yui_net_error_is_cancelled (const GError *error);

G_END_DECLS
