/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/yui-database.h"
#include "yui-problem.h"
#include "yui-response.h"
#include "yui-server.h"

G_BEGIN_DECLS

/* Who calls: what a token stands for. All text is nullable except actor_id. */
typedef struct
{
  gint64 programme_id;
  YuiRole role;
  char *actor_id; /* the account, or the worker of a card session */
  char *display_name;
  char *account_id;
  char *employer_id;    /* of employer roles, and of a kiosk at a workplace */
  char *workplace_id;   /* of a kiosk */
  char *worker_id;      /* of a worker */
  char *opened_by;      /* of a worker: account of the kiosk where the session was opened; NULL on a
                         phone */
  char *device_id;      /* where a person signed in, or of a kiosk that was let in */
  char *key_thumbprint; /* of the key whose proof came with the call */
  gint64 seen_s;        /* when the device was last noted to be there; 0 without one */
  guint8 token_sha256[32];
} YuiPrincipal;

void yui_principal_clear (YuiPrincipal *principal);

typedef struct _YuiSyncOp YuiSyncOp;

/* One call that is being answered. Belongs to one thread at a time. */
struct _YuiRequest
{
  YuiServer *server;
  YuiHttpCall *call;
  const YuiRoute *route;
  YuiDatabase *db; /* reads, in one moment of the database; until the call changes something */
  YuiPrincipal principal;
  gint64 now_s;

  /*< private >*/
  char **segments;   /* of the path, decoded */
  GHashTable *query; /* name → value, decoded */
  gint64 begun_us;   /* monotonic */
  gint64 if_match;   /* a version, 0 when absent, −1 for "*" */
  guint8 body_sha256[32];
  gboolean has_key;
  YuiSyncOp *op;       /* which this call is a part of (yui-sync.h); NULL: it stands alone */
  YuiDatabase *writer; /* of such a part that runs on the writer's thread; nullable */
};

/* ---- what was sent ---- */

/* The decoded value of {name} in the route's path. Never NULL for a name of the path. */
const char *yui_request_get_path_value (YuiRequest *request, const char *name);

/* A query parameter, NULL when absent. */
const char *yui_request_get_query (YuiRequest *request, const char *name);

const char *yui_request_get_header (YuiRequest *request, const char *name);
GBytes *yui_request_get_body (YuiRequest *request);

/* The fields of a YUI_BODY_FORM body. */
GHashTable *yui_request_dup_form (YuiRequest *request, GError **error);

/* Query parameters with a check; 400 invalid-parameter names the parameter. When it is absent they
 * return TRUE and leave value, unless it is required. */
gboolean yui_request_query_int (
    YuiRequest *request, const char *name, gint64 min, gint64 max, gint64 *value, GError **error);
gboolean yui_request_query_day (
    YuiRequest *request, const char *name, gboolean required, gint64 *day, GError **error);
gboolean yui_request_query_id (
    YuiRequest *request, const char *name, gboolean required, const char **id, GError **error);
gboolean yui_request_query_word (YuiRequest *request,
                                 const char *name,
                                 gboolean required,
                                 const char *const *words,
                                 const char **word,
                                 GError **error);

/* ---- who may ---- */

/* Whether the caller has one of the roles. */
gboolean yui_request_has_role (YuiRequest *request, guint roles);

/* For a query: the employer whose rows the caller may see, NULL when all of the programme. */
const char *yui_request_get_employer_scope (YuiRequest *request);
const char *yui_principal_get_employer_scope (const YuiPrincipal *principal);

/* Whose rows the call may touch: the caller's programme, or YUI_SCOPE_ALL while nobody is known (a
 * token being looked up, a page for everyone). */
gint64 yui_request_get_scope (YuiRequest *request);

/* ---- versions ---- */

/* Compares If-Match with the version in the database; FALSE with 412 when it is another. */
gboolean yui_request_check_version (YuiRequest *request, gint64 version, GError **error);

/* Whether If-None-Match names this version: answer with yui_response_new_empty (304). */
gboolean yui_request_is_not_modified (YuiRequest *request, gint64 version);

/* ---- changing things ---- */

/* What is changed, on the writer's thread, in a savepoint: returns the answer, or NULL with error,
 * which undoes it. Read what decides again here, through db; request->db may be older. */
typedef YuiResponse *(*YuiChangeFunc) (YuiRequest *request,
                                       YuiDatabase *db,
                                       gpointer user_data,
                                       GError **error);

/* Runs func and makes it durable, together with the idempotency record and the audit row. Call it
 * once. */
YuiResponse *
yui_request_change (YuiRequest *request, YuiChangeFunc func, gpointer user_data, GError **error);

/* Writes a row of the change log, in the transaction of the change. resource is one of
 * openapi.yaml's list; employer_id is who sees it besides the town, nullable. */
gboolean yui_request_log_change (YuiRequest *request,
                                 YuiDatabase *db,
                                 const char *resource,
                                 const char *id,
                                 const char *employer_id,
                                 gboolean is_deleted,
                                 GError **error);

/* Likewise for each row of rows, whose first column is the id of what was changed (UPDATE …
 * RETURNING id). A NULL rows, whose error is set already, is FALSE. */
gboolean yui_request_log_rows (YuiRequest *request,
                               YuiDatabase *db,
                               YuiStatement *rows,
                               const char *resource,
                               const char *employer_id,
                               GError **error);

/* One thing that changed. */
typedef struct
{
  const char *resource;
  const char *id;
  gboolean is_deleted;
} YuiChanged;

/* The same outside of a request, such as a timer's; several at once take following numbers. */
gboolean yui_change_log_add_all (YuiDatabase *db,
                                 gint64 programme_id,
                                 const YuiChanged *changes,
                                 gsize n,
                                 const char *employer_id,
                                 gint64 now_s,
                                 GError **error);
gboolean yui_change_log_add (YuiDatabase *db,
                             gint64 programme_id,
                             const char *resource,
                             const char *id,
                             const char *employer_id,
                             gboolean is_deleted,
                             gint64 now_s,
                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiPrincipal, yui_principal_clear)

G_END_DECLS
