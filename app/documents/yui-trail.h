/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* Something that happened: when, by whom, what, and its words or figures. detail: nullable. */
typedef struct
{
  gint64 at_s;
  const char *who;
  const char *what;
  const char *detail;
} YuiTrailEvent;

/* A chapter of the trail: "募集（掲載時の内容）", "労働契約", "打刻", "訂正", "賃金計算" …
 * A chapter without events is printed as "記録なし". */
typedef struct
{
  const char *heading;
  const YuiTrailEvent *events;
  gsize n_events;
} YuiTrailChapter;

/* The chapters that a whole trail has, in this order. */
typedef enum
{
  YUI_TRAIL_POSTING,
  YUI_TRAIL_CONTRACT,
  YUI_TRAIL_NOTICE,
  YUI_TRAIL_CHANGES,
  YUI_TRAIL_CLOCK,
  YUI_TRAIL_CORRECTIONS,
  YUI_TRAIL_PAY,
  YUI_TRAIL_SLIP,
  YUI_TRAIL_BANK,
  YUI_TRAIL_N_CHAPTERS,
} YuiTrailChapterKind;

/* The heading of a chapter; never freed. */
const char *yui_trail_heading (YuiTrailChapterKind kind);

/* A stored document the trail points to, with the hash by which it is checked. */
typedef struct
{
  const char *title;
  const char *document_id;
  const char *hash;
} YuiTrailDocument;

/* The whole trail of one shift of one worker, from the posting to the bank line. */
typedef struct
{
  YuiPaperHead head;
  const char *employer_name;
  const char *workplace_name;
  const char *worker_name;
  gint64 start_s;
  gint64 end_s;
  const YuiTrailChapter *chapters;
  gsize n_chapters;
  const YuiTrailDocument *documents;
  gsize n_documents;
} YuiTrail;

/* Returns the trail as PDF. Events of a chapter must be in the order of time. */
GBytes *yui_trail_to_pdf (const YuiTrail *trail, GError **error);

G_END_DECLS
