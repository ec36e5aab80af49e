/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-database.h"

#include "server/yui-demo.h"
#include "server/yui-member-import.h"
#include "server/yui-problem.h"
#include "server/yui-server.h"
#include "store/yui-migration.h"

#define TODAY 20779 /* 2026-11-22 */

static YuiLawTables *tables;

/* ---- cells ---- */

typedef struct
{
  const char *text;
  const char *value; /* NULL: refused with code */
  const char *code;
} TextCase;

typedef const char *(*ParseFunc) (const char *text, char **value);

static void
check_texts (ParseFunc parse, const TextCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = NULL;
      const char *code = parse (cases[i].text, &value);

      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpstr (value, ==, cases[i].value);
    }
}

static void
test_texts (void)
{
  static const TextCase KANA[] = {
    { "タカナミ シヅエ", "タカナミ シヅエ", NULL },
    { " たかなみ　しづえ ", "タカナミ シヅエ", NULL },
    { "ﾅﾗｵｶ ﾁﾊﾙ", "ナラオカ チハル", NULL },
    { "ｶﾞｷﾞｸﾞ", "ガギグ", NULL },
    { "アリー", "アリー", NULL },
    { "高波", NULL, YUI_FAULT_NOT_KANA },
    { "Tanaka", NULL, YUI_FAULT_NOT_KANA },
  };
  static const TextCase PHONES[] = {
    { "090-0000-4101", "090-0000-4101", NULL },
    { "９０００００４１０５", "090-0000-4105", NULL },
    { "9000004108", "090-0000-4108", NULL },
    { "09000004106", "090-0000-4106", NULL },
    { "（0259）00-0113", "0259-00-0113", NULL },
    { "0259000113", "0259-00-0113", NULL },
    { "+81 90 0000 4101", "090-0000-4101", NULL },
    { "12345", NULL, YUI_FAULT_NOT_A_PHONE },
    { "内線3", NULL, YUI_FAULT_NOT_A_PHONE },
    { "0900000410", NULL, YUI_FAULT_NOT_A_PHONE },
  };

  check_texts (yui_member_parse_kana, KANA, G_N_ELEMENTS (KANA));
  check_texts (yui_member_parse_phone, PHONES, G_N_ELEMENTS (PHONES));
}

