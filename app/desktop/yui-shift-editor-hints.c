/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-private.h"

#include <glib/gi18n.h>

#include "labour/yui-premium.h"
#include "widgets/yui-day-text.h"
#include "widgets/yui-widgets.h"
#include "yui-shift-editor-await.h"
#include "yui-shift-editor-pay.h"
#include "yui-why-button.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

/* What is said under each field of the editor: what it means, what the law asks, what is wrong. */

typedef struct
{
  YuiHintKind kind;
  char *text;
} Saying;

/* What the draft amounts to, for all fields at once. */
typedef struct
{
  YuiShiftDraft *resolved;
  GPtrArray *faults; /* of YuiShiftFault */
  gboolean has_times;
  gint64 start_s;
  gint64 end_s;
  int break_min;
} Reading;

static void
read_draft (YuiShiftEditor *self, Reading *reading)
{
  reading->resolved = yui_shift_editor_dup_resolved (self);
  reading->faults
      = yui_shift_draft_validate (reading->resolved, g_get_real_time () / G_USEC_PER_SEC);
  reading->has_times
      = yui_shift_draft_get_times (reading->resolved, &reading->start_s, &reading->end_s);
  reading->break_min
      = (int)MAX (yui_shift_draft_get_number (reading->resolved, YUI_SHIFT_FIELD_BREAK_MIN), 0);
}

static void
clear_reading (Reading *reading)
{
  g_object_unref (reading->resolved);
  g_ptr_array_unref (reading->faults);
}

static const char *
find_fault (const Reading *reading, YuiShiftField field)
{
  for (guint i = 0; i < reading->faults->len; i++)
    {
      YuiShiftFault *fault = reading->faults->pdata[i];

      if (fault->field == field)
        return fault->sentence;
    }
  return NULL;
}

/* A field that nobody has come to yet is not reproached with being empty. */
static gboolean
may_reproach (YuiShiftEditor *self, const Reading *reading, YuiShiftField field)
{
  return self->tried
         || (self->left[field] && *yui_shift_draft_get_text (reading->resolved, field) != '\0');
}

static char *
say_length (const Reading *reading)
{
  int worked_min
      = (int)((reading->end_s - reading->start_s) / YUI_SECONDS_PER_MINUTE) - reading->break_min;

  if (worked_min < 0)
    return NULL;
  /* Translators: working time, breaks left out: hours and minutes. */
  return g_strdup_printf (_ ("%1$d h %2$02d min of work"), worked_min / YUI_MINUTES_PER_HOUR,
                            worked_min % YUI_MINUTES_PER_HOUR);
}

static char *
say_date (const Reading *reading)
{
  if (!reading->has_times && find_fault (reading, YUI_SHIFT_FIELD_DATE))
    return NULL;

  int year, month, day_of_month;
  YuiCivilDay day;
  const char *text = yui_shift_draft_get_text (reading->resolved, YUI_SHIFT_FIELD_DATE);

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day_of_month) != 3
      || !yui_civil_day_from_ymd (year, month, day_of_month, &day))
    return NULL;
  return yui_day_format_full (day);
}

static char *
say_end (const Reading *reading)
{
  if (!reading->has_times)
    return NULL;

  g_autofree char *length = say_length (reading);
  g_autofree char *until = yui_time_format (reading->end_s);
  YuiCivilDay last = yui_civil_day_of_utc (reading->end_s);

  if (!length || last == yui_civil_day_of_utc (reading->start_s))
    return g_steal_pointer (&length);
  /* Translators: the end of a shift that goes over midnight, then "5 h 00 min of work". */
  return g_strdup_printf (_ ("Until %1$s next day: %2$s"), until, length);
}

static Saying
say_break (const Reading *reading)
{
  if (!reading->has_times)
    return (Saying){ 0 };

  int length_min = (int)((reading->end_s - reading->start_s) / YUI_SECONDS_PER_MINUTE);
  int required_min = yui_labour_required_break_min (MAX (length_min - reading->break_min, 0));

  if (reading->break_min >= required_min)
    return (Saying){ 0 };
  return (Saying){
    YUI_HINT_ERROR,
    g_strdup_printf (
        /* Translators: what the Labour Standards Act asks of a shift that is this long. */
        ngettext ("The law asks for a break of at least %d minute in a shift this long.",
                  "The law asks for a break of at least %d minutes in a shift this long.",
                  (gulong)required_min),
        required_min),
  };
}

static char *
say_floor (YuiWageFloor *floor)
{
  g_autofree char *yen = yui_wording_yen (yui_wage_floor_get_yen_per_hour (floor));

  if (yui_wage_floor_get_industry (floor))
    /* Translators: a kind of business, a prefecture, "¥1,158", and the table and row that the
     * figure is from. */
    return g_strdup_printf (
        _ ("Special minimum wage of %1$s in %2$s on that day: %3$s (table %4$s)"),
          yui_wage_floor_get_industry (floor), yui_wage_floor_get_prefecture (floor), yen,
          yui_wage_floor_get_source (floor));
  /* Translators: prefecture, "¥1,050", and the table and row that the figure is from. */
  return g_strdup_printf (_ ("Minimum wage in %1$s on that day: %2$s (table %3$s)"),
                            yui_wage_floor_get_prefecture (floor), yen,
                            yui_wage_floor_get_source (floor));
}

