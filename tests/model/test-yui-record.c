/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/yui-attendance.h"
#include "model/yui-candidate-list.h"
#include "model/yui-card-session.h"
#include "model/yui-card.h"
#include "model/yui-changes.h"
#include "model/yui-check-in-code.h"
#include "model/yui-check-in-poster.h"
#include "model/yui-contract.h"
#include "model/yui-bank-account.h"
#include "model/yui-bank.h"
#include "model/yui-document.h"
#include "model/yui-job.h"
#include "model/yui-figures.h"
#include "model/yui-health.h"
#include "model/yui-holiday.h"
#include "model/yui-insurance-rates.h"
#include "model/yui-list.h"
#include "model/yui-membership.h"
#include "model/yui-offer.h"
#include "model/yui-pay-run.h"
#include "model/yui-pay-summary.h"
#include "model/yui-pay-problem.h"
#include "model/yui-pay-settings.h"
#include "model/yui-payslip.h"
#include "model/yui-phone-code.h"
#include "model/yui-problem.h"
#include "model/yui-qualification.h"
#include "model/yui-session.h"
#include "model/yui-shift.h"
#include "model/yui-time.h"
#include "model/yui-pay-sum.h"
#include "model/yui-shift-pay.h"
#include "model/yui-threshold.h"
#include "model/yui-wage-floor.h"
#include "model/yui-workplace.h"

#define TERMS                                                                                      \
  "{\"employer_name\":\"E\",\"workplace_name\":\"W\",\"workplace_address\":\"A\",\"title\":\"T\"," \
  "\"description\":\"\",\"belongings\":\"\",\"starts_at\":\"2026-11-25T09:00:00+09:00\","          \
  "\"ends_at\":\"2026-11-25T00:00:00Z\",\"break_min\":0,\"hourly_wage_yen\":1100,"                 \
  "\"transport_yen\":0,\"expected_pay_yen\":4400,\"hiring_mode\":\"first_come\",\"sha256\":\"x\"}"
#define EVENT                                                                                      \
  "{\"id\":\"v\",\"contract_id\":\"c\",\"kind\":\"in\",\"source\":\"phone\","                      \
  "\"occurred_at\":\"2026-11-25T09:00:00+09:00\",\"received_at\":\"2026-11-25T09:00:00+09:00\","   \
  "\"needs_review\":true,\"review_reason\":\"off_plan\"}"
#define SHIFT                                                                                      \
  "\"version\":1,\"state\":\"draft\",\"workplace_id\":\"w\",\"workplace_name\":\"W\","             \
  "\"employer_id\":\"e\",\"employer_name\":\"E\",\"title\":\"T\",\"description\":\"D\","           \
  "\"belongings\":\"B\",\"starts_at\":\"2026-11-25T09:00:00+09:00\","                              \
  "\"ends_at\":\"2026-11-25T13:00:00+09:00\",\"break_min\":15,\"seats_filled\":0,"                 \
  "\"offers_open\":0,\"hourly_wage_yen\":1100,\"transport_yen\":300,\"hiring_mode\":"              \
  "\"selection\","                                                                                 \
  "\"required_qualification_ids\":[\"q1\",\"q2\"],\"expected_pay_yen\":4425,"                      \
  "\"warnings\":[{\"code\":\"below_coming_minimum_wage\",\"detail\":\"X\",\"params\":{\"n\":1}}]," \
  "\"published_at\":null,\"something_new\":{\"a\":[1]}"

