/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-private.h"

#include <glib/gi18n.h>

#include "model/yui-sentence.h"
#include "widgets/yui-widgets.h"
#include "yui-shift-editor-await.h"

#define MAX_SEATS 500

enum
{
  PROP_0,
  PROP_DRAFT,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint sent_signal;

G_DEFINE_FINAL_TYPE (YuiShiftEditor, yui_shift_editor, ADW_TYPE_DIALOG)

void
yui_shift_editor_take_draft (YuiShiftEditor *self, YuiShiftField field, YuiShiftDraft *draft)
{
  g_object_unref (self->draft);
  self->draft = draft;
  g_clear_pointer (&self->refused[field], g_free);
  yui_shift_editor_update_hints (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DRAFT]);
}

/* Sending */

static void
set_busy (YuiShiftEditor *self, gboolean busy)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.publish", !busy);
  gtk_stack_set_visible_child_name (self->send_stack, busy ? "busy" : "label");
}

static void
show_banner (YuiShiftEditor *self, const char *sentence)
{
  adw_banner_set_title (self->banner, sentence ? sentence : "");
  adw_banner_set_revealed (self->banner, sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

/* Each fault goes to its field; returns whether all did. */
static gboolean
show_problem (YuiShiftEditor *self, YuiProblem *problem)
{
  GListModel *errors = yui_problem_get_errors (problem);
  guint n = g_list_model_get_n_items (errors), n_placed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (YuiProblemFault) fault = g_list_model_get_item (errors, i);
      YuiShiftField field = yui_shift_field_from_pointer (yui_problem_fault_get_pointer (fault));

      if (field == YUI_SHIFT_FIELD_NONE)
        continue;
      g_free (self->refused[field]);
      self->refused[field] = yui_problem_fault_to_sentence (fault);
      n_placed++;
    }
  yui_shift_editor_update_hints (self);
  return n > 0 && n_placed == n && yui_shift_editor_focus_fault (self);
}

static void
show_error (YuiShiftEditor *self, const GError *error)
{
  YuiProblem *problem = yui_net_error_get_problem (error);

  set_busy (self, FALSE);
  if (problem && show_problem (self, problem))
    return;

  g_autofree char *sentence = yui_net_error_to_sentence (error);
  show_banner (self, sentence);
}

static void
finish (YuiShiftEditor *self, gboolean published)
{
  g_autoptr (YuiShift) shift = g_object_ref (self->shift);

  self->sent = TRUE;
  set_busy (self, FALSE);
  g_signal_emit (self, sent_signal, 0, shift, published);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
published_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;

  if (error)
    show_error (self, error);
  else
    finish (self, TRUE);
}

/* What is on the server stays there when publishing fails; a second try changes it and publishes
 * again. */
static void
saved_cb (gpointer owner, gpointer result, const GError *error)
{
  YuiShiftEditor *self = owner;

  if (error)
    {
      show_error (self, error);
      return;
    }
  g_set_object (&self->shift, result);
  if (self->publishing && yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_DRAFT)
    yui_shift_editor_await (self, yui_client_publish_shift (self->client, self->shift, NULL),
                            published_cb);
  else
    finish (self, FALSE);
}

static void
send (YuiShiftEditor *self, gboolean publishing)
{
  g_autoptr (YuiShiftDraft) resolved = yui_shift_editor_dup_resolved (self);

  self->tried = TRUE;
  self->publishing = publishing;
  show_banner (self, NULL);
  yui_shift_editor_update_hints (self);
  if (yui_shift_editor_focus_fault (self))
    return;

  set_busy (self, TRUE);
  if (self->shift)
    yui_shift_editor_await (
        self, yui_client_update_shift (self->client, self->shift, resolved, NULL), saved_cb);
  else
    yui_shift_editor_await (self, yui_client_create_shift (self->client, resolved, NULL), saved_cb);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send (YUI_SHIFT_EDITOR (widget), FALSE);
}

static void
publish_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  send (YUI_SHIFT_EDITOR (widget), TRUE);
}

/* Seats */

static void
add_seats (YuiShiftEditor *self, int more)
{
  gint64 seats = yui_shift_draft_get_number (self->draft, YUI_SHIFT_FIELD_SEATS);
  g_autofree char *text = g_strdup_printf ("%d", (int)CLAMP (MAX (seats, 0) + more, 1, MAX_SEATS));

  yui_shift_editor_type (self, YUI_SHIFT_FIELD_SEATS, text);
}

static void
fewer_seats_cb (YuiShiftEditor *self)
{
  add_seats (self, -1);
}

static void
more_seats_cb (YuiShiftEditor *self)
{
  add_seats (self, 1);
}

/* Object */

static void
yui_shift_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DRAFT:
      g_value_set_object (value, YUI_SHIFT_EDITOR (object)->draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_shift_editor_dispose (GObject *object)
{
  YuiShiftEditor *self = YUI_SHIFT_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SHIFT_EDITOR);
  g_clear_object (&self->client);
  g_clear_object (&self->shift);
  g_clear_object (&self->first);
  g_clear_object (&self->workplaces);
  g_clear_object (&self->qualifications);
  g_clear_object (&self->earlier);
  g_clear_object (&self->floor);

  G_OBJECT_CLASS (yui_shift_editor_parent_class)->dispose (object);
}

