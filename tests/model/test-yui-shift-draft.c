/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "model/yui-sentence.h"
#include "model/yui-shift-draft.h"

#define NOW 1795489200 /* 2026-11-24 12:00 in Japan */

/* A draft from pairs of field and text. */
static YuiShiftDraft *
make (const char *const *texts)
{
  YuiShiftDraft *draft = yui_shift_draft_new ();

  for (guint field = 1; field <= YUI_SHIFT_FIELD_QUALIFICATIONS; field++)
    {
      YuiShiftDraft *next = yui_shift_draft_with (draft, field, texts[field - 1]);

      g_object_unref (draft);
      draft = next;
    }
  return draft;
}

#define GOOD                                                                                       \
  "w1", "Picking", "", "", "2026-11-25", "9:00", "13:00", "0", "2", "1100", "300", "first_come",   \
      "q1 q2"

static YuiShiftDraft *
make_good (void)
{
  return make ((const char *const[]){ GOOD });
}

static void
test_values (void)
{
  g_autoptr (YuiShiftDraft) empty = yui_shift_draft_new ();
  g_autoptr (YuiShiftDraft) typed = yui_shift_draft_with (empty, YUI_SHIFT_FIELD_SEATS, "３ ");
  g_autoptr (YuiShiftDraft) same = yui_shift_draft_with (typed, YUI_SHIFT_FIELD_SEATS, "３ ");

  g_assert_true (yui_shift_draft_is_empty (empty));
  g_assert_false (yui_shift_draft_is_empty (typed));
  g_assert_true (same == typed);
  g_assert_cmpstr (yui_shift_draft_get_text (empty, YUI_SHIFT_FIELD_SEATS), ==, "");
  g_assert_cmpstr (yui_shift_draft_get_text (typed, YUI_SHIFT_FIELD_SEATS), ==, "３ ");
  g_assert_cmpint (yui_shift_draft_get_number (typed, YUI_SHIFT_FIELD_SEATS), ==, 3);
  g_assert_cmpint (yui_shift_draft_get_number (empty, YUI_SHIFT_FIELD_SEATS), ==, -1);
  g_assert_cmpstr (yui_shift_draft_get_id (empty), ==, yui_shift_draft_get_id (typed));
  g_assert_cmpint (yui_shift_draft_get_edited_at (empty), ==, 0);
  g_assert_cmpint (yui_shift_draft_get_edited_at (typed), >, 0);
}

static void
test_times (void)
{
  const struct
  {
    const char *date, *start, *end;
    gint64 starts_at, ends_at; /* 0: incomplete */
  } cases[] = {
    { "2026-11-25", "9:00", "13:00", 1795564800, 1795579200 },
    { "２０２６／１１／２５", "９時", "13時", 1795564800, 1795579200 },
    { "2026-11-25", "22:00", "5:00", 1795611600, 1795636800 },
    { "2026-11-25", "9:00", "24:00", 1795564800, 1795618800 },
    { "2026-11-25", "9:00", "9:00", 1795564800, 1795564800 + 86400 },
    { "2026-11-25", "", "13:00", 0, 0 },
    { "2026-02-30", "9:00", "13:00", 0, 0 },
    { "2026-11-25", "9:00", "soon", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YuiShiftDraft) draft = make ((const char *const[]){
          "", "", "", "", cases[i].date, cases[i].start, cases[i].end, "", "", "", "", "", "" });
      gint64 starts_at = 0, ends_at = 0;

      g_assert_cmpint (yui_shift_draft_get_times (draft, &starts_at, &ends_at), ==,
                       cases[i].starts_at != 0);
      g_assert_cmpint (starts_at, ==, cases[i].starts_at);
      g_assert_cmpint (ends_at, ==, cases[i].ends_at);
    }
}

