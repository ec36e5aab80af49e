/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-key.h"

#include "server/yui-moment.h"
#include "server/yui-principal.h"

#include <string.h>

void
test_key_make (TestKey *key)
{
  crypto_sign_keypair (key->public_key, key->secret_key);
}

static char *
base64 (const void *data, gsize size)
{
  char *text = g_malloc (sodium_base64_encoded_len (size, 7));

  return sodium_bin2base64 (text, sodium_base64_encoded_len (size, 7), data, size,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

char *
test_prove (const TestKey *key, const char *claims)
{
  g_autofree char *x = base64 (key->public_key, sizeof key->public_key);
  g_autofree char *header = g_strdup_printf (
      "{\"typ\":\"dpop+jwt\",\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
      "\"x\":\"%s\"}}",
      x);
  g_autofree char *header64 = base64 (header, strlen (header)),
                  *claims64 = base64 (claims, strlen (claims)),
                  *text = g_strconcat (header64, ".", claims64, NULL), *signature64 = NULL;
  guint8 signature[crypto_sign_BYTES];

  crypto_sign_detached (signature, NULL, (const guint8 *)text, strlen (text), key->secret_key);
  signature64 = base64 (signature, sizeof signature);
  return g_strconcat (text, ".", signature64, NULL);
}

char *
test_claims_of (TestServer *test,
                const char *method,
                const char *path,
                const char *token,
                const char *jti,
                gint64 at_s)
{
  guint8 sha256[32];
  g_autofree char *ath = NULL;

  yui_token_hash (token != NULL ? token : "", sha256);
  ath = base64 (sha256, sizeof sha256);
  return g_strdup_printf (
      "{\"jti\":\"%s\",\"htm\":\"%s\",\"htu\":\"%s%s\",\"iat\":%" G_GINT64_FORMAT
      ",\"ath\":\"%s\"}",
      jti, method, yui_server_get_base_url (test->server), path, at_s, ath);
}

TestAnswer *
test_call_with_key (TestServer *test,
                    const TestKey *key,
                    const char *method,
                    const char *path,
                    const char *token,
                    const char *body,
                    const char *jti)
{
  g_autofree char *authorization = g_strconcat ("DPoP ", token, NULL);
  g_autofree char *claims = test_claims_of (test, method, path, token, jti, yui_moment_now ());
  g_autofree char *proof = test_prove (key, claims);

  return test_call (test, method, path, NULL, body, "Authorization", authorization, "DPoP", proof,
                    "Idempotency-TestKey", "none", NULL);
}
