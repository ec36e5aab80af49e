/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* A shift in a worker's own calendar.
 *
 * uid          stays the same when the shift changes; not empty.
 * sequence     grows with each change.
 * summary      "りんご収穫 結農園"; not empty.
 * location, description, url  nullable.
 * is_cancelled TRUE takes it out of the calendar again.
 * alarm_min    minutes before the start at which to remind, or 0. */
typedef struct
{
  const char *uid;
  int sequence;
  gint64 start_s;
  gint64 end_s;
  gint64 changed_s;
  const char *summary;
  const char *location;
  const char *description;
  const char *url;
  gboolean is_cancelled;
  int alarm_min;
} YuiIcalendarShift;

/* Writes a calendar (RFC 5545): times in UTC, lines folded at 75 bytes between characters, text
 * escaped, CRLF.
 *
 * name  the calendar's name, nullable.
 * Returns NULL with YUI_DOCUMENTS_ERROR_INVALID for a shift without uid or summary, or that ends
 * before it starts. No shifts give an empty calendar. */
GBytes *yui_icalendar_write (const char *name,
                             const YuiIcalendarShift *shifts,
                             gsize n_shifts,
                             GError **error);

G_END_DECLS
