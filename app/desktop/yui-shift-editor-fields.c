/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-private.h"

#include "widgets/yui-day-text.h"
#include "widgets/yui-time-input.h"
#include "yui-shift-editor-pay.h"

/* Between the widgets of the editor and its draft: what is typed, what it stands for. */

#define FIELD_KEY "yui-shift-field"

/* The order of the dialog, which is the order in which faults are looked for. */
static const YuiShiftField entry_fields[] = {
  YUI_SHIFT_FIELD_TITLE,       YUI_SHIFT_FIELD_DATE,      YUI_SHIFT_FIELD_START,
  YUI_SHIFT_FIELD_END,         YUI_SHIFT_FIELD_BREAK_MIN, YUI_SHIFT_FIELD_SEATS,
  YUI_SHIFT_FIELD_HOURLY_WAGE, YUI_SHIFT_FIELD_TRANSPORT, YUI_SHIFT_FIELD_BELONGINGS,
};

GtkWidget *
yui_shift_editor_get_field (YuiShiftEditor *self, YuiShiftField field)
{
  switch (field)
    {
    case YUI_SHIFT_FIELD_WORKPLACE:
      return GTK_WIDGET (self->workplace_row);
    case YUI_SHIFT_FIELD_TITLE:
      return GTK_WIDGET (self->title_row);
    case YUI_SHIFT_FIELD_DESCRIPTION:
      return GTK_WIDGET (self->description_view);
    case YUI_SHIFT_FIELD_BELONGINGS:
      return GTK_WIDGET (self->belongings_row);
    case YUI_SHIFT_FIELD_DATE:
      return GTK_WIDGET (self->date_row);
    case YUI_SHIFT_FIELD_START:
      return GTK_WIDGET (self->start_row);
    case YUI_SHIFT_FIELD_END:
      return GTK_WIDGET (self->end_row);
    case YUI_SHIFT_FIELD_BREAK_MIN:
      return GTK_WIDGET (self->break_row);
    case YUI_SHIFT_FIELD_SEATS:
      return GTK_WIDGET (self->seats_row);
    case YUI_SHIFT_FIELD_HOURLY_WAGE:
      return GTK_WIDGET (self->wage_row);
    case YUI_SHIFT_FIELD_TRANSPORT:
      return GTK_WIDGET (self->transport_row);
    case YUI_SHIFT_FIELD_HIRING_MODE:
      return GTK_WIDGET (self->mode_row);
    case YUI_SHIFT_FIELD_QUALIFICATIONS:
      return GTK_WIDGET (self->qualifications_box);
    case YUI_SHIFT_FIELD_NONE:
    default:
      return NULL;
    }
}

YuiShiftEditorHint *
yui_shift_editor_get_hint (YuiShiftEditor *self, YuiShiftField field)
{
  switch (field)
    {
    case YUI_SHIFT_FIELD_WORKPLACE:
      return self->workplace_hint;
    case YUI_SHIFT_FIELD_TITLE:
      return self->title_hint;
    case YUI_SHIFT_FIELD_DESCRIPTION:
      return self->description_hint;
    case YUI_SHIFT_FIELD_BELONGINGS:
      return self->belongings_hint;
    case YUI_SHIFT_FIELD_DATE:
      return self->date_hint;
    case YUI_SHIFT_FIELD_START:
      return self->start_hint;
    case YUI_SHIFT_FIELD_END:
      return self->end_hint;
    case YUI_SHIFT_FIELD_BREAK_MIN:
      return self->break_hint;
    case YUI_SHIFT_FIELD_SEATS:
      return self->seats_hint;
    case YUI_SHIFT_FIELD_HOURLY_WAGE:
      return self->wage_hint;
    case YUI_SHIFT_FIELD_TRANSPORT:
      return self->transport_hint;
    case YUI_SHIFT_FIELD_HIRING_MODE:
      return self->mode_hint;
    case YUI_SHIFT_FIELD_QUALIFICATIONS:
      return self->qualifications_hint;
    case YUI_SHIFT_FIELD_NONE:
    default:
      return NULL;
    }
}

static const char *
get_text (YuiShiftEditor *self, YuiShiftField field)
{
  return yui_shift_draft_get_text (self->draft, field);
}

static YuiShiftField
field_of (gpointer widget)
{
  return (YuiShiftField)GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), FIELD_KEY));
}

static void
put (YuiShiftEditor *self, YuiShiftField field, const char *text)
{
  if (!self->filling && !g_str_equal (get_text (self, field), text))
    yui_shift_editor_take_draft (self, field, yui_shift_draft_with (self->draft, field, text));
}

void
yui_shift_editor_type (YuiShiftEditor *self, YuiShiftField field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (yui_shift_editor_get_field (self, field)), text);
}

/* Times that a date or a time as typed stands for */

