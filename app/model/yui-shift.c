/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-shift.h"

#include "yui-record-private.h"

struct _YuiShiftWarning
{
  YuiRecord parent_instance;

  char *code;
  char *detail;
  JsonObject *params;
};

G_DEFINE_FINAL_TYPE (YuiShiftWarning, yui_shift_warning, YUI_TYPE_RECORD)

static const YuiField shift_warning_fields[] = {
  { "code", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShiftWarning, code) },
  { "detail", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShiftWarning, detail) },
  { "params", YUI_FIELD_PARAMS, FALSE, G_STRUCT_OFFSET (YuiShiftWarning, params) },
};

static void
yui_shift_warning_class_init (YuiShiftWarningClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), shift_warning_fields,
                            G_N_ELEMENTS (shift_warning_fields));
}

static void
yui_shift_warning_init (YuiShiftWarning *self)
{
}

YUI_RECORD_GETTER (ShiftWarning, shift_warning, SHIFT_WARNING, const char *, code)
YUI_RECORD_GETTER (ShiftWarning, shift_warning, SHIFT_WARNING, const char *, detail)
YUI_RECORD_GETTER (ShiftWarning, shift_warning, SHIFT_WARNING, JsonObject *, params)

struct _YuiShift
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiShiftState state;
  char *workplace_id;
  char *workplace_name;
  char *employer_id;
  char *employer_name;
  char *title;
  char *description;
  char *belongings;
  gint64 starts_at;
  gint64 ends_at;
  int break_min;
  int seats;
  int seats_filled;
  int offers_open;
  gint64 hourly_wage_yen;
  gint64 transport_yen;
  YuiHiringMode hiring_mode;
  GStrv required_qualification_ids;
  gint64 expected_pay_yen;
  gint64 published_at;
  GListStore *warnings;
};

G_DEFINE_FINAL_TYPE (YuiShift, yui_shift, YUI_TYPE_RECORD)

static const YuiField shift_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShift, version) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiShift, state), yui_shift_state_get_type },
  { "workplace_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, workplace_id) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, workplace_name) },
  { "employer_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, employer_id) },
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, employer_name) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, title) },
  { "description", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, description) },
  { "belongings", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiShift, belongings) },
  { "starts_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiShift, starts_at) },
  { "ends_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiShift, ends_at) },
  { "break_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShift, break_min) },
  { "seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShift, seats) },
  { "seats_filled", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShift, seats_filled) },
  { "offers_open", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShift, offers_open) },
  { "hourly_wage_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiShift, hourly_wage_yen) },
  { "transport_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiShift, transport_yen) },
  { "hiring_mode", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiShift, hiring_mode),
    yui_hiring_mode_get_type },
  { "required_qualification_ids", YUI_FIELD_WORDS, TRUE,
    G_STRUCT_OFFSET (YuiShift, required_qualification_ids) },
  { "expected_pay_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiShift, expected_pay_yen) },
  { "published_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiShift, published_at) },
  { "warnings", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiShift, warnings),
    yui_shift_warning_get_type },
};

static void
yui_shift_class_init (YuiShiftClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), shift_fields, G_N_ELEMENTS (shift_fields));
}

static void
yui_shift_init (YuiShift *self)
{
}

YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, id)
YUI_RECORD_GETTER (Shift, shift, SHIFT, int, version)
YUI_RECORD_GETTER (Shift, shift, SHIFT, YuiShiftState, state)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, workplace_id)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, workplace_name)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, employer_id)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, employer_name)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, title)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, description)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *, belongings)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, starts_at)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, ends_at)
YUI_RECORD_GETTER (Shift, shift, SHIFT, int, break_min)
YUI_RECORD_GETTER (Shift, shift, SHIFT, int, seats)
YUI_RECORD_GETTER (Shift, shift, SHIFT, int, seats_filled)
YUI_RECORD_GETTER (Shift, shift, SHIFT, int, offers_open)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, hourly_wage_yen)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, transport_yen)
YUI_RECORD_GETTER (Shift, shift, SHIFT, YuiHiringMode, hiring_mode)
YUI_RECORD_GETTER (Shift, shift, SHIFT, const char *const *, required_qualification_ids)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, expected_pay_yen)
YUI_RECORD_GETTER (Shift, shift, SHIFT, gint64, published_at)
YUI_RECORD_GETTER (Shift, shift, SHIFT, GListModel *, warnings)
