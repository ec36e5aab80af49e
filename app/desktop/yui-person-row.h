/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A person in a list. Properties: person (YuiMembership, nullable). */
#define YUI_TYPE_PERSON_ROW (yui_person_row_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonRow, yui_person_row, YUI, PERSON_ROW, GtkBox)

G_END_DECLS
