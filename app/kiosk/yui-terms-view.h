/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/yui-terms.h"

G_BEGIN_DECLS

/* The terms of work as large plain text, a name and a value in each row. */
#define YUI_TYPE_TERMS_VIEW (yui_terms_view_get_type ())
G_DECLARE_FINAL_TYPE (YuiTermsView, yui_terms_view, YUI, TERMS_VIEW, GtkBox)

void yui_terms_view_set_terms (YuiTermsView *self, YuiTerms *terms);

/* The same of an offer: also how accepting it makes the contract. */
void yui_terms_view_set_offered_terms (YuiTermsView *self, YuiTerms *terms);

/* Terms that are proposed, and in a last row what they would replace. */
void yui_terms_view_set_changed_terms (YuiTermsView *self, YuiTerms *terms, YuiTerms *earlier);

G_END_DECLS