/* One good answer of every type; with the types inside them that is all of them. */
static const struct
{
  const char *name;
  GType (*get_type) (void);
  const char *json;
} answers[] = {
  { "attendance", yui_attendance_get_type,
    "{\"id\":\"a\",\"version\":1,\"state\":\"to_confirm\",\"contract_id\":\"c\",\"shift_id\":\"s\","
    "\"worker_id\":\"w\",\"worker_name\":\"N\",\"kana\":\"K\",\"workplace_name\":\"W\","
    "\"title\":\"T\",\"work_date\":\"2026-11-25\",\"planned_start\":\"2026-11-25T09:00:00+09:00\","
    "\"planned_end\":\"2026-11-25T13:00:00+09:00\",\"planned_break_min\":0,\"clocked_start\":null,"
    "\"needs_review\":false,\"clock_events\":[" EVENT "]}" },
  { "candidate-list", yui_candidate_list_get_type,
    "{\"items\":[{\"worker_id\":\"w\",\"membership_id\":\"m\",\"display_name\":\"N\",\"kana\":"
    "\"K\","
    "\"rank\":1,\"score\":900,\"terms\":[{\"term\":\"distance\",\"contribution\":300}],"
    "\"kinds\":[\"alumni\"],\"qualification_names\":[],\"distance_m\":null,\"worked_here\":3,"
    "\"shifts_kept\":3,\"shifts_booked\":3,\"offer_state\":null}],\"pool\":5,\"eligible\":1,"
    "\"excluded\":[{\"rule\":\"age\",\"people\":4}]}" },
  { "card", yui_card_get_type, "{\"card_code\":\"ABC\",\"document_id\":\"d\"}" },
  { "card-session", yui_card_session_get_type,
    "{\"access_token\":\"t\",\"expires_at\":\"2026-11-25T09:00:00+09:00\",\"worker_id\":\"w\","
    "\"short_name\":\"N\"}" },
  { "changes", yui_changes_get_type,
    "{\"changes\":[{\"number\":4294967296,\"resource\":\"shift\",\"id\":\"s\",\"deleted\":true}],"
    "\"next_after\":4294967296,\"epoch\":\"e\"}" },
  { "check-in-code", yui_check_in_code_get_type,
    "{\"url\":\"https://x\",\"valid_until\":\"2026-11-25T09:00:00+09:00\",\"step_s\":30}" },
  { "check-in-poster", yui_check_in_poster_get_type,
    "{\"id\":\"p\",\"version\":2,\"workplace_name\":\"W\","
    "\"made_at\":\"2026-11-25T09:00:00+09:00\",\"made_by\":null,"
    "\"revoked_at\":\"2026-11-26T09:00:00+09:00\",\"document_id\":\"d\"}" },
  { "phone-code", yui_phone_code_get_type,
    "{\"code\":\"BCDF-GHJK\",\"url\":\"https://x/my/BCDF-GHJK\","
    "\"expires_at\":\"2026-11-25T09:00:00+09:00\"}" },
  { "contract", yui_contract_get_type,
    "{\"id\":\"c\",\"version\":1,\"shift_id\":\"s\",\"worker_id\":\"w\",\"worker_name\":\"N\","
    "\"formed_at\":\"2026-11-25T09:00:00+09:00\",\"terms\":" TERMS ",\"clock_state\":\"not_in\","
    "\"notice_document_id\":\"d\",\"attendance_id\":null}" },
  { "document", yui_document_get_type,
    "{\"id\":\"d\",\"kind\":\"payslip\",\"title\":\"T\",\"created_at\":"
    "\"2026-11-25T09:00:00+09:00\",\"sha256\":\"x\",\"size\":12,\"keep_until\":\"2031-11-25\","
    "\"worker_id\":\"w\",\"worker_name\":\"N\",\"shift_id\":null,\"pay_run_id\":\"r\","
    "\"media_type\":\"text/csv; charset=utf-8\",\"from\":\"2026-11-01\",\"to\":\"2026-12-01\"}" },
  { "job", yui_job_get_type,
    "{\"id\":\"j\",\"kind\":\"payslip_booklet\",\"state\":\"running\",\"done\":3,\"total\":9,"
    "\"document_id\":null,\"problem\":null,\"created_at\":\"2026-11-25T09:00:00+09:00\","
    "\"ended_at\":null}" },
  { "bank", yui_bank_get_type, "{\"code\":\"0001\",\"name\":\"みずほ\",\"kana\":\"ミズホ\"}" },
  { "bank-account", yui_bank_account_get_type,
    "{\"version\":2,\"bank_code\":\"0001\",\"bank_name\":\"みずほ\",\"branch_code\":\"001\","
    "\"branch_name\":\"東京営業部\",\"kind\":\"ordinary\",\"number\":\"0000012\","
    "\"holder_kana\":\"ﾔﾏﾀﾞ\",\"client_code\":null,\"summary\":\"みずほ ****012\"}" },
  { "figures", yui_figures_get_type,
    "{\"registered\":1,\"active\":1,\"employers\":1,\"workplaces\":1,\"posted_seats\":1,"
    "\"filled_seats\":1,\"worked_shifts\":1,\"worked_people\":1,\"worked_min\":1,"
    "\"paid_yen\":5000000000,\"weeks\":[{\"week_start\":\"2026-11-23\",\"posted_seats\":1,"
    "\"filled_seats\":1,\"worked_shifts\":1,\"paid_yen\":1}]}" },
  { "health", yui_health_get_type, "{\"status\":\"ok\",\"version\":\"1\"}" },
  { "holiday", yui_holiday_get_type,
    "{\"date\":\"2026-11-23\",\"name_ja\":\"勤労感謝の日\",\"name_en\":\"Labor Thanksgiving\"}" },
  { "import-report", yui_import_report_get_type,
    "{\"encoding\":\"utf-8\",\"rows_read\":1,\"blank_rows\":0,\"added\":0,\"updated\":0,"
    "\"columns\":[{\"heading\":\"氏名\",\"field\":\"name\"},{\"heading\":\"備考\",\"field\":null}],"
    "\"refused\":[{\"line\":2,\"column\":0,\"heading\":\"\",\"value\":\"\",\"code\":\"duplicate\","
    "\"detail\":\"X\"}]}" },
  { "membership", yui_membership_get_type,
    "{\"id\":\"m\",\"version\":1,\"worker_id\":\"w\",\"kind\":\"current_staff\","
    "\"display_name\":\"N\",\"kana\":\"K\",\"staff_number\":\"\",\"district\":\"D\","
    "\"qualification_names\":[],\"shifts_worked\":0,\"last_worked_on\":null,\"has_card\":true}" },
  { "offer", yui_offer_get_type,
    "{\"id\":\"o\",\"version\":1,\"state\":\"open\",\"shift_id\":\"s\",\"worker_id\":\"w\","
    "\"worker_name\":\"N\",\"made_at\":\"2026-11-25T09:00:00+09:00\",\"reply_by\":"
    "\"2026-11-25T09:00:00+09:00\",\"terms\":" TERMS "}" },
  { "pay-run", yui_pay_run_get_type,
    "{\"id\":\"p\",\"version\":1,\"period_kind\":\"monthly\",\"needs_approval\":true,\"may_"
    "approve\":false,\"state\":\"locked\",\"from\":\"2026-11-01\",\"to\":\"2026-12-"
    "01\","
    "\"pay_date\":\"2026-12-10\",\"people\":1,\"shifts\":1,\"worked_min\":1,\"gross_yen\":1,"
    "\"withheld_yen\":0,\"net_yen\":1,\"created_at\":\"2026-11-25T09:00:00+09:00\"}" },
  { "pay-summary", yui_pay_summary_get_type,
    "{\"wages_yen\":1,\"withheld_yen\":0,\"worked_min\":1,\"people\":1,\"filled_seats\":1,"
    "\"kinds\":[{\"kind\":\"base\",\"wages_yen\":1,\"worked_min\":1,\"shifts\":1}],\"weeks\":[{"
    "\"week_start\":\"2026-11-23\",\"wages_yen\":1,\"worked_min\":1,\"shifts\":1}],"
    "\"workplaces\":[{\"workplace_name\":\"W\",\"wages_yen\":1,\"worked_min\":1,\"shifts\":1}]}" },
  { "pay-problem", yui_pay_problem_get_type,
    "{\"code\":\"hours_disputed\",\"is_blocking\":false,\"worker_id\":\"w\",\"worker_name\":"
    "\"N\"}" },
  { "pay-settings", yui_pay_settings_get_type,
    "{\"version\":1,\"period_kind\":\"weekly\",\"closing_day\":31,\"months_later\":1,"
    "\"pay_day_of_month\":25,\"needs_approval\":false,\"rounds_month\":true,\"rounds_yen\":true,"
    "\"suggestions\":[{"
    "\"period_kind\":\"daily\","
    "\"from\":\"2026-11-23\",\"to\":\"2026-11-24\",\"pay_date\":\"2026-11-24\"}]}" },
  { "insurance-rates", yui_insurance_rates_get_type,
    "{\"version\":2,\"fiscal_year\":2026,\"accident\":{\"rate\":300,\"origin\":"
    "\"entered_by_employer\"},\"employment\":{\"rate\":1350,\"origin\":\"table\"},"
    "\"notice_date\":\"2026-04-01\"}" },
  { "tax-declaration", yui_tax_declaration_get_type,
    "{\"worker_id\":\"w\",\"version\":1,\"tax_column\":\"kou\",\"dependants\":2}" },
  { "pay-year", yui_pay_year_get_type,
    "{\"worker_id\":\"w\",\"year\":2026,\"payslips\":1,\"gross_yen\":1,\"transport_yen\":0,"
    "\"withheld_yen\":0,\"net_yen\":1,\"worked_min\":1,\"shifts\":1,\"work_days\":1}" },
  { "payslip", yui_payslip_get_type,
    "{\"tax_column\":\"hei\",\"dependants\":0,\"tax_by_hand\":false,\"id\":\"p\",\"version\":1,"
    "\"worker_id\":\"w\",\"worker_name\":\"N\",\"kana\":\"K\","
    "\"shifts\":1,\"worked_min\":240,\"gross_yen\":4400,\"withheld_yen\":0,\"net_yen\":4400,"
    "\"lines\":[{\"kind\":\"withholding\",\"work_date\":\"2026-11-25\",\"minutes\":0,"
    "\"amount_yen\":-12,\"source\":\"s\",\"position\":0,\"why\":{\"rule\":\"night\",\"article\":"
    "\"a\",\"certainty\":\"settled\",\"rounding\":\"none\"}}]}" },
  { "problem", yui_problem_get_type, "{\"type\":\"about:blank\",\"title\":\"T\",\"status\":500}" },
  { "qualification", yui_qualification_get_type,
    "{\"id\":\"q\",\"code\":\"forklift\",\"name\":\"F\"}" },
  { "session", yui_session_get_type,
    "{\"account_id\":\"a\",\"display_name\":\"N\",\"role\":\"coordinator\",\"programme\":{"
    "\"name\":\"P\",\"prefecture\":\"新潟県\",\"colour\":\"#123456\",\"demo\":true},"
    "\"employer\":null,\"server_time\":\"2026-11-25T09:00:00+09:00\",\"epoch\":\"e\"}" },
  { "shift", yui_shift_get_type, "{\"id\":\"s\",\"seats\":2," SHIFT "}" },
  { "wage-floor", yui_wage_floor_get_type,
    "{\"prefecture\":\"新潟県\",\"yen_per_hour\":1050,\"effective_from\":\"2025-10-02\","
    "\"coming_yen_per_hour\":null,\"source\":\"s\"}" },
  { "pay-sum", yui_pay_sum_get_type,
    "{\"parts\":[{\"kind\":\"night\",\"rule\":\"night\",\"article\":\"a\","
    "\"certainty\":\"settled\",\"table\":\"premium_rates\",\"table_year\":2023,"
    "\"table_first_date\":\"2026-11-01\",\"table_last_date\":\"2026-11-30\","
    "\"rounding\":\"up_to_yen\",\"lines\":3,\"rounded_lines\":1,\"back_lines\":0,"
    "\"amount_yen\":751}],\"runs\":[{\"pay_run_id\":\"r\",\"from\":\"2026-11-01\","
    "\"to\":\"2026-12-01\",\"pay_date\":\"2026-12-25\",\"wages_yen\":751}]}" },
  { "shift-pay", yui_shift_pay_get_type,
    "{\"shift_id\":\"s\",\"expected_pay_yen\":5200,\"lines\":[],\"wage_floor\":null}" },
  { "threshold-year", yui_threshold_year_get_type,
    "{\"from\":\"2026-01-01\",\"to\":\"2027-01-01\",\"parts\":[{\"basis\":\"paid\","
    "\"days\":3,\"yen\":31200}]}" },
  { "workplace", yui_workplace_get_type,
    "{\"id\":\"w\",\"version\":1,\"name\":\"N\",\"employer_id\":\"e\",\"employer_name\":\"E\","
    "\"address\":\"A\",\"prefecture\":\"P\",\"latitude_udeg\":38018000,\"longitude_udeg\":"
    "138368000,\"wage_industry\":\"a\",\"wage_industries\":[{\"code\":\"a\",\"name_ja\":\"甲\","
    "\"name_en\":\"A\",\"yen_per_hour\":1158,\"effective_from\":\"2025-12-15\"}]}" },
  { "wage-industry", yui_wage_industry_get_type,
    "{\"code\":\"a\",\"name_ja\":\"甲\",\"name_en\":\"A\",\"yen_per_hour\":1158}" },
};

