/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-fill-week-page-private.h"

#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "widgets/yui-widgets.h"
#include "yui-deadline.h"
#include "yui-week.h"
#include "yui-wording.h"

#define POLL_MS    400
#define OFFERS_MAX 50 /* in one call */

G_DEFINE_FINAL_TYPE (YuiFillWeekPage, yui_fill_week_page, YUI_TYPE_PAGE)

/* ---- wishes ---- */

static char *
make_key (const char *shift_id, const char *worker_id)
{
  return g_strconcat (shift_id, " ", worker_id, NULL);
}

/* Whoever is proposed is ticked until the employer says otherwise. */
YuiWishFlags
yui_fill_week_page_get_wish (YuiFillWeekPage *self, const char *shift_id, const char *worker_id)
{
  g_autofree char *key = make_key (shift_id, worker_id);
  gpointer flags;

  if (!g_hash_table_lookup_extended (self->wishes, key, NULL, &flags))
    return YUI_WISH_TICKED;
  return (YuiWishFlags)GPOINTER_TO_UINT (flags);
}

void
yui_fill_week_page_set_wish (YuiFillWeekPage *self,
                             const char *shift_id,
                             const char *worker_id,
                             YuiWishFlags flag,
                             gboolean on)
{
  guint flags = yui_fill_week_page_get_wish (self, shift_id, worker_id);

  flags = on ? flags | flag : flags & ~(guint)flag;
  g_hash_table_replace (self->wishes, make_key (shift_id, worker_id), GUINT_TO_POINTER (flags));
}

static void
wish_free (gpointer data)
{
  YuiAssignmentWish *wish = data;

  g_free (wish->shift_id);
  g_free (wish->worker_id);
  g_free (wish);
}

static GPtrArray *
collect_wishes (YuiFillWeekPage *self, YuiWishFlags flag)
{
  GPtrArray *wishes = g_ptr_array_new_with_free_func (wish_free);
  GHashTableIter iter;
  gpointer key, flags;

  g_hash_table_iter_init (&iter, self->wishes);
  while (g_hash_table_iter_next (&iter, &key, &flags))
    if ((GPOINTER_TO_UINT (flags) & flag) != 0)
      {
        g_auto (GStrv) parts = g_strsplit (key, " ", 2);
        YuiAssignmentWish *wish = g_new0 (YuiAssignmentWish, 1);

        wish->shift_id = g_strdup (parts[0]);
        wish->worker_id = g_strdup (parts[1]);
        g_ptr_array_add (wishes, wish);
      }
  return wishes;
}

/* ---- what it says ---- */

static gboolean
is_state (YuiFillWeekPage *self, const char *state)
{
  return self->draft && g_str_equal (yui_assignment_draft_get_state (self->draft), state);
}

/* Ids of those ticked for a shift that can be offered. */
static GStrv
collect_ticked (YuiFillWeekPage *self, YuiAssignedShift *shift)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GListModel *people = yui_assigned_shift_get_people (shift);
  const char *shift_id = yui_assigned_shift_get_shift_id (shift);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (people), OFFERS_MAX); i++)
    {
      g_autoptr (YuiAssignedPerson) person = g_list_model_get_item (people, i);
      const char *worker_id = yui_assigned_person_get_worker_id (person);

      if (yui_assigned_shift_get_state (shift) == YUI_SHIFT_STATE_PUBLISHED
          && (yui_fill_week_page_get_wish (self, shift_id, worker_id) & YUI_WISH_TICKED))
        g_strv_builder_add (ids, worker_id);
    }
  return g_strv_builder_end (ids);
}

static guint
count_ticked (YuiFillWeekPage *self)
{
  GListModel *shifts = yui_assignment_draft_get_shifts (self->draft);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (YuiAssignedShift) shift = g_list_model_get_item (shifts, i);
      g_auto (GStrv) ids = collect_ticked (self, shift);

      n += g_strv_length (ids);
    }
  return n;
}

