/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-visit.h"

G_BEGIN_DECLS

struct _YuiVisit
{
  GObject parent_instance;

  YuiClient *kiosk;
  YuiClient *client;
  YuiOutbox *outbox;
  YuiCardSession *session;
  char *card_code;
  YuiPassState pass;
  GCancellable *cancellable;

  GListStore *offers;
  GListStore *contracts;
  GListStore *open_shifts;
  guint n_applications;
  GHashTable *presses; /* of yui-visit-clock.c */
  guint n_loading;
  gboolean is_busy;
  char *message;
  gboolean is_problem;
};

/* After the end nothing that arrives may touch the visit. */
gboolean yui_visit_is_over (YuiVisit *self);

/* What came of the last thing the person did; message NULL forgets it. */
void yui_visit_say (YuiVisit *self, gboolean is_problem, const char *message);
void yui_visit_say_error (YuiVisit *self, const GError *error);

void yui_visit_set_busy (YuiVisit *self, gboolean is_busy);

/* The signals of the same names. */
void yui_visit_emit_accepted (YuiVisit *self, YuiContract *contract);
void yui_visit_emit_declined (YuiVisit *self);
void yui_visit_emit_settled (YuiVisit *self);
void yui_visit_emit_clocked (YuiVisit *self);

/* Begins to follow what becomes of the presses; once, at construction. */
void yui_visit_setup_clock (YuiVisit *self);

/* Says again what waits: that depends on whether the server is there. */
void yui_visit_announce_waiting (YuiVisit *self);

G_END_DECLS
