/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the desk stands with its server. */
typedef enum
{
  YUI_DESK_STARTING,   /* finding the server and the account */
  YUI_DESK_SIGNED_OUT, /* a server is set, no token is known */
  YUI_DESK_READY,      /* the account is known */
  YUI_DESK_FAILED,     /* the embedded server did not start; see yui_desk_get_problem() */
} YuiDeskState;

#define YUI_TYPE_DESK_STATE (yui_desk_state_get_type ())

GType yui_desk_state_get_type (void);

#define YUI_TYPE_DESK (yui_desk_get_type ())

G_DECLARE_FINAL_TYPE (YuiDesk, yui_desk, YUI, DESK, GObject)

/* Makes a desk that has not started. role is the demo account to open, such as
 * "employer_owner"; NULL for that. */
YuiDesk *yui_desk_new (const char *role);

YuiDeskState yui_desk_get_state (YuiDesk *self);

/* The role of the account; before it is known, the role that is being opened. */
const char *yui_desk_get_role (YuiDesk *self);

/* Starts finding the server and the account. */
void yui_desk_start (YuiDesk *self);

G_END_DECLS
