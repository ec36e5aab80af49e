/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-device-grant.h"

G_BEGIN_DECLS

/* A code by which a worker signs in on the own phone: made at a kiosk or at the town's desk for
 * somebody who stands there, good once and for ten minutes. It looks like the code of a kiosk that
 * asks to be let in (8 letters, 34 bits) and is kept as a hash. */
#define YUI_PHONE_CODE_LIFE_S 600

/* How long somebody who signed in by one may look. */
#define YUI_PHONE_SESSION_S 1800

typedef struct
{
  gint64 programme_id;
  const char *worker_id;
  const char *made_by; /* account */
  gint64 now_s;
} YuiPhoneCodeNew;

/* Makes one in the open transaction; an earlier one of the person that was not used ends. */
gboolean yui_phone_code_make (YuiDatabase *db,
                              const YuiPhoneCodeNew *new_code,
                              char code[YUI_USER_CODE_SIZE],
                              GError **error);

/* Takes one, which is gone then, and opens a session of the worker. Returns its token (caller's);
 * NULL with YUI_PROBLEM_NOT_FOUND when there is no such code, or not any more. */
char *yui_phone_code_take (YuiDatabase *db, const char *text, gint64 now_s, GError **error);

G_END_DECLS
