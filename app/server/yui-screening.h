/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-json.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* How an employer stands with the programme: the newest decision of a coordinator, and how many
 * seats of shifts to come are open. */
typedef struct
{
  gboolean is_needed;    /* the programme's rule: nobody posts without having passed */
  char *state;           /* passed, refused; NULL: nobody has decided yet */
  gint64 open_seats_max; /* −1: any number */
  char *reason;
  gint64 decided_day;
  gint64 open_seats;
} YuiScreening;

gboolean yui_screening_read (YuiScreening *screening,
                             YuiDatabase *db,
                             gint64 programme_id,
                             const char *employer_id,
                             gint64 now_s,
                             GError **error);
void yui_screening_clear (YuiScreening *screening);

/* Adds the members of openapi's Screening. */
void yui_screening_add_json (const YuiScreening *screening, YuiJson *doc, yyjson_mut_val *object);

/* Whether the shift's employer may show more_seats more open seats. Returns FALSE with
 * YUI_PROBLEM_CONFLICT not-screened, screening-refused or too-many-open-seats. */
gboolean yui_screening_check (YuiDatabase *db,
                              gint64 programme_id,
                              const YuiShift *shift,
                              gint64 more_seats,
                              gint64 now_s,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiScreening, yui_screening_clear)

G_END_DECLS
