/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-terms.h"

#include "yui-record-private.h"

struct _YuiTerms
{
  YuiRecord parent_instance;

  char *employer_name;
  char *workplace_name;
  char *workplace_address;
  char *title;
  char *description;
  char *belongings;
  gint64 starts_at;
  gint64 ends_at;
  int break_min;
  gint64 hourly_wage_yen;
  gint64 transport_yen;
  gint64 expected_pay_yen;
  YuiHiringMode hiring_mode;
  char *sha256;
};

G_DEFINE_FINAL_TYPE (YuiTerms, yui_terms, YUI_TYPE_RECORD)

static const YuiField terms_fields[] = {
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, employer_name) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, workplace_name) },
  { "workplace_address", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, workplace_address) },
  { "title", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, title) },
  { "description", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, description) },
  { "belongings", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, belongings) },
  { "starts_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiTerms, starts_at) },
  { "ends_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiTerms, ends_at) },
  { "break_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiTerms, break_min) },
  { "hourly_wage_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiTerms, hourly_wage_yen) },
  { "transport_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiTerms, transport_yen) },
  { "expected_pay_yen", YUI_FIELD_YEN, TRUE, G_STRUCT_OFFSET (YuiTerms, expected_pay_yen) },
  { "hiring_mode", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiTerms, hiring_mode),
    yui_hiring_mode_get_type },
  { "sha256", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiTerms, sha256) },
};

static void
yui_terms_class_init (YuiTermsClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), terms_fields, G_N_ELEMENTS (terms_fields));
}

static void
yui_terms_init (YuiTerms *self)
{
}

YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, employer_name)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, workplace_name)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, workplace_address)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, title)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, description)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, belongings)
YUI_RECORD_GETTER (Terms, terms, TERMS, gint64, starts_at)
YUI_RECORD_GETTER (Terms, terms, TERMS, gint64, ends_at)
YUI_RECORD_GETTER (Terms, terms, TERMS, int, break_min)
YUI_RECORD_GETTER (Terms, terms, TERMS, gint64, hourly_wage_yen)
YUI_RECORD_GETTER (Terms, terms, TERMS, gint64, transport_yen)
YUI_RECORD_GETTER (Terms, terms, TERMS, gint64, expected_pay_yen)
YUI_RECORD_GETTER (Terms, terms, TERMS, YuiHiringMode, hiring_mode)
YUI_RECORD_GETTER (Terms, terms, TERMS, const char *, sha256)