static void
test_birth_dates (void)
{
  static const struct
  {
    const char *text;
    int year, month, day; /* 0: refused */
    const char *code;
  } CASES[] = {
    { "1957/12/05", 1957, 12, 5, NULL },
    { "昭和27年5月3日", 1952, 5, 3, NULL },
    { "S30.11.21", 1955, 11, 21, NULL },
    { "２００４／０５／０５", 2004, 5, 5, NULL },
    { "H5.6.17", 1993, 6, 17, NULL },
    { "19570405", 1957, 4, 5, NULL },
    { "2011/4/1", 2011, 4, 1, NULL }, /* 15 on 31 March: may work from 1 April 2026 */
    { "2011/4/2", 0, 0, 0, YUI_FAULT_UNDER_AGE },
    { "令和元年5月1日", 0, 0, 0, YUI_FAULT_UNDER_AGE },
    { "2026/13/40", 0, 0, 0, YUI_FAULT_NOT_A_DATE },
    { "2001/2/29", 0, 0, 0, YUI_FAULT_NOT_A_DATE },
    { "57/4/5", 0, 0, 0, YUI_FAULT_NOT_A_DATE },
    { "29221", 0, 0, 0, YUI_FAULT_DATE_IS_A_NUMBER },
    { "2100/1/1", 0, 0, 0, YUI_FAULT_DATE_IN_FUTURE },
    { "不明", 0, 0, 0, YUI_FAULT_NOT_A_DATE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      YuiCivilDay day = 0, expected = 0;

      g_assert_cmpstr (yui_member_parse_birth_date (CASES[i].text, TODAY, &day), ==, CASES[i].code);
      if (CASES[i].year != 0)
        g_assert_true (
            yui_civil_day_from_ymd (CASES[i].year, CASES[i].month, CASES[i].day, &expected));
      g_assert_cmpint (day, ==, expected);
    }
}

static void
test_other_cells (void)
{
  const char *kind = NULL;
  int yen = 0;
  g_auto (GStrv) held
      = yui_member_split_qualifications (" 普通自動車免許、食品衛生責任者\nフォークリフト／ ");

  g_assert_null (yui_member_parse_kind ("ＯＢ", &kind));
  g_assert_cmpstr (kind, ==, "alumni");
  g_assert_null (yui_member_parse_kind ("パート", &kind));
  g_assert_cmpstr (kind, ==, "current_staff");
  g_assert_cmpstr (yui_member_parse_kind ("社長", &kind), ==, YUI_FAULT_UNKNOWN_KIND);
  g_assert_null (yui_member_parse_wage ("１，１８０円", &yen));
  g_assert_cmpint (yen, ==, 1180);
  g_assert_cmpstr (yui_member_parse_wage ("応相談", &yen), ==, YUI_FAULT_NOT_A_WAGE);
  g_assert_cmpstr (yui_member_parse_wage ("0", &yen), ==, YUI_FAULT_NOT_A_WAGE);
  g_assert_cmpint (g_strv_length (held), ==, 3);
  g_assert_cmpstr (held[1], ==, "食品衛生責任者");
  g_assert_cmpstr (yui_member_qualification_alias ("普通免許"), ==, "driving_licence");
  g_assert_cmpint (yui_member_field_from_heading ("※生年月日（西暦）"), ==,
                   YUI_MEMBER_FIELD_BIRTH_DATE);
  g_assert_cmpint (yui_member_field_from_heading ("氏　名"), ==, YUI_MEMBER_FIELD_NAME);
  g_assert_cmpint (yui_member_field_from_heading ("ＴＥＬ"), ==, YUI_MEMBER_FIELD_PHONE);
  g_assert_cmpint (yui_member_field_from_heading ("血液型"), ==, YUI_MEMBER_FIELD_NONE);
}

/* ---- files ---- */

typedef struct
{
  YuiDatabase *db;
  char *employer_id;
} Town;

static void
town_clear (Town *town)
{
  g_clear_pointer (&town->db, yui_database_close);
  g_free (town->employer_id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

static char *
read_text (YuiDatabase *db, const char *sql)
{
  g_autoptr (YuiStatement) query = yui_database_query (db, NULL, sql);

  g_assert_cmpint (yui_statement_step (query, NULL), ==, YUI_STEP_ROW);
  return yui_statement_dup_text (query, 0);
}

static void
town_init (Town *town)
{
  const YuiDemoOptions options = { .seed = 1,
                                   .today = TODAY,
                                   .tables = tables,
                                   .employers = 4,
                                   .workplaces = 6,
                                   .workers = 30,
                                   .shifts = 24 };
  g_autoptr (GError) error = NULL;

  town->db = yui_database_open (":memory:", YUI_DATABASE_READ_WRITE, &error);
  g_assert_no_error (error);
  yui_migration_run (town->db, YUI_SERVER_MIGRATIONS, &error);
  yui_demo_create (town->db, &options, &error);
  g_assert_no_error (error);
  town->employer_id
      = read_text (town->db, "SELECT employer_id FROM account WHERE role = 'employer_owner'");
}

/* Reads and places a file; applies it too if asked. Returns the report as JSON (caller's). */
static YuiJson *
import (Town *town, GBytes *bytes, gboolean applies)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiMemberImport) self = yui_member_import_read (bytes, TODAY, &error);
  YuiJson *doc = yui_json_new ();

  g_assert_no_error (error);
  g_assert_true (
      yui_member_import_place (self, town->db, YUI_DEMO_PROGRAMME_ID, town->employer_id, &error));
  if (applies)
    g_assert_true (yui_member_import_apply (self, town->db, 1795273200, NULL, &error));
  g_assert_no_error (error);
  yyjson_mut_doc_set_root (doc, yui_member_import_to_json (self, doc));
  return doc;
}

static YuiJson *
import_text (Town *town, const char *text, gboolean applies)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return import (town, bytes, applies);
}

