/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "net/yui-client.h"
#include "net/yui-draft-store.h"
#include "net/yui-embedded-server.h"

G_BEGIN_DECLS

/* Where the desk stands with its server. */
typedef enum
{
  YUI_DESK_STARTING,   /* finding the server and the account */
  YUI_DESK_SIGNED_OUT, /* the person has to sign in */
  YUI_DESK_READY,      /* the account is known */
} YuiDeskState;

#define YUI_TYPE_DESK_STATE (yui_desk_state_get_type ())
GType yui_desk_state_get_type (void);

/* Properties, all read only:
 *   state    YuiDeskState
 *   role     YuiRole of the account; before it is known the role that is being opened, or NONE
 *   session  YuiSession of the account, or NULL until it is known
 *   problem  text; NULL, or a sentence that says why the desk is not ready
 *
 * Signals:
 *   replaced ()  another account, or another server: everything that was read is void. */
#define YUI_TYPE_DESK (yui_desk_get_type ())
G_DECLARE_FINAL_TYPE (YuiDesk, yui_desk, YUI, DESK, GObject)

/* Makes a desk that has not started; role is the demonstration's account to open.
 * server_url: NULL for the one in the settings; "" for the embedded server. */
YuiDesk *yui_desk_new (YuiRole role, const char *server_url);

YuiDeskState yui_desk_get_state (YuiDesk *self);
YuiRole yui_desk_get_role (YuiDesk *self);
YuiSession *yui_desk_get_session (YuiDesk *self); /* borrowed, nullable */
const char *yui_desk_get_problem (YuiDesk *self); /* nullable */
YuiClient *yui_desk_get_client (YuiDesk *self);   /* borrowed, never NULL; its calls may wait */
YuiDraftStore *yui_desk_get_drafts (YuiDesk *self);

/* The embedded server in use; NULL when a server is set. */
YuiEmbeddedServer *yui_desk_get_embedded (YuiDesk *self);

/* Whether the account may change what the employer has: shifts, offers, people, hours. */
gboolean yui_desk_can_manage (YuiDesk *self);

/* Starts finding the server and the account. */
void yui_desk_start (YuiDesk *self);

/* Opens another account of the demonstration. */
void yui_desk_switch_account (YuiDesk *self, const YuiEmbeddedToken *token);

/* Takes an address and a token into use, and keeps them, once the server has answered for them.
 * Resolves to TRUE when the token is kept for next time, FALSE when only for now; rejects with a
 * sentence for the person. */
DexFuture *yui_desk_sign_in (YuiDesk *self, const char *server_url, const char *token);

/* Shows the sign-in page, leaving the demonstration for the moment. */
void yui_desk_ask_sign_in (YuiDesk *self);

/* Forgets the token of the server. */
void yui_desk_sign_out (YuiDesk *self);

/* Forgets the server and opens the demonstration on the embedded one. */
void yui_desk_open_demo (YuiDesk *self);

G_END_DECLS
