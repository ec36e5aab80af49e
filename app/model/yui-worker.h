/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* An employer who has a person in its pool. */
#define YUI_TYPE_WORKER_POOL (yui_worker_pool_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkerPool, yui_worker_pool, YUI, WORKER_POOL, YuiRecord)

const char *yui_worker_pool_get_membership_id (YuiWorkerPool *self);
const char *yui_worker_pool_get_employer_id (YuiWorkerPool *self);
const char *yui_worker_pool_get_employer_name (YuiWorkerPool *self);
YuiMembershipKind yui_worker_pool_get_kind (YuiWorkerPool *self);

/* A person registered with the programme, as the town sees them. */
#define YUI_TYPE_WORKER (yui_worker_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorker, yui_worker, YUI, WORKER, YuiRecord)

const char *yui_worker_get_id (YuiWorker *self);
int yui_worker_get_version (YuiWorker *self);
const char *yui_worker_get_display_name (YuiWorker *self);
const char *yui_worker_get_kana (YuiWorker *self);
const char *yui_worker_get_birth_date (YuiWorker *self); /* nullable */
const char *yui_worker_get_district (YuiWorker *self);
const char *yui_worker_get_phone (YuiWorker *self); /* may be empty */
int yui_worker_get_n_pools (YuiWorker *self);
GListModel *
yui_worker_get_pools (YuiWorker *self); /* of YuiWorkerPool; only of one person read alone */

/* Some people found by a part of their name. */
#define YUI_TYPE_WORKERS_FOUND (yui_workers_found_get_type ())
G_DECLARE_FINAL_TYPE (YuiWorkersFound, yui_workers_found, YUI, WORKERS_FOUND, YuiRecord)

GListModel *yui_workers_found_get_items (YuiWorkersFound *self); /* of YuiWorker, by kana */

G_END_DECLS
