/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-store"

#include "yui-uuid.h"

#include <sys/random.h>

static void
write_hex (char *text, const guint8 *bytes, gsize n_bytes)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < n_bytes; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 0xf];
    }
}

void
yui_uuid_format (gint64 time_ms, const guint8 random[10], char uuid[YUI_UUID_LENGTH + 1])
{
  guint8 bytes[16];

  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8)(time_ms >> (8 * (5 - i)));
  for (int i = 0; i < 10; i++)
    bytes[6 + i] = random[i];
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);

  write_hex (uuid, bytes, 4);
  write_hex (uuid + 9, bytes + 4, 2);
  write_hex (uuid + 14, bytes + 6, 2);
  write_hex (uuid + 19, bytes + 8, 2);
  write_hex (uuid + 24, bytes + 10, 6);
  uuid[8] = uuid[13] = uuid[18] = uuid[23] = '-';
  uuid[YUI_UUID_LENGTH] = '\0';
}

char *
yui_uuid_new (void)
{
  char uuid[YUI_UUID_LENGTH + 1];
  guint8 random[10];

  if (getrandom (random, sizeof random, 0) != sizeof random)
    g_error ("The system gives no random numbers.");
  yui_uuid_format (g_get_real_time () / 1000, random, uuid);
  return g_strdup (uuid);
}

gboolean
yui_uuid_is_valid (const char *text)
{
  for (int i = 0; i < YUI_UUID_LENGTH; i++)
    {
      gboolean is_dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (is_dash ? text[i] != '-'
                  : !g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
        return FALSE;
    }
  return text[YUI_UUID_LENGTH] == '\0';
}
