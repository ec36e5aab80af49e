/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path and query of the link with rel="next" in a Link header (RFC 8288), so that it can be
 * asked of the same server whatever name it calls itself. Transfer full; NULL when there is none.
 */
char *yui_link_find_next (const char *header);

G_END_DECLS
