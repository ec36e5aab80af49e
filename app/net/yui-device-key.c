/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-device-key.h"

#include <json-glib/json-glib.h>
#include <sodium.h>
#include <string.h>

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING

struct _YuiDeviceKey
{
  GObject parent_instance;

  guint8 seed[crypto_sign_SEEDBYTES];
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
};

G_DEFINE_FINAL_TYPE (YuiDeviceKey, yui_device_key, G_TYPE_OBJECT)

static char *
encode (const void *data, gsize size)
{
  const gsize n = sodium_base64_encoded_len (size, VARIANT);

  return sodium_bin2base64 (g_malloc (n), n, data, size, VARIANT);
}

static void
yui_device_key_finalize (GObject *object)
{
  YuiDeviceKey *self = YUI_DEVICE_KEY (object);

  sodium_memzero (self->seed, sizeof self->seed);
  sodium_memzero (self->secret_key, sizeof self->secret_key);
  G_OBJECT_CLASS (yui_device_key_parent_class)->finalize (object);
}

static void
yui_device_key_class_init (YuiDeviceKeyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_device_key_finalize;
}

static void
yui_device_key_init (YuiDeviceKey *self)
{
  if (sodium_init () < 0)
    g_error ("This computer has no source of random numbers.");
}

static void
take_seed (YuiDeviceKey *self)
{
  crypto_sign_seed_keypair (self->public_key, self->secret_key, self->seed);
}

YuiDeviceKey *
yui_device_key_new (void)
{
  YuiDeviceKey *self = g_object_new (YUI_TYPE_DEVICE_KEY, NULL);

  randombytes_buf (self->seed, sizeof self->seed);
  take_seed (self);
  return self;
}

YuiDeviceKey *
yui_device_key_new_from_text (const char *text)
{
  g_autoptr (YuiDeviceKey) self = g_object_new (YUI_TYPE_DEVICE_KEY, NULL);
  size_t size;

  g_return_val_if_fail (text != NULL, NULL);

  if (sodium_base642bin (self->seed, sizeof self->seed, text, strlen (text), NULL, &size, NULL,
                         VARIANT)
          != 0
      || size != sizeof self->seed)
    return NULL;
  take_seed (self);
  return g_steal_pointer (&self);
}

char *
yui_device_key_dup_text (YuiDeviceKey *self)
{
  g_return_val_if_fail (YUI_IS_DEVICE_KEY (self), NULL);

  return encode (self->seed, sizeof self->seed);
}

/* ---- proofs ---- */

static char *
encode_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (node, FALSE);

  return encode (text, strlen (text));
}

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

/* RFC 8037 for the key, RFC 9449, 4.2 for the rest. */
static char *
make_header (YuiDeviceKey *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *x = encode (self->public_key, sizeof self->public_key);

  json_builder_begin_object (builder);
  add_text (builder, "typ", "dpop+jwt");
  add_text (builder, "alg", "EdDSA");
  json_builder_set_member_name (builder, "jwk");
  json_builder_begin_object (builder);
  add_text (builder, "kty", "OKP");
  add_text (builder, "crv", "Ed25519");
  add_text (builder, "x", x);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return encode_json (builder);
}

static void
add_token_hash (JsonBuilder *builder, const char *token)
{
  guint8 sha256[crypto_hash_sha256_BYTES];
  g_autofree char *ath = NULL;

  crypto_hash_sha256 (sha256, (const guint8 *)token, strlen (token));
  ath = encode (sha256, sizeof sha256);
  add_text (builder, "ath", ath);
}

static char *
make_claims (const char *method, const char *url, const char *token, gint64 now_s)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *jti = g_uuid_string_random ();
  g_autofree char *htu = g_strndup (url, strcspn (url, "?#"));

  json_builder_begin_object (builder);
  add_text (builder, "jti", jti);
  add_text (builder, "htm", method);
  add_text (builder, "htu", htu);
  json_builder_set_member_name (builder, "iat");
  json_builder_add_int_value (builder, now_s);
  if (token != NULL)
    add_token_hash (builder, token);
  json_builder_end_object (builder);
  return encode_json (builder);
}

char *
yui_device_key_prove (
    YuiDeviceKey *self, const char *method, const char *url, const char *token, gint64 now_s)
{
  g_autofree char *header = NULL, *claims = NULL, *text = NULL, *signature64 = NULL;
  guint8 signature[crypto_sign_BYTES];

  g_return_val_if_fail (YUI_IS_DEVICE_KEY (self), NULL);
  g_return_val_if_fail (method != NULL && url != NULL, NULL);

  header = make_header (self);
  claims = make_claims (method, url, token, now_s);
  text = g_strconcat (header, ".", claims, NULL);
  crypto_sign_detached (signature, NULL, (const guint8 *)text, strlen (text), self->secret_key);
  signature64 = encode (signature, sizeof signature);
  return g_strconcat (text, ".", signature64, NULL);
}
