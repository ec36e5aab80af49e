/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-candidate-row.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

/* A candidate: a check box, who, why, how many points; the points of each term inside. */
struct _YuiCandidateRow
{
  AdwExpanderRow parent_instance;

  YuiCandidate *candidate;
  gboolean selected;
  gboolean selectable;

  GtkCheckButton *check;
};

enum
{
  PROP_0,
  PROP_CANDIDATE,
  PROP_SELECTED,
  PROP_SELECTABLE,
  N_PROPS
};

#define MAX_REASONS 4

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiCandidateRow, yui_candidate_row, ADW_TYPE_EXPANDER_ROW)

static char *
say_title (YuiCandidateRow *self, int rank, const char *name)
{
  /* Translators: the rank of a person, then the name. */
  return g_markup_printf_escaped (_ ("%d. %s"), rank, name);
}

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
say_subtitle (YuiCandidateRow *self, YuiCandidate *candidate, GListModel *terms)
{
  g_autofree char *kinds = say_kinds (candidate);
  g_autofree char *reasons = yui_wording_reasons (candidate, MAX_REASONS);

  /* Translators: the reading of a name; the pools the person is in; on a new line, why the person
   * fits. */
  return g_markup_printf_escaped (_ ("%s · %s\n%s"), yui_candidate_get_kana (candidate), kinds,
                                    reasons);
}

static char *
say_score (YuiCandidateRow *self, int score)
{
  /* Translators: points of a score, of 1000. */
  return g_strdup_printf (ngettext ("%d point", "%d points", (gulong)score), score);
}

static char *
say_offer (YuiCandidateRow *self, YuiOfferState state)
{
  return g_strdup (yui_wording_offer_state (state));
}

static gboolean
is_offered (YuiCandidateRow *self, YuiOfferState state)
{
  return state != YUI_OFFER_STATE_NONE;
}

static GtkWidget *
make_term_row (YuiCandidate *candidate, YuiScoreTerm *term)
{
  const char *word = yui_score_term_get_term (term);
  g_autofree char *reason = yui_wording_reason (candidate, word);
  int points = yui_score_term_get_contribution (term);
  g_autofree char *text
      = g_strdup_printf (ngettext ("%d point", "%d points", (gulong)points), points);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), yui_wording_term (word));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason ? reason : "");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dimmed");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static void
set_candidate (YuiCandidateRow *self, YuiCandidate *candidate)
{
  GListModel *terms = yui_candidate_get_terms (candidate);
  g_autofree char *label = NULL;

  self->candidate = g_object_ref (candidate);
  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      g_autoptr (YuiScoreTerm) term = g_list_model_get_item (terms, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_term_row (candidate, term));
    }

  /* Translators: %s is a person's name; a check box. */
  label = g_strdup_printf (_ ("Select %s"), yui_candidate_get_display_name (candidate));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
yui_candidate_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiCandidateRow *self = YUI_CANDIDATE_ROW (object);

  switch (id)
    {
    case PROP_CANDIDATE:
      g_value_set_object (value, self->candidate);
      break;
    case PROP_SELECTED:
      g_value_set_boolean (value, self->selected);
      break;
    case PROP_SELECTABLE:
      g_value_set_boolean (value, self->selectable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_candidate_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiCandidateRow *self = YUI_CANDIDATE_ROW (object);

  switch (id)
    {
    case PROP_CANDIDATE:
      set_candidate (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      if (self->selected != g_value_get_boolean (value))
        {
          self->selected = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_SELECTABLE:
      self->selectable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_candidate_row_dispose (GObject *object)
{
  YuiCandidateRow *self = YUI_CANDIDATE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_CANDIDATE_ROW);
  g_clear_object (&self->candidate);

  G_OBJECT_CLASS (yui_candidate_row_parent_class)->dispose (object);
}

static void
yui_candidate_row_class_init (YuiCandidateRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = yui_candidate_row_get_property;
  object_class->set_property = yui_candidate_row_set_property;
  object_class->dispose = yui_candidate_row_dispose;

  props[PROP_CANDIDATE] = g_param_spec_object ("candidate", NULL, NULL, YUI_TYPE_CANDIDATE, once);
  props[PROP_SELECTED]
      = g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SELECTABLE] = g_param_spec_boolean ("selectable", NULL, NULL, FALSE, once);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-candidate-row.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiCandidateRow, check);
  gtk_widget_class_bind_template_callback (widget_class, say_title);
  gtk_widget_class_bind_template_callback (widget_class, say_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, say_score);
  gtk_widget_class_bind_template_callback (widget_class, say_offer);
  gtk_widget_class_bind_template_callback (widget_class, is_offered);
}

static void
yui_candidate_row_init (YuiCandidateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_candidate_row_new (YuiCandidate *candidate, gboolean selectable)
{
  g_return_val_if_fail (YUI_IS_CANDIDATE (candidate), NULL);

  return g_object_new (YUI_TYPE_CANDIDATE_ROW, "candidate", candidate, "selectable", selectable,
                       NULL);
}

YuiCandidate *
yui_candidate_row_get_candidate (YuiCandidateRow *self)
{
  g_return_val_if_fail (YUI_IS_CANDIDATE_ROW (self), NULL);

  return self->candidate;
}

gboolean
yui_candidate_row_is_selected (YuiCandidateRow *self)
{
  g_return_val_if_fail (YUI_IS_CANDIDATE_ROW (self), FALSE);

  return self->selected;
}
