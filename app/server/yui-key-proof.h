/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-request.h"

G_BEGIN_DECLS

/* Proof of a key: a token that was copied off a kiosk or a person's computer is worth nothing without
 * the key that it was given for.
 *
 * A subset of RFC 9449 (DPoP):
 *   - algorithm EdDSA with an Ed25519 key (RFC 8037) and nothing else;
 *   - typ, jwk, jti, htm, htu and iat as section 4.2 says, ath with a token;
 *   - htu is compared without query, with the server's base URL or the Host that was called;
 *   - iat may be YUI_KEY_PROOF_CLOCK_S off either way, because a computer's clock may be;
 *   - a jti is taken once, except for GET and HEAD, which change nothing;
 *   - no server-provided nonce (sections 8 and 9). */
#define YUI_KEY_PROOF_CLOCK_S  300
#define YUI_KEY_PROOF_SIZE_MAX 2048

/* Checks the header DPoP of the call. token is what the call is made with, NULL where one is asked
 * for. Returns the key's thumbprint (RFC 7638, Base64url), NULL with 401 when the proof is missing
 * or not right. */
char *yui_key_proof_check (YuiRequest *request, const char *token, GError **error);

/* Checks that the call proves the key that its principal's token is bound to, if it is bound to one;
 * FALSE with 401 when it does not. */
gboolean yui_key_proof_check_caller (YuiRequest *request, GError **error);

G_END_DECLS
