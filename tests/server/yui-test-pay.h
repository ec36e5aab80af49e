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

/* Writes n more workers, in the pool of employer A, with a payslip each in the run. */
void test_pay_run_add_crowd (TestServer *test, int n);

G_END_DECLS
