/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "net/yui-enrolment.h"

G_BEGIN_DECLS

/* What a kiosk shows that is not let in yet: the code that a coordinator types. */
#define YUI_TYPE_ENROL_PAGE (yui_enrol_page_get_type ())
G_DECLARE_FINAL_TYPE (YuiEnrolPage, yui_enrol_page, YUI, ENROL_PAGE, AdwBreakpointBin)

/* Once. */
void yui_enrol_page_set_enrolment (YuiEnrolPage *self, YuiEnrolment *enrolment);

G_END_DECLS
