/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-membership.h"

#include "yui-record-private.h"

struct _YuiMembership
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *worker_id;
  YuiMembershipKind kind;
  char *display_name;
  char *kana;
  char *staff_number;
  char *birth_date;
  char *district;
  char *phone;
  GStrv qualification_names;
  gint64 wished_wage_yen;
  int shifts_worked;
  char *last_worked_on;
  gboolean has_card;
  gboolean blocked_by_employer;
  char *block_note;
  gint64 blocked_at;
  gboolean lacks_age_certificate;
  YuiAgeCertificate *age_certificate;
};

G_DEFINE_FINAL_TYPE (YuiMembership, yui_membership, YUI_TYPE_RECORD)

static const YuiField membership_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiMembership, version) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, worker_id) },
  { "kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiMembership, kind),
    yui_membership_kind_get_type },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, kana) },
  { "staff_number", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, staff_number) },
  { "birth_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiMembership, birth_date) },
  { "district", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiMembership, district) },
  { "phone", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiMembership, phone) },
  { "qualification_names", YUI_FIELD_WORDS, TRUE,
    G_STRUCT_OFFSET (YuiMembership, qualification_names) },
  { "wished_wage_yen", YUI_FIELD_YEN, FALSE, G_STRUCT_OFFSET (YuiMembership, wished_wage_yen) },
  { "shifts_worked", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiMembership, shifts_worked) },
  { "last_worked_on", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiMembership, last_worked_on) },
  { "has_card", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiMembership, has_card) },
  { "blocked_by_employer", YUI_FIELD_TRUTH, FALSE,
    G_STRUCT_OFFSET (YuiMembership, blocked_by_employer) },
  { "block_note", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiMembership, block_note) },
  { "blocked_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiMembership, blocked_at) },
  { "lacks_age_certificate", YUI_FIELD_TRUTH, FALSE,
    G_STRUCT_OFFSET (YuiMembership, lacks_age_certificate) },
  { "age_certificate", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiMembership, age_certificate),
    yui_age_certificate_get_type },
};

static void
yui_membership_class_init (YuiMembershipClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), membership_fields,
                            G_N_ELEMENTS (membership_fields));
}

static void
yui_membership_init (YuiMembership *self)
{
}

YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, id)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, int, version)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, worker_id)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, YuiMembershipKind, kind)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, display_name)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, kana)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, staff_number)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, birth_date)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, district)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, phone)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *const *, qualification_names)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, gint64, wished_wage_yen)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, int, shifts_worked)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, last_worked_on)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, gboolean, has_card)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, gboolean, blocked_by_employer)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, const char *, block_note)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, gint64, blocked_at)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, gboolean, lacks_age_certificate)
YUI_RECORD_GETTER (Membership, membership, MEMBERSHIP, YuiAgeCertificate *, age_certificate)

struct _YuiPeopleFound
{
  YuiRecord parent_instance;

  GListStore *items;
};

G_DEFINE_FINAL_TYPE (YuiPeopleFound, yui_people_found, YUI_TYPE_RECORD)

static const YuiField people_found_fields[] = {
  { "items", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiPeopleFound, items),
    yui_membership_get_type },
};

static void
yui_people_found_class_init (YuiPeopleFoundClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), people_found_fields,
                            G_N_ELEMENTS (people_found_fields));
}

static void
yui_people_found_init (YuiPeopleFound *self)
{
}

YUI_RECORD_GETTER (PeopleFound, people_found, PEOPLE_FOUND, GListModel *, items)
