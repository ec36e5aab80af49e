/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-window.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-account-dialog.h"
#include "yui-calendar-page.h"
#include "yui-employer-dialog.h"
#include "yui-fill-week-page.h"
#include "yui-help-dialog.h"
#include "yui-own-account-dialog.h"
#include "yui-page.h"
#include "yui-place.h"
#include "yui-share-page.h"
#include "yui-shift-page.h"
#include "yui-shift-restore.h"
#include "yui-shortcuts-dialog.h"
#include "yui-sign-in-page.h"

/* The window: the places of the account in a sidebar, one of them with what was opened on it. */
struct _YuiWindow
{
  AdwApplicationWindow parent_instance;

  YuiDesk *desk;
  GSettings *settings;
  GPtrArray *places; /* of const YuiPlace *, as in the sidebar */
  gboolean was_offline;
  AdwDialog *sign_in_dialog; /* over what the person was doing, when the sign-in has ended */

  AdwToastOverlay *toasts;
  AdwBanner *offline_banner;
  GtkStack *stack;
  AdwBin *outside_bin;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle *sidebar_title;
  GtkListBox *sidebar_list;
  GtkWidget *demo_label;
  AdwNavigationView *navigation;
};

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};

#define TOAST_S        8
#define SIGN_IN_WIDTH  480
#define MAX_PLACE_KEYS 9

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiWindow, yui_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
is_place (gconstpointer place, gconstpointer id)
{
  return g_str_equal (((const YuiPlace *)place)->id, id);
}

static GtkWidget *
make_place_row (const YuiPlace *place)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (place->title));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (place->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (place->title), -1);
  return row;
}

/* The page of a place, made when it is first wanted. */
static AdwNavigationPage *
ensure_page (YuiWindow *self, const YuiPlace *place)
{
  AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, place->id);

  if (!page)
    {
      page = place->make (self->desk);
      adw_navigation_page_set_tag (page, place->id);
      adw_navigation_view_add (self->navigation, page);
    }
  return page;
}

/* The keyboard goes along, so that the keys of the page work at once. */
static void
focus_page (YuiWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!focus || !gtk_widget_is_ancestor (focus, page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_place (YuiWindow *self, const YuiPlace *place)
{
  AdwNavigationPage *page = ensure_page (self, place);

  adw_navigation_view_replace_with_tags (self->navigation, &place->id, 1);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  focus_page (self, GTK_WIDGET (page));
}

static void
show_place_at (YuiWindow *self, guint index)
{
  if (index >= self->places->len)
    return;

  gtk_list_box_select_row (self->sidebar_list,
                           gtk_list_box_get_row_at_index (self->sidebar_list, index));
  show_place (self, g_ptr_array_index (self->places, index));
}

/* Drops every page and lists the places of the role anew. */
static void
fill_sidebar (YuiWindow *self)
{
  YuiRole role = yui_desk_get_role (self->desk);

  for (guint i = 0; i < self->places->len; i++)
    {
      const YuiPlace *place = g_ptr_array_index (self->places, i);
      AdwNavigationPage *page = adw_navigation_view_find_page (self->navigation, place->id);

      if (page)
        adw_navigation_view_remove (self->navigation, page);
    }
  adw_navigation_view_replace (self->navigation, NULL, 0);
  g_ptr_array_set_size (self->places, 0);
  gtk_list_box_remove_all (self->sidebar_list);

  for (const YuiPlace *place = yui_places_get (); place->id; place++)
    if (yui_place_is_for (place, role))
      {
        g_ptr_array_add (self->places, (gpointer)place);
        gtk_list_box_append (self->sidebar_list, make_place_row (place));
      }
  show_place_at (self, 0);
}

static void
row_activated_cb (YuiWindow *self, GtkListBoxRow *row)
{
  show_place_at (self, gtk_list_box_row_get_index (row));
}

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

/* The desk, or what stands in front of it. */
static void
state_cb (YuiWindow *self)
{
  YuiDeskState state = yui_desk_get_state (self->desk);
  gboolean embedded = yui_desk_get_embedded (self->desk) != NULL;
  gboolean is_ended = state == YUI_DESK_SIGNED_OUT && !embedded && yui_desk_get_session (self->desk);
  GtkWidget *outside = NULL;

  ask_again (self, is_ended);
  if (state == YUI_DESK_SIGNED_OUT && !is_ended)
    outside = yui_sign_in_page_new (self->desk);
  else if (yui_desk_get_role (self->desk) == YUI_ROLE_NONE)
    outside = make_connecting_page ();

  adw_bin_set_child (self->outside_bin, outside);
  gtk_stack_set_visible_child_name (self->stack, outside ? "outside" : "desk");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.employer",
                                 state == YUI_DESK_READY && is_employer_role (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.account",
                                 !embedded && state == YUI_DESK_READY);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.switch-account", embedded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.use-server", embedded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.sign-out",
                                 !embedded && state == YUI_DESK_READY);
}

static void
replaced_cb (YuiWindow *self)
{
  fill_sidebar (self);
  state_cb (self);
}

static void
session_cb (YuiWindow *self)
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

static void
connection_cb (YuiWindow *self)
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
static void
problem_cb (YuiWindow *self)
{
  const char *problem = yui_desk_get_problem (self->desk);

  if (problem && yui_desk_get_state (self->desk) == YUI_DESK_STARTING)
    yui_window_toast (self, problem);
}

static AdwNavigationPage *
get_visible_page (YuiWindow *self)
{
  return adw_navigation_view_get_visible_page (self->navigation);
}

static void
page_action (YuiWindow *self, const char *action)
{
  AdwNavigationPage *page = get_visible_page (self);

  if (page)
    gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static void
show_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_place_at (YUI_WINDOW (widget), (guint)g_variant_get_int32 (parameter));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_action (YUI_WINDOW (widget), "page.refresh");
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  page_action (YUI_WINDOW (widget), "page.search");
}

static void
open_shift_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (self, yui_shift_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
fill_week_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (self,
                   yui_fill_week_page_new (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
share_of_work_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  yui_window_push (
      self, yui_share_page_new_for_weights (self->desk, g_variant_get_string (parameter, NULL)));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiWindow *self = YUI_WINDOW (widget);

  if (yui_window_show_place (self, "people"))
    gtk_widget_activate_action_variant (GTK_WIDGET (get_visible_page (self)), "page.import-file",
                                        parameter);
}

static void
switch_account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_account_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
employer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_employer_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_own_account_dialog_new (YUI_WINDOW (widget)->desk), widget);
}

static void
use_server_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_ask_sign_in (YUI_WINDOW (widget)->desk);
}

