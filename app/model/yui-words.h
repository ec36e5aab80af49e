/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The closed words of the API. A value's nick is the word on the wire; NONE (0, nick "none") stands
 * for an absent or null member and, in a query, for "any". */

typedef enum
{
  YUI_ROLE_NONE,
  YUI_ROLE_EMPLOYER_OWNER,
  YUI_ROLE_EMPLOYER_MANAGER,
  YUI_ROLE_PAYROLL_CLERK,
  YUI_ROLE_COORDINATOR,
  YUI_ROLE_AUDITOR,
  YUI_ROLE_KIOSK,
  YUI_ROLE_WORKER,
} YuiRole;

typedef enum
{
  YUI_SHIFT_STATE_NONE,
  YUI_SHIFT_STATE_DRAFT,
  YUI_SHIFT_STATE_PUBLISHED,
  YUI_SHIFT_STATE_CANCELLED,
} YuiShiftState;

typedef enum
{
  YUI_HIRING_MODE_NONE,
  YUI_HIRING_MODE_FIRST_COME,
  YUI_HIRING_MODE_SELECTION,
} YuiHiringMode;

typedef enum
{
  YUI_OFFER_STATE_NONE,
  YUI_OFFER_STATE_OPEN,
  YUI_OFFER_STATE_ACCEPTED,
  YUI_OFFER_STATE_DECLINED,
  YUI_OFFER_STATE_WITHDRAWN,
  YUI_OFFER_STATE_EXPIRED,
  YUI_OFFER_STATE_ENDED, /* its contract has been cancelled */
} YuiOfferState;

typedef enum
{
  YUI_CLOCK_STATE_NONE,
  YUI_CLOCK_STATE_NOT_IN,
  YUI_CLOCK_STATE_IN,
  YUI_CLOCK_STATE_ON_BREAK,
  YUI_CLOCK_STATE_OUT,
} YuiClockState;

typedef enum
{
  YUI_CLOCK_KIND_NONE,
  YUI_CLOCK_KIND_IN,
  YUI_CLOCK_KIND_OUT,
  YUI_CLOCK_KIND_BREAK_START,
  YUI_CLOCK_KIND_BREAK_END,
} YuiClockKind;

typedef enum
{
  YUI_CLOCK_SOURCE_NONE,
  YUI_CLOCK_SOURCE_KIOSK,
  YUI_CLOCK_SOURCE_PHONE,
} YuiClockSource;

typedef enum
{
  YUI_MEMBERSHIP_KIND_NONE,
  YUI_MEMBERSHIP_KIND_CURRENT_STAFF,
  YUI_MEMBERSHIP_KIND_ALUMNI,
  YUI_MEMBERSHIP_KIND_REGISTERED,
  YUI_MEMBERSHIP_KIND_PAST_SPOT,
} YuiMembershipKind;

typedef enum
{
  YUI_ATTENDANCE_STATE_NONE,
  YUI_ATTENDANCE_STATE_EXPECTED,
  YUI_ATTENDANCE_STATE_WORKING,
  YUI_ATTENDANCE_STATE_TO_CONFIRM,
  YUI_ATTENDANCE_STATE_AGREED,
  YUI_ATTENDANCE_STATE_IN_PAY_RUN,
  YUI_ATTENDANCE_STATE_PAID,
} YuiAttendanceState;

typedef enum
{
  YUI_PAY_RUN_STATE_NONE,
  YUI_PAY_RUN_STATE_DRAFT,
  YUI_PAY_RUN_STATE_CHECKED,
  YUI_PAY_RUN_STATE_APPROVED,
  YUI_PAY_RUN_STATE_LOCKED,
} YuiPayRunState;

typedef enum
{
  YUI_PAY_PERIOD_KIND_NONE,
  YUI_PAY_PERIOD_KIND_MONTHLY,
  YUI_PAY_PERIOD_KIND_WEEKLY,
  YUI_PAY_PERIOD_KIND_DAILY,
  YUI_PAY_PERIOD_KIND_SAME_DAY,
  YUI_PAY_PERIOD_KIND_FREE,
} YuiPayPeriodKind;

/* A column of the tax table. */
typedef enum
{
  YUI_DECLARED_COLUMN_NONE,
  YUI_DECLARED_COLUMN_KOU,
  YUI_DECLARED_COLUMN_OTSU,
  YUI_DECLARED_COLUMN_HEI,
} YuiDeclaredColumn;

