/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>

#include "model/yui-job-application.h"
#include "model/yui-assignment-draft.h"
#include "model/yui-attendance.h"
#include "model/yui-cancel-desk.h"
#include "model/yui-bank-account.h"
#include "model/yui-bank.h"
#include "model/yui-candidate-list.h"
#include "model/yui-candidate-terms.h"
#include "model/yui-card-session.h"
#include "model/yui-card.h"
#include "model/yui-changes.h"
#include "model/yui-check-in-code.h"
#include "model/yui-check-in-poster.h"
#include "model/yui-phone-code.h"
#include "model/yui-clock-event.h"
#include "model/yui-contract.h"
#include "model/yui-correction.h"
#include "model/yui-declared-work.h"
#include "model/yui-device-grant.h"
#include "model/yui-device.h"
#include "model/yui-document.h"
#include "model/yui-employer.h"
#include "model/yui-figures.h"
#include "model/yui-grant.h"
#include "model/yui-health.h"
#include "model/yui-holiday.h"
#include "model/yui-hours-waiting.h"
#include "model/yui-import-report.h"
#include "model/yui-insurance-rates.h"
#include "model/yui-job.h"
#include "model/yui-membership.h"
#include "model/yui-offer.h"
#include "model/yui-pass-key.h"
#include "model/yui-pay-problem.h"
#include "model/yui-pay-run.h"
#include "model/yui-pay-settings.h"
#include "model/yui-pay-summary.h"
#include "model/yui-payslip.h"
#include "model/yui-qualification.h"
#include "model/yui-second-factor.h"
#include "model/yui-ring.h"
#include "model/yui-screening.h"
#include "model/yui-session.h"
#include "model/yui-share-of-work.h"
#include "model/yui-shift-draft.h"
#include "model/yui-shift-pay.h"
#include "model/yui-shift.h"
#include "model/yui-sync-answer.h"
#include "model/yui-template.h"
#include "model/yui-thresholds.h"
#include "model/yui-unmatched-clock-event.h"
#include "model/yui-wage-floor.h"
#include "model/yui-worker.h"
#include "model/yui-workplace.h"
#include "yui-device-key.h"
#include "yui-net-error.h"
#include "yui-sign-in.h"

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
 *             contract, cancellation, contract_proposal, application, clock_event, attendance,
 *             pay_run, membership or document. Each id is in one
 *             of the two arrays.
 *
 * reset ()    the server's data was replaced (restored, another server), or the change log went
 *             past us: read everything again.
 *
 * second-factor-needed ()
 *             a call was refused because the account must have a second factor first.
 *
 * unauthorized ()
 *             the token is no longer good, and there is no other to be had for it; sign in again. */
#define YUI_TYPE_CLIENT (yui_client_get_type ())
G_DECLARE_FINAL_TYPE (YuiClient, yui_client, YUI, CLIENT, GObject)

YuiClient *yui_client_new (const char *base_url, const char *token);

/* A client with another token that follows parent's base-url, language and connection and has its
 * key, for a worker at a kiosk. */
YuiClient *yui_client_new_child (YuiClient *parent, const char *token);

const char *yui_client_get_base_url (YuiClient *self);
void yui_client_set_base_url (YuiClient *self, const char *base_url);
const char *yui_client_get_token (YuiClient *self);
void yui_client_set_token (YuiClient *self, const char *token);

/* Calls are made with the sign-in's token (nullable: with the one that is set), which is renewed by
 * itself when it has run out. */
void yui_client_set_sign_in (YuiClient *self, YuiSignIn *sign_in);

/* Every call proves key, which the token is bound to; NULL for a bearer's. A sign-in brings its own. */
void yui_client_set_device_key (YuiClient *self, YuiDeviceKey *key);
YuiDeviceKey *yui_client_get_device_key (YuiClient *self); /* borrowed, nullable */

const char *yui_client_get_language (YuiClient *self);
void yui_client_set_language (YuiClient *self, const char *language);
YuiConnection yui_client_get_connection (YuiClient *self);

/* Follow /v1/changes from now on, as soon as the server says that there are some (/v1/events), else
 * every few seconds: gives the connection state and the `changed` signal. */
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

/* Sends ops of the device (SyncOp of openapi.yaml) and gives YuiSyncAnswer; oldest_seq is the lowest
 * number that the device still has. */
DexFuture *yui_client_push_ops (YuiClient *self,
                                const char *device_id,
                                gint64 oldest_seq,
                                JsonArray *ops,
                                GCancellable *cancellable);

