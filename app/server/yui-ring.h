/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-body.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* A ring: people who may see a shift from a moment on. A shift has up to YUI_RINGS_MAX, each
 * opening at its time; a worker sees the shift while one ring that is open holds them. A shift
 * without rings is seen by the employer's whole pool from its publication.
 *
 *   chosen      people by name            neighbours  members of employers near by who agreed to it
 *   pool        kinds of members          programme   everybody registered
 *
 * Who blocked the employer, or is blocked, sees none of its shifts. */
typedef struct
{
  char *id;
  gint64 version;
  char *shift_id;
  char *employer_id;
  char *kind;
  char *opens;           /* at, after_publication, before_start */
  gint64 opens_at_s;     /* of `at` */
  gint64 opens_min;      /* of the others */
  gint64 opens_s;        /* 0: not known before the publication */
  gint64 opened_s;       /* 0: not opened */
  char *opened_by;       /* NULL: by time */
  gint64 closed_s;       /* 0: not closed */
  GPtrArray *worker_ids; /* of char*, of chosen */
  GPtrArray *pool_kinds; /* of char*, of pool */
} YuiRing;

#define YUI_RINGS_MAX 8

void yui_ring_free (YuiRing *ring);

/* Whether it is open at a moment, though nobody has looked since. */
gboolean yui_ring_is_open (const YuiRing *ring, gint64 now_s);

/* The rings of a shift in their order (of YuiRing); NULL with error. */
GPtrArray *
yui_ring_list (YuiDatabase *db, gint64 programme_id, const char *shift_id, GError **error);

/* Adds the members of openapi's Ring. */
void yui_ring_add_json (const YuiRing *ring, gint64 now_s, YuiJson *doc, yyjson_mut_val *object);

/* ---- plans ---- */

/* Reads openapi's RingNew list from a field; faults go to the body. is_template: people by name and
 * dates are refused, because a template outlives them. Returns the plan (of YuiRing), NULL when the
 * field is absent or no list of objects. */
GPtrArray *
yui_ring_plan_from_body (YuiBody *body, const char *field, YuiNeed need, gboolean is_template);

/* The plan as openapi's RingNew list; and as that list's text (g_free). */
void yui_ring_plan_add_json (GPtrArray *plan, YuiJson *doc, yyjson_mut_val *array);
char *yui_ring_plan_to_text (GPtrArray *plan);

/* Replaces the rings of a shift by a plan and schedules them. */
gboolean yui_ring_store_plan (
    YuiRequest *request, YuiDatabase *db, const YuiShift *shift, GPtrArray *plan, GError **error);

/* Reckons anew when the rings that have not opened open, and sets their timers; after a
 * publication or a change of the shift's times. */
gboolean yui_ring_schedule (
    YuiDatabase *db, gint64 programme_id, const YuiShift *shift, gint64 now_s, GError **error);

/* Writes that a ring opened; opened_by NULL: by time. */
gboolean yui_ring_mark_opened (YuiDatabase *db,
                               gint64 programme_id,
                               const char *id,
                               const char *opened_by,
                               gint64 now_s,
                               GError **error);

/* ---- who sees ---- */

/* For a query over YUI_SHIFT_SELECT, $2 the present moment and $3 the worker: what the worker may
 * see, and perhaps more, because how near a neighbour is takes reckoning. Ask yui_ring_reaches of
 * each. */
#define YUI_RING_MAY_SEE                                                                           \
  "AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.programme_id = s.programme_id AND "          \
  "m.employer_id = s.employer_id AND m.worker_id = $3 AND (m.blocked_by_employer <> 0 OR "         \
  "m.blocked_by_worker <> 0)) "                                                                    \
  "AND (EXISTS (SELECT 1 FROM ring r WHERE r.programme_id = s.programme_id AND r.shift_id = s.id " \
  "AND r.closed_s IS NULL AND r.opens_s <= $2 AND (r.kind IN ('programme', 'neighbours') "         \
  "OR EXISTS (SELECT 1 FROM ring_person c WHERE c.programme_id = r.programme_id AND "              \
  "c.ring_id = r.id AND c.worker_id = $3) "                                                        \
  "OR EXISTS (SELECT 1 FROM membership m JOIN ring_pool_kind k ON k.programme_id = "               \
  "m.programme_id AND k.kind = m.kind WHERE m.programme_id = r.programme_id AND "                  \
  "m.employer_id = r.employer_id AND m.worker_id = $3 AND k.ring_id = r.id))) "                    \
  "OR (EXISTS (SELECT 1 FROM membership m WHERE m.programme_id = s.programme_id AND "              \
  "m.employer_id = s.employer_id AND m.worker_id = $3) AND NOT EXISTS (SELECT 1 FROM ring r "      \
  "WHERE r.programme_id = s.programme_id AND r.shift_id = s.id))) "

/* Whether a worker sees a published shift now. */
gboolean yui_ring_reaches (YuiDatabase *db,
                           gint64 programme_id,
                           const YuiShift *shift,
                           const char *worker_id,
                           gint64 now_s,
                           gboolean *reaches,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiRing, yui_ring_free)

G_END_DECLS
