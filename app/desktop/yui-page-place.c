/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-page-place.h"

#include <adwaita.h>

struct _YuiPagePlace
{
  GtkWidget *page; /* weak, as are the next two */
  GtkWidget *list;
  GtkWidget *focus;
  char *title;        /* of the row with the keyboard; NULL: none */
  GArray *steps;      /* of guint: from the row down to what has the keyboard */
  GPtrArray *scrolls; /* of GtkAdjustment */
  GArray *values;     /* of double, theirs */
};

static char *
dup_title (GtkWidget *row)
{
  return ADW_IS_PREFERENCES_ROW (row)
             ? g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)))
             : NULL;
}

static guint
index_of (GtkWidget *child)
{
  guint i = 0;

  while ((child = gtk_widget_get_prev_sibling (child)))
    i++;
  return i;
}

static void
keep_focus (YuiPagePlace *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (!focus || !gtk_widget_is_ancestor (focus, self->page))
    return;
  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (!row || !(self->title = dup_title (row)))
    return;
  g_set_weak_pointer (&self->focus, focus);
  g_set_weak_pointer (&self->list, gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX));
  for (GtkWidget *at = focus; at != row; at = gtk_widget_get_parent (at))
    {
      guint i = index_of (at);

      g_array_prepend_val (self->steps, i);
    }
}

static void
keep_scrolls (YuiPagePlace *self, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
      double value = gtk_adjustment_get_value (scroll);

      g_ptr_array_add (self->scrolls, g_object_ref (scroll));
      g_array_append_val (self->values, value);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    keep_scrolls (self, child);
}

YuiPagePlace *
yui_page_place_new (GtkWidget *page)
{
  YuiPagePlace *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_new0 (YuiPagePlace, 1);
  self->steps = g_array_new (FALSE, FALSE, sizeof (guint));
  self->scrolls = g_ptr_array_new_with_free_func (g_object_unref);
  self->values = g_array_new (FALSE, FALSE, sizeof (double));
  g_set_weak_pointer (&self->page, page);
  keep_focus (self);
  keep_scrolls (self, page);
  return self;
}

void
yui_page_place_free (YuiPagePlace *self)
{
  g_clear_weak_pointer (&self->page);
  g_clear_weak_pointer (&self->list);
  g_clear_weak_pointer (&self->focus);
  g_free (self->title);
  g_array_unref (self->steps);
  g_ptr_array_unref (self->scrolls);
  g_array_unref (self->values);
  g_free (self);
}

static GtkWidget *
find_row (YuiPagePlace *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *title = dup_title (row);

      if (g_strcmp0 (title, self->title) == 0)
        return row;
    }
  return NULL;
}

static GtkWidget *
get_nth_child (GtkWidget *widget, guint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child && n-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
restore_focus (YuiPagePlace *self)
{
  GtkWidget *at;

  if (!self->title || !self->list || (self->focus && gtk_widget_get_root (self->focus)))
    return;
  at = find_row (self);
  if (!at)
    return;
  for (guint i = 0; i < self->steps->len; i++)
    {
      GtkWidget *child = get_nth_child (at, g_array_index (self->steps, guint, i));

      if (!child)
        break;
      at = child;
    }
  gtk_widget_grab_focus (at);
}

void
yui_page_place_restore (YuiPagePlace *self)
{
  g_return_if_fail (self != NULL);

  restore_focus (self);
  for (guint i = 0; i < self->scrolls->len; i++)
    gtk_adjustment_set_value (self->scrolls->pdata[i], g_array_index (self->values, double, i));
}

GtkWidget *
yui_find_open_popover (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_POPOVER (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *popover = yui_find_open_popover (child);

      if (popover)
        return popover;
    }
  return NULL;
}
