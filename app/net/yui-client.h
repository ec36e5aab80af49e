/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

#include "model/yui-assignment-draft.h"
#include "model/yui-attendance.h"
#include "model/yui-candidate-list.h"
#include "model/yui-candidate-terms.h"
#include "model/yui-card-session.h"
#include "model/yui-card.h"
#include "model/yui-changes.h"
#include "model/yui-check-in-code.h"
#include "model/yui-clock-event.h"
#include "model/yui-contract.h"
#include "model/yui-document.h"
#include "model/yui-figures.h"
#include "model/yui-health.h"
#include "model/yui-holiday.h"
#include "model/yui-import-report.h"
#include "model/yui-membership.h"
#include "model/yui-offer.h"
#include "model/yui-pay-run.h"
#include "model/yui-pay-summary.h"
#include "model/yui-payslip.h"
#include "model/yui-qualification.h"
#include "model/yui-session.h"
#include "model/yui-share-of-work.h"
#include "model/yui-shift-draft.h"
#include "model/yui-shift.h"
#include "model/yui-wage-floor.h"
#include "model/yui-workplace.h"
#include "yui-net-error.h"

G_BEGIN_DECLS

/* The REST client. One function per operation of data/openapi.yaml; each starts at once and returns
 * a DexFuture.
 *
 * A future resolves to what its function says, or rejects with YUI_NET_ERROR (see yui-net-error.h)
 * or G_IO_ERROR_CANCELLED. "A list of" is a GListModel (a GListStore that belongs to the caller)
 * holding every page.
 *
 * A call that gets no answer (connection refused or broken, time-out, a 502–504 or a body that is
 * not the server's) is repeated, with jittered back-off, until it gets one or is cancelled: reads,
 * because they change nothing; writes, because the server knows them again by their Idempotency-Key
 * or version. So a server that is killed and comes back loses nothing that was entered; show the
 * connection state, and keep the person's input until the future resolves. Only
 * yui_client_open_card_session() fails at once with YUI_NET_ERROR_UNAVAILABLE.
 *
 * Dropping the future does not take a call back; cancellable (nullable) does, as does the client's
 * end. Whoever does not wait for a future calls dex_future_disown() on it.
 *
 * Functions that take a model object send its version, and on success update that very object and
 * resolve to it.
 *
 * Dates are YYYY-MM-DD in Japan time; times are seconds since 1970 UTC. Everything runs on the main
 * thread. */

typedef enum
{
  YUI_CONNECTION_CONNECTING, /* no answer yet since the start */
  YUI_CONNECTION_ONLINE,
  YUI_CONNECTION_OFFLINE, /* the last try got no answer; it is tried again by itself */
} YuiConnection;

#define YUI_TYPE_CONNECTION (yui_connection_get_type ())
GType yui_connection_get_type (void);

/* Properties:
 *
 * base-url    text; where the server is, such as http://127.0.0.1:40123; may change while calls
 *             wait
 * token       text; the bearer token, NULL for none; may change
 * language    text; Accept-Language, such as "ja"; from the locale unless set
 * connection  YuiConnection, read only
 * retry-at    gint64, read only: when the next try is due, seconds since 1970 UTC; 0 while online
 *
 * Signals:
 *
 * changed::RESOURCE (GStrv ids, GStrv deleted_ids)
 *             after yui_client_start(): something changed on the server. RESOURCE is shift, offer,
 *             contract, clock_event, attendance, pay_run, membership or document. Each id is in one
 *             of the two arrays.
 *
 * reset ()    the server's data was replaced (restored, another server), or the change log went
 *             past us: read everything again.
 *
 * unauthorized ()
 *             the token is no longer good; sign in again. */
#define YUI_TYPE_CLIENT (yui_client_get_type ())
G_DECLARE_FINAL_TYPE (YuiClient, yui_client, YUI, CLIENT, GObject)

YuiClient *yui_client_new (const char *base_url, const char *token);

