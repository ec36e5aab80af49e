/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "yui-test-server.h"

G_BEGIN_DECLS

/* The key of a kiosk or of a person's sign-in, and the proofs of it. */
typedef struct
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES], secret_key[crypto_sign_SECRETKEYBYTES];
} TestKey;

void test_key_make (TestKey *key);

/* A proof that says claims, a JSON object. Transfer full. */
char *test_prove (const TestKey *key, const char *claims);

/* The claims of a call at a moment; token: what it is made with, nullable. Transfer full. */
char *test_claims_of (TestServer *test,
                      const char *method,
                      const char *path,
                      const char *token,
                      const char *jti,
                      gint64 at_s);

/* Makes a call with a token of the key and a proof of it; jti is the proof's. */
TestAnswer *test_call_with_key (TestServer *test,
                                const TestKey *key,
                                const char *method,
                                const char *path,
                                const char *token,
                                const char *body,
                                const char *jti);

G_END_DECLS
