/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-civil.h"

G_BEGIN_DECLS

/* What the cells of a list of people say: headings to fields, and text to values.
 *
 * Everything here is pure; all functions are thread-safe. A parser returns NULL (no fault) or one
 * of the stable fault codes below, and leaves its result untouched then. Texts are read as people
 * write them: full width or half width, with or without blanks. */

typedef enum
{
  YUI_MEMBER_FIELD_NONE, /* a column that is not used */
  YUI_MEMBER_FIELD_STAFF_NUMBER,
  YUI_MEMBER_FIELD_NAME,
  YUI_MEMBER_FIELD_FAMILY_NAME, /* with GIVEN_NAME in place of NAME */
  YUI_MEMBER_FIELD_GIVEN_NAME,
  YUI_MEMBER_FIELD_KANA,
  YUI_MEMBER_FIELD_FAMILY_KANA, /* with GIVEN_KANA in place of KANA */
  YUI_MEMBER_FIELD_GIVEN_KANA,
  YUI_MEMBER_FIELD_BIRTH_DATE,
  YUI_MEMBER_FIELD_KIND,
  YUI_MEMBER_FIELD_PHONE,
  YUI_MEMBER_FIELD_DISTRICT,
  YUI_MEMBER_FIELD_QUALIFICATIONS,
  YUI_MEMBER_FIELD_WISHED_WAGE,
  YUI_MEMBER_N_FIELDS,
} YuiMemberField;

#define YUI_FAULT_MISSING               "missing"
#define YUI_FAULT_TOO_LONG              "too_long"
#define YUI_FAULT_NOT_KANA              "not_kana"
#define YUI_FAULT_NOT_A_DATE            "not_a_date"
#define YUI_FAULT_DATE_IS_A_NUMBER      "date_is_a_number"
#define YUI_FAULT_DATE_IN_FUTURE        "date_in_future"
#define YUI_FAULT_UNDER_AGE             "under_age"
#define YUI_FAULT_UNKNOWN_KIND          "unknown_kind"
#define YUI_FAULT_NOT_A_PHONE           "not_a_phone"
#define YUI_FAULT_NOT_A_WAGE            "not_a_wage"
#define YUI_FAULT_UNKNOWN_QUALIFICATION "unknown_qualification"
#define YUI_FAULT_DUPLICATE             "duplicate"
#define YUI_FAULT_UNREADABLE            "unreadable"

#define YUI_MEMBER_TEXT_MAX 100 /* characters of a name, kana, district or staff number */

/* The stable name of a field ("birth_date"), or NULL for NONE. */
const char *yui_member_field_name (YuiMemberField field);

/* Finds what a heading means; notes in brackets and marks are ignored ("※生年月日（西暦）"). */
YuiMemberField yui_member_field_from_heading (const char *heading);

/* A whole English sentence for a fault: what is wrong and how to mend it. */
const char *yui_member_fault_sentence (const char *code);

/* Returns text without blanks around it and with single blanks inside (caller's). */
char *yui_member_tidy_text (const char *text);

/* Returns the katakana of a hiragana letter; everything else stays. */
gunichar yui_member_to_katakana (gunichar c);

const char *yui_member_parse_text (const char *text, char **value);

/* Katakana with single blanks; takes half-width katakana and hiragana. */
const char *yui_member_parse_kana (const char *text, char **kana);

/* Takes what yui_text_parse_date() takes. today decides what is in the future and who is old enough
 * to work. */
const char *yui_member_parse_birth_date (const char *text, YuiCivilDay today, YuiCivilDay *day);

/* Receives the API's name of the membership kind (static). */
const char *yui_member_parse_kind (const char *text, const char **kind);

/* Brings back a leading 0 that a spreadsheet dropped. */
const char *yui_member_parse_phone (const char *text, char **phone);
const char *yui_member_parse_wage (const char *text, int *wage_yen);

/* Splits a cell of several qualifications (caller's strv, each tidy). */
char **yui_member_split_qualifications (const char *text);

/* Returns the code that a common short form stands for ("普通免許" → "driving_licence"), or NULL.
 */
const char *yui_member_qualification_alias (const char *text);

G_END_DECLS
