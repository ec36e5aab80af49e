/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "documents/yui-text.h"

static void
test_fold (void)
{
  static const char *const CASES[][2] = {
    { "　１２３ＡＢｃ　", "123ABc" },
    { "ﾔﾏﾀﾞ ﾀﾛｳ", "ヤマダ タロウ" },
    { "ﾊﾟｰﾃｨｰ｡｢ｳﾞ｣", "パーティー。「ヴ」" },
    { "か\xE3\x82\x99き", "がき" },
    { "９：００～１２：００", "9:00～12:00" },
    { "アﾞ", "ア゛" },
    { "゛ア", "゛ア" },
    { "\xEF\xBB\xBF"
      "a\xC2\xA0",
      "a" },
    { "髙﨑〒㈱①", "髙﨑〒㈱①" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *folded = yui_text_fold_width (CASES[i][0]);

      g_assert_cmpstr (folded, ==, CASES[i][1]);
    }
}

static void
test_key (void)
{
  g_autofree char *a = yui_text_fold_key ("山田　太郎 ＩＤ");
  g_autofree char *none = yui_text_fold_key (NULL);

  g_assert_cmpstr (a, ==, "山田太郎id");
  g_assert_cmpstr (none, ==, "");
}

static void
test_int (void)
{
  static const struct
  {
    const char *text;
    gboolean ok;
    gint64 value;
  } CASES[] = {
    { "0", TRUE, 0 },
    { "1120", TRUE, 1120 },
    { "１，１２０", TRUE, 1120 },
    { " ¥1,120 ", TRUE, 1120 },
    { "￥1120", TRUE, 1120 },
    { "\\1,234,567", TRUE, 1234567 },
    { "1,120円", TRUE, 1120 },
    { "-5", TRUE, -5 },
    { "−5", TRUE, -5 },
    { "▲500", TRUE, -500 },
    { "¥-5", TRUE, -5 },
    { "+7", TRUE, 7 },
    { "9223372036854775807", TRUE, G_MAXINT64 },
    { "-9223372036854775808", TRUE, G_MININT64 },
    { "9223372036854775808", FALSE, 0 },
    { "", FALSE, 0 },
    { "-", FALSE, 0 },
    { "1.5", FALSE, 0 },
    { "1,12", FALSE, 0 },
    { "1234,567", FALSE, 0 },
    { ",123", FALSE, 0 },
    { "1,1234", FALSE, 0 },
    { "1 120", FALSE, 0 },
    { "12a", FALSE, 0 },
    { "0x10", FALSE, 0 },
    { "--5", FALSE, 0 },
    { "¥5円", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gint64 value = 42;

      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (yui_text_parse_int (CASES[i].text, &value), ==, CASES[i].ok);
      g_assert_cmpint (value, ==, CASES[i].ok ? CASES[i].value : 42);
    }
}

static void
test_date (void)
{
  static const struct
  {
    const char *text;
    const char *shown; /* NULL: refused */
  } CASES[] = {
    { "2026/11/3", "2026年11月3日(火)" },
    { "2026-11-03", "2026年11月3日(火)" },
    { "2026.11.3", "2026年11月3日(火)" },
    { "20261103", "2026年11月3日(火)" },
    { "２０２６／１１／３", "2026年11月3日(火)" },
    { "2026年11月3日", "2026年11月3日(火)" },
    { "令和8年11月3日", "2026年11月3日(火)" },
    { "令和 8 年 11 月 3 日", "2026年11月3日(火)" },
    { "Ｒ８．１１．３", "2026年11月3日(火)" },
    { "r8/11/3", "2026年11月3日(火)" },
    { "2026/11/3(火)", "2026年11月3日(火)" },
    { "2026年11月3日（火曜日）", "2026年11月3日(火)" },
    { "2026/11/3 0:00", "2026年11月3日(火)" },
    { "2026-11-03 00:00:00", "2026年11月3日(火)" },
    { "令和元年5月1日", "2019年5月1日(水)" },
    { "H31/4/30", "2019年4月30日(火)" },
    { "平成33年6月1日", "2021年6月1日(火)" },
    { "S64.1.7", "1989年1月7日(土)" },
    { "㍼64.1.7", "1989年1月7日(土)" },
    { "2024/2/29", "2024年2月29日(木)" },
    { "2000/2/29", "2000年2月29日(火)" },
    { "S64.1.8", NULL },
    { "令和1年4月30日", NULL },
    { "令和元年4月30日", NULL },
    { "令和0年5月1日", NULL },
    { "平成37年1月1日", NULL },
    { "2026/11/3(水)", NULL },
    { "2026/11/3 9:00", NULL },
    { "2026/13/1", NULL },
    { "2026/0/1", NULL },
    { "2026/2/29", NULL },
    { "1900/2/29", NULL },
    { "2026/4/31", NULL },
    { "2026/4/0", NULL },
    { "26/11/3", NULL },
    { "11/3/2026", NULL },
    { "3.11.2026", NULL },
    { "2026/11-3", NULL },
    { "2026/11", NULL },
    { "2026年11月", NULL },
    { "2026/11/031", NULL },
    { "2026/11/3x", NULL },
    { "2026113", NULL },
    { "45964", NULL },
    { "1850/1/1", NULL },
    { "", NULL },
    { "火曜日", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gint64 day = -9999;
      gboolean ok = yui_text_parse_date (CASES[i].text, &day);

      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (ok, ==, CASES[i].shown != NULL);
      if (ok)
        {
          g_autofree char *shown = yui_text_format_day (day, FALSE);

          g_assert_cmpstr (shown, ==, CASES[i].shown);
        }
      else
        g_assert_cmpint (day, ==, -9999);
    }
}

static void
test_time (void)
{
  static const struct
  {
    const char *text;
    int minutes; /* -1: refused */
  } CASES[] = {
    { "9:00", 540 },       { "09:05", 545 },    { "９：００", 540 }, { "0900", 540 },
    { "9時", 540 },        { "9時半", 570 },    { "9時5分", 545 },   { "午後5時", 1020 },
    { "午前0時30分", 30 }, { "午後12時", 720 }, { "5:00 PM", 1020 }, { "25:00", 1500 },
    { "47:59", 2879 },     { "9:00:00", 540 },  { "0:00", 0 },       { "24:00", 1440 },
    { "48:00", -1 },       { "9:60", -1 },      { "9", -1 },         { "9:5", -1 },
    { "9:00:30", -1 },     { "午後13時", -1 },  { "", -1 },          { "朝", -1 },
    { "9:00-", -1 },       { "-9:00", -1 },     { "090", -1 },       { "9時30", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      int minutes = -1;

      g_test_message ("%s", CASES[i].text);
      g_assert_cmpint (yui_text_parse_time (CASES[i].text, &minutes), ==, CASES[i].minutes >= 0);
      g_assert_cmpint (minutes, ==, CASES[i].minutes);
    }
}

/* Against GLib's calendar, each day of 330 years. */
static void
test_calendar (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1870);
  while (g_date_get_year (&date) < 2200)
    {
      int year, month, month_day, weekday;
      gint64 day = yui_text_make_day (g_date_get_year (&date), (int)g_date_get_month (&date),
                                      g_date_get_day (&date));

      g_assert_cmpint (day, ==, (gint64)g_date_get_julian (&date) - 719163);
      yui_text_split_day (day, &year, &month, &month_day, &weekday);
      g_assert_cmpint (year, ==, g_date_get_year (&date));
      g_assert_cmpint (month, ==, (int)g_date_get_month (&date));
      g_assert_cmpint (month_day, ==, g_date_get_day (&date));
      g_assert_cmpint (weekday, ==, (int)g_date_get_weekday (&date) % 7);
      g_date_add_days (&date, 1);
    }
}

static void
test_format (void)
{
  static const struct
  {
    int date[3];
    const char *shown;
  } CASES[] = {
    { { 2026, 11, 3 }, "令和8年11月3日(火)" },    { { 2019, 5, 1 }, "令和元年5月1日(水)" },
    { { 2019, 4, 30 }, "平成31年4月30日(火)" },   { { 1989, 1, 7 }, "昭和64年1月7日(土)" },
    { { 1926, 12, 25 }, "昭和元年12月25日(土)" }, { { 1926, 12, 24 }, "大正15年12月24日(金)" },
  };
  int minutes;

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const int *d = CASES[i].date;
      g_autofree char *shown = yui_text_format_day (yui_text_make_day (d[0], d[1], d[2]), TRUE);

      g_assert_cmpstr (shown, ==, CASES[i].shown);
    }
  g_assert_cmpint (yui_text_day_of (0, &minutes), ==, 0);
  g_assert_cmpint (minutes, ==, 540);
  g_assert_cmpint (yui_text_day_of (15 * 3600 - 1, &minutes), ==, 0);
  g_assert_cmpint (minutes, ==, 1439);
  g_assert_cmpint (yui_text_day_of (15 * 3600, &minutes), ==, 1);
  g_assert_cmpint (yui_text_day_of (-9 * 3600 - 1, &minutes), ==, -1);
}

static void
test_half_kana (void)
{
  static const struct
  {
    const char *text, *half, *bad;
  } CASES[] = {
    { "ヤマダ　タロウ", "ﾔﾏﾀﾞ ﾀﾛｳ", NULL },
    { "やまだ たろう", "ﾔﾏﾀﾞ ﾀﾛｳ", NULL },
    { "ﾔﾏﾀﾞ ﾀﾛｳ", "ﾔﾏﾀﾞ ﾀﾛｳ", NULL },
    { "ジョン・スミス", "ｼﾞﾖﾝ.ｽﾐｽ", NULL },
    { "キャッツ", "ｷﾔﾂﾂ", NULL },
    { "ｷｬｯﾂ", "ｷﾔﾂﾂ", NULL },
    { "パーティー", "ﾊﾟ-ﾃｲ-", NULL },
    { "ヴィオラ", "ｳﾞｲｵﾗ", NULL },
    { "カ）ユイ", "ｶ)ﾕｲ", NULL },
    { "ａｂｃ－１", "ABC-1", NULL },
    { "「ア」¥／．", "｢ｱ｣¥/.", NULL },
    { "は\xE3\x82\x9Aん", "ﾊﾟﾝ", NULL },
    { "ヰヱヶヮ", "ｲｴｹﾜ", NULL },
    { "チヂツヅボポ", "ﾁﾁﾞﾂﾂﾞﾎﾞﾎﾟ", NULL },
    { "ヲン", "ｦﾝ", NULL },
    { "山田タロウ", "ﾀﾛｳ", "山田タロウ" },
    { "タロウ&コ", "ﾀﾛｳｺ", "&コ" },
    { "ア😀", "ｱ", "😀" },
    { "", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const char *bad = "untouched";
      g_autofree char *half = yui_text_to_half_kana (CASES[i].text, &bad);

      g_assert_cmpstr (half, ==, CASES[i].half);
      g_assert_cmpstr (bad, ==, CASES[i].bad);
    }
}

/* Every kana comes back from its half-width form, but for what that form lacks. */
static void
test_kana_round_trip (void)
{
  for (gunichar c = 0x30A1; c <= 0x30F4; c++)
    {
      g_autofree char *kana = NULL;
      g_autofree char *half = NULL;
      g_autofree char *full = NULL;
      char buffer[7] = { 0 };

      g_unichar_to_utf8 (c, buffer);
      if (g_strstr_len ("ァィゥェォッャュョヮヰヱ", -1, buffer) != NULL)
        continue;
      half = yui_text_to_half_kana (buffer, NULL);
      full = yui_text_fold_width (half);
      g_assert_cmpstr (full, ==, buffer);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/key", test_key);
  g_test_add_func ("/text/int", test_int);
  g_test_add_func ("/text/date", test_date);
  g_test_add_func ("/text/time", test_time);
  g_test_add_func ("/text/calendar", test_calendar);
  g_test_add_func ("/text/format", test_format);
  g_test_add_func ("/text/half-kana", test_half_kana);
  g_test_add_func ("/text/kana-round-trip", test_kana_round_trip);
  return g_test_run ();
}
