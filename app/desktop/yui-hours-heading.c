/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-row.h"

#include <glib/gi18n.h>

#include "model/yui-unmatched-clock-event.h"

/* The heading of a group of hours. */
struct _YuiHoursHeading
{
  GtkBox parent_instance;

  GObject *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

#define TOLERANCE_S 300

G_DEFINE_FINAL_TYPE (YuiHoursHeading, yui_hours_heading, GTK_TYPE_BOX)

static char *
say_group (YuiHoursHeading *self, GObject *item)
{
  if (YUI_IS_UNMATCHED_CLOCK_EVENT (item))
    return g_strdup (_ ("Check-ins without work"));
  if (!item)
    return NULL;
  switch (yui_hours_group (yui_attendance_get_state (YUI_ATTENDANCE (item))))
    {
    case YUI_HOURS_TO_CONFIRM:
      return g_strdup (_ ("To confirm"));
    case YUI_HOURS_WORKING:
      return g_strdup (_ ("Working now"));
    case YUI_HOURS_EXPECTED:
      return g_strdup (_ ("Not worked yet"));
    case YUI_HOURS_AGREED:
      return g_strdup (_ ("Confirmed"));
    case YUI_HOURS_IN_PAY:
    default:
      return g_strdup (_ ("In a pay run"));
    }
}

static void
yui_hours_heading_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, YUI_HOURS_HEADING (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_hours_heading_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id != PROP_ITEM)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&YUI_HOURS_HEADING (object)->item, g_value_get_object (value)))
    g_object_notify_by_pspec (object, pspec);
}

static void
yui_hours_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_HOURS_HEADING);
  g_clear_object (&YUI_HOURS_HEADING (object)->item);

  G_OBJECT_CLASS (yui_hours_heading_parent_class)->dispose (object);
}

static void
yui_hours_heading_class_init (YuiHoursHeadingClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_hours_heading_get_property;
  object_class->set_property = yui_hours_heading_set_property;
  object_class->dispose = yui_hours_heading_dispose;

  g_object_class_install_property (
      object_class, PROP_ITEM,
      g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-hours-heading.ui");
  gtk_widget_class_bind_template_callback (widget_class, say_group);
}

static void
yui_hours_heading_init (YuiHoursHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiHoursGroup
yui_hours_group (YuiAttendanceState state)
{
  switch (state)
    {
    case YUI_ATTENDANCE_STATE_TO_CONFIRM:
      return YUI_HOURS_TO_CONFIRM;
    case YUI_ATTENDANCE_STATE_WORKING:
      return YUI_HOURS_WORKING;
    case YUI_ATTENDANCE_STATE_AGREED:
      return YUI_HOURS_AGREED;
    case YUI_ATTENDANCE_STATE_IN_PAY_RUN:
    case YUI_ATTENDANCE_STATE_PAID:
      return YUI_HOURS_IN_PAY;
    case YUI_ATTENDANCE_STATE_NONE:
    case YUI_ATTENDANCE_STATE_EXPECTED:
    default:
      return YUI_HOURS_EXPECTED;
    }
}

gboolean
yui_hours_can_confirm (YuiAttendance *attendance)
{
  return yui_attendance_get_state (attendance) == YUI_ATTENDANCE_STATE_TO_CONFIRM
         && yui_attendance_get_clocked_start (attendance) > 0
         && yui_attendance_get_clocked_end (attendance) > 0;
}

gboolean
yui_hours_match_plan (YuiAttendance *attendance)
{
  gint64 start_s = yui_attendance_get_clocked_start (attendance)
                   - yui_attendance_get_planned_start (attendance);
  gint64 end_s
      = yui_attendance_get_clocked_end (attendance) - yui_attendance_get_planned_end (attendance);

  return yui_hours_can_confirm (attendance) && !yui_attendance_get_needs_review (attendance)
         && !yui_attendance_get_disputed (attendance) && ABS (start_s) <= TOLERANCE_S
         && ABS (end_s) <= TOLERANCE_S
         && yui_attendance_get_clocked_break_min (attendance)
                == yui_attendance_get_planned_break_min (attendance);
}

gboolean
yui_hours_differ (YuiAttendance *attendance)
{
  if (yui_attendance_get_disputed (attendance) || yui_attendance_get_needs_review (attendance))
    return TRUE;
  return yui_attendance_get_state (attendance) == YUI_ATTENDANCE_STATE_TO_CONFIRM
         && !yui_hours_match_plan (attendance);
}
