/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "yui-visit.h"

G_BEGIN_DECLS

/* Work with its terms and one question: to agree to a change, to cancel, or to apply.
 *
 * Signals:
 *   closed ()  back to the work page */
#define YUI_TYPE_QUESTION_PAGE (yui_question_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiQuestionPage, yui_question_page, YUI, QUESTION_PAGE, GtkBox)

/* The contract has an open proposal. */
GtkWidget *yui_question_page_new_for_proposal (YuiVisit *visit, YuiContract *contract);

/* The worker wishes to cancel; possible until the start. */
GtkWidget *yui_question_page_new_for_cancelling (YuiVisit *visit, YuiContract *contract);

GtkWidget *yui_question_page_new_for_applying (YuiVisit *visit, YuiOpenShift *shift);

G_END_DECLS
