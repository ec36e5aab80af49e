/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-shift.h"

G_BEGIN_DECLS

#define YUI_TERMS_SHA256_SIZE 65

/* The terms that a worker is shown, as canonical JSON: fixed order, no spaces. Writes the hash of
 * it in hex. */
char *yui_terms_canonical (const YuiShift *shift,
                           const YuiLawTables *tables,
                           char sha256[YUI_TERMS_SHA256_SIZE]);

/* Adds a member "terms" (openapi's Terms): the canonical terms and their hash. */
void yui_terms_add_json (YuiJson *doc,
                         yyjson_mut_val *object,
                         const char *canonical,
                         const char *sha256);

G_END_DECLS
