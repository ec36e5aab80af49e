/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The presses of the clock and how far each has got. */
#include <glib/gi18n.h>

#include "model/yui-list.h"
#include "yui-kiosk-text.h"
#include "yui-visit-private.h"

/* What was last pressed here for a contract. In self->presses: contract id, "" without a session
 * → Press. */
typedef struct
{
  char *op_id; /* NULL until it is on disk */
  YuiClockKind kind;
  gint64 occurred_at; /* as it is said; what is sent is this device's, with its offset */
  gboolean is_sent;
  gboolean is_refused;
  gboolean needs_review;
} Press;

static void
press_free (gpointer data)
{
  Press *press = data;

  g_free (press->op_id);
  g_free (press);
}

static YuiClockState
state_after (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
    case YUI_CLOCK_KIND_BREAK_END:
      return YUI_CLOCK_STATE_IN;
    case YUI_CLOCK_KIND_BREAK_START:
      return YUI_CLOCK_STATE_ON_BREAK;
    case YUI_CLOCK_KIND_OUT:
      return YUI_CLOCK_STATE_OUT;
    case YUI_CLOCK_KIND_NONE:
    default:
      return YUI_CLOCK_STATE_NONE;
    }
}

static const char *
press_key (YuiContract *contract)
{
  return contract != NULL ? yui_contract_get_id (contract) : "";
}

YuiClockState
yui_visit_get_clock_state (YuiVisit *self, YuiContract *contract)
{
  Press *press;

  g_return_val_if_fail (YUI_IS_VISIT (self), YUI_CLOCK_STATE_NONE);

  press = g_hash_table_lookup (self->presses, press_key (contract));
  if (press != NULL && !press->is_refused)
    return state_after (press->kind);
  return contract != NULL ? yui_contract_get_clock_state (contract) : YUI_CLOCK_STATE_NONE;
}

static const char *
sentence_of_kind (YuiClockKind kind)
{
  switch (kind)
    {
    case YUI_CLOCK_KIND_IN:
      /* TRANSLATORS: a time of day; so the next three. */
      return _("Checked in at %s.");
    case YUI_CLOCK_KIND_OUT:
      return _("Checked out at %s.");
    case YUI_CLOCK_KIND_BREAK_START:
      return _("Break started at %s.");
    case YUI_CLOCK_KIND_BREAK_END:
      return _("Break ended at %s.");
    case YUI_CLOCK_KIND_NONE:
    default:
      return NULL;
    }
}

static const char *
sentence_of_progress (Press *press, YuiConnection connection)
{
  if (press->is_refused)
    return _("The server could not match it to your work. Tell the people at the desk.");
  if (press->needs_review)
    return _("It is recorded. Somebody will look at the time with you.");
  if (press->is_sent)
    return _("It is recorded.");
  if (press->op_id == NULL)
    return _("It is being recorded.");
  if (connection == YUI_CONNECTION_ONLINE)
    return _("It is kept on this device and is being sent.");
  return _("It is kept on this device, and sent when the server is back.");
}

