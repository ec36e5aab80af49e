/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"

#include <yyjson.h>

G_BEGIN_DECLS

/* What a caller is told when something cannot be done: RFC 9457, as a GError of the domain
 * YUI_PROBLEM. Any other error that a handler returns becomes 500 (or 503 and 507 for a busy or
 * full store), its text only in the log. */

#define YUI_PROBLEM (yui_problem_quark ())

/* X (SUFFIX, status, "name", "title"): the type is urn:yui:problem:<name>. Names are stable. */
#define YUI_PROBLEMS(X)                                                                            \
  X (BAD_REQUEST, 400, "bad-request", "The request is malformed")                                  \
  X (MALFORMED_JSON, 400, "malformed-json", "The body is not valid JSON")                          \
  X (INVALID_PARAMETER, 400, "invalid-parameter", "A query parameter is not valid")                \
  X (INVALID_CURSOR, 400, "invalid-cursor", "The cursor is not one of this list")                  \
  X (IDEMPOTENCY_KEY_REQUIRED, 400, "idempotency-key-required", "An Idempotency-Key is needed")    \
  X (UNAUTHENTICATED, 401, "unauthenticated", "A valid token is needed")                           \
  X (FORBIDDEN, 403, "forbidden", "The account's role does not allow this")                        \
  X (NOT_FOUND, 404, "not-found", "There is no such thing")                                        \
  X (METHOD_NOT_ALLOWED, 405, "method-not-allowed", "The method is not allowed here")              \
  X (CONFLICT, 409, "conflict", "The present state does not allow this")                           \
  X (IDEMPOTENCY_KEY_IN_USE, 409, "idempotency-key-in-use", "The same request is still in work")   \
  X (TERMS_CHANGED, 409, "terms-changed", "The terms are no longer those shown")                   \
  X (SHIFT_FULL, 409, "shift-full", "All seats are taken")                                         \
  X (GONE, 410, "gone", "It is no longer there")                                                   \
  X (PRECONDITION_FAILED, 412, "precondition-failed", "It was changed meanwhile")                  \
  X (CONTENT_TOO_LARGE, 413, "content-too-large", "The body is too large")                         \
  X (URI_TOO_LONG, 414, "uri-too-long", "The address is too long")                                 \
  X (UNSUPPORTED_MEDIA_TYPE, 415, "unsupported-media-type", "The body is of another media type")   \
  X (INVALID_INPUT, 422, "invalid-input", "Some of the input is not valid")                        \
  X (IDEMPOTENCY_KEY_REUSED, 422, "idempotency-key-reused",                                        \
     "The key was used for another request")                                                       \
  X (PRECONDITION_REQUIRED, 428, "precondition-required", "If-Match is needed")                    \
  X (TOO_MANY_REQUESTS, 429, "too-many-requests", "Too many attempts")                             \
  X (HEADERS_TOO_LARGE, 431, "headers-too-large", "The headers are too large")                     \
  X (INTERNAL, 500, "internal", "The server could not do this")                                    \
  X (BUSY, 503, "busy", "The server is busy")                                                      \
  X (STORAGE_FULL, 507, "storage-full", "The server's disk is full")

typedef enum
{
#define X(suffix, status, name, title) YUI_PROBLEM_##suffix,
  YUI_PROBLEMS (X)
#undef X
      YUI_N_PROBLEMS
} YuiProblemCode;

GQuark yui_problem_quark (void);

/* Makes a problem. format gives a whole sentence that says what is wrong and how to mend it. */
void
yui_problem_set (GError **error, YuiProblemCode code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Likewise with a type of its own, urn:yui:problem:<name>, instead of the code's; name is static.
 */
void yui_problem_set_named (GError **error,
                            YuiProblemCode code,
                            const char *name,
                            const char *format,
                            ...) G_GNUC_PRINTF (4, 5);

/* "Not there, or not for this account": the one answer to both. Returns FALSE. */
gboolean yui_problem_set_not_found (GError **error);

/* Moves query to the row that was asked for; FALSE with that answer when there is none. A NULL query,
 * whose error is set already, is FALSE too. */
gboolean yui_problem_find_row (YuiStatement *query, GError **error);

/* Says how long the caller should wait: the header Retry-After of the answer. */
void yui_problem_set_retry_after (GError *error, guint wait_s);
guint yui_problem_get_retry_after (const GError *error);

/* ---- faults of the input ---- */

/* A list of what is wrong with a body; all of it, not only the first. */
typedef struct _YuiFaults YuiFaults;

YuiFaults *yui_faults_new (void);
void yui_faults_free (YuiFaults *faults);
guint yui_faults_get_n (YuiFaults *faults);

/* Adds a fault. pointer is a JSON Pointer into the body, code a stable snake_case word, params a
 * JSON object (transfer none, copied) of numbers and names that belong in the sentence, nullable.
 */
void yui_faults_add (YuiFaults *faults,
                     const char *pointer,
                     const char *code,
                     const char *params,
                     const char *format,
                     ...) G_GNUC_PRINTF (5, 6);

/* Returns TRUE when there are none, else FALSE with YUI_PROBLEM_INVALID_INPUT that carries them
 * all. */
gboolean yui_faults_check (YuiFaults *faults, GError **error);

/* Attaches `report` (a JSON value as text) to a problem that was just set; for an import that was
 * refused. */
void yui_problem_set_report (GError *error, const char *report_json);

/* ---- the answer ---- */

/* The status and body of a problem for any error. is_internal: the caller should log error. */
guint yui_problem_get_status (const GError *error);
gboolean yui_problem_is_internal (const GError *error);

/* The last word of its type, such as "not-found". */
const char *yui_problem_get_name (const GError *error);
char *yui_problem_to_json (const GError *error, gsize *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiFaults, yui_faults_free)

G_END_DECLS