static gpointer
read_json (GType type, const char *json, GError **error)
{
  g_autoptr (GError) syntax = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, &syntax);

  g_assert_no_error (syntax);
  return yui_record_new_from_json (type, node, error);
}

/* Every property can be read, and a copy of the answer is equal. */
static void
test_answer (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiRecord) record = read_json (answers[i].get_type (), answers[i].json, &error);
  g_autoptr (YuiRecord) again = read_json (answers[i].get_type (), answers[i].json, NULL);
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  g_assert_no_error (error);
  g_assert_true (yui_record_equal (record, again));
  g_assert_false (yui_record_update (record, again));
  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_specs);
  g_assert_cmpuint (n_specs, >, 1);
  for (guint k = 0; k < n_specs; k++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (record), specs[k]->name, &value);
    }
  g_assert_finalize_object (g_steal_pointer (&record));
}

/* An answer without one of its required members is refused, naming it. */
static void
test_missing (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (JsonNode) whole = json_from_string (answers[i].json, NULL);
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (whole));
  guint n_refused = 0;

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autoptr (JsonNode) less = json_from_string (answers[i].json, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (YuiRecord) record = NULL;

      json_object_remove_member (json_node_get_object (less), l->data);
      record = yui_record_new_from_json (answers[i].get_type (), less, &error);
      if (record != NULL)
        continue;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (strstr (error->message, l->data) != NULL);
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >=, 1);
}

