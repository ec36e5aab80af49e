/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Passwords, kept as argon2id hashes only.
 *
 * A hash takes 64 MiB and about 60 ms, so at most YUI_PASSWORD_RUNNING_MAX are computed at once in
 * a process and YUI_PASSWORD_WAITING_MAX may wait; whoever comes then is refused at once with 429
 * and Retry-After. Otherwise signing in would be a way to stop the server. */

/* OWASP ASVS 5.0, 11.4.2, and RFC 9106, 4: argon2id; 64 MiB and 2 passes lie above OWASP's least
 * (19 MiB and 2). */
#define YUI_PASSWORD_MEMORY (64 * 1024 * 1024)
#define YUI_PASSWORD_PASSES 2

#define YUI_PASSWORD_RUNNING_MAX 2
#define YUI_PASSWORD_WAITING_MAX 6

/* Lengths in characters. ASVS 5.0, 6.2.1: at least 8; NIST SP 800-63B-4, 3.1.1.2: 15 where nothing
 * else is asked for. Owners and coordinators, who see the most, need the longer one until they have
 * a second factor. */
#define YUI_PASSWORD_MIN      8
#define YUI_PASSWORD_LONG_MIN 15
#define YUI_PASSWORD_MAX      256

/* The shortest password for a role. */
int yui_password_get_min (YuiRole role, gboolean has_totp);

/* Whether text is long enough to stand alone. */
gboolean yui_password_is_long (const char *text);

/* Adds faults at pointer for a password that is too short, too easy to guess – one of
 * data/reference/common-passwords.txt, or little more than one of names (ended by NULL) – or in the
 * server's list of leaked ones, if it has one. There are no rules of composition. Returns FALSE only
 * with error: a list could not be read. */
gboolean yui_password_check_new (const char *text,
                                 int min,
                                 const char *const *names,
                                 YuiServer *server,
                                 YuiFaults *faults,
                                 const char *pointer,
                                 GError **error);

/* Returns the hash; NULL with 429 when too many wait. Blocks. Text is normalised (NFKC), so that
 * full-width letters of an input method are the same password. */
char *yui_password_hash (const char *text, GError **error);

/* Whether text is the password of hash. A NULL hash takes as long and is never right. new_hash
 * receives a hash with the present parameters when the old one has others, else NULL. Returns FALSE
 * with error for 429. Blocks. */
gboolean yui_password_verify (
    const char *hash, const char *text, gboolean *is_right, char **new_hash, GError **error);

G_END_DECLS
