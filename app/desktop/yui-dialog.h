/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What many dialogs do alike. */

/* Says sentence in a label of the dialog and to a screen reader; "" hides the label. */
void yui_dialog_say (AdwDialog *dialog, GtkLabel *label, const char *sentence, gboolean is_error);

/* An action of a dialog's class: closes it. */
void yui_dialog_close_action (GtkWidget *dialog, const char *name, GVariant *parameter);

G_END_DECLS
