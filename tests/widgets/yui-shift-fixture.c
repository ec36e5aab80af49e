/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-shift-fixture.h"

#define HOUR YUI_MINUTES_PER_HOUR

static char *
time_text (YuiCivilDay day, int minute)
{
  g_autoptr (GTimeZone) japan = g_time_zone_new_offset (YUI_JAPAN_OFFSET_S);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (yui_civil_utc_of (day, minute));
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, japan);
  return g_date_time_format_iso8601 (local);
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_empty_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
}

YuiShift *
yui_shift_fixture_new (const YuiShiftFixture *fixture)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *starts_at = time_text (fixture->day, fixture->start_min);
  g_autofree char *ends_at = time_text (fixture->day, fixture->end_min);
  json_builder_begin_object (builder);
  add_text (builder, "id", fixture->id);
  add_number (builder, "version", 1);
  add_text (builder, "state", fixture->state);
  add_text (builder, "workplace_id", "0190c0de-0000-7000-8000-000000000001");
  add_text (builder, "workplace_name", fixture->workplace);
  add_text (builder, "employer_id", "0190c0de-0000-7000-8000-000000000002");
  add_text (builder, "employer_name", "はもち農園");
  add_text (builder, "title", fixture->title);
  add_text (builder, "description", "");
  add_text (builder, "belongings", "");
  add_text (builder, "starts_at", starts_at);
  add_text (builder, "ends_at", ends_at);
  add_number (builder, "break_min", 0);
  add_number (builder, "seats", fixture->seats);
  add_number (builder, "seats_filled", fixture->filled);
  add_number (builder, "offers_open", 0);
  add_number (builder, "hourly_wage_yen", 1100);
  add_number (builder, "transport_yen", 500);
  add_text (builder, "hiring_mode", "selection");
  add_empty_list (builder, "required_qualification_ids");
  add_number (builder, "expected_pay_yen", 4900);
  add_empty_list (builder, "warnings");
  json_builder_end_object (builder);
  g_autoptr (JsonNode) node = json_builder_get_root (builder);
  g_autoptr (GError) error = NULL;
  YuiShift *shift = yui_record_new_from_json (YUI_TYPE_SHIFT, node, &error);
  g_assert_no_error (error);
  return shift;
}

GListStore *
yui_shift_fixture_week (YuiCivilDay monday)
{
  const YuiShiftFixture week[] = {
    { "a", "柿の収穫", "羽茂の柿畑", "published", 0, 8 * HOUR, 12 * HOUR, 3, 2 },
    { "b", "選果場の箱詰め", "羽茂選果場", "published", 0, 13 * HOUR, 17 * HOUR, 4, 4 },
    { "c", "朝食の配膳", "相川の宿", "published", 1, 6 * HOUR + 30, 10 * HOUR, 2, 0 },
    { "d", "客室の清掃", "相川の宿", "published", 1, 10 * HOUR, 15 * HOUR, 5, 3 },
    { "e", "受付の手伝い", "両津診療所", "published", 1, 9 * HOUR, 13 * HOUR, 1, 1 },
    { "f", "宴会の配膳", "相川の宿", "published", 2, 17 * HOUR, 22 * HOUR, 6, 2 },
    { "g", "夜間の仕込み", "両津の水産加工場", "published", 3, 21 * HOUR, 26 * HOUR, 2, 1 },
    { "h", "柿の収穫", "羽茂の柿畑", "published", 4, 8 * HOUR, 12 * HOUR, 3, 0 },
    { "i", "草刈り", "金井の公園", "published", 4, 8 * HOUR + 30, 11 * HOUR + 30, 2, 2 },
    { "j", "直売所のレジ", "佐和田直売所", "published", 4, 9 * HOUR, 14 * HOUR, 2, 1 },
    { "k", "干し柿づくり", "羽茂の加工場", "draft", 4, 10 * HOUR, 16 * HOUR, 8, 0 },
    { "l", "朝市の設営", "両津の朝市", "published", 5, 5 * HOUR, 7 * HOUR, 4, 4 },
    { "m", "朝市の売り子", "両津の朝市", "draft", 5, 7 * HOUR, 11 * HOUR, 3, 0 },
    { "n", "庭木の剪定", "真野の旅館", "cancelled", 6, 9 * HOUR, 9 * HOUR + 30, 1, 0 },
  };
  GListStore *store = g_list_store_new (YUI_TYPE_SHIFT);
  for (guint i = 0; i < G_N_ELEMENTS (week); i++)
    {
      YuiShiftFixture fixture = week[i];
      fixture.day += monday;
      g_autoptr (YuiShift) shift = yui_shift_fixture_new (&fixture);
      g_list_store_append (store, shift);
    }
  return store;
}

GListStore *
yui_shift_fixture_many (YuiCivilDay first_day, guint n)
{
  const char *titles[] = { "柿の収穫", "客室の清掃", "選果場の箱詰め", "宴会の配膳", "草刈り" };
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%05u", i);
      int start_min = (int)(6 * HOUR + i * 37 % (12 * HOUR));
      YuiShiftFixture fixture = { .id = id,
                                  .title = titles[i % G_N_ELEMENTS (titles)],
                                  .workplace = "羽茂の柿畑",
                                  .state = i % 11 == 0 ? "draft" : "published",
                                  .day = first_day + (YuiCivilDay)(i % YUI_DAYS_PER_WEEK),
                                  .start_min = start_min,
                                  .end_min = start_min + 2 * HOUR + (int)(i % 5) * HOUR,
                                  .seats = 1 + (int)(i % 5),
                                  .filled = (int)(i % 3) };
      fixture.filled = MIN (fixture.filled, fixture.seats);
      g_ptr_array_add (shifts, yui_shift_fixture_new (&fixture));
    }
  GListStore *store = g_list_store_new (YUI_TYPE_SHIFT);
  g_list_store_splice (store, 0, 0, shifts->pdata, shifts->len);
  return store;
}

GListStore *
yui_shift_fixture_holiday (YuiCivilDay day, const char *name_ja, const char *name_en)
{
  YuiCivilDate date = yui_civil_date_of (day);
  g_autofree char *json
      = g_strdup_printf ("{\"date\":\"%04d-%02d-%02d\",\"name_ja\":\"%s\",\"name_en\":\"%s\"}",
                         date.year, date.month, date.day, name_ja, name_en);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &error);
  g_assert_no_error (error);
  g_autoptr (YuiHoliday) holiday = yui_record_new_from_json (YUI_TYPE_HOLIDAY, node, &error);
  g_assert_no_error (error);
  GListStore *store = g_list_store_new (YUI_TYPE_HOLIDAY);
  g_list_store_append (store, holiday);
  return store;
}
