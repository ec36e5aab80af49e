/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <libdex.h>

G_BEGIN_DECLS

/* The kiosk's paper printer: the default one, else the first real one that takes PDF. The stored
 * document's own bytes are printed, not a drawing of them.
 *
 * Signals:
 *   searched ()  it is known whether there is one */
#define YUI_TYPE_PRINTER (yui_printer_get_type ())
G_DECLARE_FINAL_TYPE (YuiPrinter, yui_printer, YUI, PRINTER, GObject)

YuiPrinter *yui_printer_new (void);

/* Looks for printers, without waiting. */
void yui_printer_search (YuiPrinter *self);

gboolean yui_printer_is_searched (YuiPrinter *self);
gboolean yui_printer_is_found (YuiPrinter *self);

/* TRUE when the printer has taken it. pdf: the bytes; title: of the job. */
DexFuture *yui_printer_print (YuiPrinter *self, GBytes *pdf, const char *title);

G_END_DECLS
