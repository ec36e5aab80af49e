/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-words.h"

G_DEFINE_ENUM_TYPE (YuiRole,
                    yui_role,
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_EMPLOYER_OWNER, "employer_owner"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_EMPLOYER_MANAGER, "employer_manager"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_PAYROLL_CLERK, "payroll_clerk"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_COORDINATOR, "coordinator"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_AUDITOR, "auditor"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (YUI_ROLE_WORKER, "worker"))

G_DEFINE_ENUM_TYPE (YuiShiftState,
                    yui_shift_state,
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_STATE_PUBLISHED, "published"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_STATE_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (YuiHiringMode,
                    yui_hiring_mode,
                    G_DEFINE_ENUM_VALUE (YUI_HIRING_MODE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_HIRING_MODE_FIRST_COME, "first_come"),
                    G_DEFINE_ENUM_VALUE (YUI_HIRING_MODE_SELECTION, "selection"))

G_DEFINE_ENUM_TYPE (YuiOfferState,
                    yui_offer_state,
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_DECLINED, "declined"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_WITHDRAWN, "withdrawn"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_EXPIRED, "expired"),
                    G_DEFINE_ENUM_VALUE (YUI_OFFER_STATE_ENDED, "ended"))

G_DEFINE_ENUM_TYPE (YuiClockState,
                    yui_clock_state,
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_STATE_NOT_IN, "not_in"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_STATE_IN, "in"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_STATE_ON_BREAK, "on_break"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_STATE_OUT, "out"))

G_DEFINE_ENUM_TYPE (YuiClockKind,
                    yui_clock_kind,
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_KIND_IN, "in"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_KIND_OUT, "out"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_KIND_BREAK_START, "break_start"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_KIND_BREAK_END, "break_end"))

G_DEFINE_ENUM_TYPE (YuiClockSource,
                    yui_clock_source,
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_SOURCE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_SOURCE_KIOSK, "kiosk"),
                    G_DEFINE_ENUM_VALUE (YUI_CLOCK_SOURCE_PHONE, "phone"))

G_DEFINE_ENUM_TYPE (YuiMembershipKind,
                    yui_membership_kind,
                    G_DEFINE_ENUM_VALUE (YUI_MEMBERSHIP_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_MEMBERSHIP_KIND_CURRENT_STAFF, "current_staff"),
                    G_DEFINE_ENUM_VALUE (YUI_MEMBERSHIP_KIND_ALUMNI, "alumni"),
                    G_DEFINE_ENUM_VALUE (YUI_MEMBERSHIP_KIND_REGISTERED, "registered"),
                    G_DEFINE_ENUM_VALUE (YUI_MEMBERSHIP_KIND_PAST_SPOT, "past_spot"))

G_DEFINE_ENUM_TYPE (YuiAttendanceState,
                    yui_attendance_state,
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_EXPECTED, "expected"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_WORKING, "working"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_TO_CONFIRM, "to_confirm"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_AGREED, "agreed"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_IN_PAY_RUN, "in_pay_run"),
                    G_DEFINE_ENUM_VALUE (YUI_ATTENDANCE_STATE_PAID, "paid"))

G_DEFINE_ENUM_TYPE (YuiPayRunState,
                    yui_pay_run_state,
                    G_DEFINE_ENUM_VALUE (YUI_PAY_RUN_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_RUN_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_RUN_STATE_CHECKED, "checked"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_RUN_STATE_APPROVED, "approved"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_RUN_STATE_LOCKED, "locked"))

G_DEFINE_ENUM_TYPE (YuiPayPeriodKind,
                    yui_pay_period_kind,
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_MONTHLY, "monthly"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_WEEKLY, "weekly"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_DAILY, "daily"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_SAME_DAY, "same_day"),
                    G_DEFINE_ENUM_VALUE (YUI_PAY_PERIOD_KIND_FREE, "free"))

G_DEFINE_ENUM_TYPE (YuiDeclaredColumn,
                    yui_declared_column,
                    G_DEFINE_ENUM_VALUE (YUI_DECLARED_COLUMN_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_DECLARED_COLUMN_KOU, "kou"),
                    G_DEFINE_ENUM_VALUE (YUI_DECLARED_COLUMN_OTSU, "otsu"),
                    G_DEFINE_ENUM_VALUE (YUI_DECLARED_COLUMN_HEI, "hei"))

G_DEFINE_ENUM_TYPE (YuiDocumentKind,
                    yui_document_kind,
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_WORKING_CONDITIONS_NOTICE,
                                         "working_conditions_notice"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_PAYSLIP, "payslip"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_PAY_SUMMARY, "pay_summary"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_WORKER_CARD, "worker_card"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_ANNUAL_REPORT, "annual_report"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_ATTENDANCE_BOOK, "attendance_book"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_BANK_FILE, "bank_file"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_CANCELLATION, "cancellation"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_CHECK_IN_POSTER, "check_in_poster"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_CONTRACT, "contract"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_INSURANCE_TOTALS, "insurance_totals"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_JOURNAL, "journal"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_PAYSLIP_BOOKLET, "payslip_booklet"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_PAYSLIP_TABLE, "payslip_table"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_TRAIL, "trail"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_WAGE_LEDGER, "wage_ledger"),
                    G_DEFINE_ENUM_VALUE (YUI_DOCUMENT_KIND_WITHHOLDING_SLIP, "withholding_slip"))

G_DEFINE_ENUM_TYPE (YuiJobState,
                    yui_job_state,
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_QUEUED, "queued"),
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (YUI_JOB_STATE_CANCELLED, "cancelled"))

G_DEFINE_ENUM_TYPE (YuiBankAccountKind,
                    yui_bank_account_kind,
                    G_DEFINE_ENUM_VALUE (YUI_BANK_ACCOUNT_KIND_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_BANK_ACCOUNT_KIND_ORDINARY, "ordinary"),
                    G_DEFINE_ENUM_VALUE (YUI_BANK_ACCOUNT_KIND_CURRENT, "current"),
                    G_DEFINE_ENUM_VALUE (YUI_BANK_ACCOUNT_KIND_SAVINGS, "savings"),
                    G_DEFINE_ENUM_VALUE (YUI_BANK_ACCOUNT_KIND_OTHER, "other"))

G_DEFINE_ENUM_TYPE (YuiImportMode,
                    yui_import_mode,
                    G_DEFINE_ENUM_VALUE (YUI_IMPORT_MODE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_IMPORT_MODE_PREVIEW, "preview"),
                    G_DEFINE_ENUM_VALUE (YUI_IMPORT_MODE_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (YUI_IMPORT_MODE_GOOD_ROWS, "good_rows"))

const char *
yui_word_to_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (klass, value);

  return found != NULL && value != 0 ? found->value_nick : NULL;
}

int
yui_word_from_nick (GType type, const char *nick)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  GEnumValue *found = nick != NULL ? g_enum_get_value_by_nick (klass, nick) : NULL;

  return found != NULL ? found->value : 0;
}
