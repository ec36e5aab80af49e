/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-shift-draft.h"

#include "documents/yui-text.h"
#include "yui-shift-draft-private.h"
#include "yui-time.h"

struct _YuiShiftDraft
{
  GObject parent_instance;

  char *id;
  char *shift_id;
  gint64 edited_at;
  char *texts[YUI_SHIFT_N_FIELDS];
};

G_DEFINE_FINAL_TYPE (YuiShiftDraft, yui_shift_draft, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (YuiShiftField,
                    yui_shift_field,
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_WORKPLACE, "workplace"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_TITLE, "title"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_DESCRIPTION, "description"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_BELONGINGS, "belongings"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_DATE, "date"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_START, "start"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_END, "end"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_BREAK_MIN, "break"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_SEATS, "seats"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_HOURLY_WAGE, "hourly_wage"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_TRANSPORT, "transport"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_HIRING_MODE, "hiring_mode"),
                    G_DEFINE_ENUM_VALUE (YUI_SHIFT_FIELD_QUALIFICATIONS, "qualifications"))

static void
yui_shift_draft_finalize (GObject *object)
{
  YuiShiftDraft *self = YUI_SHIFT_DRAFT (object);

  g_free (self->id);
  g_free (self->shift_id);
  for (guint i = 0; i < YUI_SHIFT_N_FIELDS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (yui_shift_draft_parent_class)->finalize (object);
}

static void
yui_shift_draft_class_init (YuiShiftDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = yui_shift_draft_finalize;
}

static void
yui_shift_draft_init (YuiShiftDraft *self)
{
  for (guint i = 0; i < YUI_SHIFT_N_FIELDS; i++)
    self->texts[i] = g_strdup ("");
}

static YuiShiftDraft *
copy_draft (YuiShiftDraft *self)
{
  YuiShiftDraft *copy = g_object_new (YUI_TYPE_SHIFT_DRAFT, NULL);

  copy->id = g_strdup (self->id);
  copy->shift_id = g_strdup (self->shift_id);
  copy->edited_at = g_get_real_time () / G_USEC_PER_SEC;
  for (guint i = 0; i < YUI_SHIFT_N_FIELDS; i++)
    g_set_str (&copy->texts[i], self->texts[i]);
  return copy;
}

static void
take_text (YuiShiftDraft *self, YuiShiftField field, char *text)
{
  g_free (self->texts[field]);
  self->texts[field] = text;
}

static void
put_number (YuiShiftDraft *self, YuiShiftField field, gint64 number)
{
  take_text (self, field, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

static void
put_times (YuiShiftDraft *self, gint64 starts_at, gint64 ends_at)
{
  g_autoptr (GDateTime) start = yui_time_to_date_time (starts_at);
  g_autoptr (GDateTime) end = yui_time_to_date_time (ends_at);

  take_text (self, YUI_SHIFT_FIELD_DATE, g_date_time_format (start, "%Y-%m-%d"));
  take_text (self, YUI_SHIFT_FIELD_START, g_date_time_format (start, "%H:%M"));
  take_text (self, YUI_SHIFT_FIELD_END, g_date_time_format (end, "%H:%M"));
}

YuiShiftDraft *
yui_shift_draft_new (void)
{
  YuiShiftDraft *self = g_object_new (YUI_TYPE_SHIFT_DRAFT, NULL);

  self->id = g_uuid_string_random ();
  return self;
}

YuiShiftDraft *
yui_shift_draft_new_from_shift (YuiShift *shift)
{
  YuiShiftDraft *self;

  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);

  self = yui_shift_draft_new ();
  self->shift_id = g_strdup (yui_shift_get_id (shift));
  g_set_str (&self->texts[YUI_SHIFT_FIELD_WORKPLACE], yui_shift_get_workplace_id (shift));
  g_set_str (&self->texts[YUI_SHIFT_FIELD_TITLE], yui_shift_get_title (shift));
  g_set_str (&self->texts[YUI_SHIFT_FIELD_DESCRIPTION], yui_shift_get_description (shift));
  g_set_str (&self->texts[YUI_SHIFT_FIELD_BELONGINGS], yui_shift_get_belongings (shift));
  g_set_str (&self->texts[YUI_SHIFT_FIELD_HIRING_MODE],
             yui_word_to_nick (YUI_TYPE_HIRING_MODE, yui_shift_get_hiring_mode (shift)));
  take_text (self, YUI_SHIFT_FIELD_QUALIFICATIONS,
             g_strjoinv (" ", (GStrv)yui_shift_get_required_qualification_ids (shift)));
  put_times (self, yui_shift_get_starts_at (shift), yui_shift_get_ends_at (shift));
  put_number (self, YUI_SHIFT_FIELD_BREAK_MIN, yui_shift_get_break_min (shift));
  put_number (self, YUI_SHIFT_FIELD_SEATS, yui_shift_get_seats (shift));
  put_number (self, YUI_SHIFT_FIELD_HOURLY_WAGE, yui_shift_get_hourly_wage_yen (shift));
  put_number (self, YUI_SHIFT_FIELD_TRANSPORT, yui_shift_get_transport_yen (shift));
  return self;
}

YuiShiftDraft *
yui_shift_draft_with (YuiShiftDraft *self, YuiShiftField field, const char *text)
{
  YuiShiftDraft *copy;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);
  g_return_val_if_fail (field > YUI_SHIFT_FIELD_NONE && field < YUI_SHIFT_N_FIELDS, NULL);

  if (text == NULL)
    text = "";
  if (g_str_equal (self->texts[field], text))
    return g_object_ref (self);
  copy = copy_draft (self);
  g_set_str (&copy->texts[field], text);
  return copy;
}

YuiShiftDraft *
yui_shift_draft_with_times (YuiShiftDraft *self, gint64 starts_at, gint64 ends_at)
{
  YuiShiftDraft *copy;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);
  g_return_val_if_fail (ends_at > starts_at, NULL);

  copy = copy_draft (self);
  put_times (copy, starts_at, ends_at);
  return copy;
}