char *
yui_visit_dup_clock_sentence (YuiVisit *self, YuiContract *contract)
{
  Press *press;
  g_autofree char *clock = NULL;
  g_autofree char *first = NULL;

  g_return_val_if_fail (YUI_IS_VISIT (self), NULL);

  press = g_hash_table_lookup (self->presses, press_key (contract));
  if (press == NULL)
    return NULL;
  clock = yui_kiosk_text_clock (press->occurred_at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  first = g_strdup_printf (sentence_of_kind (press->kind), clock);
#pragma GCC diagnostic pop
  /* TRANSLATORS: two sentences: what was pressed and when; how far it has got. */
  return g_strdup_printf (C_("two sentences", "%s %s"), first,
                             sentence_of_progress (press, yui_client_get_connection (self->kiosk)));
}

static void
announce_press (YuiVisit *self, YuiContract *contract)
{
  Press *press = g_hash_table_lookup (self->presses, press_key (contract));
  g_autofree char *sentence = yui_visit_dup_clock_sentence (self, contract);

  yui_visit_say (self, press->is_refused, sentence);
  yui_visit_emit_clocked (self);
}

typedef struct
{
  YuiVisit *self;
  YuiContract *contract;
  YuiClockKind kind;
  gint64 occurred_at;
} Clocking;

static void
clocking_free (gpointer data)
{
  Clocking *clocking = data;

  g_object_unref (clocking->self);
  g_clear_object (&clocking->contract);
  g_free (clocking);
}

static DexFuture *
clock_fiber (gpointer user_data)
{
  Clocking *clocking = user_data;
  YuiVisit *self = clocking->self;
  const char *contract_id = clocking->contract ? yui_contract_get_id (clocking->contract) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *op_id
      = dex_await_string (yui_outbox_add (self->outbox, self->client, contract_id,
                                          contract_id == NULL ? self->card_code : NULL,
                                          clocking->kind, clocking->occurred_at),
                          &error);
  Press *press = g_hash_table_lookup (self->presses, press_key (clocking->contract));

  yui_visit_set_busy (self, FALSE);
  if (yui_visit_is_over (self))
    return dex_future_new_for_boolean (TRUE);
  if (op_id == NULL)
    {
      g_warning ("A check-in could not be kept: %s", error->message);
      g_hash_table_remove (self->presses, press_key (clocking->contract));
      yui_visit_say (self, TRUE,
                     _("This could not be recorded on this device. Tell the people at the desk."));
      yui_visit_emit_clocked (self);
      return dex_future_new_for_boolean (FALSE);
    }
  if (press != NULL)
    press->op_id = g_steal_pointer (&op_id);
  announce_press (self, clocking->contract);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_clock (YuiVisit *self, YuiContract *contract, YuiClockKind kind)
{
  Clocking *clocking;
  Press *press;

  g_return_if_fail (YUI_IS_VISIT (self) && kind != YUI_CLOCK_KIND_NONE);
  g_return_if_fail ((contract == NULL) == (self->session == NULL));

  if (self->is_busy || yui_visit_is_over (self))
    return;
  press = g_new0 (Press, 1);
  press->kind = kind;
  press->occurred_at = yui_client_get_now_s (self->kiosk);
  g_hash_table_replace (self->presses, g_strdup (press_key (contract)), press);
  clocking = g_new0 (Clocking, 1);
  clocking->self = g_object_ref (self);
  g_set_object (&clocking->contract, contract);
  clocking->kind = kind;
  clocking->occurred_at = g_get_real_time () / G_USEC_PER_SEC;
  yui_visit_set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, clock_fiber, clocking, clocking_free));
}

/* The contract whose last press is the op; FALSE when it is none of this visit's. */
static gboolean
find_press (YuiVisit *self, const char *op_id, Press **press, YuiContract **contract)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->presses);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      if (g_strcmp0 (((Press *)value)->op_id, op_id) != 0)
        continue;
      *press = value;
      *contract = yui_list_find (G_LIST_MODEL (self->contracts), key, NULL, NULL);
      return TRUE;
    }
  return FALSE;
}

static void
sent_cb (YuiOutbox *outbox, const char *op_id, YuiClockEvent *event, YuiVisit *self)
{
  Press *press;
  YuiContract *contract;

  if (yui_visit_is_over (self) || !find_press (self, op_id, &press, &contract))
    return;
  press->is_sent = TRUE;
  press->needs_review = yui_clock_event_get_needs_review (event);
  announce_press (self, contract);
  yui_visit_load (self);
}

static void
refused_cb (YuiOutbox *outbox, const char *op_id, GError *error, YuiVisit *self)
{
  Press *press;
  YuiContract *contract;

  if (yui_visit_is_over (self) || !find_press (self, op_id, &press, &contract))
    return;
  press->is_refused = TRUE;
  announce_press (self, contract);
}

void
yui_visit_announce_waiting (YuiVisit *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->presses);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      Press *press = value;
      YuiContract *contract = yui_list_find (G_LIST_MODEL (self->contracts), key, NULL, NULL);

      if (press->op_id != NULL && !press->is_sent && !press->is_refused)
        announce_press (self, contract);
    }
}

void
yui_visit_setup_clock (YuiVisit *self)
{
  self->presses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, press_free);
  g_signal_connect_object (self->outbox, "sent", G_CALLBACK (sent_cb), self, 0);
  g_signal_connect_object (self->outbox, "refused", G_CALLBACK (refused_cb), self, 0);
}
