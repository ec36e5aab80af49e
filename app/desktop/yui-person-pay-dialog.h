/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-client.h"

G_BEGIN_DECLS

/* A person's tax column, to be declared, and what was paid in the year. */
#define YUI_TYPE_PERSON_PAY_DIALOG (yui_person_pay_dialog_get_type ())
G_DECLARE_FINAL_TYPE (YuiPersonPayDialog, yui_person_pay_dialog, YUI, PERSON_PAY_DIALOG, AdwDialog)

YuiPersonPayDialog *
yui_person_pay_dialog_new (YuiClient *client, const char *worker_id, const char *worker_name);

G_END_DECLS
