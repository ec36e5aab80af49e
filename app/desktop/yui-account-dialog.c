/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-account-dialog.h"

#include <glib/gi18n.h>

#include "yui-wording.h"

/* A list of the demonstration's desk accounts. */
struct _YuiAccountDialog
{
  AdwDialog parent_instance;

  YuiDesk *desk;
  GPtrArray *tokens; /* of const YuiEmbeddedToken *, as in the list */

  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (YuiAccountDialog, yui_account_dialog, ADW_TYPE_DIALOG)

static gboolean
is_desk_role (YuiRole role)
{
  return role != YUI_ROLE_NONE && role != YUI_ROLE_KIOSK && role != YUI_ROLE_WORKER;
}

static GtkWidget *
make_row (const YuiEmbeddedToken *token, gboolean present)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), token->label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), yui_wording_role (token->role));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (present)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("The present account"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  return row;
}

static void
row_activated_cb (YuiAccountDialog *self, GtkListBoxRow *row)
{
  const YuiEmbeddedToken *token
      = g_ptr_array_index (self->tokens, (guint)gtk_list_box_row_get_index (row));

  yui_desk_switch_account (self->desk, token);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fill (YuiAccountDialog *self)
{
  GPtrArray *tokens = yui_embedded_server_get_tokens (yui_desk_get_embedded (self->desk));
  const char *present = yui_client_get_token (yui_desk_get_client (self->desk));

  for (guint i = 0; i < tokens->len; i++)
    {
      const YuiEmbeddedToken *token = g_ptr_array_index (tokens, i);

      if (!is_desk_role (token->role))
        continue;
      g_ptr_array_add (self->tokens, (gpointer)token);
      gtk_list_box_append (self->list, make_row (token, g_strcmp0 (token->token, present) == 0));
    }
}

static void
yui_account_dialog_dispose (GObject *object)
{
  YuiAccountDialog *self = YUI_ACCOUNT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_ACCOUNT_DIALOG);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->tokens, g_ptr_array_unref);

  G_OBJECT_CLASS (yui_account_dialog_parent_class)->dispose (object);
}

static void
yui_account_dialog_class_init (YuiAccountDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_account_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiAccountDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
yui_account_dialog_init (YuiAccountDialog *self)
{
  self->tokens = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
yui_account_dialog_new (YuiDesk *desk)
{
  YuiAccountDialog *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);
  g_return_val_if_fail (yui_desk_get_embedded (desk) != NULL, NULL);

  self = g_object_new (YUI_TYPE_ACCOUNT_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  fill (self);
  return ADW_DIALOG (self);
}
