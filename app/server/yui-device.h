/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Devices: places where an account is signed in.
 *
 * A person's program gets an access token for a quarter of an hour and a refresh token that is
 * changed at each use, both good only with proofs of the key that it signed in with; without one
 * they are a bearer's. The sign-in ends a week after its last use and 30 days after it began,
 * whatever happens. A kiosk gets one token that is good only with proofs of its key, for a year. */
#define YUI_DEVICE_ACCESS_S      (15 * 60)
#define YUI_DEVICE_IDLE_S        (7 * 86400)
#define YUI_DEVICE_DESK_S        (30 * 86400)
#define YUI_DEVICE_KIOSK_S       (365 * 86400)
#define YUI_DEVICE_LOST_ANSWER_S 30
#define YUI_DEVICE_LABEL_MAX     60

/* How many places one person may be signed in at; the one that was not used for longest ends. */
#define YUI_DEVICE_DESKS_MAX 20

/* What is handed out, once. */
typedef struct
{
  gint64 programme_id;
  const char *account_id;
  const char *key_thumbprint; /* of the key that the tokens are bound to; NULL: a bearer's */
  char *device_id;
  char *secret; /* NULL when the device is not new */
  char *access_token;
  gint64 access_expires_s;
  char *refresh_token; /* NULL for a kiosk */
  gint64 refresh_expires_s;
} YuiGrant;

void yui_grant_clear (YuiGrant *grant);

/* Adds the grant's members as the contract's SignedIn. */
void yui_grant_add_json (const YuiGrant *grant, YuiJson *doc, yyjson_mut_val *object);

/* Makes a device of the grant's account and its first tokens, in the open transaction.
 * known_secret is that of an earlier sign-in here, nullable. */
gboolean yui_device_open_desk (YuiGrant *grant,
                               YuiDatabase *db,
                               const char *label,
                               const char *known_secret,
                               gint64 now_s,
                               GError **error);
gboolean yui_device_open_kiosk (
    YuiGrant *grant, YuiDatabase *db, const char *label, gint64 now_s, GError **error);

/* How a refresh token that was shown ends. */
typedef enum
{
  YUI_REFRESH_ERROR,
  YUI_REFRESH_DONE,
  YUI_REFRESH_ENDED,  /* unknown, too old, or its device is ended */
  YUI_REFRESH_REUSED, /* was used before: the device is ended now */
} YuiRefresh;

/* Finds whose refresh token it is, in force or not: programme_id, account_id (caller's), role, and
 * the key without whose proof it must not be exchanged. */
gboolean yui_device_find_refresh (YuiPrincipal *principal,
                                  YuiDatabase *db,
                                  const char *token,
                                  GError **error);

/* Exchanges a refresh token. One that is shown again within YUI_DEVICE_LOST_ANSWER_S while its
 * successor has not been used is a call whose answer was lost: it gets another successor, and the
 * first one counts as used. Any other second use ends the device. */
YuiRefresh yui_device_refresh (
    YuiGrant *grant, YuiDatabase *db, const char *token, gint64 now_s, GError **error);

/* How far behind the time of a kiosk's last call may be. */
#define YUI_DEVICE_SEEN_EVERY_S 300

/* Notes that a device is there, soon. */
void
yui_device_note_seen (YuiStore *store, gint64 programme_id, const char *device_id, gint64 now_s);

/* Ends a device and its tokens; the sessions opened at it, and its account, when it is a kiosk. by
 * is a word of device.ended_by. */
gboolean yui_device_end (YuiDatabase *db,
                         gint64 programme_id,
                         const char *device_id,
                         const char *by,
                         gint64 now_s,
                         GError **error);

/* Ends all devices of an account but one (nullable); by "password" when its password was changed or
 * a second factor set up. */
gboolean yui_device_end_others (YuiDatabase *db,
                                gint64 programme_id,
                                const char *account_id,
                                const char *kept_id,
                                const char *by,
                                gint64 now_s,
                                GError **error);

/* Whether secret is that of a device where this account signed in and that nobody turned out. */
gboolean yui_device_is_known (YuiDatabase *db,
                              gint64 programme_id,
                              const char *account_id,
                              const char *secret,
                              gboolean *is_known,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiGrant, yui_grant_clear)

G_END_DECLS
