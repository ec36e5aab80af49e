/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"
#include "yui-words.h"

G_BEGIN_DECLS

/* A bank, or a branch of one. */
#define YUI_TYPE_BANK (yui_bank_get_type ())
G_DECLARE_FINAL_TYPE (YuiBank, yui_bank, YUI, BANK, YuiRecord)

const char *yui_bank_get_code (YuiBank *self);
const char *yui_bank_get_name (YuiBank *self);
const char *yui_bank_get_kana (YuiBank *self);

G_END_DECLS
