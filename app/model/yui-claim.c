/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-claim.h"

#include "yui-record-private.h"

struct _YuiClaim
{
  YuiRecord parent_instance;

  char *id;
  gboolean by_worker;
  gint64 started_at;
  gint64 ended_at;
  int break_min;
  char *note;
  gint64 made_at;
};

G_DEFINE_FINAL_TYPE (YuiClaim, yui_claim, YUI_TYPE_RECORD)

static const YuiField claim_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiClaim, id) },
  { "by_worker", YUI_FIELD_TRUTH, TRUE, G_STRUCT_OFFSET (YuiClaim, by_worker) },
  { "started_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiClaim, started_at) },
  { "ended_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiClaim, ended_at) },
  { "break_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiClaim, break_min) },
  { "note", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiClaim, note) },
  { "made_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiClaim, made_at) },
};

static void
yui_claim_class_init (YuiClaimClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), claim_fields, G_N_ELEMENTS (claim_fields));
}

static void
yui_claim_init (YuiClaim *self)
{
}

YUI_RECORD_GETTER (Claim, claim, CLAIM, const char *, id)
YUI_RECORD_GETTER (Claim, claim, CLAIM, gboolean, by_worker)
YUI_RECORD_GETTER (Claim, claim, CLAIM, gint64, started_at)
YUI_RECORD_GETTER (Claim, claim, CLAIM, gint64, ended_at)
YUI_RECORD_GETTER (Claim, claim, CLAIM, int, break_min)
YUI_RECORD_GETTER (Claim, claim, CLAIM, const char *, note)
YUI_RECORD_GETTER (Claim, claim, CLAIM, gint64, made_at)
