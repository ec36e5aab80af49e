/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of the main thread's texts, changed while the program runs. Widgets keep the texts
 * they were made with: make them anew. Other threads keep the process's locale, so this needs no
 * setenv() and no lock. */

/* Once, at the start of main(), before anything else: takes the locale of the environment. */
void yui_language_init (void);

/* code: "ja" or "en". FALSE when this computer has no locale for it; then nothing changes. */
gboolean yui_language_set (const char *code);

const char *yui_language_get (void);

/* The language the kiosk starts with and returns to. */
const char *yui_language_get_first (void);

G_END_DECLS