static YuiShiftDraft *
with_resolved (YuiShiftDraft *draft, YuiShiftField field, char *text)
{
  YuiShiftDraft *resolved = yui_shift_draft_with (draft, field, text);

  g_object_unref (draft);
  g_free (text);
  return resolved;
}

YuiShiftDraft *
yui_shift_editor_dup_resolved (YuiShiftEditor *self)
{
  const YuiShiftField times[] = { YUI_SHIFT_FIELD_START, YUI_SHIFT_FIELD_END };
  YuiShiftDraft *resolved = g_object_ref (self->draft);
  YuiCivilDay day;
  int minute;

  if (yui_date_input_parse (get_text (self, YUI_SHIFT_FIELD_DATE), yui_day_today (), &day))
    resolved = with_resolved (resolved, YUI_SHIFT_FIELD_DATE, yui_date_input_format (day));
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (yui_time_input_parse (get_text (self, times[i]), &minute))
      resolved = with_resolved (resolved, times[i], yui_time_input_format (minute));
  return resolved;
}

/* "21-26" in one field is a start and an end. */
static gboolean
split_span (YuiShiftEditor *self, YuiShiftField field)
{
  int start_min, end_min;

  if ((field != YUI_SHIFT_FIELD_START && field != YUI_SHIFT_FIELD_END)
      || !yui_time_input_parse_span (get_text (self, field), &start_min, &end_min))
    return FALSE;

  g_autofree char *start = yui_time_input_format (start_min);
  g_autofree char *end = yui_time_input_format (end_min % YUI_MINUTES_PER_DAY);

  yui_shift_editor_type (self, YUI_SHIFT_FIELD_START, start);
  yui_shift_editor_type (self, YUI_SHIFT_FIELD_END, end);
  return TRUE;
}

static void
write_out (YuiShiftEditor *self, YuiShiftField field)
{
  if (split_span (self, field))
    return;

  g_autoptr (YuiShiftDraft) resolved = yui_shift_editor_dup_resolved (self);
  const char *text = yui_shift_draft_get_text (resolved, field);

  if (!g_str_equal (get_text (self, field), text))
    yui_shift_editor_type (self, field, text);
}

/* The break follows the times until somebody types one. */
static void
suggest_break (YuiShiftEditor *self)
{
  g_autoptr (YuiShiftDraft) resolved = yui_shift_editor_dup_resolved (self);
  gint64 start_s, end_s;

  if (self->break_is_typed || !yui_shift_draft_get_times (resolved, &start_s, &end_s))
    return;

  int length_min = (int)((end_s - start_s) / YUI_SECONDS_PER_MINUTE);
  g_autofree char *text = g_strdup_printf ("%d", yui_shift_editor_suggest_break (length_min));

  yui_shift_editor_type (self, YUI_SHIFT_FIELD_BREAK_MIN, text);
  self->break_is_typed = FALSE;
}

/* From the widgets */

static void
entry_changed_cb (YuiShiftEditor *self, GtkEditable *entry)
{
  YuiShiftField field = field_of (entry);

  if (field == YUI_SHIFT_FIELD_BREAK_MIN && !self->filling)
    self->break_is_typed = *gtk_editable_get_text (entry) != '\0';
  put (self, field, gtk_editable_get_text (entry));
  if (!self->filling && (field == YUI_SHIFT_FIELD_START || field == YUI_SHIFT_FIELD_END))
    suggest_break (self);
}

static void
focus_left_cb (YuiShiftEditor *self, GtkEventController *controller)
{
  YuiShiftField field = field_of (controller);

  self->left[field] = TRUE;
  if (field == YUI_SHIFT_FIELD_DATE || field == YUI_SHIFT_FIELD_START
      || field == YUI_SHIFT_FIELD_END)
    write_out (self, field);
  yui_shift_editor_update_hints (self);
}

static void
workplace_cb (YuiShiftEditor *self)
{
  GObject *item = adw_combo_row_get_selected_item (self->workplace_row);

  put (self, YUI_SHIFT_FIELD_WORKPLACE,
       YUI_IS_WORKPLACE (item) ? yui_workplace_get_id (YUI_WORKPLACE (item)) : "");
}

static YuiHiringMode
mode_at (guint position)
{
  return position == 1 ? YUI_HIRING_MODE_FIRST_COME : YUI_HIRING_MODE_SELECTION;
}

static void
mode_cb (YuiShiftEditor *self)
{
  put (self, YUI_SHIFT_FIELD_HIRING_MODE,
       yui_word_to_nick (YUI_TYPE_HIRING_MODE,
                         (int)mode_at (adw_combo_row_get_selected (self->mode_row))));
}

static void
description_cb (YuiShiftEditor *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  g_autofree char *text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  put (self, YUI_SHIFT_FIELD_DESCRIPTION, text);
}

static void
calendar_cb (YuiShiftEditor *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (self->filling)
    return;
  yui_shift_editor_type (self, YUI_SHIFT_FIELD_DATE, text);
  gtk_menu_button_popdown (self->calendar_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->date_row));
}

