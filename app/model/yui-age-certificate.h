/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-record.h"

G_BEGIN_DECLS

/* A certificate of age that somebody saw. */
#define YUI_TYPE_AGE_CERTIFICATE (yui_age_certificate_get_type ())
G_DECLARE_FINAL_TYPE (YuiAgeCertificate, yui_age_certificate, YUI, AGE_CERTIFICATE, YuiRecord)

const char *yui_age_certificate_get_kind (
    YuiAgeCertificate *self); /* residence_entry or family_register_entry */
const char *yui_age_certificate_get_seen_on (YuiAgeCertificate *self);
const char *yui_age_certificate_get_seen_by (YuiAgeCertificate *self); /* a name */

G_END_DECLS
