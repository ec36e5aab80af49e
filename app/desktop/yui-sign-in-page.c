/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-sign-in-page.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-window.h"

/* The ways in, what each asks for, and what is wrong with it. */
struct _YuiSignInPage
{
  AdwBin parent_instance;

  YuiDesk *desk;
  gboolean is_trying;

  AdwStatusPage *status_page;
  AdwToggleGroup *way_group;
  GtkEditable *server_row;
  GtkEditable *name_row;
  GtkEditable *invitation_row;
  GtkEditable *password_row;
  GtkEditable *again_row;
  GtkEditable *code_row;
  GtkEditable *token_row;
  GtkLabel *hint_label;
  GtkLabel *message_label;
  GtkButton *sign_in_button;
  GtkWidget *demo_button;
};

typedef enum
{
  WAY_PASSWORD,
  WAY_INVITATION,
  WAY_TOKEN,
} Way;

G_DEFINE_FINAL_TYPE (YuiSignInPage, yui_sign_in_page, ADW_TYPE_BIN)

static Way
get_way (YuiSignInPage *self)
{
  const char *name = adw_toggle_group_get_active_name (self->way_group);

  if (g_strcmp0 (name, "invitation") == 0)
    return WAY_INVITATION;
  return g_strcmp0 (name, "token") == 0 ? WAY_TOKEN : WAY_PASSWORD;
}

static void
show_message (YuiSignInPage *self, const char *sentence)
{
  gtk_label_set_label (self->message_label, sentence ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), sentence != NULL);
  if (sentence)
    yui_widgets_announce (GTK_WIDGET (self), sentence);
}

static gboolean
is_filled (GtkEditable *row)
{
  return !gtk_widget_get_visible (GTK_WIDGET (row)) || gtk_editable_get_text (row)[0];
}

static void
changed_cb (YuiSignInPage *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "sign-in.start",
      !self->is_trying && is_filled (self->server_row) && is_filled (self->name_row)
          && is_filled (self->invitation_row) && is_filled (self->password_row)
          && is_filled (self->again_row) && is_filled (self->code_row)
          && is_filled (self->token_row));
}

static void
show_row (GtkEditable *row, gboolean is_shown)
{
  if (!is_shown)
    gtk_editable_set_text (row, "");
  gtk_widget_set_visible (GTK_WIDGET (row), is_shown);
}

static void
way_cb (YuiSignInPage *self)
{
  const Way way = get_way (self);

  gtk_widget_set_visible (GTK_WIDGET (self->name_row), way == WAY_PASSWORD);
  show_row (self->invitation_row, way == WAY_INVITATION);
  show_row (self->password_row, way != WAY_TOKEN);
  show_row (self->again_row, way == WAY_INVITATION);
  show_row (self->code_row, FALSE);
  show_row (self->token_row, way == WAY_TOKEN);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->password_row),
                                 way == WAY_INVITATION ? _ ("New password")
                                                       : C_ ("sign-in", "Password"));
  gtk_label_set_label (
      self->hint_label,
      way == WAY_INVITATION
          ? _ ("At least 8 characters; 15 for owners and coordinators. A few words in a row are "
               "easy to keep in mind and hard to guess.")
          : (way == WAY_TOKEN ? _ ("A token is for a machine, or for one account without a password.")
                              : _ ("The first time you come with an invitation and choose your "
                                   "password.")));
  gtk_button_set_label (self->sign_in_button, way == WAY_INVITATION
                                                  ? _ ("_Keep Password and Sign In")
                                                  : _ ("_Sign In"));
  show_message (self, NULL);
  changed_cb (self);
}

static void
activated_cb (YuiSignInPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sign-in.start", NULL);
}

static void
tell_not_kept (YuiSignInPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (YUI_IS_WINDOW (root))
    yui_window_toast (
        YUI_WINDOW (root),
        _ ("This computer has no password store; you will be asked to sign in again next time."));
}

static void
forget_secrets (YuiSignInPage *self)
{
  gtk_editable_set_text (self->password_row, "");
  gtk_editable_set_text (self->again_row, "");
  gtk_editable_set_text (self->invitation_row, "");
  gtk_editable_set_text (self->code_row, "");
  gtk_editable_set_text (self->token_row, "");
}

