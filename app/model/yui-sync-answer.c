/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-sync-answer.h"

#include "yui-record-private.h"

struct _YuiSyncResult
{
  YuiRecord parent_instance;

  char *op_id;
  char *state;
  JsonObject *answer;
  YuiProblem *problem;
};

G_DEFINE_FINAL_TYPE (YuiSyncResult, yui_sync_result, YUI_TYPE_RECORD)

static const YuiField result_fields[] = {
  { "op_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSyncResult, op_id) },
  { "state", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSyncResult, state) },
  { "answer", YUI_FIELD_PARAMS, FALSE, G_STRUCT_OFFSET (YuiSyncResult, answer) },
  { "problem", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiSyncResult, problem),
    yui_problem_get_type },
};

static void
yui_sync_result_class_init (YuiSyncResultClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), result_fields, G_N_ELEMENTS (result_fields));
}

static void
yui_sync_result_init (YuiSyncResult *self)
{
}

YUI_RECORD_GETTER (SyncResult, sync_result, SYNC_RESULT, const char *, op_id)
YUI_RECORD_GETTER (SyncResult, sync_result, SYNC_RESULT, const char *, state)
YUI_RECORD_GETTER (SyncResult, sync_result, SYNC_RESULT, JsonObject *, answer)
YUI_RECORD_GETTER (SyncResult, sync_result, SYNC_RESULT, YuiProblem *, problem)

struct _YuiSyncAnswer
{
  YuiRecord parent_instance;

  GListStore *results;
  int retry_after_s;
  char *epoch;
};

G_DEFINE_FINAL_TYPE (YuiSyncAnswer, yui_sync_answer, YUI_TYPE_RECORD)

static const YuiField answer_fields[] = {
  { "results", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiSyncAnswer, results),
    yui_sync_result_get_type },
  { "retry_after_s", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiSyncAnswer, retry_after_s) },
  { "epoch", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiSyncAnswer, epoch) },
};

static void
yui_sync_answer_class_init (YuiSyncAnswerClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), answer_fields, G_N_ELEMENTS (answer_fields));
}

static void
yui_sync_answer_init (YuiSyncAnswer *self)
{
}

YUI_RECORD_GETTER (SyncAnswer, sync_answer, SYNC_ANSWER, GListModel *, results)
YUI_RECORD_GETTER (SyncAnswer, sync_answer, SYNC_ANSWER, int, retry_after_s)
YUI_RECORD_GETTER (SyncAnswer, sync_answer, SYNC_ANSWER, const char *, epoch)
