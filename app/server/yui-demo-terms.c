/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-demo-private.h"

#include "yui-terms.h"

/* The terms of a shift as they were shown and hashed (caller's). */
static char *
write_terms (YuiDemo *demo, const YuiDemoShift *made, char sha256[YUI_TERMS_SHA256_SIZE])
{
  const YuiDemoWorkplace *workplace = yui_demo_workplace (demo, made->workplace);
  const YuiShift shift = {
    .employer_name = yui_demo_employer (demo, made->employer)->name,
    .workplace_name = workplace->name,
    .workplace_address = workplace->address,
    .prefecture_code = (char *)YUI_DEMO_PREFECTURE_CODE,
    .title = (char *)made->work->title,
    .description = (char *)made->work->description,
    .belongings = (char *)made->work->belongings,
    .start_s = made->start_s,
    .end_s = made->end_s,
    .break_min = made->work->break_min,
    .hourly_wage_yen = made->hourly_yen,
    .transport_yen = made->transport_yen,
    .hiring_mode = (char *)(made->is_first_come ? "first_come" : "selection"),
  };

  return yui_terms_canonical (&shift, demo->options->tables, sha256);
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
  char sha256[YUI_TERMS_SHA256_SIZE];
  g_autofree char *terms = write_terms (demo, shift, sha256);

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
