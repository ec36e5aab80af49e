/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* How an employer stands with the programme: state none, passed, refused. employer_id and
 * employer_name are NULL of one's own. */
#define YUI_TYPE_SCREENING (yui_screening_get_type ())
G_DECLARE_FINAL_TYPE (YuiScreening, yui_screening, YUI, SCREENING, YuiRecord)

const char *yui_screening_get_employer_id (YuiScreening *self);
const char *yui_screening_get_employer_name (YuiScreening *self);
gboolean yui_screening_get_needed (YuiScreening *self);
const char *yui_screening_get_state (YuiScreening *self);
int yui_screening_get_open_seats_max (YuiScreening *self); /* −1: any number */
int yui_screening_get_open_seats (YuiScreening *self);
const char *yui_screening_get_reason (YuiScreening *self);     /* nullable */
const char *yui_screening_get_decided_on (YuiScreening *self); /* nullable */

G_END_DECLS
