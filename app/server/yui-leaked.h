/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The passwords that are known to have leaked, as a file that the operator brings: a line for each, the 40
 * hexadecimal digits of its SHA-1 and perhaps a colon and how often it was seen, sorted by the digits, as
 * such lists are published. It may be as large as the disk; a look takes some thirty small reads. What is
 * open stays as it was when a newer file takes the name. Any thread may look. */
typedef struct _YuiLeaked YuiLeaked;

/* Returns NULL with error when the file cannot be read or its first and last lines are not of such a list. */
YuiLeaked *yui_leaked_open (const char *path, GError **error);
void yui_leaked_free (YuiLeaked *leaked);

/* Whether text, in UTF-8, is in the list. Returns FALSE with error when that could not be read. */
gboolean
yui_leaked_look (const YuiLeaked *leaked, const char *text, gboolean *is_leaked, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiLeaked, yui_leaked_free)

G_END_DECLS
