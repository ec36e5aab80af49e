/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"
#include <cairo.h>

G_BEGIN_DECLS

/* A QR code (ISO/IEC 18004), version and mode chosen by the text: capital letters, digits and
 * $%*+-./: are coded alphanumerically (5.5 bits a character), all else as bytes. A smaller code is
 * read from farther away: "HTTPS://YUI.TOWN/C/7K3M" needs fewer modules than "https://…". */
typedef struct _YuiQr YuiQr;

/* How much of the code may be hidden: 7 %, 15 %, 25 %, 30 %. */
typedef enum
{
  YUI_QR_LOW,
  YUI_QR_MEDIUM,
  YUI_QR_QUARTILE,
  YUI_QR_HIGH,
} YuiQrLevel;

/* White modules that must surround the code on each side. */
#define YUI_QR_QUIET 4

/* text  UTF-8, not empty.
 * Returns NULL with YUI_DOCUMENTS_ERROR_TOO_LARGE if it does not fit, _INVALID if it is empty. */
YuiQr *yui_qr_new (const char *text, YuiQrLevel level, GError **error);
void yui_qr_free (YuiQr *self);

/* Modules a side, without the quiet zone: 21, 25, … 177. */
guint yui_qr_get_size (const YuiQr *self);

/* x, y < size; FALSE outside, so that a widget may draw the quiet zone with the same loop. */
gboolean yui_qr_is_dark (const YuiQr *self, int x, int y);

/* Draws the code black on white with its quiet zone into the square of that side at (x, y). */
void yui_qr_draw (const YuiQr *self, cairo_t *cr, double x, double y, double side);

/* Returns an SVG document, one unit a module, quiet zone and white ground included.
 * title  nullable; what a screen reader says. */
GBytes *yui_qr_to_svg (const YuiQr *self, const char *title);

/* Returns a PNG with module_px ≥ 1 pixels a module, quiet zone included. */
GBytes *yui_qr_to_png (const YuiQr *self, guint module_px, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiQr, yui_qr_free)

G_END_DECLS
