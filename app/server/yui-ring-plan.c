/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-ring.h"

#define MINUTES_MAX (60 * 24 * 60)
#define PEOPLE_MAX  200

static const char *const KINDS[]
    = { "chosen", "pool", "neighbours", "programme", "partners", NULL };
static const char *const OPENS[] = { "at", "after_publication", "before_start", NULL };
static const char *const POOL_KINDS[]
    = { "current_staff", "alumni", "registered", "past_spot", NULL };

typedef struct
{
  YuiBody *body; /* of one ring */
  const char *field;
  guint i;
  gboolean is_template;
} Place;

static void
add_fault (const Place *place, const char *member, const char *code, const char *sentence)
{
  g_autofree char *pointer = g_strdup_printf ("/%s/%u/%s", place->field, place->i, member);

  yui_faults_add (yui_body_get_faults (place->body), pointer, code, NULL, "%s", sentence);
}

static void
read_opening (YuiRing *ring, const Place *place)
{
  const char *opens = yui_body_get_word (place->body, "opens", YUI_REQUIRED, OPENS);

  if (opens == NULL)
    return;
  ring->opens = g_strdup (opens);
  if (!g_str_equal (opens, "at"))
    yui_body_get_int (place->body, "minutes", YUI_REQUIRED, 0, MINUTES_MAX, &ring->opens_min);
  else if (place->is_template)
    add_fault (place, "opens", "not_in_template",
               "A template has no date: say how long after the publication or before the start.");
  else
    yui_body_get_moment (place->body, "at", YUI_REQUIRED, &ring->opens_at_s);
}

static void
read_people (YuiRing *ring, const Place *place)
{
  g_autoptr (GPtrArray) ids
      = yui_body_get_ids (place->body, "worker_ids", YUI_REQUIRED, 1, PEOPLE_MAX);

  if (place->is_template)
    add_fault (place, "kind", "not_in_template",
               "A template names no people: choose them for each shift.");
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (ring->worker_ids, g_strdup (ids->pdata[i]));
}

static void
read_pool_kinds (YuiRing *ring, const Place *place)
{
  yyjson_val *list
      = yui_body_get_list (place->body, "pool_kinds", YUI_REQUIRED, G_N_ELEMENTS (POOL_KINDS) - 1);
  yyjson_val *item;
  size_t i, n;

  if (list == NULL)
    return;
  if (yyjson_arr_size (list) == 0)
    add_fault (place, "pool_kinds", "too_short", "Name at least one kind of members.");
  yyjson_arr_foreach (list, i, n, item)
  {
    const char *kind = yyjson_get_str (item);

    if (kind == NULL || !g_strv_contains (POOL_KINDS, kind))
      add_fault (place, "pool_kinds", "not_in_list", "There is no such kind of members.");
    else if (g_ptr_array_find_with_equal_func (ring->pool_kinds, kind, g_str_equal, NULL))
      add_fault (place, "pool_kinds", "duplicate", "A kind of members is there twice.");
    else
      g_ptr_array_add (ring->pool_kinds, g_strdup (kind));
  }
}

static void
read_kind (YuiRing *ring, const Place *place)
{
  const char *kind = yui_body_get_word (place->body, "kind", YUI_REQUIRED, KINDS);

  if (kind == NULL)
    return;
  ring->kind = g_strdup (kind);
  if (g_str_equal (kind, "chosen"))
    read_people (ring, place);
  else if (g_str_equal (kind, "pool"))
    read_pool_kinds (ring, place);
  else if (g_str_equal (kind, "partners"))
    add_fault (place, "kind", "partners_not_reached",
               "A contract needs a person who is registered in this programme. People of a partner "
               "programme can be hired once they have registered here.");
}

static YuiRing *
read_ring (const Place *place)
{
  YuiRing *ring = g_new0 (YuiRing, 1);

  ring->worker_ids = g_ptr_array_new_with_free_func (g_free);
  ring->pool_kinds = g_ptr_array_new_with_free_func (g_free);
  read_kind (ring, place);
  read_opening (ring, place);
  yui_body_finish (place->body, NULL);
  return ring;
}

/* Only of the pool can there be several rings, one for some kinds and one for others. */
static void
check_once (GPtrArray *plan, const Place *place)
{
  const YuiRing *ring = plan->pdata[place->i];

  for (guint i = 0; ring->kind != NULL && i < place->i; i++)
    if (g_strcmp0 (((YuiRing *)plan->pdata[i])->kind, ring->kind) == 0
        && !g_str_equal (ring->kind, "pool"))
      {
        add_fault (place, "kind", "duplicate", "There is such a ring already.");
        return;
      }
}

GPtrArray *
yui_ring_plan_from_body (YuiBody *body, const char *field, YuiNeed need, gboolean is_template)
{
  g_autoptr (GPtrArray) items = yui_body_get_objects (body, field, need, YUI_RINGS_MAX);
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_ring_free);

  if (items == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const Place place = { items->pdata[i], field, i, is_template };

      g_ptr_array_add (plan, read_ring (&place));
      check_once (plan, &place);
    }
  return g_steal_pointer (&plan);
}
