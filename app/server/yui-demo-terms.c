/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "yui-json.h"
#include "yui-pay-lines.h"

static gboolean
expect_pay (YuiDemo *demo, const YuiDemoShift *shift, gint64 *yen, GError **error)
{
  if (yui_pay_expect (demo->options->tables, shift->start_s, shift->end_s, shift->work->break_min,
                      shift->hourly_yen, shift->transport_yen, yen))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               "The pay of “%s” cannot be computed: a law table is missing.", shift->work->title);
  return FALSE;
}

/* The terms of a shift as they were shown and hashed. */
static char *
write_terms (YuiDemo *demo, const YuiDemoShift *shift, gint64 expected_yen)
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);
  const YuiDemoWorkplace *workplace = yui_demo_workplace (demo, shift->workplace);
  const YuiDemoWork *work = shift->work;

  yui_json_add_text (doc, root, "employer_name", yui_demo_employer (demo, shift->employer)->name);
  yui_json_add_text (doc, root, "workplace_name", workplace->name);
  yui_json_add_text (doc, root, "workplace_address", workplace->address);
  yui_json_add_text (doc, root, "title", work->title);
  yui_json_add_text (doc, root, "description", work->description);
  yui_json_add_text (doc, root, "belongings", work->belongings);
  yui_json_add_moment (doc, root, "starts_at", shift->start_s);
  yui_json_add_moment (doc, root, "ends_at", shift->end_s);
  yui_json_add_int (doc, root, "break_min", work->break_min);
  yui_json_add_int (doc, root, "hourly_wage_yen", shift->hourly_yen);
  yui_json_add_int (doc, root, "transport_yen", shift->transport_yen);
  yui_json_add_int (doc, root, "expected_pay_yen", expected_yen);
  yui_json_add_text (doc, root, "hiring_mode", shift->is_first_come ? "first_come" : "selection");
  return yui_json_write (doc, NULL);
}

static gboolean
insert_attendance (YuiDemo *demo, const YuiDemoContract *contract, GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  g_autofree char *id = yui_demo_new_id (demo, contract->formed_s);

  return yui_demo_insert (
      demo, error,
      "INSERT INTO attendance (programme_id, id, contract_id, shift_id, employer_id, workplace_id, "
      "worker_id, work_day, planned_start_s, planned_end_s, planned_break_min) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      YUI_DEMO_ID, YUI_TEXT (id), YUI_TEXT (contract->id), YUI_TEXT (shift->id),
      YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
      YUI_TEXT (yui_demo_workplace (demo, shift->workplace)->id),
      YUI_TEXT (yui_demo_worker (demo, contract->worker)->id),
      YUI_INT (yui_civil_day_of_utc (shift->start_s)), YUI_INT (shift->start_s),
      YUI_INT (shift->end_s), YUI_INT (shift->work->break_min));
}

gboolean
yui_demo_insert_contract (YuiDemo *demo,
                          const YuiDemoContract *contract,
                          const char *offer_id,
                          GError **error)
{
  const YuiDemoShift *shift = yui_demo_shift (demo, contract->shift);
  g_autofree char *terms = NULL, *sha256 = NULL;
  gint64 expected_yen;

  if (!expect_pay (demo, shift, &expected_yen, error))
    return FALSE;
  terms = write_terms (demo, shift, expected_yen);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, terms, -1);
  return yui_demo_insert (
             demo, error,
             "INSERT INTO contract (programme_id, id, shift_id, employer_id, workplace_id, "
             "worker_id, offer_id, start_s, end_s, formed_s, terms, terms_sha256) "
             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
             YUI_DEMO_ID, YUI_TEXT (contract->id), YUI_TEXT (shift->id),
             YUI_TEXT (yui_demo_employer (demo, shift->employer)->id),
             YUI_TEXT (yui_demo_workplace (demo, shift->workplace)->id),
             YUI_TEXT (yui_demo_worker (demo, contract->worker)->id), YUI_TEXT (offer_id),
             YUI_INT (shift->start_s), YUI_INT (shift->end_s), YUI_INT (contract->formed_s),
             YUI_TEXT (terms), YUI_TEXT (sha256))
         && insert_attendance (demo, contract, error);
}
