/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-age-certificate.h"

#include "yui-record-private.h"

struct _YuiAgeCertificate
{
  YuiRecord parent_instance;

  char *kind;
  char *seen_on;
  char *seen_by;
};

G_DEFINE_FINAL_TYPE (YuiAgeCertificate, yui_age_certificate, YUI_TYPE_RECORD)

static const YuiField age_certificate_fields[] = {
  { "kind", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAgeCertificate, kind) },
  { "seen_on", YUI_FIELD_DATE, TRUE, G_STRUCT_OFFSET (YuiAgeCertificate, seen_on) },
  { "seen_by", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiAgeCertificate, seen_by) },
};

static void
yui_age_certificate_class_init (YuiAgeCertificateClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), age_certificate_fields,
                            G_N_ELEMENTS (age_certificate_fields));
}

static void
yui_age_certificate_init (YuiAgeCertificate *self)
{
}

YUI_RECORD_GETTER (AgeCertificate, age_certificate, AGE_CERTIFICATE, const char *, kind)
YUI_RECORD_GETTER (AgeCertificate, age_certificate, AGE_CERTIFICATE, const char *, seen_on)
YUI_RECORD_GETTER (AgeCertificate, age_certificate, AGE_CERTIFICATE, const char *, seen_by)