void
yui_fill_week_page_update (YuiFillWeekPage *self)
{
  gboolean done = is_state (self, "done");
  guint n = done ? count_ticked (self) : 0;
  g_autoptr (GPtrArray) pinned = collect_wishes (self, YUI_WISH_PINNED);
  g_autoptr (GPtrArray) ruled_out = collect_wishes (self, YUI_WISH_RULED_OUT);
  /* Translators: how many people offers go to; a button. */
  g_autofree char *label
      = g_strdup_printf (ngettext ("_Offer to %u Person", "_Offer to %u People", n), n);
  g_autofree char *wishes = NULL;

  if (pinned->len + ruled_out->len > 0)
    /* Translators: both are numbers of people. */
    wishes = g_strdup_printf (_ ("Kept: %u. Left out: %u."), pinned->len, ruled_out->len);
  else
    wishes
        = g_strdup (_ ("Keep people with the pin, or leave them out, before it is proposed again."));
  gtk_label_set_label (self->again_label, wishes);
  gtk_button_set_label (self->offer_button, n > 0 ? label : _ ("_Offer"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.offer", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.solve-again",
                                 self->draft && !is_state (self, "running"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.stop", is_state (self, "running"));
}

static char *
say_summary (YuiFillWeekPage *self)
{
  int seats = yui_assignment_draft_get_seats (self->draft);
  int filled = yui_assignment_draft_get_seats_filled (self->draft);
  int bound = yui_assignment_draft_get_seats_bound (self->draft);
  /* Translators: seats with a proposed person, of all open seats. */
  g_autofree char *first
      = g_strdup_printf (ngettext ("%d of %d open seat has somebody.",
                                   "%d of %d open seats have somebody.", (gulong)seats),
                         filled, seats);
  g_autofree char *second = NULL;

  if (filled >= bound)
    second = g_strdup (_ ("No other plan fills more."));
  else
    second = g_strdup_printf (ngettext ("At most %d seat could be filled.",
                                        "At most %d seats could be filled.", (gulong)bound),
                              bound);
  /* Translators: two sentences. */
  return g_strdup_printf (_ ("%s %s"), first, second);
}

static char *
say_detail (YuiFillWeekPage *self)
{
  int gap = yui_assignment_draft_get_points_gap (self->draft);
  int looked_at = yui_assignment_draft_get_looked_at (self->draft);
  const char *problem = yui_assignment_draft_get_problem (self->draft);
  GString *text = g_string_new (NULL);

  if (gap == 0)
    g_string_append (text, _ ("No other choice of people fits noticeably better."));
  else if (gap > 0)
    /* Translators: how much better another choice of people could be at most. */
    g_string_append_printf (
        text,
        ngettext ("Another choice of people could give each at most %d point more on average.",
                  "Another choice of people could give each at most %d points more on average.",
                  (gulong)gap),
        gap);
  if (looked_at > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("For each shift the best %d people were looked at."),
                                      looked_at);
    }
  if (problem && g_str_equal (problem, "pins_dropped"))
    g_string_append_printf (text, "\n%s",
                            _ ("Not everybody you wanted to keep could be kept: a rule or other "
                               "work stands against it."));
  return g_string_free_and_steal (text);
}

static void
show_done (YuiFillWeekPage *self)
{
  g_autofree char *summary = say_summary (self);
  g_autofree char *detail = say_detail (self);

  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->detail_label, detail);
  yui_fill_week_page_show_shifts (self);
  yui_page_set_empty (YUI_PAGE (self), yui_assignment_draft_get_seats (self->draft) == 0);
  yui_widgets_announce (GTK_WIDGET (self), summary);
}

/* ---- proposing ---- */

static void poll_cb (gpointer data);

static void
show_draft (YuiFillWeekPage *self, YuiAssignmentDraft *draft)
{
  double limit_ms = MAX (yui_assignment_draft_get_limit_ms (draft), 1);

  g_set_object (&self->draft, draft);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 MIN (yui_assignment_draft_get_elapsed_ms (draft) / limit_ms, 1));
  if (is_state (self, "running") && !self->poll_source)
    self->poll_source = g_timeout_add_once (POLL_MS, poll_cb, self);
  if (is_state (self, "done"))
    show_done (self);
  gtk_stack_set_visible_child_name (self->work_stack, is_state (self, "running") ? "running"
                                                      : is_state (self, "done")  ? "done"
                                                                                 : "stopped");
  yui_fill_week_page_update (self);
}

static void
polled_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  YuiFillWeekPage *self = object;

  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  else if (is_state (self, "running"))
    show_draft (self, yui_future_get_object (future));
}

