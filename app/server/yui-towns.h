/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The municipalities of Japan, from data/reference. Read only once loaded; thread-safe. */
typedef struct _YuiTowns YuiTowns;

typedef struct
{
  const char *code; /* six digits with the check digit; the first two are the prefecture's */
  const char *prefecture;
  const char *name;
} YuiTown;

/* Reads folder/reference/municipalities.tsv. Returns NULL with G_IO_ERROR whose message names file
 * and line when it is missing or malformed. */
YuiTowns *yui_towns_load (const char *folder, GError **error);
void yui_towns_free (YuiTowns *towns);

/* The municipality that an address begins with, NULL when that is not clear: "新潟県佐渡市両津…",
 * "佐渡市…", "新潟県岩船郡関川村…". prefecture_code: of an address that names no prefecture. */
const YuiTown *
yui_towns_find_in_address (const YuiTowns *towns, const char *address, const char *prefecture_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiTowns, yui_towns_free)

G_END_DECLS