static void
test_values (void)
{
  g_autoptr (YuiShift) shift
      = read_json (YUI_TYPE_SHIFT, "{\"id\":\"s\",\"seats\":2," SHIFT "}", NULL);
  g_autoptr (YuiShiftWarning) warning = g_list_model_get_item (yui_shift_get_warnings (shift), 0);
  g_autoptr (YuiSession) session = NULL;

  g_assert_cmpint (yui_shift_get_starts_at (shift), ==, 1795564800);
  g_assert_cmpint (yui_shift_get_published_at (shift), ==, 0);
  g_assert_cmpint (yui_shift_get_state (shift), ==, YUI_SHIFT_STATE_DRAFT);
  g_assert_cmpstr (yui_shift_get_required_qualification_ids (shift)[1], ==, "q2");
  g_assert_cmpint (json_object_get_int_member (yui_shift_warning_get_params (warning), "n"), ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_str_equal (answers[i].name, "session"))
      session = read_json (YUI_TYPE_SESSION, answers[i].json, NULL);
  g_assert_cmpstr (yui_session_get_programme_name (session), ==, "P");
  g_assert_true (yui_session_get_is_demo (session));
  g_assert_null (yui_session_get_employer_id (session));
}

static void
test_refused (void)
{
  const struct
  {
    const char *json;
    const char *message;
  } cases[] = {
    { "[]", ": an object is needed" },
    { "{\"id\":7,\"seats\":2," SHIFT "}", "/id: text is needed" },
    { "{\"id\":null,\"seats\":2," SHIFT "}", "/id: it is missing" },
    { "{\"id\":\"s\",\"seats\":\"2\"," SHIFT "}", "/seats: a whole number is needed" },
    { "{\"id\":\"s\",\"seats\":2.5," SHIFT "}", "/seats: a whole number is needed" },
    { "{\"id\":\"s\",\"seats\":9999999999," SHIFT "}", "/seats: the number is out of range" },
    { "{\"id\":\"s\",\"seats\":2," SHIFT ",\"state\":\"asleep\"}",
      "/state: the word is not known" },
    { "{\"id\":\"s\",\"seats\":2," SHIFT ",\"state\":\"none\"}", "/state: the word is not known" },
    { "{\"id\":\"s\",\"seats\":2," SHIFT ",\"starts_at\":\"2026-11-25T09:00:00\"}",
      "/starts_at: a time with offset is needed" },
    { "{\"id\":\"s\",\"seats\":2," SHIFT ",\"required_qualification_ids\":[\"a\",1]}",
      "/required_qualification_ids: an array of texts is needed" },
    { "{\"id\":\"s\",\"seats\":2," SHIFT ",\"warnings\":[{\"code\":\"a\",\"detail\":\"b\"},{}]}",
      "/warnings/1/code: it is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_json (YUI_TYPE_SHIFT, cases[i].json, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Lists */

static YuiShift *
make_shift (const char *id, int seats)
{
  g_autofree char *json = g_strdup_printf ("{\"id\":\"%s\",\"seats\":%d," SHIFT "}", id, seats);

  return read_json (YUI_TYPE_SHIFT, json, NULL);
}

static GPtrArray *
make_shifts (const char *ids, int seats)
{
  GPtrArray *shifts = g_ptr_array_new_with_free_func (g_object_unref);

  for (; *ids != '\0'; ids++)
    g_ptr_array_add (shifts, make_shift ((char[]){ *ids, '\0' }, seats));
  return shifts;
}

static char *
join_ids (GListModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (YuiShift) shift = g_list_model_get_item (model, i);

      g_string_append (text, yui_shift_get_id (shift));
    }
  return g_string_free_and_steal (text);
}

typedef struct
{
  guint n_signals, position, removed, added, n_notified;
} Seen;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Seen *seen)
{
  seen->n_signals++;
  seen->position = position;
  seen->removed = removed;
  seen->added = added;
}

static void
notify_cb (GObject *object, GParamSpec *pspec, Seen *seen)
{
  seen->n_notified++;
}

static void
test_list_update (void)
{
  const struct
  {
    const char *before, *after;
    guint n_signals, position, removed, added;
  } cases[] = {
    { "", "", 0, 0, 0, 0 },        { "", "ab", 1, 0, 0, 2 },
    { "abc", "abc", 0, 0, 0, 0 },  { "abc", "abcd", 1, 3, 0, 1 },
    { "abc", "zabc", 1, 0, 0, 1 }, { "abcde", "abxde", 1, 2, 1, 1 },
    { "abcde", "ae", 1, 1, 3, 0 }, { "abcde", "adcbe", 1, 1, 3, 3 },
    { "aaa", "", 1, 0, 3, 0 },     { "ab", "ba", 1, 0, 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) store = g_list_store_new (YUI_TYPE_SHIFT);
      g_autoptr (GPtrArray) before = make_shifts (cases[i].before, 1);
      g_autoptr (GPtrArray) after = make_shifts (cases[i].after, 1);
      g_autofree char *ids = NULL;
      Seen seen = { 0 };

      g_list_store_splice (store, 0, 0, before->pdata, before->len);
      g_signal_connect (store, "items-changed", G_CALLBACK (items_changed_cb), &seen);
      yui_list_update (store, after, NULL);
      ids = join_ids (G_LIST_MODEL (store));
      g_assert_cmpstr (ids, ==, cases[i].after);
      g_assert_cmpuint (seen.n_signals, ==, cases[i].n_signals);
      g_assert_cmpuint (seen.position, ==, cases[i].position);
      g_assert_cmpuint (seen.removed, ==, cases[i].removed);
      g_assert_cmpuint (seen.added, ==, cases[i].added);
    }
}

static void
test_list_keeps_identity (void)
{
  g_autoptr (GListStore) store = g_list_store_new (YUI_TYPE_SHIFT);
  g_autoptr (GPtrArray) before = make_shifts ("abc", 1);
  g_autoptr (GPtrArray) after = make_shifts ("abc", 2);
  YuiShift *middle = before->pdata[1];
  Seen seen = { 0 };
  guint position;

  g_list_store_splice (store, 0, 0, before->pdata, before->len);
  g_signal_connect (store, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  g_signal_connect (middle, "notify::seats", G_CALLBACK (notify_cb), &seen);
  g_signal_connect (middle, "notify::title", G_CALLBACK (notify_cb), &seen);
  g_assert_cmpuint (yui_list_update (store, after, NULL), ==, 0);
  g_assert_cmpuint (seen.n_signals, ==, 0);
  g_assert_cmpuint (seen.n_notified, ==, 1);
  g_assert_cmpint (yui_shift_get_seats (middle), ==, 2);
  g_assert_true (yui_list_find (G_LIST_MODEL (store), "b", NULL, &position) == middle);
  g_assert_cmpuint (position, ==, 1);
  g_assert_null (yui_list_find (G_LIST_MODEL (store), "z", NULL, NULL));
}

/* Random lists: the result is what was wanted, in one change that a view can follow. */
static void
test_list_update_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      char before_ids[9] = "", after_ids[9] = "";
      g_autoptr (GListStore) store = g_list_store_new (YUI_TYPE_SHIFT);
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autofree char *ids = NULL;
      Seen seen = { 0 };

      for (char c = 'a'; c < 'i'; c++)
        {
          guint at = g_test_rand_int_range (0, (int)strlen (after_ids) + 1);

          if (g_test_rand_bit ())
            before_ids[strlen (before_ids)] = c;
          if (!g_test_rand_bit ())
            continue;
          memmove (after_ids + at + 1, after_ids + at, strlen (after_ids) - at);
          after_ids[at] = c;
        }
      before = make_shifts (before_ids, 1);
      after = make_shifts (after_ids, 1);
      g_list_store_splice (store, 0, 0, before->pdata, before->len);
      g_signal_connect (store, "items-changed", G_CALLBACK (items_changed_cb), &seen);
      yui_list_update (store, after, NULL);
      ids = join_ids (G_LIST_MODEL (store));
      g_assert_cmpstr (ids, ==, after_ids);
      g_assert_cmpuint (seen.n_signals, ==, g_str_equal (before_ids, after_ids) ? 0 : 1);
    }
}

