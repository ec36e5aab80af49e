/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-sign-in.h"

#include "server/yui-moment.h"

#include <liboath/oath.h>
#include <string.h>

void
test_invite (TestServer *test, const char *account, const char *name, const char *code)
{
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, code, -1);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO account_password (programme_id, account_id, "
                                          "sign_in_name) VALUES (1, '%s', '%s') "
                                          "ON CONFLICT DO NOTHING;"
                                          "INSERT INTO account_invitation (programme_id, "
                                          "code_sha256, account_id, created_s, expires_s) "
                                          "VALUES (1, x'%s', '%s', 0, %" G_GINT64_FORMAT ");",
                                          account, name, hex, account, yui_moment_now () + 3600);

  test_execute (test, sql);
}

TestAnswer *
test_post (TestServer *test, const char *path, const char *token, const char *format, ...)
{
  g_autofree char *body = NULL;
  va_list args;

  va_start (args, format);
  body = g_strdup_vprintf (format, args);
  va_end (args);
  return test_call (test, "POST", path, token, body, "Idempotency-Key", "none", NULL);
}

void
test_choose_password (TestServer *test, const char *account, const char *name, const char *password)
{
  g_autoptr (TestAnswer) answer = NULL;

  test_invite (test, account, name, "code");
  answer = test_post (test, "/v1/password", NULL, "{\"invitation\":\"code\",\"password\":\"%s\"}",
                      password);
  if (answer->status != 200)
    g_test_message ("%s", answer->text);
  g_assert_cmpuint (answer->status, ==, 200);
  g_assert_cmpstr (test_text (answer, "name"), ==, name);
}

TestAnswer *
test_sign_in_by_name (TestServer *test, const char *name, const char *password, const char *more)
{
  return test_post (test, "/v1/sign-in", NULL,
                    "{\"name\":\"%s\",\"password\":\"%s\",\"device_label\":\"机\"%s}", name,
                    password, more);
}

guint
test_status_with (TestServer *test, const char *token)
{
  g_autoptr (TestAnswer) answer = test_call (test, "GET", "/v1/session", token, NULL, NULL);

  return answer->status;
}

void
test_code_at (const char *base32, gint64 moment_s, char code[7])
{
  char *secret;
  size_t size;

  g_assert_cmpint (oath_base32_decode (base32, strlen (base32), &secret, &size), ==, OATH_OK);
  g_assert_cmpuint (size, ==, 20);
  g_assert_cmpint (oath_totp_generate (secret, size, moment_s, 30, 0, 6, code), ==, OATH_OK);
  free (secret);
}

TestAnswer *
test_begin_factor (TestServer *test, const char *token)
{
  TestAnswer *begun
      = test_post (test, "/v1/totp", token, "{\"present_password\":\"%s\"}", TEST_PASSWORD);

  g_assert_cmpuint (begun->status, ==, 201);
  return begun;
}

TestAnswer *
test_confirm_factor (TestServer *test, const char *token, const char *code)
{
  return test_post (test, "/v1/totp/confirm", token, "{\"code\":\"%s\"}", code);
}
