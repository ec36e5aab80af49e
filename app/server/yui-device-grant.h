/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

G_BEGIN_DECLS

/* Kiosks that ask to be let in: the device authorization grant (RFC 8628). */
#define YUI_DEVICE_GRANT_LIFE_S     600
#define YUI_DEVICE_GRANT_INTERVAL_S 5
#define YUI_DEVICE_GRANT_SLOWER_S   5   /* RFC 8628, 3.5 */
#define YUI_DEVICE_GRANT_EARLY_MS   500 /* a poll that comes this much too early is on time */

/* A user code is 8 letters of 20, 34 bits (RFC 8628, 6.1: no vowels, so that it makes no words),
 * shown in two halves. */
#define YUI_USER_CODE_SIZE 10

/* Writes a new one: XXXX-XXXX. */
void yui_user_code_new (char code[YUI_USER_CODE_SIZE]);

/* Reads one as typed, in any case and with or without the dash. */
gboolean yui_user_code_parse (const char *text, char code[YUI_USER_CODE_SIZE]);

/* What a poll is answered with, as the RFC's error words; NULL for none. */
typedef struct
{
  const guint8 *device_code_sha256; /* 32 bytes, borrowed */
  gint64 now_s, now_ms;
  const char *error; /* static */
  gint64 programme_id;
  char *account_id; /* of the kiosk, when it is approved */
  char *label;
} YuiDevicePoll;

void yui_device_poll_clear (YuiDevicePoll *poll);

/* Answers a poll and keeps when it came; a YuiWriteFunc whose user_data is the poll. */
gboolean yui_device_poll_run (YuiDatabase *db, gpointer poll, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiDevicePoll, yui_device_poll_clear)

G_END_DECLS
