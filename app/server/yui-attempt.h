/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-store.h"

G_BEGIN_DECLS

/* Counts attempts in the database, so that several server processes count together. An attempt is
 * counted before it is made: no burst of attempts at once gets more than its share. */

#define YUI_ATTEMPT_WINDOW_S 900
#define YUI_ATTEMPT_KEYS_MAX 2

/* What one attempt is counted by; keys are hashes, so that the table names nobody. */
typedef struct
{
  struct
  {
    char *key;
    gint64 max; /* in a window */
  } buckets[YUI_ATTEMPT_KEYS_MAX];
  guint n;
} YuiAttempt;

void yui_attempt_clear (YuiAttempt *attempt);

/* Adds a bucket: at most max attempts with this kind and text within a window. kind is static. */
void yui_attempt_add (YuiAttempt *attempt, const char *kind, const char *text, gint64 max);

/* Counts it. Returns FALSE with 429 and Retry-After, counting nothing, when any bucket is full. */
gboolean yui_attempt_begin (YuiAttempt *attempt, YuiStore *store, gint64 now_s, GError **error);

/* Takes the count back, soon: it was a right one. Takes the buckets. */
void yui_attempt_forgive (YuiAttempt *attempt, YuiStore *store);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiAttempt, yui_attempt_clear)

G_END_DECLS
