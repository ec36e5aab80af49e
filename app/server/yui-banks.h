/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The banks of Japan and their branches, from data/reference. Read only once loaded; thread-safe.
 * Kana are those of the tables: full width, small ones written large. */
typedef struct _YuiBanks YuiBanks;

typedef struct
{
  const char *code; /* of a bank 4 digits, of a branch 3 */
  const char *name;
  const char *kana;

  /*< private >*/
  const char *name_key;
  const char *kana_key;
  guint first_branch; /* of a bank */
  guint n_branches;
} YuiBank;

/* Reads folder/reference/banks.tsv and bank-branches.tsv. Returns NULL with G_IO_ERROR whose
 * message names file and line when one is missing or malformed. */
YuiBanks *yui_banks_load (const char *folder, GError **error);
void yui_banks_free (YuiBanks *banks);

/* Each returns NULL when there is none. */
const YuiBank *yui_banks_find (const YuiBanks *banks, const char *bank_code);
const YuiBank *
yui_banks_find_branch (const YuiBanks *banks, const char *bank_code, const char *branch_code);

/* Searches by code, name or kana of any width, as hiragana too: what begins with query first, then
 * what holds it; each group in the order of codes. An empty query finds all.
 *
 * bank_code  NULL: banks; else branches of that bank.
 * found      receives at most max of them, borrowed.
 *
 * Returns how many there are in found. */
guint yui_banks_search (const YuiBanks *banks,
                        const char *bank_code,
                        const char *query,
                        const YuiBank **found,
                        guint max);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiBanks, yui_banks_free)

G_END_DECLS
