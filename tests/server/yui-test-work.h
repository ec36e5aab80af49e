/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-test-server.h"

#include "labour/yui-civil.h"

G_BEGIN_DECLS

/* A contract of a worker with employer A. */
typedef struct
{
  char *shift_id;
  char *contract_id;
  char *attendance_id;
  char *work_date;
  char *day_after;
} TestWork;

/* Publishes, offers and accepts a shift at workplace A. */
void test_work_init (TestWork *work, TestServer *test, int worker);
void test_work_clear (TestWork *work);

/* The day it is on. */
YuiCivilDay test_work_day (const TestWork *work);

/* Has both sides agree on hours without a break, also where others are paid already. */
void test_agree (TestServer *test, const char *attendance_id, gint64 start_s, gint64 end_s);

/* Gives the worker a card; returns its code (caller's). */
char *test_issue_card (TestServer *test, int worker);

/* The membership of worker i at employer A. */
char *test_membership_id (int worker);

/* Yesterday at an hour, RFC 3339 (caller's). */
char *test_yesterday (int hour);

/* What pdftotext reads in an answer's PDF (caller's). */
char *test_pdf_text (TestAnswer *answer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestWork, test_work_clear)

G_END_DECLS
