/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-cancellation-store.h"

G_BEGIN_DECLS

/* The paper that both sides keep of a cancellation or an early finish: drawn before the
 * transaction, so that no other write waits for it, and stored with the decision. */
struct _YuiCancelPaper
{
  char *document_id;
  char *working; /* the computation that it was drawn of, as canonical JSON */
  GBytes *content;
};

/* Draws the paper of a decision that was checked. Anything drawn before is dropped; a document_id
 * that was set before anything was drawn is used.
 * db reads what was proposed instead. */
gboolean yui_cancel_paper_draw (YuiCancelPaper *paper,
                                YuiRequest *request,
                                YuiDatabase *db,
                                const YuiCancelCase *one,
                                const YuiCancelDecision *decision,
                                GError **error);

/* Stores it in the open transaction. paper is drawn anew when it is empty or rests on other figures
 * than working. */
gboolean yui_cancel_paper_store (YuiCancelPaper *paper,
                                 YuiRequest *request,
                                 YuiDatabase *db,
                                 const YuiCancelCase *one,
                                 const YuiCancelDecision *decision,
                                 const char *working,
                                 GError **error);

void yui_cancel_paper_clear (YuiCancelPaper *paper);
void yui_cancel_paper_free (YuiCancelPaper *paper);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (YuiCancelPaper, yui_cancel_paper_clear)

G_END_DECLS