typedef enum
{
  YUI_DOCUMENT_KIND_NONE,
  YUI_DOCUMENT_KIND_WORKING_CONDITIONS_NOTICE,
  YUI_DOCUMENT_KIND_PAYSLIP,
  YUI_DOCUMENT_KIND_PAY_SUMMARY,
  YUI_DOCUMENT_KIND_WORKER_CARD,
  YUI_DOCUMENT_KIND_ANNUAL_REPORT,
  YUI_DOCUMENT_KIND_ATTENDANCE_BOOK,
  YUI_DOCUMENT_KIND_BANK_FILE,
  YUI_DOCUMENT_KIND_CANCELLATION,
  YUI_DOCUMENT_KIND_CHECK_IN_POSTER,
  YUI_DOCUMENT_KIND_CONTRACT,
  YUI_DOCUMENT_KIND_INSURANCE_TOTALS,
  YUI_DOCUMENT_KIND_JOURNAL,
  YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET,
  YUI_DOCUMENT_KIND_PAYSLIP_TABLE,
  YUI_DOCUMENT_KIND_TRAIL,
  YUI_DOCUMENT_KIND_WAGE_LEDGER,
  YUI_DOCUMENT_KIND_WITHHOLDING_SLIP,
  YUI_N_DOCUMENT_KINDS,
} YuiDocumentKind;

typedef enum
{
  YUI_JOB_STATE_NONE,
  YUI_JOB_STATE_QUEUED,
  YUI_JOB_STATE_RUNNING,
  YUI_JOB_STATE_DONE,
  YUI_JOB_STATE_FAILED,
  YUI_JOB_STATE_CANCELLED,
} YuiJobState;

typedef enum
{
  YUI_BANK_ACCOUNT_KIND_NONE,
  YUI_BANK_ACCOUNT_KIND_ORDINARY,
  YUI_BANK_ACCOUNT_KIND_CURRENT,
  YUI_BANK_ACCOUNT_KIND_SAVINGS,
  YUI_BANK_ACCOUNT_KIND_OTHER,
} YuiBankAccountKind;

/* How an import treats rows: report only; every row or none; the rows without fault. */
typedef enum
{
  YUI_IMPORT_MODE_NONE,
  YUI_IMPORT_MODE_PREVIEW,
  YUI_IMPORT_MODE_ALL,
  YUI_IMPORT_MODE_GOOD_ROWS,
} YuiImportMode;

#define YUI_TYPE_ROLE              (yui_role_get_type ())
#define YUI_TYPE_SHIFT_STATE       (yui_shift_state_get_type ())
#define YUI_TYPE_HIRING_MODE       (yui_hiring_mode_get_type ())
#define YUI_TYPE_OFFER_STATE       (yui_offer_state_get_type ())
#define YUI_TYPE_CLOCK_STATE       (yui_clock_state_get_type ())
#define YUI_TYPE_CLOCK_KIND        (yui_clock_kind_get_type ())
#define YUI_TYPE_CLOCK_SOURCE      (yui_clock_source_get_type ())
#define YUI_TYPE_MEMBERSHIP_KIND   (yui_membership_kind_get_type ())
#define YUI_TYPE_ATTENDANCE_STATE  (yui_attendance_state_get_type ())
#define YUI_TYPE_PAY_RUN_STATE     (yui_pay_run_state_get_type ())
#define YUI_TYPE_PAY_PERIOD_KIND   (yui_pay_period_kind_get_type ())
#define YUI_TYPE_DECLARED_COLUMN   (yui_declared_column_get_type ())
#define YUI_TYPE_DOCUMENT_KIND     (yui_document_kind_get_type ())
#define YUI_TYPE_JOB_STATE         (yui_job_state_get_type ())
#define YUI_TYPE_BANK_ACCOUNT_KIND (yui_bank_account_kind_get_type ())
#define YUI_TYPE_IMPORT_MODE       (yui_import_mode_get_type ())

GType yui_role_get_type (void);
GType yui_shift_state_get_type (void);
GType yui_hiring_mode_get_type (void);
GType yui_offer_state_get_type (void);
GType yui_clock_state_get_type (void);
GType yui_clock_kind_get_type (void);
GType yui_clock_source_get_type (void);
GType yui_membership_kind_get_type (void);
GType yui_attendance_state_get_type (void);
GType yui_pay_run_state_get_type (void);
GType yui_pay_period_kind_get_type (void);
GType yui_declared_column_get_type (void);
GType yui_document_kind_get_type (void);
GType yui_job_state_get_type (void);
GType yui_bank_account_kind_get_type (void);
GType yui_import_mode_get_type (void);

/* The word of a value: static text; NULL for NONE or a value the type does not have. */
const char *yui_word_to_nick (GType type, int value);

/* The value of a word, or 0 (NONE) when the type does not know it. nick may be NULL. */
int yui_word_from_nick (GType type, const char *nick);

G_END_DECLS
