/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "net/yui-client.h"

G_BEGIN_DECLS

/* Brings a deleted shift back: a new one on the same terms, published when it was.
 *
 * done  called with object and NULL, or with a sentence that says why not; not when object is gone
 *       by then. */
void yui_shift_restore (YuiClient *client,
                        YuiShift *shift,
                        gpointer object,
                        void (*done) (gpointer object, const char *problem));

G_END_DECLS
