/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/yui-uuid.h"

#include <string.h>

/* The example of RFC 9562, appendix A.6. */
static void
test_format (void)
{
  const guint8 random[10] = { 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f };
  char uuid[YUI_UUID_LENGTH + 1];

  yui_uuid_format (0x017f22e279b0, random, uuid);
  g_assert_cmpstr (uuid, ==, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void
test_new (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 before_ms = g_get_real_time () / 1000;

  for (int i = 0; i < 10000; i++)
    {
      char *uuid = yui_uuid_new ();

      g_assert_true (yui_uuid_is_valid (uuid));
      g_assert_cmpint (uuid[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", uuid[19]));
      if (i == 0)
        {
          g_autofree char *hex = g_strdup_printf ("%.8s%.4s", uuid, uuid + 9);
          gint64 time_ms = (gint64)g_ascii_strtoull (hex, NULL, 16);

          g_assert_cmpint (time_ms, >=, before_ms);
          g_assert_cmpint (time_ms, <, before_ms + 60000);
        }
      g_assert_true (g_hash_table_add (seen, uuid));
    }
}

static void
test_is_valid (void)
{
  static const char *const bad[] = {
    "",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    "017F22E2-79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2079b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "{17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
  };

  g_assert_true (yui_uuid_is_valid ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (yui_uuid_is_valid (bad[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/uuid/format", test_format);
  g_test_add_func ("/store/uuid/new", test_new);
  g_test_add_func ("/store/uuid/is-valid", test_is_valid);
  return g_test_run ();
}