/* A client with another token that follows parent's base-url, language and connection, for a worker
 * at a kiosk. */
YuiClient *yui_client_new_child (YuiClient *parent, const char *token);

const char *yui_client_get_base_url (YuiClient *self);
void yui_client_set_base_url (YuiClient *self, const char *base_url);
const char *yui_client_get_token (YuiClient *self);
void yui_client_set_token (YuiClient *self, const char *token);
const char *yui_client_get_language (YuiClient *self);
void yui_client_set_language (YuiClient *self, const char *language);
YuiConnection yui_client_get_connection (YuiClient *self);

/* Follow /v1/changes from now on, every few seconds: gives the connection state and the `changed`
 * signal. */
void yui_client_start (YuiClient *self);
void yui_client_stop (YuiClient *self);

/* Try again now, without waiting for the back-off. */
void yui_client_retry_now (YuiClient *self);

/* Cancels every call of this client, waiting ones included. */
void yui_client_cancel_all (YuiClient *self);

/* system */
DexFuture *yui_client_get_health (YuiClient *self, GCancellable *cancellable);  /* YuiHealth */
DexFuture *yui_client_get_openapi (YuiClient *self, GCancellable *cancellable); /* GBytes */
DexFuture *yui_client_get_session (YuiClient *self, GCancellable *cancellable); /* YuiSession */

/* YuiChanges after a change number; after < 0 gives none and the present number. limit 1 to 500. */
DexFuture *
yui_client_list_changes (YuiClient *self, gint64 after, int limit, GCancellable *cancellable);

/* reference */
DexFuture *
yui_client_list_workplaces (YuiClient *self, GCancellable *cancellable); /* list of YuiWorkplace */
DexFuture *
yui_client_list_qualifications (YuiClient *self,
                                GCancellable *cancellable); /* list of YuiQualification */

/* YuiCheckInCode of a workplace. */
DexFuture *
yui_client_get_check_in_code (YuiClient *self, const char *workplace_id, GCancellable *cancellable);

/* YuiWageFloor of a workplace on a date. */
DexFuture *yui_client_get_wage_floor (YuiClient *self,
                                      const char *workplace_id,
                                      const char *date,
                                      GCancellable *cancellable);

/* List of YuiHoliday from a date to before another. */
DexFuture *yui_client_list_holidays (YuiClient *self,
                                     const char *from,
                                     const char *to,
                                     GCancellable *cancellable);

/* List of YuiShift that start from `from` to before `to`, by start. All filters nullable; state
 * NONE for any. */
DexFuture *yui_client_list_shifts (YuiClient *self,
                                   const char *from,
                                   const char *to,
                                   const char *workplace_id,
                                   YuiShiftState state,
                                   GCancellable *cancellable);

/* YuiShift made from a complete draft. Sending the same draft twice makes one shift, in whatever
 * runs. */
DexFuture *
yui_client_create_shift (YuiClient *self, YuiShiftDraft *draft, GCancellable *cancellable);

/* YuiShift */
DexFuture *yui_client_get_shift (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* shift, changed into the draft (only what differs is sent). */
DexFuture *yui_client_update_shift (YuiClient *self,
                                    YuiShift *shift,
                                    YuiShiftDraft *draft,
                                    GCancellable *cancellable);

/* TRUE; open offers are withdrawn. */
DexFuture *yui_client_delete_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable);

/* shift, published. */
DexFuture *yui_client_publish_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable);

/* YuiCandidateList; limit 1 to 200. */
DexFuture *yui_client_list_candidates (YuiClient *self,
                                       const char *shift_id,
                                       int limit,
                                       GCancellable *cancellable);