static DexFuture *
signed_in_cb (DexFuture *future, gpointer data)
{
  YuiSignInPage *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->is_trying = FALSE;
  if (value && !g_value_get_boolean (value))
    tell_not_kept (self);
  if (!error)
    forget_secrets (self);
  else if (g_error_matches (error, YUI_DESK_ERROR, YUI_DESK_ERROR_CODE_NEEDED))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->code_row), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->code_row));
    }
  else
    gtk_editable_set_text (self->code_row, "");
  changed_cb (self);
  show_message (self, error ? error->message : NULL);
  return NULL;
}

static char *
dup_text (GtkEditable *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (row)));
}

static char *
dup_server_url (YuiSignInPage *self)
{
  char *url = dup_text (self->server_row);
  const size_t length = strlen (url);

  if (length > 0 && url[length - 1] == '/')
    url[length - 1] = '\0';
  return url;
}

static DexFuture *
sign_in (YuiSignInPage *self)
{
  g_autofree char *server_url = dup_server_url (self);
  const char *password = gtk_editable_get_text (self->password_row);
  g_autofree char *name = dup_text (self->name_row), *code = dup_text (self->code_row),
                  *invitation = dup_text (self->invitation_row), *token = dup_text (self->token_row);

  switch (get_way (self))
    {
    case WAY_INVITATION:
      return yui_desk_take_invitation (self->desk, server_url, invitation, password);
    case WAY_TOKEN:
      return yui_desk_sign_in (self->desk, server_url, token);
    case WAY_PASSWORD:
    default:
      return yui_desk_sign_in_by_name (self->desk, server_url, name, password,
                                       code[0] ? code : NULL);
    }
}

static void
start_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiSignInPage *self = YUI_SIGN_IN_PAGE (widget);

  if (get_way (self) == WAY_INVITATION
      && !g_str_equal (gtk_editable_get_text (self->password_row),
                       gtk_editable_get_text (self->again_row)))
    {
      show_message (self, _ ("The two passwords differ. Please type them again."));
      return;
    }
  self->is_trying = TRUE;
  changed_cb (self);
  show_message (self, NULL);
  dex_future_disown (
      dex_future_finally (sign_in (self), signed_in_cb, g_object_ref (self), g_object_unref));
}

static void
demo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_open_demo (YUI_SIGN_IN_PAGE (widget)->desk);
}

static void
problem_cb (YuiSignInPage *self)
{
  if (yui_desk_get_state (self->desk) == YUI_DESK_SIGNED_OUT)
    show_message (self, yui_desk_get_problem (self->desk));
}

static void
yui_sign_in_page_dispose (GObject *object)
{
  YuiSignInPage *self = YUI_SIGN_IN_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (yui_sign_in_page_parent_class)->dispose (object);
}

static void
yui_sign_in_page_class_init (YuiSignInPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_sign_in_page_dispose;

  gtk_widget_class_install_action (widget_class, "sign-in.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "sign-in.demo", NULL, demo_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-sign-in-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, status_page);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, demo_button);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, way_group);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, server_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, invitation_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, password_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, again_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, code_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, token_row);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiSignInPage, sign_in_button);
  gtk_widget_class_bind_template_callback (widget_class, way_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
yui_sign_in_page_init (YuiSignInPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  way_cb (self);
}

/* Where the person was signed in last. */
static void
fill_in (YuiSignInPage *self)
{
  const char *name = yui_desk_get_name (self->desk);

  gtk_editable_set_text (self->server_row, yui_desk_get_server_url (self->desk));
  gtk_editable_set_text (self->name_row, name ? name : "");
}

GtkWidget *
yui_sign_in_page_new (YuiDesk *desk)
{
  YuiSignInPage *self;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  self = g_object_new (YUI_TYPE_SIGN_IN_PAGE, NULL);
  self->desk = g_object_ref (desk);
  fill_in (self);
  g_signal_connect_object (desk, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  problem_cb (self);
  return GTK_WIDGET (self);
}

GtkWidget *
yui_sign_in_page_new_again (YuiDesk *desk)
{
  GtkWidget *page = yui_sign_in_page_new (desk);
  YuiSignInPage *self = YUI_SIGN_IN_PAGE (page);

  g_return_val_if_fail (page != NULL, NULL);

  adw_status_page_set_icon_name (self->status_page, NULL);
  adw_status_page_set_description (self->status_page, NULL);
  gtk_widget_set_visible (self->demo_button, FALSE);
  adw_toggle_group_set_active_name (self->way_group,
                                    yui_desk_get_name (desk) ? "password" : "token");
  return page;
}
