/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-person-hours.h"

#include <glib/gi18n.h>

#include "yui-deadline.h"
#include "yui-threshold-row.h"
#include "yui-wording-hours.h"
#include "yui-wording.h"

struct _YuiPersonHours
{
  GtkBox parent_instance;

  char *worker_id;

  GtkLabel *declared_week_label;
  GtkWidget *lines_group;
  GtkListBox *near_list;
  AdwExpanderRow *far_row;
  GPtrArray *far_rows; /* of GtkWidget, in far_row */
  GtkListBox *declared_list;
  GtkWidget *no_declared_label;
  GtkWidget *declare_group;
  AdwExpanderRow *declare_row;
  GtkEditable *employer_row;
  GtkEditable *since_row;
  AdwSpinRow *day_row;
  AdwWrapBox *weekday_box;
  AdwSwitchRow *consent_row;
  GtkListBox *shifts_list;
  GtkWidget *shifts_group;
  gboolean can_manage;
  gboolean is_town; /* the shifts are of several employers */
};

G_DEFINE_FINAL_TYPE (YuiPersonHours, yui_person_hours, GTK_TYPE_BOX)

#define DAYS_PER_WEEK    7
#define MINUTES_PER_HOUR 60
#define SHIFTS_SHOWN     20

static YuiPage *
get_page (YuiPersonHours *self)
{
  return YUI_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), YUI_TYPE_PAGE));
}

/* ---- work elsewhere ---- */

static int
read_weekdays (YuiPersonHours *self)
{
  int weekdays = 0, i = 0;

  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->weekday_box)); day;
       day = gtk_widget_get_next_sibling (day), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (day)))
      weekdays |= 1 << i;
  return weekdays;
}

static void
changed_cb (YuiPersonHours *self)
{
  g_autofree char *since = yui_deadline_parse_date (gtk_editable_get_text (self->since_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person-hours.declare",
                                 self->can_manage && since && read_weekdays (self) != 0
                                     && adw_spin_row_get_value (self->day_row) > 0
                                     && adw_switch_row_get_active (self->consent_row));
}

static void
declared_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  YuiPersonHours *self = data;

  if (error)
    yui_page_toast_error (page, error);
  else
    {
      adw_expander_row_set_expanded (self->declare_row, FALSE);
      gtk_editable_set_text (self->employer_row, "");
      gtk_editable_set_text (self->since_row, "");
      adw_switch_row_set_active (self->consent_row, FALSE);
      yui_page_toast (page, _ ("Work elsewhere is on record"));
      yui_page_refresh (page);
    }
  changed_cb (self);
}

static void
declare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonHours *self = YUI_PERSON_HOURS (widget);
  YuiPage *page = get_page (self);
  g_autofree char *since = yui_deadline_parse_date (gtk_editable_get_text (self->since_row));

  if (!since)
    return;
  gtk_widget_action_set_enabled (widget, "person-hours.declare", FALSE);
  yui_page_await (page,
                  yui_client_declare_work (
                      yui_page_get_client (page), self->worker_id,
                      gtk_editable_get_text (self->employer_row), since, read_weekdays (self),
                      (int)(adw_spin_row_get_value (self->day_row) * MINUTES_PER_HOUR + 0.5), NULL),
                  declared_cb, g_object_ref (self), g_object_unref);
}

static void
resumed_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (page, error);
  yui_page_refresh (page);
}

static void
resume_declared_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonHours *self = YUI_PERSON_HOURS (widget);
  YuiPage *page = get_page (self);

  yui_page_await (page,
                  yui_client_resume_declared_work (yui_page_get_client (page), self->worker_id,
                                                   g_variant_get_string (parameter, NULL), NULL),
                  resumed_cb, NULL, NULL);
}

typedef struct
{
  YuiPersonHours *hours;
  char *id;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *ending = data;

  g_object_unref (ending->hours);
  g_free (ending->id);
  g_free (ending);
}

static void
ended_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  Ending *ending = data;

  if (error)
    {
      yui_page_toast_error (page, error);
      return;
    }
  yui_page_toast_undo_by (page, GTK_WIDGET (ending->hours),
                          _ ("Work elsewhere has ended"), "person-hours.resume-declared",
                            g_variant_new_string (ending->id));
  yui_page_refresh (page);
}

