/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-key-proof.h"
#include "yui-json.h"
#include "yui-principal.h"

#include <sodium.h>
#include <string.h>

#define JTI_MAX   100
#define HASH_SIZE crypto_hash_sha256_BYTES

/* What a proof says, once its signature is known to be right. */
typedef struct
{
  guint8 key[crypto_sign_PUBLICKEYBYTES];
  yyjson_doc *claims;
} Proof;

static void
proof_clear (Proof *proof)
{
  g_clear_pointer (&proof->claims, yyjson_doc_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Proof, proof_clear)

static GBytes *
decode (const char *text, gsize length)
{
  g_autofree guint8 *data = g_malloc (length + 1);
  size_t size;

  if (sodium_base642bin (data, length + 1, text, length, NULL, &size, NULL,
                         sodium_base64_VARIANT_URLSAFE_NO_PADDING)
      != 0)
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static char *
encode (const guint8 *data, gsize size)
{
  const gsize n = sodium_base64_encoded_len (size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  char *text = g_malloc (n);

  return sodium_bin2base64 (text, n, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

static yyjson_doc *
decode_json (const char *text)
{
  g_autoptr (GBytes) bytes = decode (text, strlen (text));

  return bytes != NULL ? yui_json_read (bytes, NULL) : NULL;
}

static gboolean
is_text (yyjson_val *object, const char *member, const char *expected)
{
  return g_strcmp0 (yyjson_get_str (yyjson_obj_get (object, member)), expected) == 0;
}

/* Takes the key out of the header, if it is one that this server knows. */
static gboolean
read_key (Proof *proof, yyjson_val *header)
{
  yyjson_val *jwk = yyjson_obj_get (header, "jwk");
  const char *x = yyjson_get_str (yyjson_obj_get (jwk, "x"));
  g_autoptr (GBytes) key = x != NULL ? decode (x, strlen (x)) : NULL;

  if (!is_text (header, "typ", "dpop+jwt") || !is_text (header, "alg", "EdDSA")
      || !is_text (jwk, "kty", "OKP") || !is_text (jwk, "crv", "Ed25519")
      || yyjson_obj_get (jwk, "d") != NULL || key == NULL
      || g_bytes_get_size (key) != sizeof proof->key)
    return FALSE;
  memcpy (proof->key, g_bytes_get_data (key, NULL), sizeof proof->key);
  return TRUE;
}

/* Reads a JWS in compact form and verifies its signature. */
static gboolean
read_proof (Proof *proof, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 4);
  g_autoptr (yyjson_doc) header = NULL;
  g_autoptr (GBytes) signature = NULL;

  if (strlen (text) > YUI_KEY_PROOF_SIZE_MAX || g_strv_length (parts) != 3)
    return FALSE;
  header = decode_json (parts[0]);
  signature = decode (parts[2], strlen (parts[2]));
  if (header == NULL || signature == NULL || g_bytes_get_size (signature) != crypto_sign_BYTES
      || !read_key (proof, yyjson_doc_get_root (header))
      || crypto_sign_verify_detached (g_bytes_get_data (signature, NULL), (const guint8 *)text,
                                      strlen (parts[0]) + 1 + strlen (parts[1]), proof->key)
             != 0)
    return FALSE;
  proof->claims = decode_json (parts[1]);
  return proof->claims != NULL;
}

/* ---- what it must say ---- */

static gboolean
is_target (YuiRequest *request, const char *htu)
{
  const char *target = yui_http_call_get_target (request->call);
  const char *host = yui_request_get_header (request, "Host");
  g_autofree char *path = g_strndup (target, strcspn (target, "?"));
  g_autofree char *by_base = g_strconcat (yui_server_get_base_url (request->server), path, NULL);
  g_autofree char *by_host = g_strconcat ("https://", host != NULL ? host : "", path, NULL);
  g_autofree char *by_plain_host = g_strconcat ("http://", host != NULL ? host : "", path, NULL);

  return htu != NULL
         && (g_str_equal (htu, by_base) || g_str_equal (htu, by_host)
             || g_str_equal (htu, by_plain_host));
}

static gboolean
is_for_token (yyjson_val *claims, const char *token)
{
  guint8 sha256[HASH_SIZE];
  g_autofree char *ath = NULL;

  if (token == NULL)
    return TRUE;
  yui_token_hash (token, sha256);
  ath = encode (sha256, sizeof sha256);
  return is_text (claims, "ath", ath);
}

static gboolean
is_for_call (YuiRequest *request, yyjson_val *claims, const char *token)
{
  const char *jti = yyjson_get_str (yyjson_obj_get (claims, "jti"));
  yyjson_val *iat = yyjson_obj_get (claims, "iat");

  return jti != NULL && jti[0] != '\0' && strlen (jti) <= JTI_MAX && yyjson_is_int (iat)
         && ABS (yyjson_get_sint (iat) - request->now_s) <= YUI_KEY_PROOF_CLOCK_S
         && is_text (claims, "htm", yui_http_call_get_method (request->call))
         && is_target (request, yyjson_get_str (yyjson_obj_get (claims, "htu")))
         && is_for_token (claims, token);
}

/* ---- only once ---- */

typedef struct
{
  gint64 programme_id;
  gint64 expires_s;
  guint8 sha256[HASH_SIZE];
} Jti;

static gboolean
insert_jti (YuiDatabase *db, gpointer user_data, GError **error)
{
  const Jti *jti = user_data;
  const gint64 n = yui_database_run (
      db, error,
      "INSERT INTO key_proof (programme_id, jti_sha256, expires_s) VALUES ($1, $2, $3) "
      "ON CONFLICT DO NOTHING",
      YUI_INT (jti->programme_id), YUI_BLOB (jti->sha256, HASH_SIZE), YUI_INT (jti->expires_s));

  if (n == 0)
    yui_problem_set (error, YUI_PROBLEM_UNAUTHENTICATED,
                     "This proof of the key was used before. Sign each call anew.");
  return n > 0;
}

static gboolean
take_jti (YuiRequest *request, const Proof *proof, GError **error)
{
  const char *text = yyjson_get_str (yyjson_obj_get (yyjson_doc_get_root (proof->claims), "jti"));
  Jti jti = { .programme_id = request->principal.programme_id,
              .expires_s = request->now_s + 2 * YUI_KEY_PROOF_CLOCK_S };
  g_autofree char *of_key = encode (proof->key, sizeof proof->key);
  g_autofree char *whole = g_strconcat (of_key, "\n", text, NULL);

  if (g_str_equal (request->route->method, "GET"))
    return TRUE;
  yui_token_hash (whole, jti.sha256);
  return yui_store_write (yui_server_get_store (request->server), jti.programme_id, insert_jti,
                          &jti, error);
}

/* RFC 7638 with the members of RFC 8037, in the order of their names. */
static char *
dup_thumbprint (const Proof *proof)
{
  g_autofree char *x = encode (proof->key, sizeof proof->key);
  g_autofree char *jwk = g_strdup_printf ("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}", x);
  guint8 sha256[HASH_SIZE];

  yui_token_hash (jwk, sha256);
  return encode (sha256, sizeof sha256);
}

char *
yui_key_proof_check (YuiRequest *request, const char *token, GError **error)
{
  const char *text = yui_request_get_header (request, "DPoP");
  g_auto (Proof) proof = { 0 };

  g_return_val_if_fail (request != NULL, NULL);

  if (text == NULL || !read_proof (&proof, text)
      || !is_for_call (request, yyjson_doc_get_root (proof.claims), token))
    {
      yui_problem_set_named (error, YUI_PROBLEM_UNAUTHENTICATED, "key-proof-needed",
                             "Sign the call with the key of this device, in the header DPoP "
                             "(RFC 9449, EdDSA); check its clock, method and address.");
      return NULL;
    }
  return take_jti (request, &proof, error) ? dup_thumbprint (&proof) : NULL;
}

gboolean
yui_key_proof_check_caller (YuiRequest *request, GError **error)
{
  const char *expected;
  g_autofree char *thumbprint = NULL;
  gboolean has_proof;

  g_return_val_if_fail (request != NULL, FALSE);

  expected = request->principal.key_thumbprint;
  if (expected == NULL)
    return TRUE;
  thumbprint = yui_key_proof_check (
      request, yui_token_of (yui_request_get_header (request, "Authorization"), &has_proof), error);
  if (thumbprint == NULL || g_str_equal (thumbprint, expected))
    return thumbprint != NULL;
  yui_problem_set_named (error, YUI_PROBLEM_UNAUTHENTICATED, "key-proof-needed",
                         "The call is signed with another key than that of this device.");
  return FALSE;
}