static gint64
get_int (YuiJson *doc, const char *key)
{
  return yyjson_mut_get_sint (yyjson_mut_obj_get (yui_json_root (doc), key));
}

static yyjson_mut_val *
get_refused (YuiJson *doc, guint i)
{
  return yyjson_mut_arr_get (yyjson_mut_obj_get (yui_json_root (doc), "refused"), i);
}

static void
assert_refused (YuiJson *doc,
                guint i,
                int line,
                int column,
                const char *heading,
                const char *value,
                const char *code)
{
  yyjson_mut_val *refused = get_refused (doc, i);

  g_assert_nonnull (refused);
  g_assert_cmpint (yyjson_mut_get_sint (yyjson_mut_obj_get (refused, "line")), ==, line);
  g_assert_cmpint (yyjson_mut_get_sint (yyjson_mut_obj_get (refused, "column")), ==, column);
  g_assert_cmpstr (yyjson_mut_get_str (yyjson_mut_obj_get (refused, "heading")), ==, heading);
  g_assert_cmpstr (yyjson_mut_get_str (yyjson_mut_obj_get (refused, "value")), ==, value);
  g_assert_cmpstr (yyjson_mut_get_str (yyjson_mut_obj_get (refused, "code")), ==, code);
  g_assert_cmpint (strlen (yyjson_mut_get_str (yyjson_mut_obj_get (refused, "detail"))), >, 10);
}

static void
test_demo_files (void)
{
  static const char *const FILES[][2] = { { "members-sjis.csv", "shift_jis" },
                                          { "members-utf8.csv", "utf-8" },
                                          { "members-utf16.txt", "utf-16" } };

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_auto (Town) town = { 0 };
      g_autofree char *path
          = g_build_filename (g_getenv ("YUI_SOURCE"), "data", "demo", FILES[i][0], NULL);
      g_autofree char *text = NULL, *name = NULL;
      g_autoptr (YuiJson) preview = NULL, first = NULL, again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gint64 before;
      gsize size;

      town_init (&town);
      before = test_database_count (town.db, "SELECT count(*) FROM worker");
      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      bytes = g_bytes_new (text, size);

      preview = import (&town, bytes, FALSE);
      g_assert_cmpstr (
          yyjson_mut_get_str (yyjson_mut_obj_get (yui_json_root (preview), "encoding")), ==,
          FILES[i][1]);
      g_assert_cmpint (get_int (preview, "rows_read"), ==, 41);
      g_assert_cmpint (get_int (preview, "blank_rows"), ==, 3);
      g_assert_cmpint (get_int (preview, "added"), ==, 40);
      assert_refused (preview, 0, 20, 4, "生年月日", "2026/13/40", YUI_FAULT_NOT_A_DATE);
      g_assert_null (get_refused (preview, 1));
      g_assert_cmpint (test_database_count (town.db, "SELECT count(*) FROM worker"), ==, before);

      first = import (&town, bytes, TRUE);
      g_assert_cmpint (test_database_count (town.db, "SELECT count(*) FROM worker"), ==,
                       before + 40);
      name = read_text (town.db, "SELECT w.name || '/' || w.kana || '/' || w.phone || '/' || "
                                 "w.district || '/' || w.wished_wage_yen || '/' || m.kind FROM "
                                 "worker w JOIN membership m ON m.worker_id = w.id "
                                 "WHERE m.staff_number = 'Y-101'");
      g_assert_cmpstr (name, ==, "髙波 志津江/タカナミ シヅエ/090-0000-4101/湯ノ里/1100/alumni");
      g_assert_cmpint (test_database_count (
                           town.db, "SELECT count(*) FROM worker_qualification q JOIN membership "
                                    "m ON m.worker_id = q.worker_id "
                                    "WHERE m.staff_number = 'Y-119'"),
                       ==, 2);

      again = import (&town, bytes, TRUE);
      g_assert_cmpint (get_int (again, "added"), ==, 0);
      g_assert_cmpint (get_int (again, "updated"), ==, 40);
      g_assert_cmpint (test_database_count (town.db, "SELECT count(*) FROM worker"), ==,
                       before + 40);
    }
}