/* Kept between two runs */

YuiShiftDraft *
yui_shift_draft_new_from_json (JsonNode *node, GError **error)
{
  g_autoptr (YuiShiftDraft) self = NULL;
  g_autoptr (GEnumClass) fields = g_type_class_ref (YUI_TYPE_SHIFT_FIELD);
  JsonObject *object = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL || json_object_get_string_member_with_default (object, "id", NULL) == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "/id: it is missing");
      return NULL;
    }
  self = g_object_new (YUI_TYPE_SHIFT_DRAFT, NULL);
  self->id = g_strdup (json_object_get_string_member (object, "id"));
  self->shift_id = g_strdup (json_object_get_string_member_with_default (object, "shift_id", NULL));
  self->edited_at = json_object_get_int_member_with_default (object, "edited_at", 0);
  for (guint i = 1; i < YUI_SHIFT_N_FIELDS; i++)
    g_set_str (&self->texts[i], json_object_get_string_member_with_default (
                                    object, g_enum_get_value (fields, i)->value_nick, ""));
  return g_steal_pointer (&self);
}

JsonNode *
yui_shift_draft_to_json (YuiShiftDraft *self)
{
  g_autoptr (GEnumClass) fields = g_type_class_ref (YUI_TYPE_SHIFT_FIELD);
  JsonNode *node;
  JsonObject *object;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);

  object = json_object_new ();
  json_object_set_string_member (object, "id", self->id);
  if (self->shift_id != NULL)
    json_object_set_string_member (object, "shift_id", self->shift_id);
  json_object_set_int_member (object, "edited_at", self->edited_at);
  for (guint i = 1; i < YUI_SHIFT_N_FIELDS; i++)
    json_object_set_string_member (object, g_enum_get_value (fields, i)->value_nick,
                                   self->texts[i]);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, object);
  return node;
}

/* What it says */

const char *
yui_shift_draft_get_id (YuiShiftDraft *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);

  return self->id;
}

const char *
yui_shift_draft_get_shift_id (YuiShiftDraft *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);

  return self->shift_id;
}

const char *
yui_shift_draft_get_text (YuiShiftDraft *self, YuiShiftField field)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);
  g_return_val_if_fail (field > YUI_SHIFT_FIELD_NONE && field < YUI_SHIFT_N_FIELDS, NULL);

  return self->texts[field];
}

gint64
yui_shift_draft_get_edited_at (YuiShiftDraft *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), 0);

  return self->edited_at;
}

gint64
yui_shift_draft_get_number (YuiShiftDraft *self, YuiShiftField field)
{
  g_autofree char *folded = NULL;
  gint64 number;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), -1);
  g_return_val_if_fail (field > YUI_SHIFT_FIELD_NONE && field < YUI_SHIFT_N_FIELDS, -1);

  folded = yui_text_fold_width (self->texts[field]);
  if (g_str_has_suffix (folded, "分"))
    folded[strlen (folded) - strlen ("分")] = '\0';
  return yui_text_parse_int (folded, &number) && number >= 0 ? number : -1;
}

gboolean
yui_shift_draft_get_times (YuiShiftDraft *self, gint64 *starts_at, gint64 *ends_at)
{
  gint64 day, midnight_s;
  int start_min, end_min;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), FALSE);
  g_return_val_if_fail (starts_at != NULL && ends_at != NULL, FALSE);

  if (!yui_text_parse_date (self->texts[YUI_SHIFT_FIELD_DATE], &day)
      || !yui_text_parse_time (self->texts[YUI_SHIFT_FIELD_START], &start_min)
      || !yui_text_parse_time (self->texts[YUI_SHIFT_FIELD_END], &end_min)
      || start_min >= YUI_MINUTES_PER_DAY)
    return FALSE;
  if (end_min <= start_min)
    end_min += YUI_MINUTES_PER_DAY;
  midnight_s = day * YUI_MINUTES_PER_DAY * 60 - YUI_JAPAN_OFFSET_S;
  *starts_at = midnight_s + start_min * 60;
  *ends_at = midnight_s + end_min * 60;
  return TRUE;
}

gboolean
yui_shift_draft_is_empty (YuiShiftDraft *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), TRUE);

  for (guint i = 1; i < YUI_SHIFT_N_FIELDS; i++)
    if (*self->texts[i] != '\0')
      return FALSE;
  return TRUE;
}

gboolean
yui_shift_draft_equal (YuiShiftDraft *self, YuiShiftDraft *other)
{
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), FALSE);
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (other), FALSE);

  for (guint i = 1; i < YUI_SHIFT_N_FIELDS; i++)
    if (!g_str_equal (self->texts[i], other->texts[i]))
      return FALSE;
  return TRUE;
}
