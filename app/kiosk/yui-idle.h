/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Counts the time since somebody last touched the kiosk.
 *
 * Properties:
 *   seconds-left  uint, read only: while warning, the seconds until expired; 0 otherwise
 *
 * Signals:
 *   expired ()  nobody is there any more */
#define YUI_TYPE_IDLE (yui_idle_get_type ())
G_DECLARE_FINAL_TYPE (YuiIdle, yui_idle, YUI, IDLE, GObject)

/* idle_s: until expired; warning_s: of these, how many are warned of. */
YuiIdle *yui_idle_new (guint idle_s, guint warning_s);

void yui_idle_start (YuiIdle *self);
void yui_idle_stop (YuiIdle *self);

/* Somebody is there. While warning this does not count: the person must say "continue". */
void yui_idle_touch (YuiIdle *self);

/* Somebody said "continue". */
void yui_idle_go_on (YuiIdle *self);

guint yui_idle_get_seconds_left (YuiIdle *self);

G_END_DECLS
