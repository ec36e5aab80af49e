/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-age-certificate.h"
#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A person in an employer's pool. */
#define YUI_TYPE_MEMBERSHIP (yui_membership_get_type ())
G_DECLARE_FINAL_TYPE (YuiMembership, yui_membership, YUI, MEMBERSHIP, YuiRecord)

const char *yui_membership_get_id (YuiMembership *self);
int yui_membership_get_version (YuiMembership *self);
const char *yui_membership_get_worker_id (YuiMembership *self);
YuiMembershipKind yui_membership_get_kind (YuiMembership *self);
const char *yui_membership_get_display_name (YuiMembership *self);
const char *yui_membership_get_kana (YuiMembership *self);
const char *yui_membership_get_staff_number (YuiMembership *self);
const char *yui_membership_get_birth_date (YuiMembership *self); /* nullable */
const char *yui_membership_get_district (YuiMembership *self);
const char *yui_membership_get_phone (YuiMembership *self); /* nullable */
const char *const *yui_membership_get_qualification_names (YuiMembership *self);
/* An hour; -1 when none was named. */
gint64 yui_membership_get_wished_wage_yen (YuiMembership *self);
int yui_membership_get_shifts_worked (YuiMembership *self);
const char *yui_membership_get_last_worked_on (YuiMembership *self); /* nullable */
gboolean yui_membership_get_has_card (YuiMembership *self);
gboolean yui_membership_get_blocked_by_employer (YuiMembership *self);
const char *yui_membership_get_block_note (YuiMembership *self); /* nullable */
gint64 yui_membership_get_blocked_at (YuiMembership *self);      /* 0 when not blocked */
gboolean yui_membership_get_lacks_age_certificate (YuiMembership *self);
YuiAgeCertificate *yui_membership_get_age_certificate (YuiMembership *self); /* nullable */

/* Some people found by a part of their name. */
#define YUI_TYPE_PEOPLE_FOUND (yui_people_found_get_type ())
G_DECLARE_FINAL_TYPE (YuiPeopleFound, yui_people_found, YUI, PEOPLE_FOUND, YuiRecord)

GListModel *yui_people_found_get_items (YuiPeopleFound *self); /* of YuiMembership, by kana */

G_END_DECLS
