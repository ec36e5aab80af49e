/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keeps a draft from being sent, and what is sent. */
#include "yui-shift-draft.h"

#include <glib/gi18n.h>

#include "documents/yui-text.h"
#include "yui-shift-draft-private.h"
#include "yui-time.h"

#define MAX_BREAK_MIN      480
#define MAX_SEATS          500
#define MAX_YEN            100000
#define MAX_QUALIFICATIONS 16

void
yui_shift_fault_free (YuiShiftFault *fault)
{
  g_free (fault->sentence);
  g_free (fault);
}

static void
add_fault (GPtrArray *faults, YuiShiftField field, const char *sentence)
{
  YuiShiftFault *fault = g_new (YuiShiftFault, 1);

  *fault = (YuiShiftFault){ field, g_strdup (sentence) };
  g_ptr_array_add (faults, fault);
}

static gboolean
is_blank (YuiShiftDraft *self, YuiShiftField field)
{
  g_autofree char *folded = yui_text_fold_width (yui_shift_draft_get_text (self, field));

  return *folded == '\0';
}

static void
check_needed (YuiShiftDraft *self, GPtrArray *faults, YuiShiftField field, const char *sentence)
{
  if (is_blank (self, field))
    add_fault (faults, field, sentence);
}

static void
check_length (
    YuiShiftDraft *self, GPtrArray *faults, YuiShiftField field, int max, const char *sentence)
{
  if (g_utf8_strlen (yui_shift_draft_get_text (self, field), -1) > max)
    add_fault (faults, field, sentence);
}

static void
check_texts (YuiShiftDraft *self, GPtrArray *faults)
{
  check_needed (self, faults, YUI_SHIFT_FIELD_WORKPLACE, _("Choose the workplace."));
  check_needed (self, faults, YUI_SHIFT_FIELD_TITLE, _("Say in a few words what the work is."));
  check_length (self, faults, YUI_SHIFT_FIELD_TITLE, 100,
                _("The title may have 100 characters at most."));
  check_length (self, faults, YUI_SHIFT_FIELD_DESCRIPTION, 2000,
                _("The description may have 2000 characters at most."));
  check_length (self, faults, YUI_SHIFT_FIELD_BELONGINGS, 500,
                _("The things to bring may have 500 characters at most."));
}

static void
check_times (YuiShiftDraft *self, GPtrArray *faults, gint64 now_s)
{
  const char *date = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_DATE);
  const char *start = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_START);
  const char *end = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_END);
  gint64 day, starts_at, ends_at;
  int minute;

  if (!yui_text_parse_date (date, &day))
    add_fault (faults, YUI_SHIFT_FIELD_DATE, _("Enter the date, such as 2026-11-25."));
  if (!yui_text_parse_time (start, &minute) || minute >= YUI_MINUTES_PER_DAY)
    add_fault (faults, YUI_SHIFT_FIELD_START, _("Enter the start, such as 9:00."));
  if (!yui_text_parse_time (end, &minute))
    add_fault (faults, YUI_SHIFT_FIELD_END, _("Enter the end, such as 13:00."));
  if (!yui_shift_draft_get_times (self, &starts_at, &ends_at))
    return;
  if (starts_at < now_s)
    add_fault (faults, YUI_SHIFT_FIELD_START, _("The start is in the past."));
  if (ends_at - starts_at > YUI_MINUTES_PER_DAY * 60)
    add_fault (faults, YUI_SHIFT_FIELD_END, _("A shift may last 24 hours at most."));
}

static void
check_number (YuiShiftDraft *self,
              GPtrArray *faults,
              YuiShiftField field,
              gint64 min,
              gint64 max,
              const char *sentence)
{
  gint64 number = yui_shift_draft_get_number (self, field);

  if (min == 0 && is_blank (self, field))
    return;
  if (number < min || number > max)
    add_fault (faults, field, sentence);
}

static void
check_numbers (YuiShiftDraft *self, GPtrArray *faults)
{
  gint64 starts_at, ends_at;
  gint64 break_min = yui_shift_draft_get_number (self, YUI_SHIFT_FIELD_BREAK_MIN);

  check_number (self, faults, YUI_SHIFT_FIELD_BREAK_MIN, 0, MAX_BREAK_MIN,
                _("Enter the break in minutes, from 0 to 480."));
  if (yui_shift_draft_get_times (self, &starts_at, &ends_at) && break_min <= MAX_BREAK_MIN
      && break_min * 60 >= ends_at - starts_at)
    add_fault (faults, YUI_SHIFT_FIELD_BREAK_MIN, _("The break is as long as the shift."));
  check_number (self, faults, YUI_SHIFT_FIELD_SEATS, 1, MAX_SEATS,
                _("Enter how many people are needed, from 1 to 500."));
  check_number (self, faults, YUI_SHIFT_FIELD_HOURLY_WAGE, 1, MAX_YEN,
                _("Enter the hourly wage in yen, from 1 to 100,000."));
  check_number (self, faults, YUI_SHIFT_FIELD_TRANSPORT, 0, MAX_YEN,
                _("Enter the transport allowance in yen, from 0 to 100,000."));
}

static void
check_choices (YuiShiftDraft *self, GPtrArray *faults)
{
  const char *mode = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_HIRING_MODE);
  const char *ids = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_QUALIFICATIONS);
  g_auto (GStrv) split = g_strsplit (ids, " ", -1);

  if (*mode != '\0' && yui_word_from_nick (YUI_TYPE_HIRING_MODE, mode) == 0)
    add_fault (faults, YUI_SHIFT_FIELD_HIRING_MODE, _("Choose how people are hired."));
  if (g_strv_length (split) > MAX_QUALIFICATIONS)
    add_fault (faults, YUI_SHIFT_FIELD_QUALIFICATIONS,
               _("A shift may ask for 16 qualifications at most."));
}

