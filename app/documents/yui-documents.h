/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What every file of this folder shares: plain structs in, bytes out.
 *
 * No function here reads or writes a file, a database or the clock, and none needs a display.
 * All are safe to call from several threads at once, each on its own arguments. Strings are UTF-8
 * and stay owned by the caller; they are read during the call only. Money is whole yen, time spans
 * are whole minutes, moments are UTC seconds (shown in Japan time, UTC+9), and a `day` is the
 * number of days since 1970-01-01 (day 0) in the calendar of Japan.
 *
 * The same input gives the same bytes on the same machine, so that a document can be hashed. */

#define YUI_DOCUMENTS_ERROR (yui_documents_error_quark ())

/* INVALID    a field of the struct is missing or impossible; the message names the field.
 * ENCODING   text that the target encoding cannot hold.
 * TOO_LARGE  a bound was passed (bytes, rows, QR capacity); the message says which, and its value.
 * SYNTAX     the input is not of the expected form.
 * RENDER     cairo or libqrencode failed. */
typedef enum
{
  YUI_DOCUMENTS_ERROR_INVALID,
  YUI_DOCUMENTS_ERROR_ENCODING,
  YUI_DOCUMENTS_ERROR_TOO_LARGE,
  YUI_DOCUMENTS_ERROR_SYNTAX,
  YUI_DOCUMENTS_ERROR_RENDER,
} YuiDocumentsError;

GQuark yui_documents_error_quark (void);

G_END_DECLS
