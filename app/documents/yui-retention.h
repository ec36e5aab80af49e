/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* How long a kind of document must be kept.
 *
 * kind     as in the API: "payslip".
 * name     in Japanese: "支給明細書".
 * years    from the last entry.
 * article  in Japanese, as papers and pages show it.
 * from     in Japanese: what the last entry is ("最後の記入の日"). */
typedef struct
{
  const char *kind;
  const char *name;
  int years;
  const char *article;
  const char *from;
} YuiRetentionRule;

/* Returns the rule of a kind, or NULL for an unknown one. Never freed. */
const YuiRetentionRule *yui_retention_find (const char *kind);

/* Returns all rules; *n_rules receives their number. */
const YuiRetentionRule *yui_retention_get_rules (gsize *n_rules);

/* Returns the last day on which the document must be kept: the same day so many years later, or
 * the month's last day where it has no such day (Civil Code Art. 143). The day itself is not
 * counted (Art. 140). */
gint64 yui_retention_keep_until (const YuiRetentionRule *rule, gint64 last_entry_day);

/* Returns "保存期限 2031年12月10日（労働基準法第109条・5年）" as a new string. */
char *yui_retention_format (const YuiRetentionRule *rule, gint64 last_entry_day);

G_END_DECLS
