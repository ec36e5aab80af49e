/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-hours-cell.h"

#include "yui-hours-page.h"
#include "yui-hours-row.h"
#include "yui-unmatched-row.h"

struct _YuiHoursCell
{
  AdwBin parent_instance;

  GObject *item;
  gboolean is_managing; /* the account confirms hours */
  gboolean is_settling; /* and says what a check-in was for */
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiHoursCell, yui_hours_cell, ADW_TYPE_BIN)

/* A cell is used again for other items; the row in it is kept while the kind is the same. */
static void
show_item (YuiHoursCell *self)
{
  const gboolean is_unmatched = YUI_IS_UNMATCHED_CLOCK_EVENT (self->item);
  const GType type = is_unmatched ? YUI_TYPE_UNMATCHED_ROW : YUI_TYPE_HOURS_ROW;
  GtkWidget *row = adw_bin_get_child (ADW_BIN (self));

  if (!self->item)
    {
      adw_bin_set_child (ADW_BIN (self), NULL);
      return;
    }
  if (!row || G_OBJECT_TYPE (row) != type)
    {
      row = g_object_new (type, NULL);
      adw_bin_set_child (ADW_BIN (self), row);
    }
  if (is_unmatched)
    g_object_set (row, "managing", self->is_settling, "event", self->item, NULL);
  else
    g_object_set (row, "managing", self->is_managing, "attendance", self->item, NULL);
}

static void
yui_hours_cell_root (GtkWidget *widget)
{
  YuiHoursCell *self = YUI_HOURS_CELL (widget);
  GtkWidget *page;

  GTK_WIDGET_CLASS (yui_hours_cell_parent_class)->root (widget);

  page = gtk_widget_get_ancestor (widget, YUI_TYPE_HOURS_PAGE);
  if (page)
    g_object_get (page, "managing", &self->is_managing, "settling", &self->is_settling, NULL);
  show_item (self);
}

static void
yui_hours_cell_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiHoursCell *self = YUI_HOURS_CELL (object);

  if (id == PROP_ITEM)
    g_value_set_object (value, self->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
yui_hours_cell_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiHoursCell *self = YUI_HOURS_CELL (object);

  if (id != PROP_ITEM)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_set_object (&self->item, g_value_get_object (value)))
    {
      show_item (self);
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
yui_hours_cell_dispose (GObject *object)
{
  g_clear_object (&YUI_HOURS_CELL (object)->item);

  G_OBJECT_CLASS (yui_hours_cell_parent_class)->dispose (object);
}

static void
yui_hours_cell_class_init (YuiHoursCellClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = yui_hours_cell_get_property;
  object_class->set_property = yui_hours_cell_set_property;
  object_class->dispose = yui_hours_cell_dispose;
  GTK_WIDGET_CLASS (class)->root = yui_hours_cell_root;

  props[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, G_TYPE_OBJECT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
yui_hours_cell_init (YuiHoursCell *self)
{
}