static void
end_declared_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonHours *self = YUI_PERSON_HOURS (widget);
  YuiPage *page = get_page (self);
  Ending *ending = g_new0 (Ending, 1);

  ending->hours = g_object_ref (self);
  ending->id = g_variant_dup_string (parameter, NULL);
  yui_page_await (
      page,
      yui_client_end_declared_work (yui_page_get_client (page), self->worker_id, ending->id, NULL),
      ended_cb, ending, ending_free);
}

static GtkWidget *
make_declared_row (gpointer item, gpointer data)
{
  YuiPersonHours *self = data;
  YuiDeclaredWork *work = item;
  const char *employer = yui_declared_work_get_employer_name (work);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *weekdays = yui_wording_weekdays (yui_declared_work_get_weekdays (work));
  g_autofree char *day = yui_wording_minutes (yui_declared_work_get_day_min (work));
  g_autofree char *week = yui_wording_minutes (yui_declared_work_get_week_min (work));
  g_autofree char *since = yui_wording_date (yui_declared_work_get_since (work));
  /* Translators: weekdays; hours a day; hours a week; since when the contract is; who said it. */
  g_autofree char *text = g_strdup_printf (
      _ ("%s, %s each, %s a week; contract since %s. %s"), weekdays, day, week, since,
        yui_declared_work_get_by_worker (work) ? _ ("Declared by the person.")
                                               : _ ("Written down with the person’s consent."));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 employer[0] ? employer : _ ("Employer not named"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (self->can_manage)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Ended"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, _ ("The Person No Longer Works There"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "person-hours.end-declared");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                        yui_declared_work_get_id (work));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

/* ---- shifts here ---- */

static GtkWidget *
make_shift_row (gpointer item, gpointer data)
{
  YuiPersonHours *self = data;
  YuiAttendance *shift = item;
  const gboolean is_agreed = yui_attendance_get_agreed_end (shift) != 0;
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = yui_wording_date (yui_attendance_get_work_date (shift));
  g_autofree char *hours = yui_wording_hours (
      is_agreed ? yui_attendance_get_agreed_start (shift)
                : yui_attendance_get_planned_start (shift),
      is_agreed ? yui_attendance_get_agreed_end (shift) : yui_attendance_get_planned_end (shift),
      is_agreed ? yui_attendance_get_agreed_break_min (shift)
                : yui_attendance_get_planned_break_min (shift));
  /* Translators: a day; the work. */
  g_autofree char *title = g_strdup_printf (_ ("%s · %s"), date, yui_attendance_get_title (shift));
  g_autofree char *text = NULL;
  /* Translators: hours; how far they are, such as "Confirmed". */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%s · %s"), hours,
                           yui_attendance_get_disputed (shift)
                           ? _ ("Disputed")
                           : yui_wording_attendance_state (yui_attendance_get_state (shift)));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (self->is_town)
    /* Translators: a workplace; what is known of the hours there. */
    text = g_strdup_printf (_ ("%s · %s"), yui_attendance_get_workplace_name (shift), subtitle);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text ? text : subtitle);
  return row;
}

/* The newest first, a page of them. */
static void
show_shifts (YuiPersonHours *self, GListModel *shifts)
{
  guint n = g_list_model_get_n_items (shifts);

  gtk_list_box_remove_all (self->shifts_list);
  for (guint i = 0; i < MIN (n, SHIFTS_SHOWN); i++)
    {
      g_autoptr (YuiAttendance) shift = g_list_model_get_item (shifts, n - 1 - i);

      gtk_list_box_append (self->shifts_list, make_shift_row (shift, self));
    }
  gtk_widget_set_visible (self->shifts_group, n > 0);
}

/* ---- lines ---- */

static int
rank (YuiThreshold *line)
{
  static const char *const order[] = { "reached", "planned", "near", "clear", NULL };
  int i = 0;

  while (order[i] && !g_str_equal (order[i], yui_threshold_get_state (line)))
    i++;
  return i;
}

static gboolean
is_far (YuiThreshold *line)
{
  return g_str_equal (yui_threshold_get_state (line), "clear")
         && !g_str_equal (yui_threshold_get_kind (line), "week_20_hours")
         && !g_str_equal (yui_threshold_get_kind (line), "year_300000");
}

