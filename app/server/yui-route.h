/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _YuiRequest YuiRequest;
typedef struct _YuiResponse YuiResponse;

/* Roles of accounts, as bits. */
typedef enum
{
  YUI_ROLE_NONE = 0,
  YUI_ROLE_EMPLOYER_OWNER = 1 << 0,
  YUI_ROLE_EMPLOYER_MANAGER = 1 << 1,
  YUI_ROLE_PAYROLL_CLERK = 1 << 2,
  YUI_ROLE_COORDINATOR = 1 << 3,
  YUI_ROLE_AUDITOR = 1 << 4,
  YUI_ROLE_KIOSK = 1 << 5,
  YUI_ROLE_WORKER = 1 << 6,
  YUI_ROLE_ANYONE = 1 << 7, /* no token is asked for */
} YuiRole;

#define YUI_N_ROLES 8

/* Often-used sets. */
#define YUI_ROLES_EMPLOYER                                                                         \
  (YUI_ROLE_EMPLOYER_OWNER | YUI_ROLE_EMPLOYER_MANAGER | YUI_ROLE_PAYROLL_CLERK)
#define YUI_ROLES_MANAGING (YUI_ROLE_EMPLOYER_OWNER | YUI_ROLE_EMPLOYER_MANAGER)
#define YUI_ROLES_PAYING   (YUI_ROLE_EMPLOYER_OWNER | YUI_ROLE_PAYROLL_CLERK)
#define YUI_ROLES_TOWN     (YUI_ROLE_COORDINATOR | YUI_ROLE_AUDITOR)
#define YUI_ROLES_STAFF    (YUI_ROLES_EMPLOYER | YUI_ROLES_TOWN)

const char *yui_role_name (YuiRole role);

/* Returns YUI_ROLE_NONE for an unknown name. */
YuiRole yui_role_from_name (const char *name);

/* What a request's body must be; the router refuses another media type (415) and size (413). */
typedef enum
{
  YUI_BODY_NONE,
  YUI_BODY_JSON,
  YUI_BODY_MERGE_PATCH, /* application/merge-patch+json; application/json is taken too */
  YUI_BODY_CSV,         /* up to 8 MiB */
  YUI_BODY_FORM,        /* application/x-www-form-urlencoded */
} YuiBodyKind;

typedef enum
{
  YUI_ROUTE_DEFAULT = 0,
  YUI_ROUTE_IF_MATCH = 1 << 0, /* 428 without If-Match; see yui_request_check_version */
  YUI_ROUTE_NO_KEY = 1 << 1,   /* a POST that takes no Idempotency-Key */
  YUI_ROUTE_SLOW = 1 << 2,     /* a GET that takes more than a few milliseconds */
  YUI_ROUTE_SECRET = 1 << 3,   /* a POST whose answer holds a secret: see below */
  YUI_ROUTE_SHARED = 1 << 4,   /* a GET that whoever has the caller's scope may share: see below */
  YUI_ROUTE_STRAIGHT = 1 << 5, /* a POST that reads nothing before its change: see below */
  YUI_ROUTE_ALONE = 1 << 6,    /* open to who lacks the second factor: see yui-second-factor.h */
} YuiRouteFlags;

/* The answer of a YUI_ROUTE_SECRET is given once. With its Idempotency-Key the server keeps that it
 * was given, never what it said: nobody who reads the database or a copy of it learns the secret,
 * however well the key can be guessed. The same key again does nothing and is answered with 409
 * already-answered; a caller who lost the answer asks anew with another key, which makes a new
 * secret. Answers that refuse hold none and are kept and repeated as usual. */

/* The answer of a YUI_ROUTE_SHARED depends on nothing but the address, the database, the present
 * second, and the caller's programme, role, employer and workplace: no header, no name, no account;
 * looking leaves no trace, and the answer tells of no person. See yui-kept-answers.h. */

/* The handler of a YUI_ROUTE_STRAIGHT reads the call and then calls yui_request_change: it does not
 * look into request->db, writes nothing elsewhere, and may run again when it failed. See
 * yui-straight.h. */

/* Answers one call: a plain function that blocks only on SQL. Returns NULL with a YUI_PROBLEM, or
 * with any other error, which becomes 500. request->db reads; changes go through
 * yui_request_change. */
typedef YuiResponse *(*YuiHandler) (YuiRequest *request, GError **error);

/* A row of a table; tables end with a row whose method is NULL. */
typedef struct
{
  const char *method;
  const char *path;         /* "/v1/shifts/{shift_id}"; a segment in braces is a path value */
  const char *operation_id; /* as in openapi.yaml; a page outside the contract has one beginning
                               with "page" */
  guint roles;              /* YuiRole bits */
  YuiHandler handler;
  YuiBodyKind body;
  YuiRouteFlags flags;
} YuiRoute;

/* All tables, ended by NULL. */
extern const YuiRoute *const yui_route_tables[];

/* Those routes whose path begins with the same subject as segments (a path, decoded), in their
 * order; NULL when there is none. Thread-safe. */
const GPtrArray *yui_routes_about (char **segments);

G_END_DECLS
