/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-page.h"

G_BEGIN_DECLS

/* Whether an employer asks a person, with the reason if not; and the certificate of age of someone
 * under 18. It stands on a YuiPage.
 *
 * Actions: standing.block, standing.unblock, standing.record. */
#define YUI_TYPE_PERSON_STANDING (yui_person_standing_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonStanding, yui_person_standing, YUI, PERSON_STANDING, GtkBox)

/* account_name stands for who saw a certificate; nullable. */
void yui_person_standing_show (YuiPersonStanding *self,
                               YuiMembership *person,
                               const char *account_name,
                               gboolean can_manage);

G_END_DECLS