static void
sign_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  yui_desk_sign_out (YUI_WINDOW (widget)->desk);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (yui_help_dialog_new (), widget);
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (ADW_DIALOG (yui_shortcuts_dialog_new ()), widget);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *developers[] = { "The Yui contributors", NULL };
  AdwDialog *dialog
      = g_object_new (ADW_TYPE_ABOUT_DIALOG, "application-name",
                      _ ("Yui"), "application-icon", YUI_APPLICATION_ID, "version", YUI_VERSION,
                        "developers", developers, "developer-name",
                        _ ("The Yui contributors"), "comments",
                          _ ("Fill a few hours with people the town knows, from posting "
                                       "to payslip."),
                            "license-type", GTK_LICENSE_GPL_3_0,
                            /* Translators: your name, shown in the About dialog. */
                            "translator-credits", _ ("translator-credits"), NULL);

  adw_dialog_present (dialog, widget);
}

static void
follow_desk (YuiWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (YuiWindow *self);
  } signals[] = {
    { "notify::role", replaced_cb },   { "replaced", replaced_cb },
    { "notify::state", state_cb },     { "notify::session", session_cb },
    { "notify::problem", problem_cb },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->desk, signals[i].signal, G_CALLBACK (signals[i].callback), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (yui_desk_get_client (self->desk), "notify::connection",
                           G_CALLBACK (connection_cb), self, G_CONNECT_SWAPPED);
}

