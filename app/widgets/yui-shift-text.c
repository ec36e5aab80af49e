/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-widgets"

#include "yui-config.h"

#include "yui-shift-text.h"

#include "yui-day-text.h"

#include <glib/gi18n.h>

int
yui_shift_text_seats_open (YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_SHIFT (shift), 0);
  if (yui_shift_get_state (shift) != YUI_SHIFT_STATE_PUBLISHED)
    return 0;
  return MAX (yui_shift_get_seats (shift) - yui_shift_get_seats_filled (shift), 0);
}

void
yui_shift_sum_add (YuiShiftSum *sum, YuiShift *shift)
{
  g_return_if_fail (sum != NULL);
  if (yui_shift_get_state (shift) == YUI_SHIFT_STATE_CANCELLED)
    return;
  sum->n_shifts++;
  sum->seats += yui_shift_get_seats (shift);
  sum->seats_open += yui_shift_text_seats_open (shift);
  sum->n_drafts += yui_shift_get_state (shift) == YUI_SHIFT_STATE_DRAFT;
}

char *
yui_shift_text_seats (YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);
  switch (yui_shift_get_state (shift))
    {
    case YUI_SHIFT_STATE_DRAFT:
      /* Translators: the state of a shift that nobody but its maker sees yet. */
      return g_strdup (C_ ("shift", "Draft"));
    case YUI_SHIFT_STATE_CANCELLED:
      return g_strdup (C_ ("shift", "Cancelled"));
    case YUI_SHIFT_STATE_PUBLISHED:
    case YUI_SHIFT_STATE_NONE:
    default:
      /* Translators: seats that are filled, and seats: "2/3". */
      return g_strdup_printf (C_ ("seats", "%1$d/%2$d"), yui_shift_get_seats_filled (shift),
                                 yui_shift_get_seats (shift));
    }
}

static char *
seats_clause (YuiShift *shift)
{
  int seats = yui_shift_get_seats (shift), filled = yui_shift_get_seats_filled (shift);
  switch (yui_shift_get_state (shift))
    {
    case YUI_SHIFT_STATE_DRAFT:
      return g_strdup_printf (
          /* Translators: end of a sentence about a shift. */
          ngettext ("draft with %d seat", "draft with %d seats", (gulong)seats), seats);
    case YUI_SHIFT_STATE_CANCELLED:
      return g_strdup (C_ ("end of a sentence about a shift", "cancelled"));
    case YUI_SHIFT_STATE_PUBLISHED:
    case YUI_SHIFT_STATE_NONE:
    default:
      if (filled >= seats)
        /* Translators: end of a sentence about a shift. */
        return g_strdup_printf (
            ngettext ("the seat is filled", "all %d seats are filled", (gulong)seats), seats);
      /* Translators: end of a sentence about a shift: seats filled, and seats. */
      return g_strdup_printf (
          ngettext ("%1$d of %2$d seat filled", "%1$d of %2$d seats filled", (gulong)seats), filled,
          seats);
    }
}

char *
yui_shift_text_sentence (YuiShift *shift)
{
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);
  gint64 start_s = yui_shift_get_starts_at (shift);
  g_autofree char *day = yui_day_format_full (yui_civil_day_of_utc (start_s));
  g_autofree char *times = yui_time_format_range (start_s, yui_shift_get_ends_at (shift));
  g_autofree char *seats = seats_clause (shift);
  /* Translators: a shift as a sentence: day, times, kind of work, workplace, seats. */
  return g_strdup_printf (_ ("%1$s, %2$s, %3$s, %4$s, %5$s"), day, times,
                            yui_shift_get_title (shift), yui_shift_get_workplace_name (shift),
                            seats);
}

static char *
day_shifts (const YuiShiftSum *sum)
{
  if (sum->n_shifts == 0)
    return g_strdup (_ ("no shifts"));
  g_autofree char *shifts = g_strdup_printf (
      /* Translators: part of a sentence about a day. */
      ngettext ("%u shift", "%u shifts", sum->n_shifts), sum->n_shifts);
  if (sum->n_drafts == sum->n_shifts)
    /* Translators: part of a sentence about a day; %s is "2 shifts". */
    return g_strdup_printf (_ ("%s, all drafts"), shifts);
  if (sum->seats_open == 0)
    /* Translators: part of a sentence about a day; %s is "2 shifts". */
    return g_strdup_printf (_ ("%s, no seat open"), shifts);
  /* Translators: part of a sentence about a day; %1$s is "2 shifts". */
  return g_strdup_printf (
      ngettext ("%1$s, %2$d seat open", "%1$s, %2$d seats open", (gulong)sum->seats_open), shifts,
      sum->seats_open);
}

char *
yui_shift_text_day (YuiCivilDay day, const char *holiday, const YuiShiftSum *sum)
{
  g_return_val_if_fail (sum != NULL, NULL);
  g_autofree char *name = yui_day_format_full (day);
  g_autofree char *shifts = day_shifts (sum);
  if (holiday != NULL)
    /* Translators: a day as a sentence: date, public holiday, shifts. */
    return g_strdup_printf (_ ("%1$s, %2$s, %3$s"), name, holiday, shifts);
  /* Translators: a day as a sentence: date, shifts. */
  return g_strdup_printf (_ ("%1$s, %2$s"), name, shifts);
}

char *
yui_shift_text_open (const YuiShiftSum *sum)
{
  g_return_val_if_fail (sum != NULL, NULL);
  if (sum->seats_open == 0)
    return NULL;
  /* Translators: seats that are still to be filled, under a date in a calendar; short. */
  return g_strdup_printf (ngettext ("%d open", "%d open", (gulong)sum->seats_open),
                          sum->seats_open);
}
