/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-contract-change.h"

#include "yui-pay-why.h"
#include "yui-shift-law.h"

/* What to try before cancelling. Hours that are given up with consent are not paid, transport and
 * the hours worked are. */

#define SHORTEN_STEP_S (60 * YUI_SECONDS_PER_MINUTE)
#define SHORTEN_MAX    8
#define SHIFTS_MAX     10
#define LOOK_AHEAD_S   (14 * YUI_SECONDS_PER_DAY)

/* The break that fits a shorter shift: what the law asks, and no more than was agreed. */
static gint64
break_of (const YuiCancelCase *one, gint64 length_min)
{
  const gint64 required_min = yui_labour_required_break_min ((int)length_min);

  return MIN (MAX (required_min, 0), one->break_min);
}

static void
add_choice (YuiRequest *request, const YuiShift *shift, YuiJson *doc, yyjson_mut_val *choices)
{
  yyjson_mut_val *choice = yyjson_mut_arr_add_obj (doc, choices);
  YuiExpectedPay pay;

  yui_json_add_text (doc, choice, "to_shift_id", shift->id);
  yui_json_add_int (doc, choice, "to_shift_version", shift->version);
  yui_json_add_text (doc, choice, "title", shift->title);
  yui_json_add_text (doc, choice, "workplace_name", shift->workplace_name);
  yui_json_add_moment (doc, choice, "starts_at", shift->start_s);
  yui_json_add_moment (doc, choice, "ends_at", shift->end_s);
  yui_json_add_int (doc, choice, "break_min", shift->break_min);
  yui_pay_expect_lines (yui_server_get_law_tables (request->server), shift->start_s, shift->end_s,
                        (int)shift->break_min, (int)shift->hourly_wage_yen,
                        (int)shift->transport_yen, &pay);
  yui_json_add_int (doc, choice, "expected_pay_yen",
                    yui_labour_pay_sum (pay.lines, pay.n_lines).gross_yen);
  yui_pay_add_expected (&pay, doc, yyjson_mut_obj_add_arr (doc, choice, "lines"));
}

/* Whole hours from the start, longest first. */
static gboolean
add_shorter (YuiRequest *request,
             const YuiCancelCase *one,
             YuiJson *doc,
             yyjson_mut_val *choices,
             GError **error)
{
  g_autoptr (YuiShift) shift
      = yui_shift_find (request->db, request->principal.programme_id, one->employer_id,
                        one->shift_id, request->now_s, error);
  gint64 length_s = (one->end_s - one->start_s - 1) / SHORTEN_STEP_S * SHORTEN_STEP_S;

  if (shift == NULL)
    return FALSE;
  shift->hourly_wage_yen = one->hourly_yen;
  shift->transport_yen = one->transport_yen;
  shift->start_s = one->start_s;
  for (guint n = 0; n < SHORTEN_MAX && length_s >= SHORTEN_STEP_S; n++)
    {
      shift->end_s = one->start_s + length_s;
      shift->break_min = break_of (one, length_s / YUI_SECONDS_PER_MINUTE);
      add_choice (request, shift, doc, choices);
      length_s -= SHORTEN_STEP_S;
    }
  return TRUE;
}

/* Other shifts with a free seat that the person may work. */
static gboolean
add_shifts (YuiRequest *request,
            const YuiCancelCase *one,
            const char *kind,
            gint64 from_s,
            gint64 to_s,
            YuiJson *doc,
            yyjson_mut_val *choices,
            GError **error)
{
  g_autoptr (YuiStatement) query = yui_database_query (
      request->db, error,
      YUI_SHIFT_SELECT "AND s.employer_id = $3 AND s.state = 'published' AND s.id <> $4 "
                       "AND s.start_s > $2 AND s.start_s >= $5 AND s.start_s < $6 "
                       "ORDER BY s.start_s, s.id",
      YUI_INT (request->principal.programme_id), YUI_INT (request->now_s),
      YUI_TEXT (one->employer_id), YUI_TEXT (one->shift_id), YUI_INT (from_s), YUI_INT (to_s));
  YuiStep step = YUI_STEP_ERROR;
  guint n = 0;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW
         && n < SHIFTS_MAX)
    {
      const YuiContractChange change
          = { .kind = kind, .to_shift_id = yui_statement_get_text (query, 0) };
      const gboolean is_that_day
          = yui_civil_day_of_utc (yui_statement_get_int (query, 14)) == one->work_day;
      g_autoptr (GError) hindrance = NULL;
      g_autoptr (YuiShift) shift = NULL;

      if (is_that_day != g_str_equal (kind, "reassign"))
        continue;
      shift = yui_contract_change_check (request, request->db, one, &change, &hindrance);
      if (shift != NULL)
        add_choice (request, shift, doc, choices), n++;
      else if (hindrance->domain != YUI_PROBLEM)
        {
          g_propagate_error (error, g_steal_pointer (&hindrance));
          return FALSE;
        }
    }
  return step != YUI_STEP_ERROR;
}

static yyjson_mut_val *
add_kind (YuiJson *doc, yyjson_mut_val *list, const char *kind)
{
  yyjson_mut_val *alternative = yyjson_mut_arr_add_obj (doc, list);

  yui_json_add_text (doc, alternative, "kind", kind);
  return yyjson_mut_obj_add_arr (doc, alternative, "choices");
}

gboolean
yui_contract_change_add_alternatives (YuiRequest *request,
                                      const YuiCancelCase *one,
                                      YuiJson *doc,
                                      yyjson_mut_val *object,
                                      GError **error)
{
  yyjson_mut_val *list = yyjson_mut_obj_add_arr (doc, object, "alternatives");
  const gint64 day_s = yui_civil_utc_of (one->work_day, 0);

  if (yui_cancel_case_has_started (one))
    return TRUE;
  return add_shorter (request, one, doc, add_kind (doc, list, "shorten"), error)
         && add_shifts (request, one, "move", day_s - LOOK_AHEAD_S, day_s + LOOK_AHEAD_S, doc,
                        add_kind (doc, list, "move"), error)
         && add_shifts (request, one, "reassign", day_s, day_s + YUI_SECONDS_PER_DAY, doc,
                        add_kind (doc, list, "reassign"), error);
}
