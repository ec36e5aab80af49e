/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-test-work.h"

G_BEGIN_DECLS

/* A locked pay run of employer A with pay day 25 December 2026 for work on 20 November. */
#define TEST_PAY_RUN       "01930000-0000-7000-8000-00000000aa01"
#define TEST_PAY_DATE      "2026-12-25"
#define TEST_PAID_YEN      10400 /* each: 8 hours */
#define TEST_TRANSPORT_YEN 500
#define TEST_WITHHELD_YEN  28
#define TEST_NET_YEN       (TEST_PAID_YEN + TEST_TRANSPORT_YEN - TEST_WITHHELD_YEN)

/* Writes the run with a payslip for each of the workers 0 … n − 1. */
void test_pay_run_make (TestServer *test, int n);

/* Writes n more workers, in the pool of employer A; their ids are like '%-9000-%'. */
void test_pool_add_crowd (TestServer *test, int n);

/* The same, with a payslip each in the run. */
void test_pay_run_add_crowd (TestServer *test, int n);

/* Puts employer A's pay settings. */
TestAnswer *test_pay_settings_put (TestServer *test, const char *token, const char *body);

/* The same by the owner: months that end on closing_day, paid on the 25th of the next; more is appended
 * members such as ",\"rounds_yen\":true", or "". */
TestAnswer *test_pay_settings_put_month (TestServer *test, int closing_day, const char *more);

/* Drafts a run for the days from … to − 1; kind is a period_kind. The answer is the caller's. */
TestAnswer *test_pay_run_draft (TestServer *test,
                                YuiCivilDay from_day,
                                YuiCivilDay to_day,
                                const char *kind,
                                const char *token);

/* The run that closes the month of the work; and one of the single day that is days_on after it. */
TestAnswer *test_pay_run_draft_month (TestServer *test, const TestWork *work);
TestAnswer *test_pay_run_draft_day (TestServer *test, const TestWork *work, int days_on);

/* Takes a step of a run whose answer is known: check, approve, lock, reopen. */
TestAnswer *
test_pay_run_step (TestServer *test, TestAnswer *run, const char *step, const char *token);

/* Checks and locks it, which must succeed. */
void test_pay_run_lock (TestServer *test, TestAnswer *run);

/* Its `payslips` or `problems`. */
TestAnswer *test_pay_run_list (TestServer *test, TestAnswer *run, const char *list);

G_END_DECLS
