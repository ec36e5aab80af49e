/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-town.h"

#include "server/yui-card-code.h"
#include "server/yui-check-in-code.h"
#include "server/yui-device-grant.h"
#include "server/yui-moment.h"
#include "server/yui-pass-key.h"
#include "server/yui-problem.h"

#include <stdlib.h>
#include <string.h>

/* 2026-11-23T09:00:00+09:00; the corpus has a token of this moment. */
#define NOW_S 1795392000

static void
check_card (const char *text)
{
  char code[YUI_CARD_CODE_SIZE], again[YUI_CARD_CODE_SIZE];
  g_autofree char *shown = NULL;

  if (!yui_card_code_parse (text, code))
    return;
  shown = yui_card_code_format (code);
  if (!yui_card_code_parse (shown, again) || strcmp (code, again) != 0)
    abort ();
}

/* A pass that is read is what would be written, and is signed by nobody here. */
static void
check_pass (const char *text)
{
  static const guint8 NOBODYS[YUI_WORKER_PASS_PUBLIC_BYTES] = { 1 };
  char again[YUI_WORKER_PASS_SIZE], code[YUI_CARD_CODE_SIZE];
  guint8 bytes[YUI_WORKER_PASS_CODE_BYTES];
  YuiWorkerPass pass, second;

  if (!yui_worker_pass_read (&pass, text))
    return;
  memcpy (again, "YUI1", 4);
  yui_base32_write (pass.bytes, sizeof pass.bytes, again + 4);
  yui_card_code_from_bytes (pass.code, code);
  yui_card_code_to_bytes (code, bytes);
  if (!yui_worker_pass_is_meant (text) || !yui_worker_pass_read (&second, again)
      || memcmp (pass.bytes, second.bytes, sizeof pass.bytes) != 0
      || memcmp (bytes, pass.code, sizeof bytes) != 0
      || yui_worker_pass_is_signed (&pass, 1, NOBODYS))
    abort ();
}

static void
check_shown_pass (const char *text)
{
  g_autoptr (GError) error = NULL;
  YuiStore *store = fuzz_town ()->store;
  YuiDatabase *db = yui_store_begin_read (store, 1, &error);
  char code[YUI_CARD_CODE_SIZE];
  YuiPassState state;

  if (db == NULL || !yui_pass_key_look (db, 1, text, &state, code, &error)
      || (state == YUI_PASS_PLAIN) == yui_worker_pass_is_meant (text))
    abort ();
  yui_store_end_read (store, db);
}

static void
check_moments (const char *text)
{
  char shown[YUI_MOMENT_SIZE];
  gint64 number, again;

  if (yui_moment_parse (text, &number)
      && (!yui_moment_parse (yui_moment_format (number, shown), &again) || again != number))
    abort ();
  if (yui_day_parse (text, &number)
      && (!yui_day_parse (yui_day_format (number, shown), &again) || again != number))
    abort ();
}

/* A token is known, or refused for one of two reasons. */
static void
check_token (const char *text)
{
  g_autoptr (GError) error = NULL;
  YuiStore *store = fuzz_town ()->store;
  YuiDatabase *db = yui_store_begin_read (store, YUI_SCOPE_ALL, &error);
  YuiCheckInPlace place = { 0 };

  if (db == NULL)
    abort ();
  if (!yui_check_in_code_verify (db, text, NOW_S, &place, &error)
      && !g_error_matches (error, YUI_PROBLEM, YUI_PROBLEM_NOT_FOUND)
      && !g_error_matches (error, YUI_PROBLEM, YUI_PROBLEM_GONE))
    abort ();
  yui_store_end_read (store, db);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *)data, size);
  char user_code[YUI_USER_CODE_SIZE];

  if (!g_utf8_validate (text, -1, NULL))
    return 0; /* the router lets nothing else in */
  check_card (text);
  check_moments (text);
  check_token (text);
  check_pass (text);
  check_shown_pass (text);
  yui_user_code_parse (text, user_code);
  return 0;
}