static Saying
say_wage (YuiShiftEditor *self, const Reading *reading)
{
  gint64 wage_yen = yui_shift_draft_get_number (reading->resolved, YUI_SHIFT_FIELD_HOURLY_WAGE);

  if (!self->floor)
    return (Saying){ 0 };

  g_autofree char *floor = say_floor (self->floor);
  gint64 coming_yen = yui_wage_floor_get_coming_yen_per_hour (self->floor);

  if (wage_yen >= 0 && wage_yen < yui_wage_floor_get_yen_per_hour (self->floor))
    return (Saying){
      YUI_HINT_ERROR,
      /* Translators: %s is "Minimum wage in 新潟県 on that day: ¥1,050 (…)". */
      g_strdup_printf (_ ("This is too low. %s"), floor),
      };
  if (wage_yen >= 0 && wage_yen < coming_yen)
    {
      g_autofree char *coming = yui_wording_yen (coming_yen);

      return (Saying){
        YUI_HINT_WARNING,
        /* Translators: a minimum wage that is decided but has no first day yet, such as "¥1,100";
         * then "Minimum wage in 新潟県 on that day: ¥1,050 (…)". */
        g_strdup_printf (_ ("%1$s is decided and may be in force by then. %2$s"), coming, floor),
        };
    }
  return (Saying){ YUI_HINT_INFO, g_steal_pointer (&floor) };
}

static char *
say_mode (const Reading *reading)
{
  const char *mode = yui_shift_draft_get_text (reading->resolved, YUI_SHIFT_FIELD_HIRING_MODE);

  if (yui_word_from_nick (YUI_TYPE_HIRING_MODE, mode) == YUI_HIRING_MODE_FIRST_COME)
    return g_strdup (_ ("Whoever says yes first has the contract."));
  return g_strdup (_ ("You choose among the people who say yes."));
}

static Saying
say_field (YuiShiftEditor *self, const Reading *reading, YuiShiftField field)
{
  if (field == YUI_SHIFT_FIELD_DATE)
    return (Saying){ YUI_HINT_INFO, say_date (reading) };
  if (field == YUI_SHIFT_FIELD_END)
    return (Saying){ YUI_HINT_INFO, say_end (reading) };
  if (field == YUI_SHIFT_FIELD_BREAK_MIN)
    return say_break (reading);
  if (field == YUI_SHIFT_FIELD_HOURLY_WAGE)
    return say_wage (self, reading);
  if (field == YUI_SHIFT_FIELD_HIRING_MODE)
    return (Saying){ YUI_HINT_INFO, say_mode (reading) };
  return (Saying){ 0 };
}

/* The server's refusal first, then what is wrong here, then what the field means. */
static Saying
say (YuiShiftEditor *self, const Reading *reading, YuiShiftField field)
{
  const char *fault = find_fault (reading, field);

  if (self->refused[field])
    return (Saying){ YUI_HINT_ERROR, g_strdup (self->refused[field]) };
  if (fault && may_reproach (self, reading, field))
    return (Saying){ YUI_HINT_ERROR, g_strdup (fault) };
  return say_field (self, reading, field);
}

/* Pay */

static void
show_why (YuiShiftEditor *self,
          const Reading *reading,
          const char *what,
          const char *seats,
          gint64 wage_yen,
          gint64 transport_yen)
{
  g_autofree char *pay = yui_shift_editor_explain_pay (reading->start_s, reading->end_s,
                                                       reading->break_min, wage_yen, transport_yen);
  g_autofree char *floor = self->floor ? yui_wording_why_floor (self->floor, wage_yen) : NULL;
  g_autofree char *why
      = g_strconcat (pay, *seats ? "\n" : "", seats, floor ? "\n" : "", floor, NULL);
  GtkWidget *button = adw_bin_get_child (self->why_bin);

  if (button)
    yui_why_button_set (button, "", what, why);
  else
    adw_bin_set_child (self->why_bin, yui_why_button_new_beside (what, why));
}

/* "In all: ¥4,900 × 3 seats = ¥14,700"; nothing for one. */
static char *
say_all (const char *one, const char *all, gint64 seats)
{
  g_autofree char *places
      = g_strdup_printf (ngettext ("%d seat", "%d seats", (gulong)MAX (seats, 0)), (int)seats);

  if (seats <= 1)
    return g_strdup ("");
  return yui_wording_pay_of_seats (one, places, all);
}

