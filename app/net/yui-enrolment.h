/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-client.h"

G_BEGIN_DECLS

/* How far a kiosk is with being let in. */
typedef enum
{
  YUI_ENROLMENT_ASKING,  /* no code yet: the server has not answered */
  YUI_ENROLMENT_WAITING, /* a code is shown, and a coordinator is to type it */
  YUI_ENROLMENT_DENIED,  /* the coordinator said no */
  YUI_ENROLMENT_DONE,    /* the client has its token */
} YuiEnrolmentState;

#define YUI_TYPE_ENROLMENT_STATE (yui_enrolment_state_get_type ())
GType yui_enrolment_state_get_type (void);

/* Lets a kiosk in by the device grant of RFC 8628, and keeps its key and token.
 *
 * They are kept in the file kiosk.json of the data folder, which only its owner can read (0600), and
 * not in a Secret Service: a kiosk starts with nobody there who could unlock one. A token that was
 * copied off the kiosk is worth nothing without the key beside it, so encrypt the disk.
 *
 * Properties (read only):
 *   state      YuiEnrolmentState
 *   user-code  text: what the coordinator types, XXXX-XXXX; NULL
 *   address    text: for the QR beside it; NULL */
#define YUI_TYPE_ENROLMENT (yui_enrolment_get_type ())
G_DECLARE_FINAL_TYPE (YuiEnrolment, yui_enrolment, YUI, ENROLMENT, GObject)

/* Reads what is kept for client's server and gives client its key and, when it was let in before, its
 * token. data_folder: NULL for $XDG_DATA_HOME/yui. */
YuiEnrolment *yui_enrolment_new (YuiClient *client, const char *data_folder);

YuiEnrolmentState yui_enrolment_get_state (YuiEnrolment *self);
const char *yui_enrolment_get_user_code (YuiEnrolment *self);
const char *yui_enrolment_get_address (YuiEnrolment *self);

/* Asks to be let in, with new codes when they run out, until it is or is denied. */
void yui_enrolment_start (YuiEnrolment *self);

/* The server does not know the token any more: forgets it, and asks anew. */
void yui_enrolment_start_anew (YuiEnrolment *self);

void yui_enrolment_stop (YuiEnrolment *self);

G_END_DECLS