static void
test_every_fault (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (YuiJson) report = NULL;
  const char *const text = "名簿,,,,,\r\n"
                           "番号,氏名,フリガナ,生年月日,区分,電話,資格,時給,備考\r\n"
                           ",,タナカ,1980/1/1,,,,,\r\n"
                           "1,甲 一,甲,1980/1/1,社長,123,宇宙飛行士,高め,\r\n"
                           "2,乙 二,オツ ジ,29221,,,,,\r\n"
                           "3,丙 三,ヘイ サン,1980/1/1,,,,,\r\n"
                           "3,丁 四,テイ シ,1981/1/1,,,,,\r\n"
                           ",戊 五,ボ ゴ,1982/1/1,,,,,\r\n"
                           ",戊　五,ぼ ご,1982-01-01,,,,,\r\n";

  town_init (&town);
  report = import_text (&town, text, FALSE);
  assert_refused (report, 0, 3, 2, "氏名", "", YUI_FAULT_MISSING);
  assert_refused (report, 1, 4, 3, "フリガナ", "甲", YUI_FAULT_NOT_KANA);
  assert_refused (report, 2, 4, 5, "区分", "社長", YUI_FAULT_UNKNOWN_KIND);
  assert_refused (report, 3, 4, 6, "電話", "123", YUI_FAULT_NOT_A_PHONE);
  assert_refused (report, 4, 4, 7, "資格", "宇宙飛行士", YUI_FAULT_UNKNOWN_QUALIFICATION);
  assert_refused (report, 5, 4, 8, "時給", "高め", YUI_FAULT_NOT_A_WAGE);
  assert_refused (report, 6, 5, 4, "生年月日", "29221", YUI_FAULT_DATE_IS_A_NUMBER);
  assert_refused (report, 7, 7, 2, "氏名", "丁 四", YUI_FAULT_DUPLICATE);
  assert_refused (report, 8, 9, 2, "氏名", "戊　五", YUI_FAULT_DUPLICATE);
  g_assert_null (get_refused (report, 9));
  g_assert_cmpint (get_int (report, "added"), ==, 2);
}

static void
test_names_in_two_columns (void)
{
  g_auto (Town) town = { 0 };
  g_autofree char *name = NULL;
  g_autoptr (YuiJson) report = NULL;

  town_init (&town);
  report = import_text (&town, "姓\t名\tセイ\tメイ\n汐野\t美穂\tしおの\tみほ\n", TRUE);
  g_assert_cmpint (get_int (report, "added"), ==, 1);
  name
      = read_text (town.db, "SELECT name || '/' || kana FROM worker WHERE kana LIKE 'シオノ ミホ'");
  g_assert_cmpstr (name, ==, "汐野 美穂/シオノ ミホ");
}

