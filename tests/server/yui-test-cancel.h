/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-test-work.h"

G_BEGIN_DECLS

/* Puts the work's shift, contract and hours so that it starts at start_s and lasts 4 hours. */
void test_start_at (TestServer *town, const TestWork *work, gint64 start_s);

/* Has worker work 4 hours at the workplace days ago, agreed: 5,200 yen. */
void test_work_before (TestServer *town, int worker, int days);

/* Ends all contracts and forgets all hours. */
void test_forget_all (TestServer *town);

/* The cancellation desk of the work's contract. */
TestAnswer *test_get_desk (TestServer *town, const TestWork *work, const char *token);

/* Cancels the contract: with any body; or as owner A with these members. */
TestAnswer *test_cancel_as (TestServer *town,
                            const TestWork *work,
                            const char *token,
                            const char *version,
                            const char *body);
TestAnswer *test_cancel (TestServer *town,
                         const TestWork *work,
                         const char *reason,
                         const char *owed,
                         gint64 yen,
                         const char *why);

/* The reason's object on a desk; NULL. And one of its choices. */
JsonObject *test_find_reason (TestAnswer *desk, const char *name);
JsonObject *test_find_option (JsonObject *reason, const char *kind);

G_END_DECLS