static void
show_lines (YuiPersonHours *self, YuiThresholds *thresholds)
{
  GListModel *lines = yui_thresholds_get_lines (thresholds);
  const guint n = g_list_model_get_n_items (lines);

  gtk_list_box_remove_all (self->near_list);
  for (guint i = 0; i < self->far_rows->len; i++)
    adw_expander_row_remove (self->far_row, g_ptr_array_index (self->far_rows, i));
  g_ptr_array_set_size (self->far_rows, 0);
  for (int state = 0; state <= 3; state++)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (YuiThreshold) line = g_list_model_get_item (lines, i);
        GtkWidget *row;

        if (rank (line) != state)
          continue;
        row = yui_threshold_row_new (line, thresholds);
        if (is_far (line))
          {
            adw_expander_row_add_row (self->far_row, row);
            g_ptr_array_add (self->far_rows, row);
          }
        else
          gtk_list_box_append (self->near_list, row);
      }
  gtk_list_box_append (self->near_list, GTK_WIDGET (self->far_row));
  gtk_widget_set_visible (GTK_WIDGET (self->far_row), self->far_rows->len > 0);
}

static void
show_declared_week (YuiPersonHours *self, int minutes)
{
  g_autofree char *length = yui_wording_minutes (minutes);
  /* Translators: %s is a length of time. */
  g_autofree char *text = g_strdup_printf (
      _ ("%s elsewhere in this week are counted towards overtime (Labour Standards Act, "
         "Article 38)."),
        length);

  gtk_widget_set_visible (GTK_WIDGET (self->declared_week_label), minutes > 0);
  gtk_label_set_label (self->declared_week_label, text);
}

void
yui_person_hours_show_lines (YuiPersonHours *self, YuiThresholds *thresholds)
{
  g_return_if_fail (YUI_IS_PERSON_HOURS (self));

  gtk_widget_set_visible (self->lines_group, thresholds != NULL);
  if (!thresholds)
    return;
  show_lines (self, thresholds);
  show_declared_week (self, yui_thresholds_get_declared_week_min (thresholds));
}

void
yui_person_hours_show (YuiPersonHours *self,
                       const char *worker_id,
                       GListModel *declared,
                       GListModel *shifts,
                       gboolean can_manage,
                       gboolean is_town)
{
  g_return_if_fail (YUI_IS_PERSON_HOURS (self));
  g_return_if_fail (worker_id != NULL);

  g_set_str (&self->worker_id, worker_id);
  self->can_manage = can_manage;
  self->is_town = is_town;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->shifts_group),
                                   is_town ? _ ("Shifts at all employers") : _ ("Shifts here"));
  gtk_list_box_remove_all (self->declared_list);
  for (guint i = 0; i < g_list_model_get_n_items (declared); i++)
    {
      g_autoptr (YuiDeclaredWork) work = g_list_model_get_item (declared, i);

      gtk_list_box_append (self->declared_list, make_declared_row (work, self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->declared_list),
                          g_list_model_get_n_items (declared) > 0);
  gtk_widget_set_visible (self->no_declared_label, g_list_model_get_n_items (declared) == 0);
  gtk_widget_set_visible (self->declare_group, can_manage);
  show_shifts (self, shifts);
  changed_cb (self);
}

static void
yui_person_hours_dispose (GObject *object)
{
  YuiPersonHours *self = YUI_PERSON_HOURS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PERSON_HOURS);
  g_clear_pointer (&self->far_rows, g_ptr_array_unref);
  g_clear_pointer (&self->worker_id, g_free);

  G_OBJECT_CLASS (yui_person_hours_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, YuiPersonHours, lines_group);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, declared_week_label);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, near_list);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, far_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, declared_list);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, no_declared_label);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, declare_group);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, declare_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, employer_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, since_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, day_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, weekday_box);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, consent_row);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, shifts_list);
  gtk_widget_class_bind_template_child (class, YuiPersonHours, shifts_group);
}

static void
yui_person_hours_class_init (YuiPersonHoursClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_person_hours_dispose;
  gtk_widget_class_install_action (widget_class, "person-hours.declare", NULL, declare_action);
  gtk_widget_class_install_action (widget_class, "person-hours.end-declared", "s",
                                   end_declared_action);
  gtk_widget_class_install_action (widget_class, "person-hours.resume-declared", "s",
                                   resume_declared_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-person-hours.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
yui_person_hours_init (YuiPersonHours *self)
{
  self->far_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DAYS_PER_WEEK; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (yui_wording_short_weekday (i));

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      yui_wording_weekday (i), -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->weekday_box, button);
    }
}
