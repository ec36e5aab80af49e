/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-page-private.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

/* The part of the Shift page about who may see the shift, and from when. */

#define ALL_KINDS "\"current_staff\",\"alumni\",\"registered\",\"past_spot\""
#define POOL(kinds, opens)                                                                         \
  "{\"kind\":\"pool\",\"opens\":\"after_publication\",\"minutes\":" opens                          \
  ",\"pool_kinds\":[" kinds "]}"
#define PROGRAMME(opens, minutes)                                                                  \
  "{\"kind\":\"programme\",\"opens\":\"" opens "\",\"minutes\":" minutes "}"

/* The plans that can be chosen, in the order of the list; the first is no ring at all. */
static const char *const PLANS[] = {
  "[]",
  "[" POOL ("\"alumni\",\"current_staff\"", "0") "," POOL (ALL_KINDS, "1440") "]",
  "[" POOL (ALL_KINDS, "0") "," PROGRAMME ("before_start", "2880") "]",
  "[" PROGRAMME ("after_publication", "0") "]",
};

#define N_PLANS   G_N_ELEMENTS (PLANS)
#define ALL_COUNT 4
#define HOUR_MIN  60
#define DAY_MIN   1440

static gboolean
can_plan (YuiShiftPage *self)
{
  return self->shift && yui_desk_can_manage (yui_page_get_desk (YUI_PAGE (self)))
         && yui_shift_get_state (self->shift) != YUI_SHIFT_STATE_CANCELLED
         && yui_shift_get_starts_at (self->shift) > g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_published (YuiShiftPage *self)
{
  return yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_PUBLISHED;
}

/* ---- plans ---- */

/* Members of a pool ring in one order, so that two plans compare as text. */
static void
sort_kinds (JsonObject *ring)
{
  JsonArray *kinds = json_object_has_member (ring, "pool_kinds")
                         ? json_object_get_array_member (ring, "pool_kinds")
                         : NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  JsonArray *sorted;

  if (!kinds)
    return;
  for (guint i = 0; i < json_array_get_length (kinds); i++)
    g_ptr_array_add (texts, g_strdup (json_array_get_string_element (kinds, i)));
  g_ptr_array_sort_values (texts, (GCompareFunc)g_strcmp0);
  sorted = json_array_new ();
  for (guint i = 0; i < texts->len; i++)
    json_array_add_string_element (sorted, texts->pdata[i]);
  json_object_set_array_member (ring, "pool_kinds", sorted);
}

static char *
plan_to_text (JsonNode *plan)
{
  JsonArray *rings = json_node_get_array (plan);

  for (guint i = 0; i < json_array_get_length (rings); i++)
    sort_kinds (json_array_get_object_element (rings, i));
  return json_to_string (plan, FALSE);
}

static char *
dup_present_plan (YuiShiftPage *self)
{
  g_autoptr (JsonNode) plan = yui_ring_plan_of (yui_ring_list_get_items (self->rings));

  return plan_to_text (plan);
}

/* N_PLANS: none of them. */
static guint
find_plan (const char *text)
{
  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (JsonNode) plan = json_from_string (PLANS[i], NULL);
      g_autofree char *other = plan_to_text (plan);

      if (g_str_equal (text, other))
        return i;
    }
  return N_PLANS;
}

static void
changed_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiShiftPage *self = object;
  const char *before = data;

  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else if (before)
    yui_page_toast_undo (YUI_PAGE (self), _ ("Who sees the shift was changed"), "page.restore-rings",
                                            g_variant_new_string (before));
  yui_page_refresh (YUI_PAGE (self));
}

static void
put_plan (YuiShiftPage *self, const char *text, gboolean has_undo)
{
  g_autoptr (JsonNode) plan = json_from_string (text, NULL);

  g_return_if_fail (plan != NULL);
  yui_page_await (YUI_PAGE (self),
                  yui_client_put_rings (yui_page_get_client (YUI_PAGE (self)), self->shift_id,
                                        yui_ring_list_get_shift_version (self->rings),
                                        g_steal_pointer (&plan), NULL),
                  changed_cb, has_undo ? dup_present_plan (self) : NULL, g_free);
}

