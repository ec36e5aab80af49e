/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* U+FF61–FF9F to the full-width form; any other character unchanged. */
gunichar yui_text_half_kana_to_full (gunichar c);

/* TRUE for a sound mark that stands alone, combines, or is half-width; semi tells ゜ from ゛. */
gboolean yui_text_is_sound_mark (gunichar c, gboolean *semi);

/* カ and ゛ give ガ; 0 if there is no such kana. */
gunichar yui_text_add_sound_mark (gunichar kana, gboolean semi);

G_END_DECLS