/* Server time minus this computer's, by the last answer; 0 until there was one. */
gint64 yui_client_get_clock_offset_s (YuiClient *self);

/* What time it is: by the server, as far as it has said so, else by this computer. UTC seconds. */
gint64 yui_client_get_now_s (YuiClient *self);
/* accounts. The calls that take a password or a code are made once: they reject with
 * YUI_NET_ERROR_UNAVAILABLE when there is no answer, and with the time to wait when tried too often.
 */

/* YuiGrant. code: of the second factor, nullable; problem "code-needed" asks for it. device_label:
 * how the person will know this place. device_secret: what an earlier sign-in here gave, nullable. */
DexFuture *yui_client_sign_in (YuiClient *self,
                               const char *name,
                               const char *password,
                               const char *code,
                               const char *device_label,
                               const char *device_secret,
                               GCancellable *cancellable);

/* YuiGrant, the next one. */
DexFuture *
yui_client_refresh_token (YuiClient *self, const char *refresh_token, GCancellable *cancellable);

DexFuture *yui_client_sign_out (YuiClient *self, GCancellable *cancellable); /* TRUE */

/* YuiSignInName of whom the invitation was made for. */
DexFuture *yui_client_choose_password (YuiClient *self,
                                       const char *invitation,
                                       const char *password,
                                       GCancellable *cancellable);

/* TRUE; every other sign-in of the account has ended. */
DexFuture *yui_client_change_password (YuiClient *self,
                                       const char *present_password,
                                       const char *password,
                                       GCancellable *cancellable);

DexFuture *yui_client_begin_totp (YuiClient *self,
                                  const char *present_password,
                                  GCancellable *cancellable); /* YuiTotpSecret */
DexFuture *yui_client_confirm_totp (YuiClient *self,
                                    const char *code,
                                    GCancellable *cancellable); /* YuiRecoveryCodes */
DexFuture *yui_client_remove_totp (YuiClient *self,
                                   const char *present_password,
                                   GCancellable *cancellable); /* TRUE */

DexFuture *yui_client_list_devices (YuiClient *self, GCancellable *cancellable); /* YuiDevice */
DexFuture *yui_client_delete_device (YuiClient *self,
                                     const char *device_id,
                                     GCancellable *cancellable); /* TRUE */

/* YuiDeviceAuthorization: the kiosk that shows user_code, typed with or without the dash. */
DexFuture *yui_client_get_device_authorization (YuiClient *self,
                                                const char *user_code,
                                                GCancellable *cancellable);

/* TRUE. workplace_id: where it stands; NULL for a kiosk of the whole programme. */
DexFuture *yui_client_approve_device (YuiClient *self,
                                      const char *user_code,
                                      const char *label,
                                      const char *workplace_id,
                                      GCancellable *cancellable);
DexFuture *
yui_client_deny_device (YuiClient *self, const char *user_code, GCancellable *cancellable);

/* A kiosk asks to be let in (RFC 8628): YuiDeviceCodes; then YuiDeviceToken for each poll. */
DexFuture *
yui_client_request_device_codes (YuiClient *self, const char *label, GCancellable *cancellable);
DexFuture *
yui_client_fetch_device_token (YuiClient *self, const char *device_code, GCancellable *cancellable);

/* reference */
DexFuture *
yui_client_list_workplaces (YuiClient *self, GCancellable *cancellable); /* list of YuiWorkplace */

/* workplace, updated: its special minimum wage is that of a business (a code, or "" for none). */
DexFuture *yui_client_choose_wage_industry (YuiClient *self,
                                            YuiWorkplace *workplace,
                                            const char *industry,
                                            GCancellable *cancellable);
DexFuture *
yui_client_list_qualifications (YuiClient *self,
                                GCancellable *cancellable); /* list of YuiQualification */

/* YuiCheckInCode of a workplace. */
DexFuture *
yui_client_get_check_in_code (YuiClient *self, const char *workplace_id, GCancellable *cancellable);

/* List of YuiCheckInPoster, newest first. */
DexFuture *yui_client_list_check_in_posters (YuiClient *self, GCancellable *cancellable);

/* YuiCheckInPoster: a new one of a workplace; poster, updated: its code opens nothing any more. */
DexFuture *yui_client_make_check_in_poster (YuiClient *self,
                                            const char *workplace_id,
                                            GCancellable *cancellable);