static void
show_pay (YuiShiftEditor *self, const Reading *reading)
{
  gint64 wage_yen = yui_shift_draft_get_number (reading->resolved, YUI_SHIFT_FIELD_HOURLY_WAGE);
  gint64 transport_yen = yui_shift_draft_get_number (reading->resolved, YUI_SHIFT_FIELD_TRANSPORT);
  gint64 seats = yui_shift_draft_get_number (reading->resolved, YUI_SHIFT_FIELD_SEATS);
  gint64 pay_yen = -1;

  if (reading->has_times)
    pay_yen = yui_shift_editor_expect_pay (reading->start_s, reading->end_s, reading->break_min,
                                           wage_yen, MAX (transport_yen, 0));
  if (pay_yen < 0)
    {
      gtk_label_set_label (self->pay_label,
                           _ ("The expected pay appears once times and wage are known."));
      adw_bin_set_child (self->why_bin, NULL);
      return;
    }

  g_autofree char *one = yui_wording_yen (pay_yen);
  g_autofree char *all = yui_wording_yen (pay_yen * MAX (seats, 1));
  g_autofree char *text = seats > 1
      /* Translators: gross pay of one seat, and of all seats: "¥4,900", "¥14,700". */
      ? g_strdup_printf (_ ("Expected pay per seat: %1$s, in all %2$s"), one, all)
      /* Translators: gross pay of one seat, premiums and transport included: "¥4,900". */
      : g_strdup_printf (_ ("Expected pay per seat: %s"), one);
  g_autofree char *working = say_all (one, all, seats);

  gtk_label_set_label (self->pay_label, text);
  show_why (self, reading, text, working, wage_yen, MAX (transport_yen, 0));
}

/* The minimum wage */

static void
floor_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;

  /* Without a floor the field says nothing; the server still checks what is sent. */
  g_set_object (&self->floor, error ? NULL : result);
  yui_shift_editor_update_hints (self);
}

static void
ask_floor (YuiShiftEditor *self, const Reading *reading)
{
  const char *workplace = yui_shift_draft_get_text (reading->resolved, YUI_SHIFT_FIELD_WORKPLACE);
  const char *date = yui_shift_draft_get_text (reading->resolved, YUI_SHIFT_FIELD_DATE);
  gboolean is_known = *workplace != '\0' && !find_fault (reading, YUI_SHIFT_FIELD_DATE);
  g_autofree char *key = is_known ? g_strconcat (workplace, " ", date, NULL) : NULL;

  if (!g_set_str (&self->floor_key, key))
    return;
  g_clear_object (&self->floor);
  g_cancellable_cancel (self->cancellable);
  g_set_object (&self->cancellable, NULL);
  self->cancellable = g_cancellable_new ();
  if (key)
    yui_shift_editor_await (
        self, yui_client_get_wage_floor (self->client, workplace, date, self->cancellable),
        floor_cb);
}

void
yui_shift_editor_update_hints (YuiShiftEditor *self)
{
  Reading reading = { 0 };

  read_draft (self, &reading);
  ask_floor (self, &reading);
  for (int field = YUI_SHIFT_FIELD_NONE + 1; field < YUI_SHIFT_N_FIELDS; field++)
    {
      Saying saying = say (self, &reading, (YuiShiftField)field);

      yui_shift_editor_hint_set (yui_shift_editor_get_hint (self, (YuiShiftField)field),
                                 yui_shift_editor_get_field (self, (YuiShiftField)field),
                                 saying.kind, saying.text);
      g_free (saying.text);
    }
  show_pay (self, &reading);
  clear_reading (&reading);
}

gboolean
yui_shift_editor_focus_fault (YuiShiftEditor *self)
{
  /* In the order of the dialog. */
  const YuiShiftField order[] = {
    YUI_SHIFT_FIELD_TITLE,          YUI_SHIFT_FIELD_WORKPLACE,   YUI_SHIFT_FIELD_DATE,
    YUI_SHIFT_FIELD_START,          YUI_SHIFT_FIELD_END,         YUI_SHIFT_FIELD_BREAK_MIN,
    YUI_SHIFT_FIELD_SEATS,          YUI_SHIFT_FIELD_HOURLY_WAGE, YUI_SHIFT_FIELD_TRANSPORT,
    YUI_SHIFT_FIELD_HIRING_MODE,    YUI_SHIFT_FIELD_DESCRIPTION, YUI_SHIFT_FIELD_BELONGINGS,
    YUI_SHIFT_FIELD_QUALIFICATIONS,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      YuiShiftEditorHint *hint = yui_shift_editor_get_hint (self, order[i]);
      const char *text = yui_shift_editor_hint_get_text (hint);

      if (!text || yui_shift_editor_hint_get_kind (hint) != YUI_HINT_ERROR)
        continue;
      gtk_widget_grab_focus (yui_shift_editor_get_field (self, order[i]));
      yui_widgets_announce (GTK_WIDGET (self), text);
      return TRUE;
    }
  return FALSE;
}
