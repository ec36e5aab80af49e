/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A figure with a large button on either side, for a finger.
 *
 * Signals: changed () */
#define YUI_TYPE_STEPPER (yui_stepper_get_type ())
G_DECLARE_FINAL_TYPE (YuiStepper, yui_stepper, YUI, STEPPER, GtkBox)

/* Says a value in words; transfer full. */
typedef char *(*YuiStepperSay) (gint64 value);

/* Values from min to max, in steps; title names it. */
void yui_stepper_setup (YuiStepper *self,
                        const char *title,
                        gint64 min,
                        gint64 max,
                        gint64 step,
                        gint64 value,
                        YuiStepperSay say);
gint64 yui_stepper_get_value (YuiStepper *self);

G_END_DECLS