/* The popover opens on the day that is typed. */
static void
calendar_shown_cb (YuiShiftEditor *self)
{
  YuiCivilDay day;

  if (!gtk_menu_button_get_active (self->calendar_button)
      || !yui_date_input_parse (get_text (self, YUI_SHIFT_FIELD_DATE), yui_day_today (), &day))
    return;

  YuiCivilDate date = yui_civil_date_of (day);
  g_autoptr (GDateTime) time = g_date_time_new_local (date.year, date.month, date.day, 12, 0, 0);

  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, time);
  self->filling = FALSE;
}

static void
chip_cb (YuiShiftEditor *self)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->qualifications_box));

  for (; chip; chip = gtk_widget_get_next_sibling (chip))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                              (char *)g_object_get_data (G_OBJECT (chip), "id"));
  put (self, YUI_SHIFT_FIELD_QUALIFICATIONS, ids->str);
}

/* To the widgets */

static gboolean
has_qualification (YuiShiftEditor *self, const char *id)
{
  g_auto (GStrv) ids = g_strsplit (get_text (self, YUI_SHIFT_FIELD_QUALIFICATIONS), " ", -1);

  return g_strv_contains ((const char *const *)ids, id);
}

static void
fill_chips (YuiShiftEditor *self)
{
  guint n = g_list_model_get_n_items (self->qualifications);
  GtkWidget *old;

  self->filling = TRUE;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->qualifications_box))))
    adw_wrap_box_remove (self->qualifications_box, old);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiQualification) item = g_list_model_get_item (self->qualifications, i);
      GtkWidget *chip = gtk_toggle_button_new_with_label (yui_qualification_get_name (item));

      gtk_widget_add_css_class (chip, "chip");
      g_object_set_data_full (G_OBJECT (chip), "id", g_strdup (yui_qualification_get_id (item)),
                              g_free);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip),
                                    has_qualification (self, yui_qualification_get_id (item)));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->qualifications_box, chip);
    }
  gtk_widget_set_visible (self->qualifications_row, n > 0);
  self->filling = FALSE;
}

/* Before the workplaces there is "Choose…". */
static guint
find_workplace (YuiShiftEditor *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->workplaces); i++)
    {
      g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (self->workplaces, i);

      if (g_str_equal (yui_workplace_get_id (workplace), id))
        return i + 1;
    }
  return 0;
}

/* Whoever has one workplace need not choose it, and has typed nothing by that. */
static void
choose_only_workplace (YuiShiftEditor *self)
{
  gboolean is_dirty = yui_shift_editor_is_dirty (self);

  adw_combo_row_set_selected (self->workplace_row, 1);
  if (!is_dirty)
    g_set_object (&self->first, self->draft);
}

static void
fill_workplace (YuiShiftEditor *self)
{
  guint position = find_workplace (self, get_text (self, YUI_SHIFT_FIELD_WORKPLACE));

  self->filling = TRUE;
  adw_combo_row_set_selected (self->workplace_row, position);
  self->filling = FALSE;
  if (position == 0 && g_list_model_get_n_items (self->workplaces) == 1)
    choose_only_workplace (self);
}

void
yui_shift_editor_fill_fields (YuiShiftEditor *self)
{
  const char *mode = get_text (self, YUI_SHIFT_FIELD_HIRING_MODE);

  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (entry_fields); i++)
    yui_shift_editor_type (self, entry_fields[i], get_text (self, entry_fields[i]));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->description_view),
                            get_text (self, YUI_SHIFT_FIELD_DESCRIPTION), -1);
  adw_combo_row_set_selected (self->mode_row, yui_word_from_nick (YUI_TYPE_HIRING_MODE, mode)
                                                  == YUI_HIRING_MODE_FIRST_COME);
  self->break_is_typed = *get_text (self, YUI_SHIFT_FIELD_BREAK_MIN) != '\0';
  self->filling = FALSE;
  fill_workplace (self);
  fill_chips (self);
}

static void
connect_entry (YuiShiftEditor *self, YuiShiftField field)
{
  GtkWidget *entry = yui_shift_editor_get_field (self, field);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (entry), FIELD_KEY, GINT_TO_POINTER (field));
  g_object_set_data (G_OBJECT (focus), FIELD_KEY, GINT_TO_POINTER (field));
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
}

void
yui_shift_editor_connect_fields (YuiShiftEditor *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entry_fields); i++)
    connect_entry (self, entry_fields[i]);
  g_signal_connect_object (self->workplace_row, "notify::selected-item", G_CALLBACK (workplace_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mode_row, "notify::selected", G_CALLBACK (mode_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->description_view), "changed",
                           G_CALLBACK (description_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (calendar_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar_button, "notify::active", G_CALLBACK (calendar_shown_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workplaces, "items-changed", G_CALLBACK (fill_workplace), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->qualifications, "items-changed", G_CALLBACK (fill_chips), self,
                           G_CONNECT_SWAPPED);
}
