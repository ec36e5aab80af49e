/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-candidate-row.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "yui-wording.h"

/* Who stands at one rank: a check box, who, how many points, why, and the points of each term. */
struct _YuiCandidateRow
{
  GtkWidget parent_instance;

  YuiRanked *ranked;
  gulong changed_handler;
  char *label;
  gboolean updating;

  GtkWidget *box;
  GtkCheckButton *check;
  GtkLabel *title_label;
  GtkLabel *offer_label;
  GtkLabel *score_label;
  GtkLevelBar *score_bar;
  GtkLabel *reasons_label;
  GtkLabel *terms_label;
};

enum
{
  PROP_0,
  PROP_RANKED,
  PROP_LABEL,
  N_PROPS
};

enum
{
  WANTED,
  N_SIGNALS
};

#define MAX_REASONS 4

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiCandidateRow, yui_candidate_row, GTK_TYPE_WIDGET)

static char *
say_kinds (YuiCandidate *candidate)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (const char *const *kind = yui_candidate_get_kinds (candidate); *kind; kind++)
    g_strv_builder_add (names, yui_wording_kind ((YuiMembershipKind)yui_word_from_nick (
                                   YUI_TYPE_MEMBERSHIP_KIND, *kind)));
  parts = g_strv_builder_end (names);
  return g_strjoinv (_ (", "), parts);
}

static char *
say_reasons (YuiCandidate *candidate)
{
  g_autofree char *kinds = say_kinds (candidate);
  g_autofree char *reasons = yui_wording_reasons (candidate, MAX_REASONS);

  /* Translators: the reading of a name; the pools the person is in; on a new line, why the person
   * fits. */
  return g_strdup_printf (_ ("%s · %s\n%s"), yui_candidate_get_kana (candidate), kinds, reasons);
}

typedef struct
{
  YuiRankTerm term;
  int points;
} Part;

static int
compare_parts (const void *a, const void *b)
{
  const Part *first = a, *second = b;

  return second->points != first->points ? second->points - first->points
                                         : (int)first->term - (int)second->term;
}

/* The points of each term, greatest first; terms that give nothing are left out. */
static char *
say_terms (YuiRanked *ranked)
{
  GString *text = g_string_new (NULL);
  Part parts[YUI_RANK_N_TERMS];

  for (int t = 0; t < YUI_RANK_N_TERMS; t++)
    parts[t] = (Part){ (YuiRankTerm)t, yui_ranked_get_points (ranked, (YuiRankTerm)t) };
  qsort (parts, YUI_RANK_N_TERMS, sizeof *parts, compare_parts);
  for (int i = 0; i < YUI_RANK_N_TERMS && parts[i].points > 0; i++)
    {
      if (i > 0)
        g_string_append (text, _ (" · "));
      /* Translators: what counts in a ranking, and how many points it gives this person. */
      g_string_append_printf (text, _ ("%s %d"),
                                      yui_wording_term (yui_ranking_term_word (parts[i].term)),
                                      parts[i].points);
    }
  return g_string_free_and_steal (text);
}

static void
set_label (YuiCandidateRow *self, const char *title, const char *score, const char *reasons)
{
  g_autofree char *label = g_strdup_printf ("%s, %s\n%s", title, score, reasons);

  if (g_set_str (&self->label, label))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
update_check (YuiCandidateRow *self, YuiCandidate *candidate)
{
  g_autofree char *label = NULL;

  self->updating = TRUE;
  gtk_check_button_set_active (self->check, yui_ranked_is_selected (self->ranked));
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->check),
                            candidate && yui_candidate_can_be_asked (candidate));
  if (!candidate)
    return;
  /* Translators: %s is a person's name; a check box. */
  label = g_strdup_printf (_ ("Select %s"), yui_candidate_get_display_name (candidate));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
