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
  YUI_DESK_ALONE,      /* the account is known, and must have a second factor before all else */
  YUI_DESK_READY,      /* the account is known */
} YuiDeskState;

typedef enum
{
  YUI_DESK_ERROR_CODE_NEEDED, /* the password is right; the code of the second factor is missing */
} YuiDeskError;

#define YUI_DESK_ERROR (yui_desk_error_quark ())
GQuark yui_desk_error_quark (void);

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

/* Where and as whom the person signed in last, to be filled in; "" and NULL when nowhere. */
const char *yui_desk_get_server_url (YuiDesk *self);
const char *yui_desk_get_name (YuiDesk *self);

/* The embedded server in use; NULL when a server is set. */
YuiEmbeddedServer *yui_desk_get_embedded (YuiDesk *self);

/* Whether the account may change what the employer has: shifts, offers, people, hours. */
gboolean yui_desk_can_manage (YuiDesk *self);

/* Starts finding the server and the account. */
void yui_desk_start (YuiDesk *self);

/* Reads the account anew, after something of it was changed. */
void yui_desk_read_session (YuiDesk *self);

/* Opens another account of the demonstration. */
void yui_desk_switch_account (YuiDesk *self, const YuiEmbeddedToken *token);

/* Sign in at an address, and keep it, once the server has answered: with a token, or by name and
 * password and, when the account has a second factor, its code (nullable at first).
 *
 * Resolve to TRUE when the sign-in is kept for next time, FALSE when only for now; reject with a
 * sentence for the person, with YUI_DESK_ERROR_CODE_NEEDED when only the code is missing. Who signs
 * in again as the same account finds everything as it was left. */
DexFuture *yui_desk_sign_in (YuiDesk *self, const char *server_url, const char *token);
DexFuture *yui_desk_sign_in_by_name (YuiDesk *self,
                                     const char *server_url,
                                     const char *name,
                                     const char *password,
                                     const char *code);

/* Chooses the password that an invitation is for, and signs in with it; as above. */
DexFuture *yui_desk_take_invitation (YuiDesk *self,
                                     const char *server_url,
                                     const char *invitation,
                                     const char *password);

/* Shows the sign-in page, leaving the demonstration for the moment. */
void yui_desk_ask_sign_in (YuiDesk *self);

/* Ends the sign-in, here and at the server. */
void yui_desk_sign_out (YuiDesk *self);

/* Forgets the server and opens the demonstration on the embedded one. */
void yui_desk_open_demo (YuiDesk *self);

G_END_DECLS
