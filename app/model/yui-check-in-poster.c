/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-check-in-poster.h"

#include "yui-record-private.h"

struct _YuiCheckInPoster
{
  YuiRecord parent_instance;

  char *id;
  int version;
  char *workplace_name;
  gint64 made_at;
  char *made_by;
  gint64 revoked_at;
  char *document_id;
};

G_DEFINE_FINAL_TYPE (YuiCheckInPoster, yui_check_in_poster, YUI_TYPE_RECORD)

static const YuiField check_in_poster_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCheckInPoster, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiCheckInPoster, version) },
  { "workplace_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCheckInPoster, workplace_name) },
  { "made_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiCheckInPoster, made_at) },
  { "made_by", YUI_FIELD_TEXT, FALSE, G_STRUCT_OFFSET (YuiCheckInPoster, made_by) },
  { "revoked_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiCheckInPoster, revoked_at) },
  { "document_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiCheckInPoster, document_id) },
};

static void
yui_check_in_poster_class_init (YuiCheckInPosterClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), check_in_poster_fields,
                            G_N_ELEMENTS (check_in_poster_fields));
}

static void
yui_check_in_poster_init (YuiCheckInPoster *self)
{
}

YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, const char *, id)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, int, version)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, const char *, workplace_name)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, gint64, made_at)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, const char *, made_by)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, gint64, revoked_at)
YUI_RECORD_GETTER (CheckInPoster, check_in_poster, CHECK_IN_POSTER, const char *, document_id)