static int
compare_faults (gconstpointer a, gconstpointer b)
{
  const YuiShiftFault *left = a, *right = b;

  return (int)left->field - (int)right->field;
}

GPtrArray *
yui_shift_draft_validate (YuiShiftDraft *self, gint64 now_s)
{
  g_autoptr (GPtrArray) faults = NULL;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);

  faults = g_ptr_array_new_with_free_func ((GDestroyNotify)yui_shift_fault_free);
  check_texts (self, faults);
  check_times (self, faults, now_s);
  check_numbers (self, faults);
  check_choices (self, faults);
  g_ptr_array_sort_values (faults, compare_faults);
  return g_steal_pointer (&faults);
}

/* What is sent */

static void
put_text (YuiShiftDraft *self, JsonObject *body, const char *member, YuiShiftField field)
{
  g_autofree char *text = g_strstrip (g_strdup (yui_shift_draft_get_text (self, field)));

  json_object_set_string_member (body, member, text);
}

static void
put_number (YuiShiftDraft *self, JsonObject *body, const char *member, YuiShiftField field)
{
  json_object_set_int_member (body, member, MAX (yui_shift_draft_get_number (self, field), 0));
}

static void
put_time (JsonObject *body, const char *member, gint64 time_s)
{
  g_autofree char *text = yui_time_to_text (time_s);

  json_object_set_string_member (body, member, text);
}

static void
put_qualifications (YuiShiftDraft *self, JsonObject *body)
{
  g_auto (GStrv) ids
      = g_strsplit (yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_QUALIFICATIONS), " ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0')
      json_array_add_string_element (array, ids[i]);
  json_object_set_array_member (body, "required_qualification_ids", array);
}

JsonNode *
yui_shift_draft_to_request (YuiShiftDraft *self)
{
  g_autoptr (GPtrArray) faults = yui_shift_draft_validate (self, 0);
  const char *mode = yui_shift_draft_get_text (self, YUI_SHIFT_FIELD_HIRING_MODE);
  gint64 starts_at, ends_at;
  JsonObject *body;
  JsonNode *node;

  if (faults == NULL || faults->len > 0 || !yui_shift_draft_get_times (self, &starts_at, &ends_at))
    return NULL;
  body = json_object_new ();
  put_text (self, body, "workplace_id", YUI_SHIFT_FIELD_WORKPLACE);
  put_text (self, body, "title", YUI_SHIFT_FIELD_TITLE);
  put_text (self, body, "description", YUI_SHIFT_FIELD_DESCRIPTION);
  put_text (self, body, "belongings", YUI_SHIFT_FIELD_BELONGINGS);
  put_time (body, "starts_at", starts_at);
  put_time (body, "ends_at", ends_at);
  put_number (self, body, "break_min", YUI_SHIFT_FIELD_BREAK_MIN);
  put_number (self, body, "seats", YUI_SHIFT_FIELD_SEATS);
  put_number (self, body, "hourly_wage_yen", YUI_SHIFT_FIELD_HOURLY_WAGE);
  put_number (self, body, "transport_yen", YUI_SHIFT_FIELD_TRANSPORT);
  json_object_set_string_member (body, "hiring_mode", *mode != '\0' ? mode : "selection");
  put_qualifications (self, body);
  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, body);
  return node;
}

JsonNode *
yui_shift_draft_to_patch (YuiShiftDraft *self, YuiShift *shift)
{
  g_autoptr (YuiShiftDraft) before = NULL;
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (JsonNode) patch = NULL;
  g_autoptr (GList) members = NULL;

  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (self), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT (shift), NULL);

  before = yui_shift_draft_new_from_shift (shift);
  old = yui_shift_draft_to_request (before);
  patch = yui_shift_draft_to_request (self);
  if (old == NULL || patch == NULL)
    return g_steal_pointer (&patch);
  members = json_object_get_members (json_node_get_object (patch));
  for (GList *l = members; l != NULL; l = l->next)
    if (json_node_equal (json_object_get_member (json_node_get_object (patch), l->data),
                         json_object_get_member (json_node_get_object (old), l->data)))
      json_object_remove_member (json_node_get_object (patch), l->data);
  return g_steal_pointer (&patch);
}

YuiShiftField
yui_shift_field_from_pointer (const char *pointer)
{
  static const struct
  {
    const char *member;
    YuiShiftField field;
  } members[] = {
    { "/workplace_id", YUI_SHIFT_FIELD_WORKPLACE },
    { "/title", YUI_SHIFT_FIELD_TITLE },
    { "/description", YUI_SHIFT_FIELD_DESCRIPTION },
    { "/belongings", YUI_SHIFT_FIELD_BELONGINGS },
    { "/starts_at", YUI_SHIFT_FIELD_START },
    { "/ends_at", YUI_SHIFT_FIELD_END },
    { "/break_min", YUI_SHIFT_FIELD_BREAK_MIN },
    { "/seats", YUI_SHIFT_FIELD_SEATS },
    { "/hourly_wage_yen", YUI_SHIFT_FIELD_HOURLY_WAGE },
    { "/transport_yen", YUI_SHIFT_FIELD_TRANSPORT },
    { "/hiring_mode", YUI_SHIFT_FIELD_HIRING_MODE },
    { "/required_qualification_ids", YUI_SHIFT_FIELD_QUALIFICATIONS },
  };

  g_return_val_if_fail (pointer != NULL, YUI_SHIFT_FIELD_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      gsize length = strlen (members[i].member);

      if (g_str_has_prefix (pointer, members[i].member)
          && (pointer[length] == '\0' || pointer[length] == '/'))
        return members[i].field;
    }
  return YUI_SHIFT_FIELD_NONE;
}
