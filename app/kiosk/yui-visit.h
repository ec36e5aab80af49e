/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-worker-pass.h"
#include "net/yui-outbox.h"

G_BEGIN_DECLS

/* One worker at the kiosk, from the card to the end: everything the kiosk knows of a person hangs
 * on this object, so that letting it go forgets the person.
 *
 * With a card session it knows offers and contracts. Without one (the card was shown while the
 * server was away) it only knows the card, and can keep check-ins.
 *
 * Properties (read only):
 *   offers     GListModel of YuiOffer, soonest first
 *   contracts  GListModel of YuiContract, soonest first
 *   open-shifts GListModel of YuiOpenShift, soonest first: work to apply for
 *   is-loading boolean: the lists are being read
 *   is-away    boolean: the server cannot be reached now
 *   is-busy    boolean: something the person asked for is on its way
 *   message    text: what came of the last thing the person did, a whole sentence; NULL
 *   is-problem boolean: message says that it could not be done
 *
 * Signals:
 *   accepted (YuiContract), declined ()  the answer to an offer has arrived
 *   settled ()                           a change, a cancellation or an application has arrived
 *   clocked ()                           something about a check-in is different
 *   ended ()
 *   expired ()                           the server has ended the session; show the card again */
#define YUI_TYPE_VISIT (yui_visit_get_type ())
G_DECLARE_FINAL_TYPE (YuiVisit, yui_visit, YUI, VISIT, GObject)

/* client: the kiosk's own. session: NULL without a server; then card_code is kept. pass: what the
 * kiosk itself can say of the card. */
YuiVisit *yui_visit_new (YuiClient *client,
                         YuiOutbox *outbox,
                         YuiCardSession *session,
                         const char *card_code,
                         YuiPassState pass);

gboolean yui_visit_has_session (YuiVisit *self);
YuiPassState yui_visit_get_pass (YuiVisit *self);
const char *yui_visit_get_short_name (YuiVisit *self); /* family name; NULL without a session */
GListModel *yui_visit_get_offers (YuiVisit *self);
GListModel *yui_visit_get_contracts (YuiVisit *self);
GListModel *yui_visit_get_open_shifts (YuiVisit *self);
guint yui_visit_get_n_applications (YuiVisit *self); /* that wait for an answer */
YuiClient *yui_visit_get_client (YuiVisit *self);    /* with the worker's token */
gboolean yui_visit_get_is_loading (YuiVisit *self);
gboolean yui_visit_get_is_away (YuiVisit *self);
gboolean yui_visit_get_is_busy (YuiVisit *self);
const char *yui_visit_get_message (YuiVisit *self);
gboolean yui_visit_get_is_problem (YuiVisit *self);

/* Read the lists again. */
void yui_visit_load (YuiVisit *self);

/* Forms the contract: signal accepted (YuiContract), or message says why not. */
void yui_visit_accept (YuiVisit *self, YuiOffer *offer, gboolean electronic_notice);

/* Signal declined (), or message says why not. */
void yui_visit_decline (YuiVisit *self, YuiOffer *offer);

/* Each of these: signal settled (), or message says why not. */
void yui_visit_cancel (YuiVisit *self, YuiContract *contract);
void yui_visit_answer_proposal (YuiVisit *self, YuiProposal *proposal, gboolean is_accepted);
void yui_visit_apply (YuiVisit *self, YuiOpenShift *shift, gboolean electronic_notice);

/* Records it on this device and sends it: signal clocked () at each step. contract NULL without a
 * session. */
void yui_visit_clock (YuiVisit *self, YuiContract *contract, YuiClockKind kind);

/* Where the worker stands, what was pressed here and not yet confirmed included. */
YuiClockState yui_visit_get_clock_state (YuiVisit *self, YuiContract *contract);

/* What was last pressed for the contract here, and whether the server has it: a whole sentence;
 * NULL when nothing was. Transfer full. */
char *yui_visit_dup_clock_sentence (YuiVisit *self, YuiContract *contract);

/* Ends the session on the server at once and cancels what waits. Check-ins are kept and sent. */
void yui_visit_end (YuiVisit *self);

G_END_DECLS