DexFuture *yui_client_end_check_in_poster (YuiClient *self,
                                           YuiCheckInPoster *poster,
                                           GCancellable *cancellable);

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

/* YuiShiftPay */
DexFuture *
yui_client_get_shift_pay (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* shift, changed into the draft (only what differs is sent). */
DexFuture *yui_client_update_shift (YuiClient *self,
                                    YuiShift *shift,
                                    YuiShiftDraft *draft,
                                    GCancellable *cancellable);

/* TRUE; open offers are withdrawn. */
DexFuture *yui_client_delete_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable);

/* shift, published. */
DexFuture *yui_client_publish_shift (YuiClient *self, YuiShift *shift, GCancellable *cancellable);

/* Who may see a shift: YuiRingList. plan is an array as yui_ring_plan_of() makes it, transfer
 * full; verb is open or close. */
DexFuture *yui_client_list_rings (YuiClient *self, const char *shift_id, GCancellable *cancellable);
DexFuture *yui_client_put_rings (YuiClient *self,
                                 const char *shift_id,
                                 int shift_version,
                                 JsonNode *plan,
                                 GCancellable *cancellable);
DexFuture *
yui_client_move_ring (YuiClient *self, YuiRing *ring, const char *verb, GCancellable *cancellable);

/* Job descriptions: list of YuiTemplate; YuiTemplate; TRUE. body is a TemplateNew, transfer full. */
DexFuture *yui_client_list_templates (YuiClient *self, GCancellable *cancellable);
DexFuture *yui_client_create_template (YuiClient *self, JsonNode *body, GCancellable *cancellable);
DexFuture *
yui_client_delete_template (YuiClient *self, YuiTemplate *template, GCancellable *cancellable);

/* Screening: list of YuiScreening, by employer; one's own; a decision (TRUE). open_seats_max 0: any
 * number. */
DexFuture *yui_client_list_screenings (YuiClient *self, GCancellable *cancellable);
DexFuture *yui_client_get_screening (YuiClient *self, GCancellable *cancellable);
DexFuture *yui_client_decide_screening (YuiClient *self,
                                        const char *employer_id,
                                        gboolean passed,
                                        int open_seats_max,
                                        const char *reason,
                                        GCancellable *cancellable);

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

/* cancellation desk and changes of contracts */

/* YuiCancelDesk of a contract, now. */
DexFuture *
yui_client_get_cancel_desk (YuiClient *self, const char *contract_id, GCancellable *cancellable);

/* YuiCancellation: final. owed_yen as it was shown; written_reason nullable. */
DexFuture *yui_client_cancel_contract (YuiClient *self,
                                       YuiCancelDesk *desk,
                                       const char *reason,
                                       const char *owed_kind,
                                       gint64 owed_yen,
                                       const char *written_reason,
                                       GCancellable *cancellable);

