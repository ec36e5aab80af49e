/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-labour.h"
#include "yui-premium.h"

/* What the law forbids for a shift of someone under 18. */

/* Each bit is one finding; those of YUI_MINOR_REFUSED make the shift unlawful. */
typedef enum
{
  YUI_MINOR_FINE = 0,
  YUI_MINOR_TOO_YOUNG = 1 << 0,      /* before the 1 April after the 15th birthday */
  YUI_MINOR_OVER_DAY = 1 << 1,       /* more than 8 hours (10 with a short day) */
  YUI_MINOR_OVER_WEEK = 1 << 2,      /* more than 40 hours; the 44-hour exception never applies */
  YUI_MINOR_NIGHT = 1 << 3,          /* work between 22:00 and 05:00 */
  YUI_MINOR_REST_DAY = 1 << 4,       /* work on the statutory rest day */
  YUI_MINOR_DANGEROUS = 1 << 5,      /* dangerous or harmful work */
  YUI_MINOR_NO_CERTIFICATE = 1 << 6, /* no age certificate at the workplace yet */
  YUI_MINOR_NO_CONSENT = 1 << 7,     /* no guardian's consent on record yet: warn */
} YuiMinorFinding;

#define YUI_MINOR_REFUSED                                                                          \
  (YUI_MINOR_TOO_YOUNG | YUI_MINOR_OVER_DAY | YUI_MINOR_OVER_WEEK | YUI_MINOR_NIGHT                \
   | YUI_MINOR_REST_DAY | YUI_MINOR_DANGEROUS | YUI_MINOR_NO_CERTIFICATE)

/* Grounds on which the employer declares night work of a minor lawful. */
typedef enum
{
  YUI_NIGHT_GROUND_NONE,
  YUI_NIGHT_GROUND_SHIFT_WORK,  /* Art. 61 (1): man of 16 or older in shift work */
  YUI_NIGHT_GROUND_AGRICULTURE, /* Art. 61 (4): agriculture, forestry, fishery, livestock */
  YUI_NIGHT_GROUND_HEALTH,      /* Art. 61 (4): health and hygiene, telephone exchange */
} YuiNightGround;

typedef struct
{
  YuiCivilDay birth_day;
  bool has_age_certificate;
  bool has_guardian_consent;
  bool is_dangerous_work;
  bool
      has_short_day; /* another day of the same week is of 4 hours or less: this one may be of 10 */
  YuiNightGround night_ground;
} YuiMinorFacts;

/* Checks one day's work of a person of any age: whoever is 18 on the day it starts gets FINE.
 *
 * spans, n_spans  planned or worked, as for yui_labour_split_minutes.
 * context         as there, with hours of all employers, week_before_min being every minute worked
 *                 in the week, not only those within 8 hours a day; its week limit is not used.
 * findings        receives YuiMinorFinding bits.
 *
 * Returns EINVAL, leaving findings untouched, for malformed spans or context.
 * Source: Labour Standards Act Art. 56, 57, 60 (1)(3), 61, 62; Civil Code Art. 5. */
YuiLabourStatus yui_labour_check_minor (const YuiMinorFacts *facts,
                                        const YuiSpan *spans,
                                        size_t n_spans,
                                        const YuiWorkContext *context,
                                        uint32_t *findings);

/* The rule behind one finding; YUI_RULE_NONE for anything else. */
YuiLabourRule yui_minor_finding_rule (YuiMinorFinding finding);

/* Stable snake_case name of one finding. */
const char *yui_minor_finding_name (YuiMinorFinding finding);
