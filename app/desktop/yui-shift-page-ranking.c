/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-candidate-row.h"
#include "yui-weight-row.h"

/* The part of the Shift page about the ranking: the weights that move, and the names of those who
 * show. */

/* Rows come into sight together; their names are read together. */
#define NAMES_AFTER_MS 40
#define NAMES_MAX      100 /* in one call */

/* A slider is moved in many steps; the outcome is spoken once it rests. */
#define SPEAK_AFTER_MS 700

/* ---- names ---- */

static void ask_names (YuiShiftPage *self);

static void
named_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;
  const char *const *ids = data;

  for (guint i = 0; ids[i]; i++)
    g_hash_table_remove (self->asked, ids[i]);
  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      return;
    }
  yui_candidate_ranking_add_people (self->ranking,
                                    yui_candidate_list_get_items (yui_future_get_object (future)));
  yui_shift_page_update_offering (self);
  if (g_hash_table_size (self->wanted) > 0)
    ask_names (self);
}

static void
ask_names (YuiShiftPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id;
  GStrv ids;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->wanted);
  while (n < NAMES_MAX && g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_strv_builder_add (builder, id);
      g_hash_table_add (self->asked, g_strdup (id));
      g_hash_table_iter_remove (&iter);
      n++;
    }
  ids = g_strv_builder_end (builder);
  yui_page_await (YUI_PAGE (self),
                  yui_client_find_candidates (yui_page_get_client (YUI_PAGE (self)), self->shift_id,
                                              (const char *const *)ids,
                                              yui_page_get_cancellable (YUI_PAGE (self))),
                  named_cb, ids, (GDestroyNotify)g_strfreev);
}

static void
ask_names_cb (gpointer data)
{
  YuiShiftPage *self = data;

  self->names_source = 0;
  if (g_hash_table_size (self->wanted) > 0)
    ask_names (self);
}

static void
want_name (YuiShiftPage *self, YuiRanked *ranked)
{
  const char *id = yui_ranked_get_worker_id (ranked);

  if (yui_ranked_get_candidate (ranked) || g_hash_table_contains (self->asked, id))
    return;
  g_hash_table_add (self->wanted, g_strdup (id));
  if (!self->names_source)
    self->names_source = g_timeout_add_once (NAMES_AFTER_MS, ask_names_cb, self);
}

static void
wanted_cb (YuiShiftPage *self, YuiCandidateRow *row)
{
  want_name (self, yui_candidate_row_get_ranked (row));
}

/* ---- rows ---- */

static void
label_cb (GtkListItem *item, GParamSpec *pspec, YuiCandidateRow *row)
{
  g_autofree char *label = NULL;

  g_object_get (row, "label", &label, NULL);
  gtk_list_item_set_accessible_label (item, label);
}

