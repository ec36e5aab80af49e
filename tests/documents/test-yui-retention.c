/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-retention.h"
#include "documents/yui-text.h"

#include <string.h>

static void
test_days (void)
{
  static const struct
  {
    const char *kind;
    int from[3];
    int until[3];
  } CASES[] = {
    { "attendance_book", { 2026, 12, 10 }, { 2031, 12, 10 } },
    { "wage_ledger", { 2026, 12, 31 }, { 2031, 12, 31 } },
    { "payslip", { 2026, 12, 10 }, { 2033, 12, 10 } },
    { "bank_file", { 2027, 2, 28 }, { 2034, 2, 28 } },
    { "contract", { 2028, 2, 29 }, { 2033, 2, 28 } },
    { "payslip", { 2028, 2, 29 }, { 2035, 2, 28 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const YuiRetentionRule *rule = yui_retention_find (CASES[i].kind);
      const int *from = CASES[i].from, *until = CASES[i].until;

      g_assert_nonnull (rule);
      g_assert_cmpint (
          yui_retention_keep_until (rule, yui_text_make_day (from[0], from[1], from[2])), ==,
          yui_text_make_day (until[0], until[1], until[2]));
    }
}

static void
test_rules (void)
{
  gsize n_rules;
  const YuiRetentionRule *rules = yui_retention_get_rules (&n_rules);
  g_autofree char *text
      = yui_retention_format (yui_retention_find ("wage_ledger"), yui_text_make_day (2026, 12, 10));

  g_assert_null (yui_retention_find ("photograph"));
  g_assert_cmpstr (text, ==, "保存期限 2031年12月10日（労働基準法第109条・5年）");
  for (gsize i = 0; i < n_rules; i++)
    {
      g_assert_true (yui_retention_find (rules[i].kind) == &rules[i]);
      g_assert_true (rules[i].years == 5 || rules[i].years == 7);
      g_assert_nonnull (strstr (rules[i].article, "条"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/days", test_days);
  g_test_add_func ("/retention/rules", test_rules);
  return g_test_run ();
}
