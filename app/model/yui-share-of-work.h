/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A tenth of the people. */
#define YUI_TYPE_SHARE_TENTH (yui_share_tenth_get_type ())
G_DECLARE_FINAL_TYPE (YuiShareTenth, yui_share_tenth, YUI, SHARE_TENTH, YuiRecord)

int yui_share_tenth_get_people (YuiShareTenth *self);
int yui_share_tenth_get_offers (YuiShareTenth *self);
int yui_share_tenth_get_worked_min (YuiShareTenth *self);

/* Somebody who had no offer. */
#define YUI_TYPE_NEVER_OFFERED (yui_never_offered_get_type ())
G_DECLARE_FINAL_TYPE (YuiNeverOffered, yui_never_offered, YUI, NEVER_OFFERED, YuiRecord)

const char *yui_never_offered_get_worker_id (YuiNeverOffered *self);
const char *yui_never_offered_get_display_name (YuiNeverOffered *self);
const char *yui_never_offered_get_kana (YuiNeverOffered *self);

/* What a number is about: what was, and what is to come under the present and under other weights. */
typedef enum
{
  YUI_SHARE_NOW,
  YUI_SHARE_BEFORE,
  YUI_SHARE_AFTER,
  YUI_SHARE_N_VIEWS,
} YuiShareView;

typedef enum
{
  YUI_SHARE_OFFERS,
  YUI_SHARE_MINUTES,
  YUI_SHARE_N_AMOUNTS,
} YuiShareAmount;

typedef enum
{
  YUI_SHARE_TOTAL,
  YUI_SHARE_WITHOUT,         /* people */
  YUI_SHARE_GINI_MILLI,      /* 0 even, 1000 one has all */
  YUI_SHARE_TOP_TENTH_MILLI, /* of the total */
  YUI_SHARE_N_NUMBERS,
} YuiShareNumber;

/* How offers and hours fell over people. */
#define YUI_TYPE_SHARE_OF_WORK (yui_share_of_work_get_type ())
G_DECLARE_FINAL_TYPE (YuiShareOfWork, yui_share_of_work, YUI, SHARE_OF_WORK, YuiRecord)

int yui_share_of_work_get_people (YuiShareOfWork *self);
GListModel *yui_share_of_work_get_tenths (YuiShareOfWork *self); /* of YuiShareTenth, least first */
GListModel *yui_share_of_work_get_never_offered (YuiShareOfWork *self); /* of YuiNeverOffered */
int yui_share_of_work_get_number (YuiShareOfWork *self,
                                  YuiShareView view,
                                  YuiShareAmount amount,
                                  YuiShareNumber number);

/* Whether there are numbers BEFORE and AFTER. */
gboolean yui_share_of_work_has_forecast (YuiShareOfWork *self);

G_END_DECLS
