/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-window-private.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-calendar-page.h"
#include "yui-page.h"
#include "yui-place.h"
#include "yui-shift-restore.h"

enum
{
  PROP_0,
  PROP_DESK,
  N_PROPS
};

#define TOAST_S 8

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

void
yui_window_show_place_at (YuiWindow *self, guint index)
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
  yui_window_show_place_at (self, 0);
}

static void
row_activated_cb (YuiWindow *self, GtkListBoxRow *row)
{
  yui_window_show_place_at (self, gtk_list_box_row_get_index (row));
}

static void
replaced_cb (YuiWindow *self)
{
  fill_sidebar (self);
  yui_window_state_cb (self);
}

AdwNavigationPage *
yui_window_get_visible_page (YuiWindow *self)
{
  return adw_navigation_view_get_visible_page (self->navigation);
}

static void
follow_desk (YuiWindow *self)
{
  static const struct
  {
    const char *signal;
    void (*callback) (YuiWindow *self);
  } signals[] = {
    { "notify::role", replaced_cb },
    { "replaced", replaced_cb },
    { "notify::state", yui_window_state_cb },
    { "notify::session", yui_window_session_cb },
    { "notify::problem", yui_window_problem_cb },
  };

  for (size_t i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (self->desk, signals[i].signal, G_CALLBACK (signals[i].callback), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (yui_desk_get_client (self->desk), "notify::connection",
                           G_CALLBACK (yui_window_connection_cb), self, G_CONNECT_SWAPPED);
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
  yui_window_state_cb (self);
}

static void
yui_window_map (GtkWidget *widget)
{
  AdwNavigationPage *page = yui_window_get_visible_page (YUI_WINDOW (widget));

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

  yui_window_add_actions (widget_class);

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
  yui_window_show_place_at (self, i);
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
  if (yui_window_get_visible_page (self) == page)
    adw_navigation_view_pop (self->navigation);
}
