/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a kind of pay line is called on paper, and where it comes from. source is NULL where each
 * line has its own. */
typedef struct
{
  const char *kind;
  const char *label;
  const char *source;
} YuiPayWord;

/* NULL for a kind that is not known. */
const YuiPayWord *yui_pay_word_find (const char *kind);

/* The label, or the kind itself. */
const char *yui_pay_word_label (const char *kind);

/* Whether it is paid for overtime, rest day or night. */
gboolean yui_pay_word_is_premium (const char *kind);

G_END_DECLS