update (YuiCandidateRow *self)
{
  YuiCandidate *candidate = yui_ranked_get_candidate (self->ranked);
  int points = yui_ranked_get_score (self->ranked);
  YuiOfferState offer
      = candidate ? yui_candidate_get_offer_state (candidate) : YUI_OFFER_STATE_NONE;
  /* Translators: the rank of a person, then the name. */
  g_autofree char *title
      = g_strdup_printf (_ ("%d. %s"), (int)yui_ranked_get_rank (self->ranked),
                           candidate ? yui_candidate_get_display_name (candidate) : "…");
  /* Translators: points of a score, of 1000. */
  g_autofree char *score
      = g_strdup_printf (ngettext ("%d point", "%d points", (gulong)points), points);
  g_autofree char *reasons = candidate ? say_reasons (candidate) : g_strdup ("\n");
  g_autofree char *terms = say_terms (self->ranked);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->score_label, score);
  gtk_label_set_label (self->reasons_label, reasons);
  gtk_label_set_label (self->terms_label, terms);
  gtk_level_bar_set_value (self->score_bar, points);
  gtk_label_set_label (self->offer_label,
                       offer != YUI_OFFER_STATE_NONE ? yui_wording_offer_state (offer) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->offer_label), offer != YUI_OFFER_STATE_NONE);
  update_check (self, candidate);
  set_label (self, title, score, candidate ? reasons : "");
  if (!candidate)
    g_signal_emit (self, signals[WANTED], 0);
}

static void
check_toggled_cb (YuiCandidateRow *self)
{
  if (self->ranked && !self->updating)
    yui_ranked_set_selected (self->ranked, gtk_check_button_get_active (self->check));
}

static void
yui_candidate_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiCandidateRow *self = YUI_CANDIDATE_ROW (object);

  switch (id)
    {
    case PROP_RANKED:
      g_value_set_object (value, self->ranked);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_candidate_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_RANKED:
      yui_candidate_row_set_ranked (YUI_CANDIDATE_ROW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_candidate_row_dispose (GObject *object)
{
  YuiCandidateRow *self = YUI_CANDIDATE_ROW (object);

  yui_candidate_row_set_ranked (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_CANDIDATE_ROW);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (yui_candidate_row_parent_class)->dispose (object);
}

static void
yui_candidate_row_class_init (YuiCandidateRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_candidate_row_get_property;
  object_class->set_property = yui_candidate_row_set_property;
  object_class->dispose = yui_candidate_row_dispose;

  props[PROP_RANKED]
      = g_param_spec_object ("ranked", NULL, NULL, YUI_TYPE_RANKED,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[WANTED] = g_signal_new ("wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "candidate");
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, box);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, check);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, offer_label);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, score_label);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, score_bar);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, reasons_label);
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, terms_label);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled_cb);
}

static void
yui_candidate_row_init (YuiCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_candidate_row_new (void)
{
  return g_object_new (YUI_TYPE_CANDIDATE_ROW, NULL);
}

YuiRanked *
yui_candidate_row_get_ranked (YuiCandidateRow *self)
{
  g_return_val_if_fail (YUI_IS_CANDIDATE_ROW (self), NULL);

  return self->ranked;
}

void
yui_candidate_row_set_ranked (YuiCandidateRow *self, YuiRanked *ranked)
{
  g_return_if_fail (YUI_IS_CANDIDATE_ROW (self));

  if (self->ranked == ranked)
    return;
  if (self->ranked)
    g_clear_signal_handler (&self->changed_handler, self->ranked);
  g_set_object (&self->ranked, ranked);
  if (ranked)
    {
      self->changed_handler
          = g_signal_connect_swapped (ranked, "changed", G_CALLBACK (update), self);
      update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RANKED]);
}

gboolean
yui_candidate_can_be_asked (YuiCandidate *candidate)
{
  YuiOfferState offer;

  g_return_val_if_fail (YUI_IS_CANDIDATE (candidate), FALSE);

  offer = yui_candidate_get_offer_state (candidate);
  return offer == YUI_OFFER_STATE_NONE || offer == YUI_OFFER_STATE_ENDED;
}
