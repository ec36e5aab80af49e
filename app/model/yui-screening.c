/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-screening.h"

#include "yui-record-private.h"

struct _YuiScreening
{
  YuiRecord parent_instance;

  char *employer_id;
  char *employer_name;
  gboolean needed;
  char *state;
  int open_seats_max;
  int open_seats;
  char *reason;
  char *decided_on;
};

G_DEFINE_FINAL_TYPE (YuiScreening, yui_screening, YUI_TYPE_RECORD)

static const YuiField screening_fields[] = {
  { "employer_id", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiScreening, employer_id) },
  { "employer_name", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiScreening, employer_name) },
  { "needed", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiScreening, needed) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiScreening, state) },
  { "open_seats_max", YUI_FIELD_NUMBER, FALSE, G_STRUCT_OFFSET (YuiScreening, open_seats_max) },
  { "open_seats", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiScreening, open_seats) },
  { "reason", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiScreening, reason) },
  { "decided_on", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiScreening, decided_on) },
};

static void
yui_screening_class_init (YuiScreeningClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), screening_fields,
                            G_N_ELEMENTS (screening_fields));
}

static void
yui_screening_init (YuiScreening *self)
{
}

YUI_RECORD_GETTER (Screening, screening, SCREENING, const char *, employer_id)
YUI_RECORD_GETTER (Screening, screening, SCREENING, const char *, employer_name)
YUI_RECORD_GETTER (Screening, screening, SCREENING, gboolean, needed)
YUI_RECORD_GETTER (Screening, screening, SCREENING, const char *, state)
YUI_RECORD_GETTER (Screening, screening, SCREENING, int, open_seats_max)
YUI_RECORD_GETTER (Screening, screening, SCREENING, int, open_seats)
YUI_RECORD_GETTER (Screening, screening, SCREENING, const char *, reason)
YUI_RECORD_GETTER (Screening, screening, SCREENING, const char *, decided_on)
