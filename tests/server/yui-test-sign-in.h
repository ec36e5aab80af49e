/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-test-server.h"

G_BEGIN_DECLS

/* People of test_server_new who sign in by name and password. */
#define TEST_OWNER_A     "01930000-0000-7000-8000-000000000101"
#define TEST_MANAGER_A   "01930000-0000-7000-8000-000000000102"
#define TEST_COORDINATOR "01930000-0000-7000-8000-000000000105"

#define TEST_PASSWORD "柿畑の夕焼けは毎日ちがう色だよ" /* good for every role */

/* A POST without an Idempotency-Key; format is that of the body. */
TestAnswer *
test_post (TestServer *test, const char *path, const char *token, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* An invitation with the code `code`. */
void test_invite (TestServer *test, const char *account, const char *name, const char *code);
void test_choose_password (TestServer *test,
                           const char *account,
                           const char *name,
                           const char *password);

/* more is appended members such as ",\"code\":\"123456\"", or "". */
TestAnswer *
test_sign_in_by_name (TestServer *test, const char *name, const char *password, const char *more);

/* The status of a call that everybody signed in may make. */
guint test_status_with (TestServer *test, const char *token);

/* The code that an authenticator with the secret shows at a moment. */
void test_code_at (const char *base32, gint64 moment_s, char code[7]);

/* Begins setting up a second factor for who has TEST_PASSWORD; the answer has its secret. */
TestAnswer *test_begin_factor (TestServer *test, const char *token);
TestAnswer *test_confirm_factor (TestServer *test, const char *token, const char *code);

G_END_DECLS
