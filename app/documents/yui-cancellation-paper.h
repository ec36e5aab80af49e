/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

typedef enum
{
  YUI_CANCELLATION_BY_EMPLOYER,
  YUI_CANCELLATION_BY_WORKER,
  YUI_CANCELLATION_BY_AGREEMENT,
} YuiCancellationBy;

typedef enum
{
  YUI_CANCELLATION_NOTHING,
  YUI_CANCELLATION_STATUTORY_FLOOR,
  YUI_CANCELLATION_SIXTY_PERCENT,
  YUI_CANCELLATION_FULL_WAGE,
} YuiCancellationOwed;

#define YUI_CANCELLATION_UNKNOWN G_MININT64

/* A line of the working: { "予定賃金", "1,120円 × 6時間", 6720, "労働契約" }. working and source:
 * nullable; yen: YUI_CANCELLATION_UNKNOWN where it cannot be computed (then working says why). */
typedef struct
{
  const char *label;
  const char *working;
  gint64 yen;
  const char *source;
} YuiCancellationStep;

/* What was decided about a cancelled contract or an early finish (解約・早上がりの通知書): who, when,
 * why, what is owed, how it was worked out, and by which law.
 *
 * early_finish_s  when the work ended early, or 0: the whole shift is cancelled.
 * decided_by      the person; needed.
 * reason          the reason chosen; needed. reason_note: nullable, the words added to it.
 * less_reason     needed when the employer owes less than the full wage: why so.
 * owed_yen        0 when nothing is owed, or when nothing was lost by an early finish.
 * pay_day         needed when there is something to pay.
 * steps           the working, in order. laws: the articles and the notice that were shown.
 * alternatives    nullable; what was offered instead: "翌日への変更を提案（本人辞退）". */
typedef struct
{
  YuiPaperHead head;
  YuiPaperEmployer employer;
  const char *worker_name;
  const char *workplace_name;
  gint64 start_s;
  gint64 end_s;
  gint64 formed_s;
  gint64 cancelled_s;
  gint64 early_finish_s;
  YuiCancellationBy by;
  const char *decided_by;
  const char *reason;
  const char *reason_note;
  const char *alternatives;
  YuiCancellationOwed owed;
  gint64 owed_yen;
  const char *less_reason;
  gint64 pay_day;
  const YuiCancellationStep *steps;
  gsize n_steps;
  const char *const *laws;
  gsize n_laws;
  const char *contact; /* nullable: the employer's phone */
} YuiCancellationPaper;

/* Returns the paper as PDF. */
GBytes *yui_cancellation_paper_to_pdf (const YuiCancellationPaper *cancellation, GError **error);

G_END_DECLS
