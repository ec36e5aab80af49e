/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-shift.h"

G_BEGIN_DECLS

/* The fields of a shift that a person types. */
typedef enum
{
  YUI_SHIFT_FIELD_NONE,
  YUI_SHIFT_FIELD_WORKPLACE,      /* workplace id */
  YUI_SHIFT_FIELD_TITLE,          /* up to 100 characters */
  YUI_SHIFT_FIELD_DESCRIPTION,    /* up to 2000 characters */
  YUI_SHIFT_FIELD_BELONGINGS,     /* up to 500 characters */
  YUI_SHIFT_FIELD_DATE,           /* 2026-11-25, 2026/11/25 */
  YUI_SHIFT_FIELD_START,          /* 9:00, 09:00, 900; Japan time */
  YUI_SHIFT_FIELD_END,            /* not after the start: the next day; 24:00 is midnight */
  YUI_SHIFT_FIELD_BREAK_MIN,      /* 0 to 480 minutes; empty is 0 */
  YUI_SHIFT_FIELD_SEATS,          /* 1 to 500 */
  YUI_SHIFT_FIELD_HOURLY_WAGE,    /* 1 to 100000 yen */
  YUI_SHIFT_FIELD_TRANSPORT,      /* 0 to 100000 yen; empty is 0 */
  YUI_SHIFT_FIELD_HIRING_MODE,    /* a YuiHiringMode nick; empty is selection */
  YUI_SHIFT_FIELD_QUALIFICATIONS, /* ids joined by spaces */
} YuiShiftField;

#define YUI_TYPE_SHIFT_FIELD (yui_shift_field_get_type ())
GType yui_shift_field_get_type (void);

/* One thing that keeps a draft from becoming a shift. */
typedef struct
{
  YuiShiftField field;
  char *sentence; /* for the person, translated */
} YuiShiftFault;

void yui_shift_fault_free (YuiShiftFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiShiftFault, yui_shift_fault_free)

/* What a person has typed so far for one shift: an immutable value. Every field is text just as it
 * was typed, complete or not; full-width digits count as digits. */
#define YUI_TYPE_SHIFT_DRAFT (yui_shift_draft_get_type ())
G_DECLARE_FINAL_TYPE (YuiShiftDraft, yui_shift_draft, YUI, SHIFT_DRAFT, GObject)

/* An empty draft of a new shift, with an id of its own. */
YuiShiftDraft *yui_shift_draft_new (void);

/* A draft that edits a shift: every field as the shift has it. */
YuiShiftDraft *yui_shift_draft_new_from_shift (YuiShift *shift);

/* Reads what yui_shift_draft_to_json() wrote; G_IO_ERROR_INVALID_DATA when it is not that. */
YuiShiftDraft *yui_shift_draft_new_from_json (JsonNode *node, GError **error);

/* A copy with one field changed: transfer full. text NULL is the empty text. */
YuiShiftDraft *yui_shift_draft_with (YuiShiftDraft *self,
                                     YuiShiftField field,
                                     const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* A copy with another date, start and end, as a drag in a calendar gives: Japan time, seconds since
 * 1970 UTC. */
YuiShiftDraft *yui_shift_draft_with_times (YuiShiftDraft *self,
                                           gint64 starts_at,
                                           gint64 ends_at) G_GNUC_WARN_UNUSED_RESULT;

const char *yui_shift_draft_get_id (YuiShiftDraft *self);       /* of the draft */
const char *yui_shift_draft_get_shift_id (YuiShiftDraft *self); /* NULL for a new shift */
const char *yui_shift_draft_get_text (YuiShiftDraft *self, YuiShiftField field); /* never NULL */
gint64
yui_shift_draft_get_edited_at (YuiShiftDraft *self); /* of the last change; 0 for untouched */

/* Start and end in seconds since 1970 UTC; FALSE, with both untouched, while they are incomplete.
 */
gboolean yui_shift_draft_get_times (YuiShiftDraft *self, gint64 *starts_at, gint64 *ends_at);

/* A number field's value, or -1 while it is not a number. */
gint64 yui_shift_draft_get_number (YuiShiftDraft *self, YuiShiftField field);

gboolean yui_shift_draft_is_empty (YuiShiftDraft *self);                    /* nothing typed */
gboolean yui_shift_draft_equal (YuiShiftDraft *self, YuiShiftDraft *other); /* same texts */

/* What keeps the draft from being sent, in field order: array of YuiShiftFault, empty when it is
 * complete. now_s  seconds since 1970 UTC; a start before it is a fault. The law (minimum wage,
 * breaks) is the server's answer, not checked here. */
GPtrArray *yui_shift_draft_validate (YuiShiftDraft *self, gint64 now_s);

/* The draft as kept between two runs: transfer full. */
JsonNode *yui_shift_draft_to_json (YuiShiftDraft *self);

/* The body that makes the shift (ShiftNew): transfer full; NULL while the draft is not complete. */
JsonNode *yui_shift_draft_to_request (YuiShiftDraft *self);

/* The body that changes shift into the draft (ShiftPatch): only members that differ; transfer full;
 * NULL while the draft is not complete. */
JsonNode *yui_shift_draft_to_patch (YuiShiftDraft *self, YuiShift *shift);

/* Which field a problem's JSON Pointer, such as /hourly_wage_yen, speaks of; NONE when of none. */
YuiShiftField yui_shift_field_from_pointer (const char *pointer);

G_END_DECLS