/* List of YuiOffer. */
DexFuture *
yui_client_list_offers (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* List of YuiOffer made; reply_by in the future and not after the shift's start. */
DexFuture *yui_client_create_offers (YuiClient *self,
                                     const char *shift_id,
                                     const char *const *worker_ids,
                                     gint64 reply_by,
                                     GCancellable *cancellable);

/* List of YuiContract. */
DexFuture *
yui_client_list_shift_contracts (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* TRUE */
DexFuture *yui_client_withdraw_offer (YuiClient *self, YuiOffer *offer, GCancellable *cancellable);

/* ranking */

/* YuiCandidateTerms of everybody who can work the shift. */
DexFuture *
yui_client_get_candidate_terms (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* YuiCandidateList of up to 100 named people; those excluded are its others. */
DexFuture *yui_client_find_candidates (YuiClient *self,
                                       const char *shift_id,
                                       const char *const *worker_ids,
                                       GCancellable *cancellable);

/* YuiPeopleFound: the first people of the pool whose name or reading has q in it. */
DexFuture *
yui_client_find_memberships (YuiClient *self, const char *q, int limit, GCancellable *cancellable);

/* YuiRankingWeights */
DexFuture *yui_client_get_ranking_weights (YuiClient *self, GCancellable *cancellable);

/* present, changed to weights. */
DexFuture *yui_client_put_ranking_weights (YuiClient *self,
                                           YuiRankingWeights *present,
                                           const guint16 weights[YUI_RANK_N_TERMS],
                                           GCancellable *cancellable);

/* A pair of a shift and a worker in a week's order. */
typedef struct
{
  char *shift_id;
  char *worker_id;
} YuiAssignmentWish;

/* YuiAssignmentDraft, running. first_day: of seven. pinned, forbidden: arrays of YuiAssignmentWish,
 * read at once. */
DexFuture *yui_client_create_assignment_draft (YuiClient *self,
                                               const char *first_day,
                                               int shifts_a_day,
                                               GPtrArray *pinned,
                                               GPtrArray *forbidden,
                                               GCancellable *cancellable);

/* YuiAssignmentDraft */
DexFuture *
yui_client_get_assignment_draft (YuiClient *self, const char *draft_id, GCancellable *cancellable);

/* TRUE; its solver stops. */
DexFuture *yui_client_delete_assignment_draft (YuiClient *self,
                                               const char *draft_id,
                                               GCancellable *cancellable);

/* YuiShareOfWork of the days from … to (exclusive). weights: seven numbers with commas, as
 * yui_ranking_weights_to_text() gives, for a forecast; nullable. */
DexFuture *yui_client_get_share_of_work (YuiClient *self,
                                         const char *from,
                                         const char *to,
                                         const char *weights,
                                         GCancellable *cancellable);

/* people */

/* List of YuiMembership by kana. q: part of a name, kana, staff number or district, nullable; kind
 * NONE for any. */
DexFuture *yui_client_list_memberships (YuiClient *self,
                                        const char *q,
                                        YuiMembershipKind kind,
                                        GCancellable *cancellable);

/* YuiMembership */
DexFuture *
yui_client_get_membership (YuiClient *self, const char *membership_id, GCancellable *cancellable);

/* YuiCard; an earlier card of the person stops working. */
DexFuture *
yui_client_issue_card (YuiClient *self, const char *membership_id, GCancellable *cancellable);

/* YuiImportReport. csv as in the file, any encoding. With mode ALL and a refused row it rejects
 * with YUI_NET_ERROR_INVALID, whose problem carries the report. */
DexFuture *yui_client_import_members (YuiClient *self,
                                      GBytes *csv,
                                      YuiImportMode mode,
                                      GCancellable *cancellable);

/* worker at a kiosk */

/* YuiCardSession. Not repeated by itself: without a server it rejects at once. */
DexFuture *
yui_client_open_card_session (YuiClient *self, const char *card_code, GCancellable *cancellable);
DexFuture *yui_client_close_card_session (YuiClient *self, GCancellable *cancellable); /* TRUE */
DexFuture *
yui_client_list_my_offers (YuiClient *self, GCancellable *cancellable); /* list of YuiOffer */
DexFuture *
yui_client_list_my_contracts (YuiClient *self, GCancellable *cancellable); /* list of YuiContract */

/* YuiContract formed on the offer's terms, as the offer object holds them. */
DexFuture *yui_client_accept_offer (YuiClient *self,
                                    YuiOffer *offer,
                                    gboolean electronic_notice,
                                    GCancellable *cancellable);

/* offer, declined. */
DexFuture *yui_client_decline_offer (YuiClient *self, YuiOffer *offer, GCancellable *cancellable);

/* YuiClockEvent. Of contract_id and card_code exactly one is not NULL; card_code only with a
 * kiosk's token. occurred_at: device time. key: the idempotency key of an outbox row, or NULL for a
 * fresh one. */
DexFuture *yui_client_create_clock_event (YuiClient *self,
                                          const char *contract_id,
                                          const char *card_code,
                                          YuiClockKind kind,
                                          gint64 occurred_at,
                                          const char *key,
                                          GCancellable *cancellable);

/* hours */

/* List of YuiAttendance by work date; filters nullable, state NONE for any. */
DexFuture *yui_client_list_attendances (YuiClient *self,
                                        const char *from,
                                        const char *to,
                                        YuiAttendanceState state,
                                        GCancellable *cancellable);

/* YuiAttendance */
DexFuture *
yui_client_get_attendance (YuiClient *self, const char *attendance_id, GCancellable *cancellable);

/* attendance, agreed. note nullable; needed when the hours are fewer than clocked. */
DexFuture *yui_client_confirm_attendance (YuiClient *self,
                                          YuiAttendance *attendance,
                                          gint64 started_at,
                                          gint64 ended_at,
                                          int break_min,
                                          const char *note,
                                          GCancellable *cancellable);

/* attendance, open again. */
DexFuture *yui_client_reopen_attendance (YuiClient *self,
                                         YuiAttendance *attendance,
                                         GCancellable *cancellable);

/* pay */
DexFuture *
yui_client_list_pay_runs (YuiClient *self,
                          GCancellable *cancellable); /* list of YuiPayRun, newest first */

/* YuiPayRun, drafted; to is the day after the last work date. */
DexFuture *yui_client_create_pay_run (YuiClient *self,
                                      const char *from,
                                      const char *to,
                                      const char *pay_date,
                                      GCancellable *cancellable);
DexFuture *yui_client_get_pay_run (YuiClient *self,
                                   const char *pay_run_id,
                                   GCancellable *cancellable); /* YuiPayRun */
DexFuture *
yui_client_delete_pay_run (YuiClient *self, YuiPayRun *run, GCancellable *cancellable); /* TRUE */
DexFuture *yui_client_lock_pay_run (YuiClient *self,
                                    YuiPayRun *run,
                                    GCancellable *cancellable); /* run, locked */

/* List of YuiPayslip by kana. */
DexFuture *
yui_client_list_payslips (YuiClient *self, const char *pay_run_id, GCancellable *cancellable);

/* YuiPaySummary */
DexFuture *yui_client_get_pay_summary (YuiClient *self,
                                       const char *from,
                                       const char *to,
                                       GCancellable *cancellable);

/* documents */

/* List of YuiDocument, newest first; ids nullable, kind NONE for any. */
DexFuture *yui_client_list_documents (YuiClient *self,
                                      YuiDocumentKind kind,
                                      const char *shift_id,
                                      const char *pay_run_id,
                                      GCancellable *cancellable);

/* YuiDocument */
DexFuture *
yui_client_get_document (YuiClient *self, const char *document_id, GCancellable *cancellable);

/* GBytes of the PDF. */
DexFuture *yui_client_get_document_content (YuiClient *self,
                                            const char *document_id,
                                            GCancellable *cancellable);

/* programme: YuiFigures */
DexFuture *yui_client_get_figures (YuiClient *self,
                                   const char *from,
                                   const char *to,
                                   GCancellable *cancellable);

G_END_DECLS