void
yui_shift_page_plan_chosen_cb (YuiShiftPage *self)
{
  const guint chosen = adw_combo_row_get_selected (self->plan_row);

  if (self->rings_are_filling || chosen >= N_PLANS || !self->rings)
    return;
  put_plan (self, PLANS[chosen], TRUE);
}

void
yui_shift_page_restore_rings (GtkWidget *widget, const char *name, GVariant *parameter)
{
  put_plan (YUI_SHIFT_PAGE (widget), g_variant_get_string (parameter, NULL), FALSE);
}

/* ---- by hand ---- */

/* The ring of a kind, or of an id; transfer full. */
static YuiRing *
find_ring (YuiShiftPage *self, const char *kind, const char *id)
{
  GListModel *rings = yui_ring_list_get_items (self->rings);

  for (guint i = 0; i < g_list_model_get_n_items (rings); i++)
    {
      g_autoptr (YuiRing) ring = g_list_model_get_item (rings, i);

      if (g_strcmp0 (yui_ring_get_kind (ring), kind) == 0
          || g_strcmp0 (yui_ring_get_id (ring), id) == 0)
        return g_steal_pointer (&ring);
    }
  return NULL;
}

static void
move (YuiShiftPage *self, YuiRing *ring, const char *verb)
{
  yui_page_await (YUI_PAGE (self),
                  yui_client_move_ring (yui_page_get_client (YUI_PAGE (self)), ring, verb, NULL),
                  changed_cb, dup_present_plan (self), g_free);
}

void
yui_shift_page_move_ring (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  g_autoptr (YuiRing) ring = find_ring (self, NULL, g_variant_get_string (parameter, NULL));

  if (ring)
    move (self, ring, g_str_equal (yui_ring_get_state (ring), "open") ? "close" : "open");
}

/* The pool keeps what it has; everybody else sees the shift too. */
void
yui_shift_page_open_everyone (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiShiftPage *self = YUI_SHIFT_PAGE (widget);
  g_autoptr (YuiRing) ring = find_ring (self, "programme", NULL);
  g_autofree char *present = dup_present_plan (self);
  g_autofree char *wanted = NULL;

  if (ring)
    {
      move (self, ring, "open");
      return;
    }
  if (g_str_equal (present, "[]"))
    wanted = g_strdup ("[" POOL (ALL_KINDS, "0") "," PROGRAMME ("after_publication", "0") "]");
  else
    {
      present[strlen (present) - 1] = '\0';
      wanted = g_strconcat (present, "," PROGRAMME ("after_publication", "0") "]", NULL);
    }
  put_plan (self, wanted, TRUE);
}

/* ---- showing ---- */

static char *
dup_pool_title (YuiRing *ring)
{
  const char *const *kinds = yui_ring_get_pool_kinds (ring);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GEnumClass) class = g_type_class_ref (YUI_TYPE_MEMBERSHIP_KIND);
  g_auto (GStrv) parts = NULL;

  if (g_strv_length ((char **)kinds) == ALL_COUNT)
    return g_strdup (_ ("Everyone in the pool"));
  for (guint i = 0; kinds[i]; i++)
    {
      const GEnumValue *value = g_enum_get_value_by_nick (class, kinds[i]);

      if (value)
        g_strv_builder_add (names, yui_wording_kind ((YuiMembershipKind)value->value));
    }
  parts = g_strv_builder_end (names);
  return g_strjoinv (_ (", "), parts);
}

static char *
dup_title (YuiRing *ring)
{
  const char *kind = yui_ring_get_kind (ring);
  guint n;

  if (g_str_equal (kind, "pool"))
    return dup_pool_title (ring);
  if (g_str_equal (kind, "neighbours"))
    return g_strdup (_ ("Members of workplaces near by who agreed to it"));
  if (g_str_equal (kind, "programme"))
    return g_strdup (_ ("Everyone registered with the programme"));
  n = g_strv_length ((char **)yui_ring_get_worker_ids (ring));
  return g_strdup_printf (ngettext ("%u chosen person", "%u chosen people", (gulong)n), n);
}