static void
poll_cb (gpointer data)
{
  YuiFillWeekPage *self = data;

  self->poll_source = 0;
  if (is_state (self, "running"))
    yui_page_await (YUI_PAGE (self),
                    yui_client_get_assignment_draft (yui_page_get_client (YUI_PAGE (self)),
                                                     yui_assignment_draft_get_id (self->draft),
                                                     yui_page_get_cancellable (YUI_PAGE (self))),
                    polled_cb, NULL, NULL);
}

static DexFuture *
yui_fill_week_page_load (YuiPage *page, GCancellable *cancellable)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (page);
  g_autoptr (GPtrArray) pinned = collect_wishes (self, YUI_WISH_PINNED);
  g_autoptr (GPtrArray) ruled_out = collect_wishes (self, YUI_WISH_RULED_OUT);

  if (self->draft)
    return yui_client_get_assignment_draft (yui_page_get_client (page),
                                            yui_assignment_draft_get_id (self->draft), cancellable);
  return yui_client_create_assignment_draft (yui_page_get_client (page), self->first_day,
                                             (int)adw_spin_row_get_value (self->shifts_a_day_row),
                                             pinned, ruled_out, cancellable);
}

static void
yui_fill_week_page_loaded (YuiPage *page, DexFuture *result)
{
  show_draft (YUI_FILL_WEEK_PAGE (page), yui_future_get_object (result));
}

/* Has it proposed anew; the draft before is no longer needed. */
static void
solve_again (YuiFillWeekPage *self)
{
  if (self->draft)
    dex_future_disown (yui_client_delete_assignment_draft (
        yui_page_get_client (YUI_PAGE (self)), yui_assignment_draft_get_id (self->draft), NULL));
  g_clear_object (&self->draft);
  yui_fill_week_page_update (self);
  yui_page_refresh (YUI_PAGE (self));
}

static void
solve_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  solve_again (YUI_FILL_WEEK_PAGE (widget));
}

static void
limits_changed_cb (YuiFillWeekPage *self)
{
  yui_fill_week_page_update (self);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (widget);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  dex_future_disown (yui_client_delete_assignment_draft (
      yui_page_get_client (YUI_PAGE (self)), yui_assignment_draft_get_id (self->draft), NULL));
  g_clear_object (&self->draft);
  gtk_stack_set_visible_child_name (self->work_stack, "stopped");
  gtk_widget_action_set_enabled (widget, "page.stop", FALSE);
  gtk_widget_action_set_enabled (widget, "page.solve-again", TRUE);
}

/* ---- offers ---- */

/* Takes over the offers of the calls that went through; returns why the first other one did not. */
static GError *
take_offers (YuiFillWeekPage *self, DexFuture *future, GStrvBuilder *ids, guint *n)
{
  DexFutureSet *set = DEX_FUTURE_SET (future);
  GError *error = NULL;

  for (guint i = 0; i < dex_future_set_get_size (set); i++)
    {
      g_autoptr (GError) problem = NULL;
      const GValue *value = dex_future_set_get_value_at (set, i, &problem);
      GListModel *offers = value ? g_value_get_object (value) : NULL;

      for (guint j = 0; offers && j < g_list_model_get_n_items (offers); j++)
        {
          g_autoptr (YuiOffer) offer = g_list_model_get_item (offers, j);

          g_list_store_append (self->offers, offer);
          g_strv_builder_add (ids, yui_offer_get_id (offer));
          (*n)++;
        }
      if (problem && !error)
        error = g_steal_pointer (&problem);
    }
  return error;
}

static void
offered_cb (gpointer object, DexFuture *future, const GError *unused, gpointer data)
{
  YuiFillWeekPage *self = object;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  guint n = 0;
  g_autoptr (GError) error = take_offers (self, future, builder, &n);
  g_autofree char *title = NULL;

  ids = g_strv_builder_end (builder);
  title = g_strdup_printf (ngettext ("Offered to %u person", "Offered to %u people", (gulong)n), n);
  if (n > 0)
    yui_page_toast_undo (YUI_PAGE (self), title, "page.withdraw-all",
                         g_variant_new_strv ((const char *const *)ids, -1));
  if (error)
    yui_page_toast_error (YUI_PAGE (self), error);
  solve_again (self);
}