static void
yui_window_constructed (GObject *object)
{
  YuiWindow *self = YUI_WINDOW (object);

  G_OBJECT_CLASS (yui_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  follow_desk (self);
  fill_sidebar (self);
  state_cb (self);
}

static void
yui_window_map (GtkWidget *widget)
{
  AdwNavigationPage *page = get_visible_page (YUI_WINDOW (widget));

  GTK_WIDGET_CLASS (yui_window_parent_class)->map (widget);
  if (page)
    focus_page (YUI_WINDOW (widget), GTK_WIDGET (page));
}

static void
yui_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiWindow *self = YUI_WINDOW (object);

  switch (id)
    {
    case PROP_DESK:
      self->desk = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_window_dispose (GObject *object)
{
  YuiWindow *self = YUI_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_WINDOW);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (yui_window_parent_class)->dispose (object);
}

static void
add_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "win.show-place", "i", show_place_action);
  for (int i = 0; i < MAX_PLACE_KEYS; i++)
    gtk_widget_class_add_binding_action (class, GDK_KEY_1 + (guint)i, GDK_ALT_MASK,
                                         "win.show-place", "i", i);
  gtk_widget_class_install_action (class, "win.refresh", NULL, refresh_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F5, 0, "win.refresh", NULL);
  gtk_widget_class_install_action (class, "win.search", NULL, search_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search", NULL);
  gtk_widget_class_install_action (class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_question, GDK_CONTROL_MASK, "win.shortcuts",
                                       NULL);
  gtk_widget_class_install_action (class, "win.help", NULL, help_action);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F1, 0, "win.help", NULL);
  gtk_widget_class_install_action (class, "win.open-shift", "s", open_shift_action);
  gtk_widget_class_install_action (class, "win.fill-week", "s", fill_week_action);
  gtk_widget_class_install_action (class, "win.share-of-work", "s", share_of_work_action);
  gtk_widget_class_install_action (class, "win.import", "s", import_action);
  gtk_widget_class_install_action (class, "win.switch-account", NULL, switch_account_action);
  gtk_widget_class_install_action (class, "win.account", NULL, account_action);
  gtk_widget_class_install_action (class, "win.employer", NULL, employer_action);
  gtk_widget_class_install_action (class, "win.use-server", NULL, use_server_action);
  gtk_widget_class_install_action (class, "win.sign-out", NULL, sign_out_action);
  gtk_widget_class_install_action (class, "win.about", NULL, about_action);
}

static void
yui_window_class_init (YuiWindowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = yui_window_constructed;
  object_class->set_property = yui_window_set_property;
  object_class->dispose = yui_window_dispose;
  widget_class->map = yui_window_map;

  props[PROP_DESK]
      = g_param_spec_object ("desk", NULL, NULL, YUI_TYPE_DESK,
                             G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  add_actions (widget_class);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-window.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, offline_banner);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, outside_bin);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, demo_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWindow, navigation);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
yui_window_init (YuiWindow *self)
{
  self->settings = g_settings_new ("town.yui.Yui");
  self->places = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiWindow *
yui_window_new (GtkApplication *application, YuiDesk *desk)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  return g_object_new (YUI_TYPE_WINDOW, "application", application, "desk", desk, NULL);
}

void
yui_window_push (YuiWindow *self, AdwNavigationPage *page)
{
  g_return_if_fail (YUI_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  adw_navigation_view_push (self->navigation, page);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

gboolean
yui_window_show_place (YuiWindow *self, const char *id)
{
  guint i;

  g_return_val_if_fail (YUI_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!g_ptr_array_find_with_equal_func (self->places, id, is_place, &i))
    return FALSE;
  show_place_at (self, i);
  return TRUE;
}

void
yui_window_edit_shift (YuiWindow *self, YuiShift *shift)
{
  guint i;

  g_return_if_fail (YUI_IS_WINDOW (self));
  g_return_if_fail (YUI_IS_SHIFT (shift));

  if (g_ptr_array_find_with_equal_func (self->places, YUI_PLACE_CALENDAR, is_place, &i))
    yui_calendar_page_change_shift (
        YUI_CALENDAR_PAGE (ensure_page (self, g_ptr_array_index (self->places, i))), shift);
}

AdwToast *
yui_window_toast (YuiWindow *self, const char *title)
{
  AdwToast *toast;

  g_return_val_if_fail (YUI_IS_WINDOW (self), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  toast = adw_toast_new (title);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_timeout (toast, TOAST_S);
  yui_widgets_announce (GTK_WIDGET (self), title);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

static void
restored_cb (gpointer self, const char *problem)
{
  yui_window_toast (self, problem ? problem : _ ("Shift restored"));
}

static void
restore_clicked_cb (YuiWindow *self, AdwToast *toast)
{
  YuiShift *shift = g_object_get_data (G_OBJECT (toast), "shift");

  yui_shift_restore (yui_desk_get_client (self->desk), shift, self, restored_cb);
}

void
yui_window_shift_deleted (YuiWindow *self, AdwNavigationPage *page, YuiShift *shift)
{
  AdwToast *toast;

  g_return_if_fail (YUI_IS_WINDOW (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));
  g_return_if_fail (YUI_IS_SHIFT (shift));

  toast = yui_window_toast (self, _ ("Shift deleted"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "shift", g_object_ref (shift), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (restore_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  if (get_visible_page (self) == page)
    adw_navigation_view_pop (self->navigation);
}
