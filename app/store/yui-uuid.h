/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define YUI_UUID_LENGTH 36

/* Returns a new UUIDv7 (RFC 9562) in lower case: 48 bits of milliseconds, 74 random bits.
 * Thread-safe. */
char *yui_uuid_new (void);

/* Writes one for the given time in milliseconds since 1970 and the given ten random bytes. */
void yui_uuid_format (gint64 time_ms, const guint8 random[10], char uuid[YUI_UUID_LENGTH + 1]);

/* Whether text is a UUID of any version, in lower case. */
gboolean yui_uuid_is_valid (const char *text);

G_END_DECLS
