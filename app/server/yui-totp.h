/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* The second factor: codes of six digits that change every 30 s (RFC 6238, SHA-1, as every
 * authenticator knows it), and recovery codes for a lost authenticator. */
#define YUI_TOTP_SECRET_SIZE 20 /* RFC 4226, 4, R6: 160 bits */
#define YUI_TOTP_STEP_S      30
#define YUI_TOTP_WINDOW      1 /* steps before and after now; RFC 6238, 5.2 */
#define YUI_TOTP_DIGITS      6
#define YUI_TOTP_RECOVERY_N  10
#define YUI_TOTP_CODE_MAX    40 /* characters of what is typed */

/* Whose it is. */
typedef struct
{
  gint64 programme_id;
  const char *account_id;
} YuiTotpOwner;

/* Whether the account is asked for a code. */
gboolean
yui_totp_is_on (YuiDatabase *db, const YuiTotpOwner *owner, gboolean *is_on, GError **error);

/* Makes a new secret, not asked for until it is confirmed; replaces an unconfirmed one. Returns it
 * in Base32, NULL with YUI_PROBLEM_CONFLICT when one is in force. */
char *yui_totp_begin (YuiDatabase *db, const YuiTotpOwner *owner, gint64 now_s, GError **error);

/* Takes code into force, if it is one of the unconfirmed secret. Returns recovery codes, ended by
 * NULL; NULL with YUI_PROBLEM. */
char **yui_totp_confirm (
    YuiDatabase *db, const YuiTotpOwner *owner, const char *code, gint64 now_s, GError **error);

/* Whether code is one of the secret in force and was not taken before, or a recovery code that is
 * left; takes it. FALSE only with error. */
gboolean yui_totp_take (YuiDatabase *db,
                        const YuiTotpOwner *owner,
                        const char *code,
                        gint64 now_s,
                        gboolean *is_right,
                        GError **error);

/* Takes the second factor away. */
gboolean yui_totp_remove (YuiDatabase *db, const YuiTotpOwner *owner, GError **error);

G_END_DECLS