static void
yui_shift_editor_finalize (GObject *object)
{
  YuiShiftEditor *self = YUI_SHIFT_EDITOR (object);

  g_clear_object (&self->draft);
  g_free (self->floor_key);
  for (int field = 0; field < YUI_SHIFT_N_FIELDS; field++)
    g_free (self->refused[field]);

  G_OBJECT_CLASS (yui_shift_editor_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (class, YuiShiftEditor, name)

static void
bind_children (GtkWidgetClass *class)
{
  BIND (banner);
  BIND (workplace_row);
  BIND (workplace_hint);
  BIND (title_row);
  BIND (title_hint);
  BIND (titles_button);
  BIND (titles_popover);
  BIND (titles_list);
  BIND (templates_popover);
  BIND (templates_list);
  BIND (template_name_row);
  BIND (template_label);
  BIND (date_row);
  BIND (date_hint);
  BIND (calendar_button);
  BIND (calendar);
  BIND (start_row);
  BIND (start_hint);
  BIND (end_row);
  BIND (end_hint);
  BIND (break_row);
  BIND (break_hint);
  BIND (seats_row);
  BIND (seats_hint);
  BIND (wage_row);
  BIND (wage_hint);
  BIND (transport_row);
  BIND (transport_hint);
  BIND (mode_row);
  BIND (mode_hint);
  BIND (description_view);
  BIND (description_row);
  BIND (description_hint);
  BIND (belongings_row);
  BIND (belongings_hint);
  BIND (qualifications_row);
  BIND (qualifications_box);
  BIND (qualifications_hint);
  BIND (pay_label);
  BIND (why_bin);
  BIND (save_button);
  BIND (publish_button);
  BIND (send_stack);
}

static void
yui_shift_editor_class_init (YuiShiftEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_shift_editor_get_property;
  object_class->dispose = yui_shift_editor_dispose;
  object_class->finalize = yui_shift_editor_finalize;
  props[PROP_DRAFT]
      = g_param_spec_object ("draft", NULL, NULL, YUI_TYPE_SHIFT_DRAFT,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  sent_signal = g_signal_new ("sent", YUI_TYPE_SHIFT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, YUI_TYPE_SHIFT, G_TYPE_BOOLEAN);

  g_type_ensure (YUI_TYPE_SHIFT_EDITOR_HINT);
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-shift-editor.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, fewer_seats_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_seats_cb);
  gtk_widget_class_bind_template_callback (widget_class, yui_shift_editor_save_template);
  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.publish", NULL, publish_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "editor.publish", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "editor.save",
                                       NULL);
}

static void
yui_shift_editor_init (YuiShiftEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is already published has no draft to go back to: one button saves the changes. */
static void
name_buttons (YuiShiftEditor *self)
{
  if (!self->shift)
    return;
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Change Shift"));
  if (yui_shift_get_state (self->shift) == YUI_SHIFT_STATE_DRAFT)
    return;
  gtk_button_set_label (GTK_BUTTON (self->save_button), _ ("Sa_ve Changes"));
  gtk_widget_add_css_class (self->save_button, "suggested-action");
  gtk_widget_set_visible (self->publish_button, FALSE);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->save_button);
}

static char *
dup_workplace_name (GObject *item)
{
  return g_strdup (YUI_IS_WORKPLACE (item) ? yui_workplace_get_name (YUI_WORKPLACE (item))
                                           : _ ("Choose…"));
}

/* Nothing is chosen for the person: before the workplaces there is "Choose…". */
static void
set_lists (YuiShiftEditor *self)
{
  g_autoptr (GtkExpression) name = gtk_cclosure_expression_new (
      G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_workplace_name), NULL, NULL);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  const char *nothing[] = { "", NULL };
  g_autoptr (GtkStringList) first = gtk_string_list_new (nothing);
  g_autoptr (GListModel) choices = NULL;

  g_list_store_append (parts, first);
  g_list_store_append (parts, self->workplaces);
  choices = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));
  adw_combo_row_set_expression (self->workplace_row, name);
  adw_combo_row_set_model (self->workplace_row, choices);
}

YuiShiftEditor *
yui_shift_editor_new (YuiClient *client,
                      YuiShiftDraft *draft,
                      YuiShift *shift,
                      GListModel *workplaces,
                      GListModel *qualifications,
                      GListModel *earlier)
{
  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);
  g_return_val_if_fail (YUI_IS_SHIFT_DRAFT (draft), NULL);
  g_return_val_if_fail (shift == NULL || YUI_IS_SHIFT (shift), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (workplaces) && G_IS_LIST_MODEL (qualifications), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (earlier), NULL);

  YuiShiftEditor *self = g_object_new (YUI_TYPE_SHIFT_EDITOR, NULL);

  self->client = g_object_ref (client);
  self->draft = g_object_ref (draft);
  self->first = g_object_ref (draft);
  g_set_object (&self->shift, shift);
  self->workplaces = g_object_ref (workplaces);
  self->qualifications = g_object_ref (qualifications);
  self->earlier = g_object_ref (earlier);
  name_buttons (self);
  set_lists (self);
  yui_shift_editor_connect_fields (self);
  yui_shift_editor_connect_titles (self);
  yui_shift_editor_connect_templates (self);
  yui_shift_editor_fill_fields (self);
  yui_shift_editor_update_hints (self);
  return self;
}

YuiShiftDraft *
yui_shift_editor_get_draft (YuiShiftEditor *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR (self), NULL);

  return self->draft;
}

gboolean
yui_shift_editor_is_dirty (YuiShiftEditor *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR (self), FALSE);

  return !self->sent && !yui_shift_draft_equal (self->draft, self->first);
}

gboolean
yui_shift_editor_is_sent (YuiShiftEditor *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR (self), FALSE);

  return self->sent;
}
