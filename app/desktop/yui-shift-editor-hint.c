/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-editor-hint.h"

struct _YuiShiftEditorHint
{
  AdwPreferencesRow parent_instance;

  GtkImage *icon;
  GtkLabel *label;
  YuiHintKind kind;
};

G_DEFINE_FINAL_TYPE (YuiShiftEditorHint, yui_shift_editor_hint, ADW_TYPE_PREFERENCES_ROW)

/* GtkListBox stops at a row that takes no focus, so a hint passes it on to the row behind it. */
static gboolean
yui_shift_editor_hint_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_back = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP;
  GtkWidget *next
      = is_back ? gtk_widget_get_prev_sibling (widget) : gtk_widget_get_next_sibling (widget);

  return next != NULL && gtk_widget_child_focus (next, direction);
}

static void
yui_shift_editor_hint_class_init (YuiShiftEditorHintClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = yui_shift_editor_hint_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-shift-editor-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiShiftEditorHint, icon);
  gtk_widget_class_bind_template_child (widget_class, YuiShiftEditorHint, label);
}

static void
yui_shift_editor_hint_init (YuiShiftEditorHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_css_class (gpointer widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The keyboard is in an entry row's text, so that is what a screen reader describes. */
static GtkAccessible *
get_target (GtkWidget *field)
{
  GtkEditable *delegate
      = GTK_IS_EDITABLE (field) ? gtk_editable_get_delegate (GTK_EDITABLE (field)) : NULL;

  return GTK_ACCESSIBLE (delegate ? (GtkWidget *)delegate : field);
}

static void
update_target (YuiShiftEditorHint *self, GtkWidget *field, gboolean is_error)
{
  GtkAccessible *target = get_target (field);

  gtk_accessible_update_state (
      target, GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_error)
    gtk_accessible_update_relation (target, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE, self->label,
                                    NULL, -1);
  else
    {
      gtk_accessible_reset_relation (target, GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE);
      gtk_accessible_update_relation (target, GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->label,
                                      NULL, -1);
    }
}

void
yui_shift_editor_hint_set (YuiShiftEditorHint *self,
                           GtkWidget *field,
                           YuiHintKind kind,
                           const char *text)
{
  gboolean is_error = text != NULL && kind == YUI_HINT_ERROR;
  gboolean is_warning = text != NULL && kind == YUI_HINT_WARNING;

  g_return_if_fail (YUI_IS_SHIFT_EDITOR_HINT (self));
  g_return_if_fail (GTK_IS_WIDGET (field));

  self->kind = kind;
  gtk_label_set_label (self->label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), is_error || is_warning);
  gtk_image_set_from_icon_name (self->icon,
                                is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  set_css_class (self, "error", is_error);
  set_css_class (self, "warning", is_warning);
  set_css_class (field, "error", is_error);
  set_css_class (field, "has-hint", text != NULL);
  update_target (self, field, is_error);
}

const char *
yui_shift_editor_hint_get_text (YuiShiftEditorHint *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR_HINT (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (self->label) : NULL;
}

YuiHintKind
yui_shift_editor_hint_get_kind (YuiShiftEditorHint *self)
{
  g_return_val_if_fail (YUI_IS_SHIFT_EDITOR_HINT (self), YUI_HINT_INFO);

  return self->kind;
}