static void
setup_candidate_cb (YuiShiftPage *self, GtkListItem *item)
{
  GtkWidget *row = yui_candidate_row_new ();

  g_signal_connect_object (row, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::label", G_CALLBACK (label_cb), item, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_candidate_cb (YuiShiftPage *self, GtkListItem *item)
{
  yui_candidate_row_set_ranked (YUI_CANDIDATE_ROW (gtk_list_item_get_child (item)),
                                gtk_list_item_get_item (item));
}

static void
unbind_candidate_cb (YuiShiftPage *self, GtkListItem *item)
{
  yui_candidate_row_set_ranked (YUI_CANDIDATE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* ---- weights ---- */

static void
read_rows (YuiShiftPage *self, guint16 weights[YUI_RANK_N_TERMS])
{
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    weights[t] = yui_weight_row_get_weight (YUI_WEIGHT_ROW (self->weight_rows[t]));
}

static void
fill_rows (YuiShiftPage *self, const guint16 weights[YUI_RANK_N_TERMS])
{
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    yui_weight_row_set_weight (YUI_WEIGHT_ROW (self->weight_rows[t]), weights[t]);
}

static gboolean
is_zero (const guint16 weights[YUI_RANK_N_TERMS])
{
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    if (weights[t] > 0)
      return FALSE;
  return TRUE;
}

/* Whether the sliders differ from what the server keeps, and from the standard. */
static void
update_weight_actions (YuiShiftPage *self)
{
  guint16 shown[YUI_RANK_N_TERMS], kept[YUI_RANK_N_TERMS], standard[YUI_RANK_N_TERMS];
  gboolean is_kept, is_nothing;
  const char *subtitle;

  read_rows (self, shown);
  yui_ranking_weights_get (self->kept, kept);
  yui_ranking_weights_get_standard (self->kept, standard);
  is_kept = memcmp (shown, kept, sizeof shown) == 0;
  is_nothing = is_zero (shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.keep-weights", !is_kept && !is_nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.share-of-work", !is_nothing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.reset-weights",
                                 memcmp (shown, standard, sizeof shown) != 0);
  subtitle = is_nothing ? _ ("Nothing counts: please give at least one weight.")
                        : is_kept
      ? _ ("Move the weights and see who comes first.")
      : _ ("Tried out on this shift only, until you keep them.");
  adw_expander_row_set_subtitle (self->weights_row, subtitle);
}

static void
speak_order_cb (gpointer data)
{
  YuiShiftPage *self = data;
  g_autoptr (YuiRanked) first = g_list_model_get_item (G_LIST_MODEL (self->ranking), 0);
  YuiCandidate *candidate = first ? yui_ranked_get_candidate (first) : NULL;
  g_autofree char *sentence = NULL;

  self->order_source = 0;
  if (!candidate)
    return;
  /* Translators: %s is the name of the person at the top of the list. */
  sentence = g_strdup_printf (_ ("%s comes first now."), yui_candidate_get_display_name (candidate));
  yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static void
rank_anew (YuiShiftPage *self)
{
  guint16 weights[YUI_RANK_N_TERMS];

  read_rows (self, weights);
  if (!is_zero (weights))
    yui_candidate_ranking_set_weights (self->ranking, weights);
  update_weight_actions (self);
  yui_shift_page_update_offering (self);
  yui_shift_page_show_why (self);
}

static void
moved_cb (YuiShiftPage *self)
{
  self->weights_are_moved = TRUE;
  rank_anew (self);
  g_clear_handle_id (&self->order_source, g_source_remove);
  self->order_source = g_timeout_add_once (SPEAK_AFTER_MS, speak_order_cb, self);
}

static void
kept_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;

  if (error)
    {
      yui_page_toast_error (YUI_PAGE (self), error);
      yui_page_refresh (YUI_PAGE (self));
      return;
    }
  self->weights_are_moved = FALSE;
  update_weight_actions (self);
  yui_page_toast (YUI_PAGE (self), _ ("These weights count for all shifts now"));
}

void
yui_shift_page_keep_weights (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  guint16 weights[YUI_RANK_N_TERMS];

  read_rows (self, weights);
  gtk_widget_action_set_enabled (widget, "page.keep-weights", FALSE);
  yui_page_await (YUI_PAGE (self),
                  yui_client_put_ranking_weights (yui_page_get_client (YUI_PAGE (self)), self->kept,
                                                  weights, NULL),
                  kept_cb, NULL, NULL);
}

void
yui_shift_page_reset_weights (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  guint16 standard[YUI_RANK_N_TERMS];

  yui_ranking_weights_get_standard (self->kept, standard);
  fill_rows (self, standard);
  moved_cb (self);
}

void
yui_shift_page_share_of_work (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint16 weights[YUI_RANK_N_TERMS];
  g_autofree char *text = NULL;

  read_rows (YUI_SHIFT_PAGE (widget), weights);
  text = yui_ranking_weights_to_text (weights);
  gtk_widget_activate_action (widget, "win.share-of-work", "s", text);
}

/* ---- all ---- */

void
yui_shift_page_show_terms (YuiShiftPage *self, YuiCandidateTerms *terms)
{
  g_autoptr (GError) error = NULL;
  guint16 weights[YUI_RANK_N_TERMS];

  g_set_object (&self->kept, yui_candidate_terms_get_weights (terms));
  if (!self->weights_are_moved)
    {
      yui_ranking_weights_get (self->kept, weights);
      fill_rows (self, weights);
    }
  g_hash_table_remove_all (self->wanted);
  g_hash_table_remove_all (self->asked);
  if (!yui_candidate_ranking_set_terms (self->ranking, terms, &error))
    yui_page_toast_error (YUI_PAGE (self), error);
  rank_anew (self);
  /* The best are named even when no row shows them, so that they can be offered the shift. */
  for (guint i = 0; i < MIN (g_list_model_get_n_items (G_LIST_MODEL (self->ranking)), 20); i++)
    {
      g_autoptr (YuiRanked) ranked = g_list_model_get_item (G_LIST_MODEL (self->ranking), i);

      want_name (self, ranked);
    }
}

void
yui_shift_page_bind_ranking (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_callback (class, setup_candidate_cb);
  gtk_widget_class_bind_template_callback (class, bind_candidate_cb);
  gtk_widget_class_bind_template_callback (class, unbind_candidate_cb);
  gtk_widget_class_bind_template_callback_full (class, "why_changed_cb",
                                                G_CALLBACK (yui_shift_page_why_changed_cb));
}

void
yui_shift_page_ranking_init (YuiShiftPage *self)
{
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    {
      self->weight_rows[t] = yui_weight_row_new ((YuiRankTerm)t);
      g_signal_connect_object (self->weight_rows[t], "moved", G_CALLBACK (moved_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (self->weights_row, self->weight_rows[t]);
    }
  g_signal_connect_object (self->ranking, "selection", G_CALLBACK (yui_shift_page_update_offering),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.keep-weights", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.reset-weights", FALSE);
}

void
yui_shift_page_ranking_dispose (YuiShiftPage *self)
{
  g_clear_handle_id (&self->names_source, g_source_remove);
  g_clear_handle_id (&self->order_source, g_source_remove);
  g_cancellable_cancel (self->why_cancellable);
  g_clear_object (&self->why_cancellable);
  g_clear_object (&self->why_found);
  g_clear_object (&self->kept);
  g_clear_object (&self->ranking);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
}
