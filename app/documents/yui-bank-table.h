/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* The banks of Japan and their branches by code, from the reference tables. Read once, then only
 * read: several threads may ask at a time. */
typedef struct _YuiBankTable YuiBankTable;

/* A bank or a branch. Kana are full width, as in the table. */
typedef struct
{
  const char *code;
  const char *name;
  const char *kana;
} YuiBankEntry;

/* Reads the tables: tab-separated, a line of headings, then code, name, kana of banks, and bank's
 * code, branch's code, name, kana of branches, sorted by code.
 * Returns NULL with YUI_DOCUMENTS_ERROR_SYNTAX and the line for anything else. Free with
 * yui_bank_table_free(). */
YuiBankTable *yui_bank_table_new (GBytes *banks, GBytes *branches, GError **error);
void yui_bank_table_free (YuiBankTable *self);

gsize yui_bank_table_get_n_banks (const YuiBankTable *self);
gsize yui_bank_table_get_n_branches (const YuiBankTable *self);

/* Returns the bank, or NULL if there is none with that code. */
const YuiBankEntry *yui_bank_table_find_bank (const YuiBankTable *self, const char *bank_code);

/* Returns the branch, or NULL if the bank has none with that code. */
const YuiBankEntry *yui_bank_table_find_branch (const YuiBankTable *self,
                                                const char *bank_code,
                                                const char *branch_code);

/* Returns all banks, sorted by code; *n_banks receives their number. */
const YuiBankEntry *yui_bank_table_get_banks (const YuiBankTable *self, gsize *n_banks);

/* Returns the branches of a bank, sorted by code; *n_branches receives their number, 0 for an
 * unknown bank. */
const YuiBankEntry *
yui_bank_table_get_branches (const YuiBankTable *self, const char *bank_code, gsize *n_branches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiBankTable, yui_bank_table_free)

G_END_DECLS