/* A person the programme knows already joins the pool and is not made twice; their data stay. */
static void
test_known_person (void)
{
  g_auto (Town) town = { 0 };
  g_autofree char *outsider = NULL, *kana = NULL, *text = NULL, *phone = NULL;
  g_autoptr (YuiJson) report = NULL;
  gint64 before, members;

  town_init (&town);
  before = test_database_count (town.db, "SELECT count(*) FROM worker");
  members = test_database_count (town.db, "SELECT count(*) FROM membership");
  yui_database_run (
      town.db, NULL,
      "INSERT INTO worker (programme_id, id, name, kana, birth_day, phone, registered_s) "
      "VALUES (1, '01930000-0000-7000-8000-000000000001', '外野 清', 'ソトノ キヨシ', "
      "3652, '090-0000-0001', 1)");
  report = import_text (&town,
                        "社員番号,氏名,フリガナ,生年月日,電話番号\n"
                        "Z-1,外野 清,ソトノ キヨシ,1980/1/1,090-0000-9999\n",
                        TRUE);
  g_assert_cmpint (get_int (report, "added"), ==, 1);
  g_assert_cmpint (test_database_count (town.db, "SELECT count(*) FROM worker"), ==, before + 1);
  g_assert_cmpint (test_database_count (town.db, "SELECT count(*) FROM membership"), ==,
                   members + 1);
  phone = read_text (town.db, "SELECT phone FROM worker WHERE kana = 'ソトノ キヨシ'");
  g_assert_cmpstr (phone, ==, "090-0000-0001");
}

/* A number that another person of the pool has is refused; an empty cell changes nothing. */
static void
test_numbers_and_blanks (void)
{
  g_auto (Town) town = { 0 };
  g_autoptr (YuiJson) first = NULL, second = NULL, third = NULL;
  g_autofree char *phone = NULL;

  town_init (&town);
  first = import_text (&town,
                       "社員番号,氏名,フリガナ,生年月日,電話番号\n"
                       "Z-1,甲野 一,コウノ ハジメ,1980/1/1,090-0000-1111\n",
                       TRUE);
  g_assert_cmpint (get_int (first, "added"), ==, 1);
  second = import_text (
      &town, "社員番号,氏名,フリガナ,生年月日\nZ-1,乙野 二,オツノ ジロウ,1990/2/2\n", TRUE);
  assert_refused (second, 0, 2, 1, "社員番号", "Z-1", YUI_FAULT_DUPLICATE);
  third = import_text (&town,
                       "社員番号,氏名,フリガナ,生年月日,電話番号\n"
                       "Z-1,甲野 一郎,コウノ イチロウ,1980/1/1,\n",
                       TRUE);
  g_assert_cmpint (get_int (third, "updated"), ==, 1);
  phone = read_text (town.db, "SELECT phone FROM worker WHERE kana = 'コウノ イチロウ'");
  g_assert_cmpstr (phone, ==, "090-0000-1111");
}

static void
test_no_lists (void)
{
  static const struct
  {
    const char *text;
    gsize size;
  } FILES[] = {
    { "", 0 },
    { "a,b\n1,2\n", 8 },
    { "氏名,電話\n甲,1\n", 20 },
    { "PK\003\004\024\000\006\000", 8 },
    { "\000\001\002\003\377\376", 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (FILES); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (FILES[i].text, FILES[i].size);
      g_autoptr (GError) error = NULL;
      g_autoptr (YuiMemberImport) self = yui_member_import_read (bytes, TODAY, &error);

      g_assert_null (self);
      g_assert_error (error, YUI_PROBLEM, YUI_PROBLEM_INVALID_INPUT);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("YUI_SOURCE"), "data", NULL);
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  tables = yui_law_tables_load (folder, &error);
  g_assert_no_error (error);
  g_test_add_func ("/member-import/texts", test_texts);
  g_test_add_func ("/member-import/birth-dates", test_birth_dates);
  g_test_add_func ("/member-import/other-cells", test_other_cells);
  g_test_add_func ("/member-import/demo-files", test_demo_files);
  g_test_add_func ("/member-import/every-fault", test_every_fault);
  g_test_add_func ("/member-import/names-in-two-columns", test_names_in_two_columns);
  g_test_add_func ("/member-import/known-person", test_known_person);
  g_test_add_func ("/member-import/numbers-and-blanks", test_numbers_and_blanks);
  g_test_add_func ("/member-import/no-lists", test_no_lists);
  result = g_test_run ();
  yui_law_tables_free (tables);
  return result;
}