/* What is not published yet has no moment, only a rule. */
static char *
dup_rule (YuiRing *ring)
{
  const int minutes = yui_ring_get_minutes (ring);
  const int n = minutes % DAY_MIN == 0 ? minutes / DAY_MIN : minutes / HOUR_MIN;
  const gboolean is_days = minutes % DAY_MIN == 0;

  if (g_str_equal (yui_ring_get_opens (ring), "before_start"))
    return is_days ? g_strdup_printf (ngettext ("Opens %d day before the start",
                                                "Opens %d days before the start", (gulong)n),
                                      n)
                   : g_strdup_printf (ngettext ("Opens %d hour before the start",
                                                "Opens %d hours before the start", (gulong)n),
                                      n);
  if (minutes == 0)
    return g_strdup (_ ("Opens when the shift is published"));
  return is_days ? g_strdup_printf (ngettext ("Opens %d day after the publication",
                                              "Opens %d days after the publication", (gulong)n),
                                    n)
                 : g_strdup_printf (ngettext ("Opens %d hour after the publication",
                                              "Opens %d hours after the publication", (gulong)n),
                                    n);
}

static char *
dup_subtitle (YuiRing *ring)
{
  const char *state = yui_ring_get_state (ring);
  const gint64 moment_s = g_str_equal (state, "closed") ? yui_ring_get_closed_at (ring)
                                                        : yui_ring_get_opens_at (ring);
  g_autofree char *moment = moment_s != 0 ? yui_wording_moment (moment_s) : NULL;

  if (g_str_equal (state, "closed"))
    /* Translators: %s is a day and time, as in the next lines. */
    return g_strdup_printf (_ ("Closed %s"), moment);
  if (!moment)
    return dup_rule (ring);
  if (g_str_equal (state, "waiting"))
    return g_strdup_printf (_ ("Opens %s"), moment);
  return yui_ring_get_opened_by_hand (ring) ? g_strdup_printf (_ ("Opened by hand %s"), moment)
                                            : g_strdup_printf (_ ("Open since %s"), moment);
}

static GtkWidget *
make_ring_row (gpointer item, gpointer data)
{
  YuiShiftPage *self = data;
  YuiRing *ring = item;
  const char *state = yui_ring_get_state (ring);
  g_autofree char *title = dup_title (ring), *subtitle = dup_subtitle (ring);
  GtkWidget *row = yui_shift_page_make_text_row (title, subtitle);
  const char *label = g_str_equal (state, "open") ? _ ("C_lose")
                                                  : g_str_equal (state, "closed")
      ? _ ("Open A_gain")
      : _ ("Open _Now");

  if (can_plan (self) && is_published (self))
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        yui_shift_page_make_row_button (label, "page.move-ring", yui_ring_get_id (ring)));
  return row;
}

/* A plan that none of the choices stands for has a name of its own at the end. */
static void
show_plan (YuiShiftPage *self)
{
  g_autofree char *text = dup_present_plan (self);
  const guint plan = find_plan (text);
  const char *names[] = { _ ("Everyone in the pool"),
                            _ ("Own and former staff first, the pool a day later"),
                              _ ("The pool; everyone registered two days before"),
                                _ ("Everyone registered with the programme"),
                                  plan == N_PLANS ? _ ("Set up for this shift") : NULL, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->rings_are_filling = TRUE;
  adw_combo_row_set_model (self->plan_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->plan_row, plan);
  self->rings_are_filling = FALSE;
}

void
yui_shift_page_show_rings (YuiShiftPage *self, YuiRingList *rings)
{
  g_autoptr (YuiRing) everyone = NULL;
  gboolean is_open;

  g_set_object (&self->rings, rings);
  everyone = find_ring (self, "programme", NULL);
  is_open = everyone && g_str_equal (yui_ring_get_state (everyone), "open");
  show_plan (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_row), can_plan (self));
  gtk_list_box_bind_model (self->rings_list, yui_ring_list_get_items (rings), make_ring_row, self,
                           NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->rings_list),
                          g_list_model_get_n_items (yui_ring_list_get_items (rings)) > 0);
  gtk_widget_set_visible (self->everyone_row, can_plan (self) && is_published (self) && !is_open);
  gtk_widget_set_visible (self->rings_group,
                          yui_shift_get_state (self->shift) != YUI_SHIFT_STATE_CANCELLED);
}
