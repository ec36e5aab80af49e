/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "net/yui-client.h"

G_BEGIN_DECLS

/* What has to be said for each kind of paper. */
typedef enum
{
  YUI_PAPER_PERIOD = 1 << 0,
  YUI_PAPER_YEAR = 1 << 1,
  YUI_PAPER_FISCAL_YEAR = 1 << 2,
  YUI_PAPER_PERSON = 1 << 3, /* or everybody */
  YUI_PAPER_RUN = 1 << 4,
  YUI_PAPER_SHIFT = 1 << 5,
  YUI_PAPER_FORMAT = 1 << 6,
  YUI_PAPER_ENCODING = 1 << 7,
  YUI_PAPER_TRANSFER = 1 << 8,
} YuiPaperNeeds;

typedef struct
{
  YuiDocumentKind kind;
  guint needs;
  gboolean is_pay; /* only for those who see pay */
} YuiPaperKind;

/* The kinds that can be made, ended by NONE. */
extern const YuiPaperKind yui_paper_kinds[];

/* What a paper is for, in a sentence. */
const char *yui_paper_kind_describe (YuiDocumentKind kind);

G_END_DECLS
