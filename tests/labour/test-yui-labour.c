/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "labour/yui-labour.h"
#include "yui-labour-fixtures.h"

/* A name is a stable identifier: lower case, digits and single underscores. */
static void
assert_identifier (const char *name)
{
  g_assert_true (g_regex_match_simple ("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", name, 0, 0));
  g_assert_cmpstr (name, !=, "invalid");
}

static void
test_rule_names (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int i = 0; i < YUI_N_RULES; i++)
    {
      YuiLabourRule rule = YUI_RULE_NONE;
      const char *name = yui_labour_rule_name ((YuiLabourRule)i);

      assert_identifier (name);
      assert_identifier (yui_labour_rule_article ((YuiLabourRule)i));
      assert_identifier (yui_labour_certainty_name (yui_labour_rule_certainty ((YuiLabourRule)i)));
      g_assert_true (g_hash_table_add (seen, (gpointer)name));
      g_assert_cmpint (yui_labour_rule_from_name (name, &rule), ==, YUI_LABOUR_OK);
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_cmpstr (yui_labour_rule_name (YUI_RULE_NIGHT), ==, "night");
  g_assert_cmpstr (yui_labour_rule_article (YUI_RULE_NIGHT), ==, "labour_standards_act_37_4");
  g_assert_cmpint (yui_labour_rule_certainty (YUI_RULE_CANCEL_24_HOURS), ==,
                   YUI_CERTAINTY_INDUSTRY);
  g_assert_cmpint (yui_labour_rule_certainty (YUI_N_RULES), ==, YUI_CERTAINTY_UNSURE);
  g_assert_cmpstr (yui_labour_rule_name (YUI_N_RULES), ==, "invalid");
  g_assert_cmpstr (yui_labour_rule_name ((YuiLabourRule)-1), ==, "invalid");
  g_assert_cmpstr (yui_labour_rule_article (YUI_N_RULES), ==, "invalid");
}

static void
test_unknown_rule (void)
{
  YuiLabourRule rule = YUI_RULE_NIGHT;

  g_assert_cmpint (yui_labour_rule_from_name ("no_such_rule", &rule), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (rule, ==, YUI_RULE_NIGHT);
}

static void
test_other_names (void)
{
  static const char *const STATUSES[] = {
    "ok", "invalid_argument", "table_not_installed", "not_enough_data", "no_space",
  };
  static const char *const CERTAINTIES[] = { "settled", "guidance", "industry", "unsure" };

  for (guint i = 0; i < G_N_ELEMENTS (STATUSES); i++)
    g_assert_cmpstr (yui_labour_status_name ((YuiLabourStatus)i), ==, STATUSES[i]);
  for (guint i = 0; i < G_N_ELEMENTS (CERTAINTIES); i++)
    g_assert_cmpstr (yui_labour_certainty_name ((YuiCertainty)i), ==, CERTAINTIES[i]);
  for (int i = 0; i < YUI_N_TABLES; i++)
    assert_identifier (yui_labour_table_name ((YuiLabourTable)i));
  for (int i = 0; i < YUI_N_ROUNDINGS; i++)
    assert_identifier (yui_labour_rounding_name ((YuiRounding)i));
  g_assert_cmpstr (yui_labour_table_name (YUI_TABLE_MINIMUM_WAGE), ==, "minimum_wage");
  g_assert_cmpstr (yui_labour_rounding_name (YUI_ROUNDING_UP_TO_YEN), ==, "up_to_yen");
  g_assert_cmpstr (yui_labour_rounding_name (YUI_ROUNDING_MONTH_HALF_HOUR), ==, "month_half_hour");
  g_assert_cmpstr (yui_labour_status_name ((YuiLabourStatus)5), ==, "invalid");
  g_assert_cmpstr (yui_labour_certainty_name ((YuiCertainty)4), ==, "invalid");
  g_assert_cmpstr (yui_labour_table_name (YUI_N_TABLES), ==, "invalid");
  g_assert_cmpstr (yui_labour_rounding_name (YUI_N_ROUNDINGS), ==, "invalid");
}

static void
test_round_yen (void)
{
  static const struct
  {
    gint64 num, den;
    gint64 up, drop, half_up, half_down;
  } CASES[] = {
    { 0, 100, 0, 0, 0, 0 },
    { 100, 100, 1, 1, 1, 1 },
    { 101, 100, 2, 1, 1, 1 },
    { 149, 100, 2, 1, 1, 1 },
    { 150, 100, 2, 1, 2, 1 },
    { 151, 100, 2, 1, 2, 2 },
    { 199, 100, 2, 1, 2, 2 },
    { -149, 100, -2, -1, -1, -1 },
    { -150, 100, -2, -1, -2, -1 },
    { -151, 100, -2, -1, -2, -2 },
    { 1, 3, 1, 0, 0, 0 },
    { 2, 3, 1, 0, 1, 1 },
    { INT64_MAX, 1, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX },
  };
  gint64 yen;

  for (size_t i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const gint64 expected[]
          = { CASES[i].up, CASES[i].drop, CASES[i].half_up, CASES[i].half_down };

      for (int r = 0; r < 4; r++)
        {
          g_assert_cmpint (yui_labour_round_yen (CASES[i].num, CASES[i].den,
                                                 (YuiRounding)(YUI_ROUNDING_UP_TO_YEN + r), &yen),
                           ==, YUI_LABOUR_OK);
          g_assert_cmpint (yen, ==, expected[r]);
        }
    }
}

static void
test_round_yen_refuses (void)
{
  gint64 yen = 7;

  g_assert_cmpint (yui_labour_round_yen (1, 0, YUI_ROUNDING_UP_TO_YEN, &yen), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_round_yen (1, -1, YUI_ROUNDING_UP_TO_YEN, &yen), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_round_yen (INT64_MIN, 1, YUI_ROUNDING_UP_TO_YEN, &yen), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_round_yen (4, 2, YUI_ROUNDING_MINUTE_OUTWARD, &yen), ==,
                   YUI_LABOUR_EINVAL);
  g_assert_cmpint (yui_labour_round_yen (1, 2, YUI_ROUNDING_NONE, &yen), ==, YUI_LABOUR_EINVAL);
  g_assert_cmpint (yen, ==, 7);
  g_assert_cmpint (yui_labour_round_yen (4, 2, YUI_ROUNDING_NONE, &yen), ==, YUI_LABOUR_OK);
  g_assert_cmpint (yen, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labour/labour/rule-names", test_rule_names);
  g_test_add_func ("/labour/labour/unknown-rule", test_unknown_rule);
  g_test_add_func ("/labour/labour/other-names", test_other_names);
  g_test_add_func ("/labour/labour/round-yen", test_round_yen);
  g_test_add_func ("/labour/labour/round-yen-refuses", test_round_yen_refuses);
  return g_test_run ();
}
