/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "server/yui-server.h"

G_BEGIN_DECLS

/* A real server on loopback over a small town of its own.
 *
 * Programme 1 has two employers with a workplace each, programme 2 one. Everybody has a token that
 * is their name below. The workers of programme 1 are 0 … TEST_N_WORKERS − 1; all are in the pool
 * of employer A and adult but the one at TEST_MINOR (16 years); the one at TEST_AGELESS has no date
 * of birth on record. */

#define TEST_N_WORKERS 6
#define TEST_MINOR     4
#define TEST_AGELESS   5

#define TEST_EMPLOYER_A  "01930000-0000-7000-8000-0000000000a0"
#define TEST_EMPLOYER_B  "01930000-0000-7000-8000-0000000000b0"
#define TEST_EMPLOYER_C  "01930000-0000-7000-8000-0000000000c0" /* of programme 2 */
#define TEST_WORKPLACE_A "01930000-0000-7000-8000-0000000000a1"
#define TEST_WORKPLACE_B "01930000-0000-7000-8000-0000000000b1"
#define TEST_WORKPLACE_C "01930000-0000-7000-8000-0000000000c1"
#define TEST_FORKLIFT                                                                              \
  "01930000-0000-7000-8000-0000000000f1" /* a qualification nobody has but worker 0 */

/* Tokens of programme 1: "owner-a", "manager-a", "clerk-a", "owner-b", "coordinator", "auditor",
 * "kiosk" (at workplace A), "kiosk-town" (nobody's), "kiosk-b" (of employer B), "worker-0" …; of
 * programme 2: "owner-c", "kiosk-c". */

typedef struct
{
  char *folder;
  char *database; /* its URI */
  YuiLawTables *tables;
  YuiStore *store;
  YuiServer *server;
  SoupSession *session;
  guint n_keys;
} TestServer;

TestServer *test_server_new (void);

/* With another folder of data files than the project's (nullable: those), and a second factor needed by
 * people of some roles (YuiRole bits). */
TestServer *test_server_new_with (const char *data_files, guint factor_roles);
void test_server_free (TestServer *test);

/* Removes a folder and the files in it. */
void test_remove_folder (const char *folder);

/* Runs a script through the server's own writer, on the rows of all programmes. */
void test_execute (TestServer *test, const char *script);
void test_execute_printf (TestServer *test, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The number in the first row that sql gives, of the rows of all programmes. */
gint64 test_count (TestServer *test, const char *sql);

/* The id of worker i. */
const char *test_worker_id (int i);

/* What came back. body is NULL when it is empty or no JSON. */
typedef struct
{
  guint status;
  JsonNode *body;
  char *text;
  gsize size;
  SoupMessageHeaders *headers;
} TestAnswer;

void test_answer_free (TestAnswer *answer);

/* Calls the server. token and body are nullable; headers are pairs of name and value, ended by
 * NULL. A POST gets a new Idempotency-Key and a body its Content-Type unless given. */
TestAnswer *test_call (TestServer *test,
                       const char *method,
                       const char *path,
                       const char *token,
                       const char *body,
                       ...) G_GNUC_NULL_TERMINATED;

/* Members of the body's root object. */
const char *test_text (TestAnswer *answer, const char *member);
gint64 test_int (TestAnswer *answer, const char *member);
gboolean test_truth (TestAnswer *answer, const char *member);
JsonObject *test_item (TestAnswer *answer, guint i);
guint test_n_items (TestAnswer *answer);

/* Whether the answer is a problem of this status and name. */
void test_assert_problem (TestAnswer *answer, guint status, const char *name);

/* Whether a problem's errors[] has pointer and code. */
gboolean test_has_fault (TestAnswer *answer, const char *pointer, const char *code);

/* A ShiftNew body at a workplace, starting days_on days from today at hour o'clock, 4 hours, no
 * break; extra is appended members such as ",\"seats\":2", or "". */
char *test_shift_body (const char *workplace_id, int days_on, int hour, const char *extra);

/* Makes and publishes a shift of employer A with that many seats, 3 days on; returns its id. */
char *test_publish_shift (TestServer *test, int seats);

/* Offers a shift of employer A to worker i; returns the offer's id, and in sha256 its terms' hash
 * (both caller's). */
char *test_offer (TestServer *test, const char *shift_id, int worker, char **sha256);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestAnswer, test_answer_free)

G_END_DECLS