static void
test_words (void)
{
  const GType types[]
      = { YUI_TYPE_ROLE,          YUI_TYPE_SHIFT_STATE,      YUI_TYPE_HIRING_MODE,
          YUI_TYPE_OFFER_STATE,   YUI_TYPE_CLOCK_STATE,      YUI_TYPE_CLOCK_KIND,
          YUI_TYPE_CLOCK_SOURCE,  YUI_TYPE_MEMBERSHIP_KIND,  YUI_TYPE_ATTENDANCE_STATE,
          YUI_TYPE_PAY_RUN_STATE, YUI_TYPE_DOCUMENT_KIND,    YUI_TYPE_IMPORT_MODE,
          YUI_TYPE_JOB_STATE,     YUI_TYPE_BANK_ACCOUNT_KIND };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GEnumClass) klass = g_type_class_ref (types[i]);

      g_assert_null (yui_word_to_nick (types[i], 0));
      g_assert_cmpint (yui_word_from_nick (types[i], NULL), ==, 0);
      for (guint v = 1; v < klass->n_values; v++)
        {
          const char *nick = yui_word_to_nick (types[i], (int)v);

          g_assert_cmpint (yui_word_from_nick (types[i], nick), ==, v);
          g_assert_null (strchr (nick, '-'));
        }
    }
  g_assert_cmpstr (yui_word_to_nick (YUI_TYPE_CLOCK_STATE, YUI_CLOCK_STATE_NOT_IN), ==, "not_in");
}