static void
test_validate (void)
{
  const struct
  {
    YuiShiftField field;
    const char *text;    /* instead of the good one */
    YuiShiftField fault; /* NONE: still good */
  } cases[] = {
    { YUI_SHIFT_FIELD_TITLE, "Picking", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_BREAK_MIN, "", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_TRANSPORT, "", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_HIRING_MODE, "", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_HOURLY_WAGE, "１，１００円", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_BREAK_MIN, "60分", YUI_SHIFT_FIELD_NONE },
    { YUI_SHIFT_FIELD_WORKPLACE, "", YUI_SHIFT_FIELD_WORKPLACE },
    { YUI_SHIFT_FIELD_TITLE, " 　", YUI_SHIFT_FIELD_TITLE },
    { YUI_SHIFT_FIELD_DATE, "25", YUI_SHIFT_FIELD_DATE },
    { YUI_SHIFT_FIELD_DATE, "2026-11-23", YUI_SHIFT_FIELD_START },
    { YUI_SHIFT_FIELD_START, "9:99", YUI_SHIFT_FIELD_START },
    { YUI_SHIFT_FIELD_START, "24:00", YUI_SHIFT_FIELD_START },
    { YUI_SHIFT_FIELD_END, "", YUI_SHIFT_FIELD_END },
    { YUI_SHIFT_FIELD_END, "34:00", YUI_SHIFT_FIELD_END },
    { YUI_SHIFT_FIELD_BREAK_MIN, "240", YUI_SHIFT_FIELD_BREAK_MIN },
    { YUI_SHIFT_FIELD_BREAK_MIN, "-1", YUI_SHIFT_FIELD_BREAK_MIN },
    { YUI_SHIFT_FIELD_BREAK_MIN, "481", YUI_SHIFT_FIELD_BREAK_MIN },
    { YUI_SHIFT_FIELD_SEATS, "0", YUI_SHIFT_FIELD_SEATS },
    { YUI_SHIFT_FIELD_SEATS, "501", YUI_SHIFT_FIELD_SEATS },
    { YUI_SHIFT_FIELD_SEATS, "two", YUI_SHIFT_FIELD_SEATS },
    { YUI_SHIFT_FIELD_HOURLY_WAGE, "", YUI_SHIFT_FIELD_HOURLY_WAGE },
    { YUI_SHIFT_FIELD_HOURLY_WAGE, "100001", YUI_SHIFT_FIELD_HOURLY_WAGE },
    { YUI_SHIFT_FIELD_TRANSPORT, "x", YUI_SHIFT_FIELD_TRANSPORT },
    { YUI_SHIFT_FIELD_HIRING_MODE, "luck", YUI_SHIFT_FIELD_HIRING_MODE },
    { YUI_SHIFT_FIELD_QUALIFICATIONS, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17",
      YUI_SHIFT_FIELD_QUALIFICATIONS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (YuiShiftDraft) good = make_good ();
      g_autoptr (YuiShiftDraft) draft = yui_shift_draft_with (good, cases[i].field, cases[i].text);
      g_autoptr (GPtrArray) faults = yui_shift_draft_validate (draft, NOW);
      g_autoptr (JsonNode) request = yui_shift_draft_to_request (draft);

      g_test_message ("%d: %s", cases[i].field, cases[i].text);
      g_assert_cmpuint (faults->len, ==, cases[i].fault == YUI_SHIFT_FIELD_NONE ? 0 : 1);
      if (faults->len == 0)
        {
          g_assert_nonnull (request);
          continue;
        }
      g_assert_cmpint (((YuiShiftFault *)faults->pdata[0])->field, ==, cases[i].fault);
      g_assert_true (g_str_has_suffix (((YuiShiftFault *)faults->pdata[0])->sentence, "."));
    }
}

static void
test_empty_names_every_field (void)
{
  g_autoptr (YuiShiftDraft) draft = yui_shift_draft_new ();
  g_autoptr (GPtrArray) faults = yui_shift_draft_validate (draft, NOW);
  YuiShiftField last = YUI_SHIFT_FIELD_NONE;

  g_assert_cmpuint (faults->len, ==, 7);
  for (guint i = 0; i < faults->len; i++)
    {
      g_assert_cmpint (((YuiShiftFault *)faults->pdata[i])->field, >, last);
      last = ((YuiShiftFault *)faults->pdata[i])->field;
    }
  g_assert_null (yui_shift_draft_to_request (draft));
}

static void
test_request (void)
{
  g_autoptr (YuiShiftDraft) draft = make_good ();
  g_autoptr (JsonNode) node = yui_shift_draft_to_request (draft);
  g_autofree char *json = json_to_string (node, FALSE);

  g_assert_cmpstr (json, ==,
                   "{\"workplace_id\":\"w1\",\"title\":\"Picking\",\"description\":\"\","
                   "\"belongings\":\"\",\"starts_at\":\"2026-11-25T09:00:00+09:00\","
                   "\"ends_at\":\"2026-11-25T13:00:00+09:00\",\"break_min\":0,\"seats\":2,"
                   "\"hourly_wage_yen\":1100,\"transport_yen\":300,\"hiring_mode\":\"first_come\","
                   "\"required_qualification_ids\":[\"q1\",\"q2\"]}");
}

/* Whatever is typed comes back as it was. */
static void
test_keeps_everything (void)
{
  g_autoptr (YuiShiftDraft) draft
      = make ((const char *const[]){ "w", "りんご　", "a\nb", "\"quoted\"", "11/", "９：", "?",
                                     "many", "", "1,10", "¥", "", "q" });
  g_autoptr (JsonNode) node = yui_shift_draft_to_json (draft);
  g_autofree char *json = json_to_string (node, FALSE);
  g_autoptr (JsonNode) again = json_from_string (json, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiShiftDraft) back = yui_shift_draft_new_from_json (again, &error);
  g_autoptr (JsonNode) nonsense = json_from_string ("{\"id\":3}", NULL);

  g_assert_no_error (error);
  g_assert_true (yui_shift_draft_equal (draft, back));
  g_assert_cmpstr (yui_shift_draft_get_id (draft), ==, yui_shift_draft_get_id (back));
  g_assert_null (yui_shift_draft_new_from_json (nonsense, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_pointer (void)
{
  g_assert_cmpint (yui_shift_field_from_pointer ("/hourly_wage_yen"), ==,
                   YUI_SHIFT_FIELD_HOURLY_WAGE);
  g_assert_cmpint (yui_shift_field_from_pointer ("/required_qualification_ids/3"), ==,
                   YUI_SHIFT_FIELD_QUALIFICATIONS);
  g_assert_cmpint (yui_shift_field_from_pointer ("/seats_filled"), ==, YUI_SHIFT_FIELD_NONE);
  g_assert_cmpint (yui_shift_field_from_pointer (""), ==, YUI_SHIFT_FIELD_NONE);
}

/* Sentences */

static char *
say (const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  g_autoptr (YuiProblem) problem = yui_record_new_from_json (YUI_TYPE_PROBLEM, node, &error);

  g_assert_no_error (error);
  return yui_problem_to_sentence (problem);
}

static void
test_sentences (void)
{
  const struct
  {
    const char *json, *sentence;
  } cases[] = {
    { "{\"type\":\"urn:yui:problem:shift-full\",\"title\":\"T\",\"status\":409}",
      "All seats of this shift are taken." },
    { "{\"type\":\"urn:yui:problem:never-heard\",\"title\":\"T\",\"status\":409}",
      "This cannot be done any more, because something else happened first." },
    { "{\"type\":\"about:blank\",\"title\":\"T\",\"status\":418}",
      "The server did not accept this." },
    { "{\"type\":\"urn:yui:problem:invalid-input\",\"title\":\"T\",\"status\":422,\"errors\":["
      "{\"pointer\":\"/hourly_wage_yen\",\"code\":\"below_minimum_wage\",\"detail\":\"D\","
      "\"params\":{\"floor_yen\":1050}},"
      "{\"pointer\":\"/starts_at\",\"code\":\"in_past\",\"detail\":\"D\"},"
      "{\"pointer\":\"/x\",\"code\":\"y\",\"detail\":\"SQL\"}]}",
      "Hourly wage: The minimum wage there on that day is 1050 yen an hour; less is not allowed.\n"
      "Start: This is in the past.\nThis is not right." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = say (cases[i].json);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/draft/values", test_values);
  g_test_add_func ("/model/draft/times", test_times);
  g_test_add_func ("/model/draft/validate", test_validate);
  g_test_add_func ("/model/draft/empty", test_empty_names_every_field);
  g_test_add_func ("/model/draft/request", test_request);
  g_test_add_func ("/model/draft/keeps-everything", test_keeps_everything);
  g_test_add_func ("/model/draft/pointer", test_pointer);
  g_test_add_func ("/model/sentences", test_sentences);
  return g_test_run ();
}