static void
offer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (widget);
  GListModel *shifts = yui_assignment_draft_get_shifts (self->draft);
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);
  gint64 now_s = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < g_list_model_get_n_items (shifts); i++)
    {
      g_autoptr (YuiAssignedShift) shift = g_list_model_get_item (shifts, i);
      g_auto (GStrv) ids = collect_ticked (self, shift);

      if (ids[0])
        g_ptr_array_add (futures,
                         yui_client_create_offers (
                             yui_page_get_client (YUI_PAGE (self)),
                             yui_assigned_shift_get_shift_id (shift), (const char *const *)ids,
                             yui_deadline_suggest (now_s, yui_assigned_shift_get_starts_at (shift)),
                             NULL));
    }
  if (futures->len == 0)
    return;
  gtk_widget_action_set_enabled (widget, "page.offer", FALSE);
  yui_page_await (YUI_PAGE (self),
                  dex_future_allv ((DexFuture *const *)futures->pdata, futures->len), offered_cb,
                  NULL, NULL);
}

static void
withdrawn_cb (gpointer object, DexFuture *future, const GError *error, gpointer data)
{
  if (error)
    yui_page_toast_error (object, error);
  else
    yui_page_toast (object, _ ("Offers withdrawn"));
  solve_again (object);
}

static void
withdraw_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (widget);
  g_autofree const char **ids = g_variant_get_strv (parameter, NULL);
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);

  for (const char **id = ids; *id; id++)
    {
      YuiOffer *offer = yui_list_find (G_LIST_MODEL (self->offers), *id, NULL, NULL);

      if (offer)
        g_ptr_array_add (futures, yui_client_withdraw_offer (yui_page_get_client (YUI_PAGE (self)),
                                                             offer, NULL));
    }
  if (futures->len > 0)
    yui_page_await (YUI_PAGE (self),
                    dex_future_allv ((DexFuture *const *)futures->pdata, futures->len),
                    withdrawn_cb, NULL, NULL);
}

/* ---- object ---- */

static void
yui_fill_week_page_dispose (GObject *object)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_FILL_WEEK_PAGE);
  g_clear_object (&self->draft);
  g_clear_object (&self->offers);

  G_OBJECT_CLASS (yui_fill_week_page_parent_class)->dispose (object);
}

static void
yui_fill_week_page_finalize (GObject *object)
{
  YuiFillWeekPage *self = YUI_FILL_WEEK_PAGE (object);

  g_hash_table_unref (self->wishes);
  g_free (self->first_day);

  G_OBJECT_CLASS (yui_fill_week_page_parent_class)->finalize (object);
}

static void
yui_fill_week_page_class_init (YuiFillWeekPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  YuiPageClass *page_class = YUI_PAGE_CLASS (class);

  object_class->dispose = yui_fill_week_page_dispose;
  object_class->finalize = yui_fill_week_page_finalize;
  page_class->load = yui_fill_week_page_load;
  page_class->loaded = yui_fill_week_page_loaded;

  gtk_widget_class_install_action (widget_class, "page.offer", NULL, offer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "page.offer",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.solve-again", NULL, solve_again_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "page.solve-again", NULL);
  gtk_widget_class_install_action (widget_class, "page.stop", NULL, stop_action);
  gtk_widget_class_install_action (widget_class, "page.withdraw-all", "as", withdraw_all_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-fill-week-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, offer_button);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, work_stack);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, detail_label);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, shifts_a_day_row);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, again_label);
  gtk_widget_class_bind_template_child (widget_class, YuiFillWeekPage, shifts_box);
  gtk_widget_class_bind_template_callback (widget_class, limits_changed_cb);
}

static void
yui_fill_week_page_init (YuiFillWeekPage *self)
{
  self->wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->offers = g_list_store_new (YUI_TYPE_OFFER);
  gtk_widget_init_template (GTK_WIDGET (self));
  yui_fill_week_page_update (self);
}

AdwNavigationPage *
yui_fill_week_page_new (YuiDesk *desk, const char *first_day)
{
  YuiFillWeekPage *self;
  g_autofree char *week = NULL;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (first_day != NULL, NULL);

  self = g_object_new (YUI_TYPE_FILL_WEEK_PAGE, "desk", desk, NULL);
  self->first_day = g_strdup (first_day);
  week = yui_week_say (first_day);
  adw_window_title_set_subtitle (self->window_title, week);
  return ADW_NAVIGATION_PAGE (self);
}
