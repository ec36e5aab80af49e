/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-worker.h"

#include "yui-record-private.h"

struct _YuiWorkerPool
{
  YuiRecord parent_instance;

  char *membership_id;
  char *employer_id;
  char *employer_name;
  YuiMembershipKind kind;
};

G_DEFINE_FINAL_TYPE (YuiWorkerPool, yui_worker_pool, YUI_TYPE_RECORD)

static const YuiField worker_pool_fields[] = {
  { "membership_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkerPool, membership_id) },
  { "employer_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkerPool, employer_id) },
  { "employer_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorkerPool, employer_name) },
  { "kind", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiWorkerPool, kind),
    yui_membership_kind_get_type },
};

static void
yui_worker_pool_class_init (YuiWorkerPoolClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), worker_pool_fields,
                            G_N_ELEMENTS (worker_pool_fields));
}

static void
yui_worker_pool_init (YuiWorkerPool *self)
{
}

YUI_RECORD_GETTER (WorkerPool, worker_pool, WORKER_POOL, const char *, membership_id)
YUI_RECORD_GETTER (WorkerPool, worker_pool, WORKER_POOL, const char *, employer_id)
YUI_RECORD_GETTER (WorkerPool, worker_pool, WORKER_POOL, const char *, employer_name)
YUI_RECORD_GETTER (WorkerPool, worker_pool, WORKER_POOL, YuiMembershipKind, kind)

struct _YuiWorker
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *display_name;
  char *kana;
  char *birth_date;
  char *district;
  char *phone;
  int n_pools;
  GListStore *pools;
};

G_DEFINE_FINAL_TYPE (YuiWorker, yui_worker, YUI_TYPE_RECORD)

static const YuiField worker_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorker, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorker, version) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorker, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorker, kana) },
  { "birth_date", YUI_FIELD_DATE, FALSE, G_STRUCT_OFFSET (YuiWorker, birth_date) },
  { "district", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorker, district) },
  { "phone", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiWorker, phone) },
  { "n_pools", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiWorker, n_pools) },
  { "pools", YUI_FIELD_LIST, FALSE, G_STRUCT_OFFSET (YuiWorker, pools), yui_worker_pool_get_type },
};

static void
yui_worker_class_init (YuiWorkerClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), worker_fields, G_N_ELEMENTS (worker_fields));
}

static void
yui_worker_init (YuiWorker *self)
{
}

YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, id)
YUI_RECORD_GETTER (Worker, worker, WORKER, int, version)
YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, display_name)
YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, kana)
YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, birth_date)
YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, district)
YUI_RECORD_GETTER (Worker, worker, WORKER, const char *, phone)
YUI_RECORD_GETTER (Worker, worker, WORKER, int, n_pools)
YUI_RECORD_GETTER (Worker, worker, WORKER, GListModel *, pools)

struct _YuiWorkersFound
{
  YuiRecord parent_instance;

  GListStore *items;
};

G_DEFINE_FINAL_TYPE (YuiWorkersFound, yui_workers_found, YUI_TYPE_RECORD)

static const YuiField workers_found_fields[] = {
  { "items", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiWorkersFound, items), yui_worker_get_type },
};

static void
yui_workers_found_class_init (YuiWorkersFoundClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), workers_found_fields,
                            G_N_ELEMENTS (workers_found_fields));
}

static void
yui_workers_found_init (YuiWorkersFound *self)
{
}

YUI_RECORD_GETTER (WorkersFound, workers_found, WORKERS_FOUND, GListModel *, items)
