/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define YUI_TYPE_QR_VIEW (yui_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiQrView, yui_qr_view, YUI, QR_VIEW, GtkWidget)

/* A QR code on screen: black on white with its quiet zone, also in dark mode, every module a whole
 * number of device pixels. The widget is an image with an accessible label; it takes no focus. */
GtkWidget *yui_qr_view_new (void);

/* What the code holds; NULL shows nothing. Text that no QR code can hold shows nothing and is
 * logged as a warning, since only a caller's mistake makes it that long. */
const char *yui_qr_view_get_text (YuiQrView *self);
void yui_qr_view_set_text (YuiQrView *self, const char *text);

/* A sentence for those who do not see the code, such as "Check-in code of Hamochi orchard". */
const char *yui_qr_view_get_label (YuiQrView *self);
void yui_qr_view_set_label (YuiQrView *self, const char *label);

G_END_DECLS