/* YuiShiftCancelDesk of a shift, now. */
DexFuture *
yui_client_get_shift_cancel_desk (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* YuiShift, cancelled with all its people: final. */
DexFuture *yui_client_cancel_shift (YuiClient *self,
                                    YuiShiftCancelDesk *desk,
                                    const char *reason,
                                    const char *owed_kind,
                                    gint64 owed_total_yen,
                                    const char *written_reason,
                                    GCancellable *cancellable);

/* YuiProposal to work as choice says instead; kind and choice are of one alternative. */
DexFuture *yui_client_propose_change (YuiClient *self,
                                      YuiCancelDesk *desk,
                                      const char *kind,
                                      YuiCancelChoice *choice,
                                      const char *note,
                                      gint64 reply_by,
                                      GCancellable *cancellable);

/* TRUE */
DexFuture *
yui_client_withdraw_proposal (YuiClient *self, YuiProposal *proposal, GCancellable *cancellable);

/* YuiContract. The worker's answer as heard: how is phone, in_person or written; note says who spoke
 * with whom. */
DexFuture *yui_client_record_consent (YuiClient *self,
                                      YuiProposal *proposal,
                                      gboolean is_accepted,
                                      const char *how,
                                      const char *note,
                                      GCancellable *cancellable);

/* List of YuiJobApplication for a shift. */
DexFuture *
yui_client_list_applications (YuiClient *self, const char *shift_id, GCancellable *cancellable);

/* YuiContract when accepted, else YuiJobApplication. */
DexFuture *yui_client_answer_application (YuiClient *self,
                                          YuiJobApplication *application,
                                          gboolean is_accepted,
                                          GCancellable *cancellable);
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

/* YuiThresholds of a person of the pool. */
DexFuture *
yui_client_get_thresholds (YuiClient *self, const char *membership_id, GCancellable *cancellable);

/* person, with the certificate on record. kind as in YuiAgeCertificate. */
DexFuture *yui_client_record_age_certificate (YuiClient *self,
                                              YuiMembership *person,
                                              const char *kind,
                                              const char *seen_on,
                                              const char *seen_by,
                                              GCancellable *cancellable);

/* person, whom the employer does not ask any more because of note; asked again with note NULL. */
DexFuture *yui_client_block_member (YuiClient *self,
                                    YuiMembership *person,
                                    const char *note,
                                    GCancellable *cancellable);

/* Work at other employers. worker_id NULL: of the worker at the kiosk. */

/* List of YuiDeclaredWork. */
DexFuture *
yui_client_list_declared_work (YuiClient *self, const char *worker_id, GCancellable *cancellable);

/* YuiDeclaredWork, with the person's consent. since: when that contract formed. */
DexFuture *yui_client_declare_work (YuiClient *self,
                                    const char *worker_id,
                                    const char *employer_name,
                                    const char *since,
                                    int weekdays,
                                    int day_min,
                                    GCancellable *cancellable);

/* TRUE; it is no longer so. */
DexFuture *yui_client_end_declared_work (YuiClient *self,
                                         const char *worker_id,
                                         const char *declared_work_id,
                                         GCancellable *cancellable);

/* YuiDeclaredWork; the ending is taken back. */
DexFuture *yui_client_resume_declared_work (YuiClient *self,
                                            const char *worker_id,
                                            const char *declared_work_id,
                                            GCancellable *cancellable);

/* YuiWorkersFound: the first people of the programme whose name, reading or district has q
 * (nullable: any) in it. limit 1 to 500. */
DexFuture *
yui_client_find_workers (YuiClient *self, const char *q, int limit, GCancellable *cancellable);

/* YuiWorker, with pools. */
DexFuture *
yui_client_get_worker (YuiClient *self, const char *worker_id, GCancellable *cancellable);

/* YuiEmployer of the account. */
DexFuture *yui_client_get_employer (YuiClient *self, GCancellable *cancellable);

/* employer, changed as the members of change say (EmployerChange of the contract). */
DexFuture *yui_client_update_employer (YuiClient *self,
                                       YuiEmployer *employer,
                                       JsonObject *change,
                                       GCancellable *cancellable);

/* YuiCard; an earlier card of the person stops working. */
DexFuture *
yui_client_issue_card (YuiClient *self, const char *membership_id, GCancellable *cancellable);

/* YuiImportReport. csv as in the file, any encoding. With mode ALL and a refused row it rejects
 * with YUI_NET_ERROR_INVALID, whose problem carries the report. */
DexFuture *yui_client_import_members (YuiClient *self,
                                      GBytes *csv,
                                      YuiImportMode mode,
                                      GCancellable *cancellable);

/* YuiImportReport; accounts of people of the pool. */
DexFuture *yui_client_import_bank_accounts (YuiClient *self,
                                            GBytes *csv,
                                            YuiImportMode mode,
                                            GCancellable *cancellable);

/* worker at a kiosk */

/* list of YuiPassKey, newest first */
DexFuture *yui_client_list_pass_keys (YuiClient *self, GCancellable *cancellable);

/* YuiCardSession. Not repeated by itself: without a server it rejects at once. */
DexFuture *
yui_client_open_card_session (YuiClient *self, const char *card_code, GCancellable *cancellable);
DexFuture *
yui_client_list_open_shifts (YuiClient *self, GCancellable *cancellable); /* list of YuiOpenShift */
DexFuture *yui_client_list_my_applications (YuiClient *self,
                                            GCancellable *cancellable); /* of YuiJobApplication */

/* YuiJobApplication on the terms of shift; with a contract_id when the contract formed at once. */
DexFuture *yui_client_apply (YuiClient *self,
                             YuiOpenShift *shift,
                             gboolean electronic_notice,
                             GCancellable *cancellable);

/* YuiCancellation: the worker's own, final. */
DexFuture *
yui_client_cancel_my_contract (YuiClient *self, const char *contract_id, GCancellable *cancellable);

/* YuiContract, changed when accepted. */
DexFuture *yui_client_answer_proposal (YuiClient *self,
                                       YuiProposal *proposal,
                                       gboolean is_accepted,
                                       GCancellable *cancellable);

/* TRUE; the worker has the notice before them: shown, printed or downloaded. */
DexFuture *yui_client_record_delivery (YuiClient *self,
                                       const char *document_id,
                                       const char *how,
                                       GCancellable *cancellable);
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

/* YuiHoursWaiting; dates as in list_attendances. */
DexFuture *yui_client_get_hours_waiting (YuiClient *self,
                                         const char *from,
                                         const char *to,
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

/* Hours to be sent. */
typedef struct
{
  gint64 started_at;
  gint64 ended_at;
  int break_min;
  const char *note; /* nullable; why, of a correction */
  JsonArray *spans; /* of HoursSpan as in the contract; nullable */
} YuiHoursGiven;

/* attendance, agreed, with breaks and ordered work. */
DexFuture *yui_client_confirm_hours (YuiClient *self,
                                     YuiAttendance *attendance,
                                     const YuiHoursGiven *hours,
                                     GCancellable *cancellable);

/* attendance with other agreed hours; hours->note is needed. */
DexFuture *yui_client_correct_hours (YuiClient *self,
                                     YuiAttendance *attendance,
                                     const YuiHoursGiven *hours,
                                     GCancellable *cancellable);

/* attendance, disputed. The employer gives a note. spans are not sent. */
DexFuture *yui_client_claim_hours (YuiClient *self,
                                   YuiAttendance *attendance,
                                   const YuiHoursGiven *hours,
                                   GCancellable *cancellable);

/* attendance, agreed to what the other side says. */
DexFuture *yui_client_settle_hours (YuiClient *self,
                                    YuiAttendance *attendance,
                                    const char *claim_id,
                                    GCancellable *cancellable);

/* List of YuiCorrection, oldest first. */
DexFuture *
yui_client_list_corrections (YuiClient *self, const char *attendance_id, GCancellable *cancellable);

/* List of YuiAttendance of one person, by work date; dates nullable. */
DexFuture *yui_client_list_attendances_of (YuiClient *self,
                                           const char *worker_id,
                                           const char *from,
                                           const char *to,
                                           GCancellable *cancellable);

/* YuiPhoneCode: the own pages of the worker at the kiosk on their phone. */
DexFuture *yui_client_create_phone_code (YuiClient *self, GCancellable *cancellable);

/* List of YuiAttendance of the worker at the kiosk, newest first. */
DexFuture *yui_client_list_my_attendances (YuiClient *self, GCancellable *cancellable);

/* List of YuiUnmatchedClockEvent that nobody has settled, oldest first. */
DexFuture *yui_client_list_unmatched (YuiClient *self, GCancellable *cancellable);

/* event, settled: it was for contract_id, and kind unless it was NONE already known. */
DexFuture *yui_client_match_clock_event (YuiClient *self,
                                         YuiUnmatchedClockEvent *event,
                                         const char *contract_id,
                                         YuiClockKind kind,
                                         GCancellable *cancellable);

/* event, put aside because of note; and open again. */
DexFuture *yui_client_put_aside (YuiClient *self,
                                 YuiUnmatchedClockEvent *event,
                                 const char *note,
                                 GCancellable *cancellable);
DexFuture *yui_client_reopen_clock_event (YuiClient *self,
                                          YuiUnmatchedClockEvent *event,
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
                                      YuiPayPeriodKind period_kind,
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

/* A step of a run's life, "check", "approve" or "reopen": run, in its new state. */
DexFuture *yui_client_step_pay_run (YuiClient *self,
                                    YuiPayRun *run,
                                    const char *step,
                                    GCancellable *cancellable);

/* List of YuiPayProblem, what blocks the run first. */
DexFuture *
yui_client_list_pay_problems (YuiClient *self, const char *pay_run_id, GCancellable *cancellable);

/* List of YuiPayslip by kana. */
DexFuture *
yui_client_list_payslips (YuiClient *self, const char *pay_run_id, GCancellable *cancellable);

/* payslip, with its tax entered by hand. */
DexFuture *yui_client_enter_payslip_tax (YuiClient *self,
                                         YuiPayslip *payslip,
                                         gint64 tax_yen,
                                         GCancellable *cancellable);

/* YuiPaySettings; settings, changed to what body says (transfer full): the members of PaySettingsNew
 * of openapi.yaml. */
DexFuture *yui_client_get_pay_settings (YuiClient *self, GCancellable *cancellable);
DexFuture *yui_client_put_pay_settings (YuiClient *self,
                                        YuiPaySettings *settings,
                                        JsonObject *body,
                                        GCancellable *cancellable);

/* YuiInsuranceRates; rates, changed to what body says (transfer full): the members of
 * InsuranceRatesNew. */
DexFuture *
yui_client_get_insurance_rates (YuiClient *self, int fiscal_year, GCancellable *cancellable);
DexFuture *yui_client_put_insurance_rates (YuiClient *self,
                                           YuiInsuranceRates *rates,
                                           JsonObject *body,
                                           GCancellable *cancellable);

/* YuiTaxDeclaration; declaration, changed. dependants is 0 but for column kou. */
DexFuture *
yui_client_get_tax_declaration (YuiClient *self, const char *worker_id, GCancellable *cancellable);
DexFuture *yui_client_put_tax_declaration (YuiClient *self,
                                           YuiTaxDeclaration *declaration,
                                           YuiDeclaredColumn column,
                                           int dependants,
                                           GCancellable *cancellable);

/* YuiPayYear of the present year. */
DexFuture *
yui_client_get_pay_year (YuiClient *self, const char *worker_id, GCancellable *cancellable);

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

/* What to look for among documents; all may be left out. text is a part of the title; from and to
 * (day after the last) are about what a paper covers. */
typedef struct
{
  YuiDocumentKind kind;
  const char *text;
  const char *worker_id;
  const char *shift_id;
  const char *pay_run_id;
  const char *from;
  const char *to;
  gboolean is_erasable;
} YuiDocumentFilter;

/* List of YuiDocument, newest first. */
DexFuture *yui_client_find_documents (YuiClient *self,
                                      const YuiDocumentFilter *filter,
                                      GCancellable *cancellable);

/* What a paper is made of, as the kind needs it; is_table and is_shift_jis, is_payroll (a bank file
 * of kind 11) and has_line_ends are choices. year 0: none. */
typedef struct
{
  YuiDocumentKind kind;
  const char *worker_id;
  const char *shift_id;
  const char *pay_run_id;
  const char *from;
  const char *to;
  int year;
  gboolean is_table;
  gboolean is_shift_jis;
  gboolean is_payroll;
  gboolean has_line_ends;
} YuiDocumentWish;

/* Whether the server makes this as a job. */
gboolean yui_document_wish_is_job (const YuiDocumentWish *wish);

/* YuiDocument; or YuiJob, queued, for a wish that is one. */
DexFuture *
yui_client_make_document (YuiClient *self, const YuiDocumentWish *wish, GCancellable *cancellable);

/* TRUE; only when it no longer has to be kept. */
DexFuture *
yui_client_erase_document (YuiClient *self, YuiDocument *document, GCancellable *cancellable);

/* job, as it is now. */
DexFuture *yui_client_read_job (YuiClient *self, YuiJob *job, GCancellable *cancellable);

/* job, cancelled; or as it ended. */
DexFuture *yui_client_cancel_job (YuiClient *self, YuiJob *job, GCancellable *cancellable);

/* List of YuiJob, newest first. */
DexFuture *yui_client_list_jobs (YuiClient *self, GCancellable *cancellable);

/* List of YuiBank, at most 60; bank_code NULL: banks, else its branches. */
DexFuture *yui_client_find_banks (YuiClient *self,
                                  const char *bank_code,
                                  const char *query,
                                  GCancellable *cancellable);

/* YuiBankAccount of a person; membership_id NULL: what the employer pays from. */
DexFuture *
yui_client_get_bank_account (YuiClient *self, const char *membership_id, GCancellable *cancellable);

/* What is to be written over an account; client_code only for the employer's. */
typedef struct
{
  const char *bank_code;
  const char *branch_code;
  YuiBankAccountKind kind;
  const char *number;
  const char *holder_kana;
  const char *client_code;
} YuiBankAccountEntry;

/* account, with the entry. */
DexFuture *yui_client_put_bank_account (YuiClient *self,
                                        const char *membership_id,
                                        YuiBankAccount *account,
                                        const YuiBankAccountEntry *entry,
                                        GCancellable *cancellable);

/* TRUE */
DexFuture *yui_client_delete_bank_account (YuiClient *self,
                                           const char *membership_id,
                                           YuiBankAccount *account,
                                           GCancellable *cancellable);

/* programme: YuiFigures */
DexFuture *yui_client_get_figures (YuiClient *self,
                                   const char *from,
                                   const char *to,
                                   GCancellable *cancellable);

G_END_DECLS
