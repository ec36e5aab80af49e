/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-pay-sum.h"

G_BEGIN_DECLS

/* What the coordinator sees of the whole programme, from a day to before another, Japan days.
 *
 *   registered     people registered before the end of the period, whether they ever worked or not
 *   active         different people with a contract for a shift that starts in the period
 *   employers      employers that had joined before the end of the period
 *   workplaces     workplaces, likewise
 *   posted_seats   seats of published shifts that start in the period; drafts and cancelled shifts
 *                  do not count, so that a posting counts once, when and where the work is
 *   filled_seats   contracts of these shifts: the rate is by seat, never by posting
 *   worked_shifts  attendances of the period with hours clocked (in and out) or agreed
 *   worked_people  different people of these
 *   worked_min     their minutes, agreed where agreed, else clocked; breaks taken off
 *   paid_yen       gross of locked pay runs for work days in the period, whenever it was paid
 *   weeks          the same by week (Monday to Sunday) of the work, cut to the period
 */
typedef struct
{
  gint64 registered;
  gint64 active;
  gint64 employers;
  gint64 workplaces;
  gint64 posted_seats;
  gint64 filled_seats;
  gint64 worked_shifts;
  gint64 worked_people;
  gint64 worked_min;
  gint64 paid_yen;
} YuiFigures;

/* from_day < to_day. Returns FALSE with YUI_STORE_ERROR. */
gboolean yui_figures_read (YuiFigures *figures,
                           YuiDatabase *db,
                           gint64 programme_id,
                           gint64 from_day,
                           gint64 to_day,
                           GError **error);

/* What paid_yen is made of: all of it, and weeks (array, one from each Monday of the period on, each
 * empty or added to). No runs are named: they are the employers'. */
gboolean yui_figures_read_sums (YuiPaySum *all,
                                YuiPaySum *weeks,
                                YuiDatabase *db,
                                gint64 programme_id,
                                gint64 from_day,
                                gint64 to_day,
                                GError **error);

G_END_DECLS
