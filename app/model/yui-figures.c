/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-figures.h"

#include "yui-record-private.h"

struct _YuiFiguresWeek
{
  YuiRecord parent_instance;

  char *week_start;
  int posted_seats;
  int filled_seats;
  int worked_shifts;
  gint64 paid_yen;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiFiguresWeek, yui_figures_week, YUI_TYPE_RECORD)

static const YuiField figures_week_fields[] = {
  { "week_start", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiFiguresWeek, week_start) },
  { "posted_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFiguresWeek, posted_seats) },
  { "filled_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFiguresWeek, filled_seats) },
  { "worked_shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFiguresWeek, worked_shifts) },
  { "paid_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiFiguresWeek, paid_yen) },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiFiguresWeek, sum), yui_pay_sum_get_type },
};

static void
yui_figures_week_class_init (YuiFiguresWeekClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), figures_week_fields,
                            G_N_ELEMENTS (figures_week_fields));
}

static void
yui_figures_week_init (YuiFiguresWeek *self)
{
}

YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, const char *, week_start)
YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, int, posted_seats)
YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, int, filled_seats)
YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, int, worked_shifts)
YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, gint64, paid_yen)
YUI_RECORD_GETTER (FiguresWeek, figures_week, FIGURES_WEEK, YuiPaySum *, sum)

struct _YuiFigures
{
  YuiRecord parent_instance;

  int registered;
  int active;
  int employers;
  int workplaces;
  int posted_seats;
  int filled_seats;
  int worked_shifts;
  int worked_people;
  int worked_min;
  gint64 paid_yen;
  GListStore *weeks;
  YuiPaySum *sum;
};

G_DEFINE_FINAL_TYPE (YuiFigures, yui_figures, YUI_TYPE_RECORD)

static const YuiField figures_fields[] = {
  { "registered", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, registered) },
  { "active", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, active) },
  { "employers", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, employers) },
  { "workplaces", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, workplaces) },
  { "posted_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, posted_seats) },
  { "filled_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, filled_seats) },
  { "worked_shifts", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, worked_shifts) },
  { "worked_people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, worked_people) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiFigures, worked_min) },
  { "paid_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiFigures, paid_yen) },
  { "weeks", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiFigures, weeks), yui_figures_week_get_type },
  { "sum", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiFigures, sum), yui_pay_sum_get_type },
};

static void
yui_figures_class_init (YuiFiguresClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), figures_fields,
                            G_N_ELEMENTS (figures_fields));
}

static void
yui_figures_init (YuiFigures *self)
{
}

YUI_RECORD_GETTER (Figures, figures, FIGURES, int, registered)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, active)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, employers)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, workplaces)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, posted_seats)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, filled_seats)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, worked_shifts)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, worked_people)
YUI_RECORD_GETTER (Figures, figures, FIGURES, int, worked_min)
YUI_RECORD_GETTER (Figures, figures, FIGURES, gint64, paid_yen)
YUI_RECORD_GETTER (Figures, figures, FIGURES, GListModel *, weeks)
YUI_RECORD_GETTER (Figures, figures, FIGURES, YuiPaySum *, sum)
