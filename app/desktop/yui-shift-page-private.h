/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/yui-candidate-ranking.h"
#include "yui-shift-facts.h"
#include "yui-shift-page.h"

G_BEGIN_DECLS

struct _YuiShiftPage
{
  YuiPage parent_instance;

  char *shift_id;
  YuiShift *shift;
  GListStore *offers;       /* of YuiOffer */
  GListStore *contracts;    /* of YuiContract */
  GListStore *applications; /* of YuiJobApplication */
  YuiRingList *rings;
  gboolean rings_are_filling; /* the row from the rings, not the rings from the row */
  YuiCandidateRanking *ranking;
  YuiRankingWeights *kept; /* the weights as the server has them */
  gboolean weights_are_moved;
  GtkWidget *weight_rows[YUI_RANK_N_TERMS];
  GHashTable *wanted; /* ids of workers whose names are missing */
  GHashTable *asked;  /* those of them on their way */
  guint names_source;
  guint order_source;
  GCancellable *why_cancellable;
  YuiCandidateList *why_found;
  gboolean deadline_is_typed;

  YuiShiftFacts *facts;
  GtkWidget *edit_button;
  GtkWidget *menu_button;
  GtkWidget *publish_button;
  GtkWidget *rings_group;
  AdwComboRow *plan_row;
  GtkListBox *rings_list;
  GtkWidget *everyone_row;
  GtkWidget *contracts_group;
  GtkListBox *contracts_list;
  GtkWidget *applications_group;
  GtkListBox *applications_list;
  GtkWidget *offers_group;
  GtkListBox *offers_list;
  AdwPreferencesGroup *candidates_group;
  GtkEditable *deadline_row;
  GtkLabel *deadline_label;
  GtkWidget *buttons_box;
  GtkButton *best_button;
  GtkWidget *ranking_box;
  GtkListView *candidates_list;
  AdwExpanderRow *weights_row;
  GtkWidget *weights_group;
  GtkWidget *why_group;
  GtkEditable *why_entry;
  GtkListBox *why_list;
  GtkWidget *excluded_group;
  AdwExpanderRow *excluded_row;
};

/* Of the pool: who fits, offering, withdrawing. */
void yui_shift_page_show_candidates (YuiShiftPage *self, YuiCandidateTerms *terms);
void yui_shift_page_show_deadline (YuiShiftPage *self);
void yui_shift_page_update_offering (YuiShiftPage *self);
void yui_shift_page_offer_best (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_offer_selected (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_withdraw (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_withdraw_all (GtkWidget *widget, const char *name, GVariant *parameter);

/* Of who may see the shift. */
void yui_shift_page_show_rings (YuiShiftPage *self, YuiRingList *rings);
void yui_shift_page_plan_chosen_cb (YuiShiftPage *self);
void yui_shift_page_move_ring (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_open_everyone (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_restore_rings (GtkWidget *widget, const char *name, GVariant *parameter);

/* Of people with a contract, and those who ask for one. */
GtkWidget *yui_shift_page_make_contract_row (gpointer item, gpointer data);
GtkWidget *yui_shift_page_make_application_row (gpointer item, gpointer data);
void yui_shift_page_cancel_contract (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_cancel_shift (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_record_answer (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_withdraw_proposal (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_accept_application (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_decline_application (GtkWidget *widget, const char *name, GVariant *parameter);

/* Rows of lists. */
GtkWidget *yui_shift_page_make_text_row (const char *title, const char *subtitle);
GtkWidget *
yui_shift_page_make_row_button (const char *label, const char *action, const char *target);
/* Of the ranking: weights, names that are read when they show. */
void yui_shift_page_ranking_init (YuiShiftPage *self);
void yui_shift_page_ranking_dispose (YuiShiftPage *self);
void yui_shift_page_show_terms (YuiShiftPage *self, YuiCandidateTerms *terms);
void yui_shift_page_bind_ranking (GtkWidgetClass *class);
void yui_shift_page_keep_weights (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_share_of_work (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_reset_weights (GtkWidget *widget, const char *name, GVariant *parameter);

/* Of those who are not in it. */
void yui_shift_page_why_changed_cb (YuiShiftPage *self);
void yui_shift_page_show_why (YuiShiftPage *self);

/* yui-shift-page-papers.c: actions with the id of a notice, or of a contract */
void yui_shift_page_open_notice (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_print_notice (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_print_contract (GtkWidget *widget, const char *name, GVariant *parameter);
void yui_shift_page_print_cancellation (GtkWidget *widget, const char *name, GVariant *parameter);

G_END_DECLS
