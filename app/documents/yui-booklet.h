/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-payslip.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* Many payslips at once. The slips are asked for one by one, so that neither they nor their PDFs
 * need to be in memory together.
 *
 * All callbacks are called in the thread of the caller. */

/* Returns slip number index (0 … n_slips − 1, in this order), or NULL with error set, which ends
 * the work. The slip and its strings stay the caller's, untouched, until `release` or `take` was
 * called for that index. */
typedef const YuiPayslip *(*YuiPayslipNext) (gsize index, gpointer user_data, GError **error);

/* Takes slip number index as PDF, in the order of the slips. The bytes are borrowed. Returns FALSE
 * with error set to end the work. */
typedef gboolean (*YuiPayslipTake) (
    gsize index, const YuiPayslip *slip, GBytes *pdf, gpointer user_data, GError **error);

/* How far the work is; called after each slip. */
typedef void (*YuiPayslipProgress) (gsize n_done, gsize n_slips, gpointer user_data);

/* next      needed.
 * release   nullable; called when slip number index is no longer used; also after an error.
 * progress  nullable. */
typedef struct
{
  gsize n_slips;
  YuiPayslipNext next;
  void (*release) (gsize index, const YuiPayslip *slip, gpointer user_data);
  YuiPayslipProgress progress;
  gpointer user_data;
} YuiPayslips;

/* A booklet for printing: one PDF of all payslips, a bookmark each (worker's number and name). Each
 * slip keeps its own number and "1 / 2"; the feet also say the page of the booklet. It has one set
 * of fonts and no structure for screen readers: the slips of their own have that. cairo keeps about
 * 10 KB a page until the end.
 *
 * head   the booklet's own; its document_id and made_s are in the metadata.
 * title  "支給明細書 2026年11月分". */
typedef struct
{
  YuiPaperHead head;
  const char *title;
  const char *author; /* nullable: the programme's name */
  YuiPayslips slips;
} YuiBooklet;

/* Writes the booklet to a stream, page by page; the stream stays open.
 *
 * Returns FALSE with G_IO_ERROR_CANCELLED, with an error of the stream or of next, or with
 * YUI_DOCUMENTS_ERROR_INVALID for a slip that is wrong or no slips at all. What was written until
 * then is no whole PDF and is to be thrown away. */
gboolean yui_booklet_write (const YuiBooklet *booklet,
                            GOutputStream *out,
                            GCancellable *cancellable,
                            GError **error);

/* Makes a PDF of each payslip, the same bytes as yui_payslip_to_pdf().
 *
 * n_threads  how many are drawn at a time; 0: as many as the machine has processors, at most 4.
 *
 * Errors as yui_booklet_write(). Slips that were taken before an error stay taken. */
gboolean yui_payslips_make (const YuiPayslips *slips,
                            guint n_threads,
                            YuiPayslipTake take,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
