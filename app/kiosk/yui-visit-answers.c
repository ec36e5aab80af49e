/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person at the kiosk answers, asks for and takes back: offers, changes, cancelling,
 * applying. */
#include <glib/gi18n.h>

#include "yui-kiosk-text.h"
#include "yui-visit-private.h"

/* Offers */

typedef struct
{
  YuiVisit *self;
  YuiOffer *offer;
  gboolean electronic_notice;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->self);
  g_object_unref (answer->offer);
  g_free (answer);
}

static void
start_answer (YuiVisit *self, YuiOffer *offer, gboolean electronic_notice, DexFiberFunc fiber)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->self = g_object_ref (self);
  answer->offer = g_object_ref (offer);
  answer->electronic_notice = electronic_notice;
  yui_visit_set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, fiber, answer, answer_free));
}

static DexFuture *
accept_fiber (gpointer user_data)
{
  Answer *answer = user_data;
  YuiVisit *self = answer->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiContract) contract
      = dex_await_object (yui_client_accept_offer (self->client, answer->offer,
                                                   answer->electronic_notice, self->cancellable),
                          &error);

  if (yui_visit_is_over (self))
    return dex_future_new_for_boolean (FALSE);
  yui_visit_set_busy (self, FALSE);
  if (contract == NULL)
    yui_visit_say_error (self, error);
  else
    {
      g_autofree char *formed = yui_kiosk_text_clock (yui_contract_get_formed_at (contract));
      /* TRANSLATORS: a time of day. */
      g_autofree char *text
          = g_strdup_printf (_("You have accepted the work. The contract was made at %s."), formed);

      yui_visit_say (self, FALSE, text);
      yui_visit_emit_accepted (self, contract);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_accept (YuiVisit *self, YuiOffer *offer, gboolean electronic_notice)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OFFER (offer));

  if (!self->is_busy)
    start_answer (self, offer, electronic_notice, accept_fiber);
}

static DexFuture *
decline_fiber (gpointer user_data)
{
  Answer *answer = user_data;
  YuiVisit *self = answer->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (YuiOffer) offer = dex_await_object (
      yui_client_decline_offer (self->client, answer->offer, self->cancellable), &error);

  if (yui_visit_is_over (self))
    return dex_future_new_for_boolean (FALSE);
  yui_visit_set_busy (self, FALSE);
  if (offer == NULL)
    yui_visit_say_error (self, error);
  else
    {
      yui_visit_say (self, FALSE,
                     _("You have declined the work. This has no effect on later offers."));
      yui_visit_emit_declined (self);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

void
yui_visit_decline (YuiVisit *self, YuiOffer *offer)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OFFER (offer));

  if (!self->is_busy)
    start_answer (self, offer, FALSE, decline_fiber);
}

/* Changes, cancelling, applying */

typedef struct
{
  YuiVisit *self;
  DexFuture *future;
  const char *done; /* what is said then; static */
} Settling;

static void
settling_free (gpointer data)
{
  Settling *settling = data;

  g_object_unref (settling->self);
  dex_clear (&settling->future);
  g_free (settling);
}

static DexFuture *
settle_fiber (gpointer user_data)
{
  Settling *settling = user_data;
  YuiVisit *self = settling->self;
  g_autoptr (GError) error = NULL;
  const gboolean is_done = dex_await (g_steal_pointer (&settling->future), &error);

  if (yui_visit_is_over (self))
    return dex_future_new_for_boolean (FALSE);
  yui_visit_set_busy (self, FALSE);
  if (!is_done)
    yui_visit_say_error (self, error);
  else
    {
      yui_visit_say (self, FALSE, settling->done);
      yui_visit_emit_settled (self);
    }
  yui_visit_load (self);
  return dex_future_new_for_boolean (TRUE);
}

/* Takes future. */
static void
settle (YuiVisit *self, DexFuture *future, const char *done)
{
  Settling *settling = g_new0 (Settling, 1);

  settling->self = g_object_ref (self);
  settling->future = future;
  settling->done = done;
  yui_visit_set_busy (self, TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, settle_fiber, settling, settling_free));
}

void
yui_visit_cancel (YuiVisit *self, YuiContract *contract)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_CONTRACT (contract));

  if (!self->is_busy)
    settle (self,
            yui_client_cancel_my_contract (self->client, yui_contract_get_id (contract),
                                           self->cancellable),
            _("You have cancelled this work. The workplace has been told."));
}

void
yui_visit_answer_proposal (YuiVisit *self, YuiProposal *proposal, gboolean is_accepted)
{
  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_PROPOSAL (proposal));

  if (!self->is_busy)
    settle (self,
            yui_client_answer_proposal (self->client, proposal, is_accepted, self->cancellable),
            is_accepted ? _("You have agreed. There is a new working conditions notice.")
                        : _("You have said no. Everything stays as it was agreed."));
}

void
yui_visit_apply (YuiVisit *self, YuiOpenShift *shift, gboolean electronic_notice)
{
  YuiTerms *terms;

  g_return_if_fail (YUI_IS_VISIT (self) && self->session != NULL);
  g_return_if_fail (YUI_IS_OPEN_SHIFT (shift));

  terms = yui_open_shift_get_terms (shift);
  if (!self->is_busy)
    settle (self, yui_client_apply (self->client, shift, electronic_notice, self->cancellable),
            yui_terms_get_hiring_mode (terms) == YUI_HIRING_MODE_FIRST_COME
            ? _("The work is yours. The contract has been made.")
            : _("You have applied. The workplace will answer you."));
}
