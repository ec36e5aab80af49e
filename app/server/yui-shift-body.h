/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-body.h"
#include "yui-shift.h"

G_BEGIN_DECLS

/* Makes a shift of the caller's employer from a ShiftNew body. Returns NULL with every fault. */
YuiShift *yui_shift_from_body (YuiRequest *request, GError **error);

/* Applies a ShiftPatch body (RFC 7396) to shift. Returns FALSE with every fault; shift is then not
 * to be used. */
gboolean yui_shift_patch (YuiShift *shift, YuiRequest *request, GError **error);

G_END_DECLS