static void
test_time (void)
{
  g_autofree char *text = yui_time_to_text (1795564800);
  g_autofree char *date = yui_time_to_date (1795564800 + 15 * 3600);
  g_autofree char *leap = yui_date_add_days ("2028-02-28", 1);
  g_autofree char *back = yui_date_add_days ("2026-01-01", -1);
  gint64 time_s = 7;

  g_assert_cmpstr (text, ==, "2026-11-25T09:00:00+09:00");
  g_assert_cmpstr (date, ==, "2026-11-26");
  g_assert_cmpstr (leap, ==, "2028-02-29");
  g_assert_cmpstr (back, ==, "2025-12-31");
  g_assert_true (yui_time_from_text ("2026-11-25T00:00:00Z", &time_s));
  g_assert_cmpint (time_s, ==, 1795564800);
  g_assert_false (yui_time_from_text ("2026-11-25T00:00:00", &time_s));
  g_assert_false (yui_time_from_text ("", &time_s));
  g_assert_false (yui_time_from_date ("2026-02-30", &time_s));
  g_assert_false (yui_time_from_date ("2026-2-3", &time_s));
  g_assert_cmpint (time_s, ==, 1795564800);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char *answer = g_strdup_printf ("/model/answer/%s", answers[i].name);
      g_autofree char *missing = g_strdup_printf ("/model/missing/%s", answers[i].name);

      g_test_add_data_func (answer, GUINT_TO_POINTER (i), test_answer);
      g_test_add_data_func (missing, GUINT_TO_POINTER (i), test_missing);
    }
  g_test_add_func ("/model/values", test_values);
  g_test_add_func ("/model/refused", test_refused);
  g_test_add_func ("/model/list/update", test_list_update);
  g_test_add_func ("/model/list/keeps-identity", test_list_keeps_identity);
  g_test_add_func ("/model/list/random", test_list_update_random);
  g_test_add_func ("/model/words", test_words);
  g_test_add_func ("/model/time", test_time);
  return g_test_run ();
}
