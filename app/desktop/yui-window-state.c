/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-window-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-desk-private.h"
#include "yui-second-factor-page.h"
#include "yui-sign-in-page.h"

#define SIGN_IN_WIDTH 480

/* The part of the window that follows the desk: signed in or not, connected or not. */

static GtkWidget *
make_connecting_page (void)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_paintable (ADW_STATUS_PAGE (page),
                                 GDK_PAINTABLE (adw_spinner_paintable_new (page)));
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Connecting…"));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

static gboolean
is_employer_role (YuiWindow *self)
{
  const YuiRole role = yui_desk_get_role (self->desk);

  return role == YUI_ROLE_EMPLOYER_OWNER || role == YUI_ROLE_EMPLOYER_MANAGER
         || role == YUI_ROLE_PAYROLL_CLERK;
}

static void
sign_in_closed_cb (YuiWindow *self)
{
  self->sign_in_dialog = NULL;
}

/* A sign-in that has ended is mended over the page or dialog that is open, which keeps what was
 * entered. */
static void
ask_again (YuiWindow *self, gboolean is_ended)
{
  if (!is_ended && self->sign_in_dialog)
    adw_dialog_force_close (self->sign_in_dialog);
  if (!is_ended || self->sign_in_dialog)
    return;

  self->sign_in_dialog = adw_dialog_new ();
  adw_dialog_set_title (self->sign_in_dialog, _ ("Sign In"));
  adw_dialog_set_content_width (self->sign_in_dialog, SIGN_IN_WIDTH);
  adw_dialog_set_can_close (self->sign_in_dialog, FALSE);
  adw_dialog_set_child (self->sign_in_dialog, yui_sign_in_page_new_again (self->desk));
  g_signal_connect_object (self->sign_in_dialog, "closed", G_CALLBACK (sign_in_closed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (self->sign_in_dialog, GTK_WIDGET (self));
}

/* The page that sets up the second step; the one that is there, with how far the person has come. */
static GtkWidget *
ensure_factor_page (YuiWindow *self)
{
  GtkWidget *present = adw_bin_get_child (self->outside_bin);
  AdwNavigationPage *page;

  if (present && YUI_IS_SECOND_FACTOR_PAGE (present))
    return present;
  page = yui_second_factor_page_new_required (yui_desk_get_client (self->desk),
                                              yui_desk_get_typed_password (self->desk));
  g_signal_connect_object (page, "done", G_CALLBACK (yui_desk_read_session), self->desk,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}

/* What stands in front of the desk; NULL: nothing. */
static GtkWidget *
make_outside (YuiWindow *self, gboolean is_ended)
{
  const YuiDeskState state = yui_desk_get_state (self->desk);

  if (state == YUI_DESK_SIGNED_OUT && !is_ended)
    return yui_sign_in_page_new (self->desk);
  if (state == YUI_DESK_ALONE)
    return ensure_factor_page (self);
  return yui_desk_get_role (self->desk) == YUI_ROLE_NONE ? make_connecting_page () : NULL;
}

/* The desk, or what stands in front of it. */
void
yui_window_state_cb (YuiWindow *self)
{
  YuiDeskState state = yui_desk_get_state (self->desk);
  gboolean embedded = yui_desk_get_embedded (self->desk) != NULL;
  gboolean is_ended = state == YUI_DESK_SIGNED_OUT && !embedded && yui_desk_get_session (self->desk)
                      && yui_desk_get_role (self->desk) != YUI_ROLE_NONE;
  GtkWidget *outside;

  ask_again (self, is_ended);
  outside = make_outside (self, is_ended);
  adw_bin_set_child (self->outside_bin, outside);
  gtk_stack_set_visible_child_name (self->stack, outside ? "outside" : "desk");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.employer",
                                 state == YUI_DESK_READY && is_employer_role (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.account",
                                 !embedded && state == YUI_DESK_READY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.switch-account", embedded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.use-server", embedded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out",
                                 !embedded && (state == YUI_DESK_READY || state == YUI_DESK_ALONE));
}

void
yui_window_session_cb (YuiWindow *self)
{
  YuiSession *session = yui_desk_get_session (self->desk);
  const char *employer = session ? yui_session_get_employer_name (session) : NULL;
  const char *programme = session ? yui_session_get_programme_name (session) : NULL;

  adw_window_title_set_title (self->sidebar_title, programme ? programme : "Yui");
  adw_window_title_set_subtitle (
      self->sidebar_title,
      employer ? employer : (session ? yui_session_get_display_name (session) : ""));
  gtk_widget_set_visible (self->demo_label, session && yui_session_get_is_demo (session));
}

void
yui_window_connection_cb (YuiWindow *self)
{
  YuiConnection connection = yui_client_get_connection (yui_desk_get_client (self->desk));
  gboolean offline = connection == YUI_CONNECTION_OFFLINE && yui_desk_get_session (self->desk);

  adw_banner_set_revealed (self->offline_banner, offline);
  if (offline && !self->was_offline)
    yui_widgets_announce (GTK_WIDGET (self), adw_banner_get_title (self->offline_banner));
  if (connection == YUI_CONNECTION_ONLINE && self->was_offline)
    yui_window_toast (self, _ ("Back online"));
  if (connection != YUI_CONNECTION_CONNECTING)
    self->was_offline = offline;
}

/* Why the embedded server does not start, while there is no page that could say it. */
void
yui_window_problem_cb (YuiWindow *self)
{
  const char *problem = yui_desk_get_problem (self->desk);

  if (problem && yui_desk_get_state (self->desk) == YUI_DESK_STARTING)
    yui_window_toast (self, problem);
}
