/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shift-facts.h"

#include <glib/gi18n.h>

#include "model/yui-sentence.h"
#include "yui-why-button.h"
#include "yui-wording-sum.h"
#include "yui-wording.h"

/* The facts of one shift, each in a row. */
struct _YuiShiftFacts
{
  GtkBox parent_instance;

  YuiShift *shift;
  char *qualifications;

  GtkListBox *warnings_list;
  AdwBin *why_bin;
};

enum
{
  PROP_0,
  PROP_SHIFT,
  PROP_QUALIFICATIONS,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (YuiShiftFacts, yui_shift_facts, GTK_TYPE_BOX)

static char *
say_state (YuiShiftFacts *self, YuiShiftState state)
{
  return g_strdup (yui_wording_shift_state (state));
}

static char *
say_time (YuiShiftFacts *self, gint64 starts_at, gint64 ends_at, int break_min)
{
  g_autofree char *day = yui_wording_day (starts_at);
  g_autofree char *hours = yui_wording_hours (starts_at, ends_at, break_min);

  if (!hours)
    return g_strdup (day);
  /* Translators: a day, then from–to: Tue 3 March, 9:00–17:00. */
  return g_strdup_printf (_ ("%s, %s"), day, hours);
}

static char *
say_workplace (YuiShiftFacts *self, const char *workplace, const char *employer)
{
  if (!employer || g_strcmp0 (workplace, employer) == 0)
    return g_strdup (workplace);
  /* Translators: a workplace, then its employer. */
  return g_strdup_printf (_ ("%s (%s)"), workplace, employer);
}

static char *
say_seats (YuiShiftFacts *self, YuiShift *shift, int seats, int filled, int open)
{
  return yui_wording_seats (shift);
}

static char *
say_pay (YuiShiftFacts *self, gint64 wage_yen, gint64 transport_yen, gint64 expected_yen)
{
  g_autofree char *wage = yui_wording_yen (wage_yen);
  g_autofree char *expected = yui_wording_yen (expected_yen);
  g_autofree char *transport = NULL;

  if (transport_yen <= 0)
    /* Translators: an hourly wage; then the whole pay of one person, before tax. */
    return g_strdup_printf (_ ("%s an hour; %s for the whole shift, before tax"), wage, expected);

  transport = yui_wording_yen (transport_yen);
  /* Translators: an hourly wage; money for the way; the whole pay of one person, before tax. */
  return g_strdup_printf (_ ("%s an hour and %s for transport; %s for the whole shift, before tax"),
                            wage, transport, expected);
}

static char *
say_hiring (YuiShiftFacts *self, YuiHiringMode mode)
{
  return g_strdup (mode == YUI_HIRING_MODE_FIRST_COME
                   ? _ ("First come, first served: who applies has the contract.")
                   : _ ("By selection: who accepts an offer has the contract."));
}

static gboolean
is_text (YuiShiftFacts *self, const char *text)
{
  return text && text[0];
}

static GtkWidget *
make_warning_row (gpointer item, gpointer data)
{
  g_autofree char *sentence = yui_warning_to_sentence (item);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  return row;
}

static void
yui_shift_facts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  YuiShiftFacts *self = YUI_SHIFT_FACTS (object);

  switch (id)
    {
    case PROP_SHIFT:
      g_value_set_object (value, self->shift);
      break;
    case PROP_QUALIFICATIONS:
      g_value_set_string (value, self->qualifications);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_shift_facts_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  YuiShiftFacts *self = YUI_SHIFT_FACTS (object);

  switch (id)
    {
    case PROP_SHIFT:
      yui_shift_facts_set_shift (self, g_value_get_object (value));
      break;
    case PROP_QUALIFICATIONS:
      yui_shift_facts_set_qualifications (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_shift_facts_dispose (GObject *object)
{
  YuiShiftFacts *self = YUI_SHIFT_FACTS (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_SHIFT_FACTS);
  g_clear_object (&self->shift);

  G_OBJECT_CLASS (yui_shift_facts_parent_class)->dispose (object);
}

static void
yui_shift_facts_finalize (GObject *object)
{
  g_free (YUI_SHIFT_FACTS (object)->qualifications);

  G_OBJECT_CLASS (yui_shift_facts_parent_class)->finalize (object);
}

static void
yui_shift_facts_class_init (YuiShiftFactsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = yui_shift_facts_get_property;
  object_class->set_property = yui_shift_facts_set_property;
  object_class->dispose = yui_shift_facts_dispose;
  object_class->finalize = yui_shift_facts_finalize;

  props[PROP_SHIFT] = g_param_spec_object ("shift", NULL, NULL, YUI_TYPE_SHIFT, flags);
  props[PROP_QUALIFICATIONS] = g_param_spec_string ("qualifications", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Yui/yui-shift-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiShiftFacts, warnings_list);
  gtk_widget_class_bind_template_child (widget_class, YuiShiftFacts, why_bin);
  gtk_widget_class_bind_template_callback (widget_class, say_state);
  gtk_widget_class_bind_template_callback (widget_class, say_time);
  gtk_widget_class_bind_template_callback (widget_class, say_workplace);
  gtk_widget_class_bind_template_callback (widget_class, say_seats);
  gtk_widget_class_bind_template_callback (widget_class, say_pay);
  gtk_widget_class_bind_template_callback (widget_class, say_hiring);
  gtk_widget_class_bind_template_callback (widget_class, is_text);
}

static void
yui_shift_facts_init (YuiShiftFacts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
yui_shift_facts_set_shift (YuiShiftFacts *self, YuiShift *shift)
{
  GListModel *warnings;

  g_return_if_fail (YUI_IS_SHIFT_FACTS (self));

  if (!g_set_object (&self->shift, shift))
    return;

  adw_bin_set_child (self->why_bin, NULL);
  warnings = shift ? yui_shift_get_warnings (shift) : NULL;
  gtk_list_box_bind_model (self->warnings_list, warnings, make_warning_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_list),
                          warnings && g_list_model_get_n_items (warnings) > 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHIFT]);
}

void
yui_shift_facts_set_qualifications (YuiShiftFacts *self, const char *names)
{
  g_return_if_fail (YUI_IS_SHIFT_FACTS (self));

  if (g_set_str (&self->qualifications, names))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_QUALIFICATIONS]);
}

void
yui_shift_facts_set_pay (YuiShiftFacts *self, YuiShiftPay *pay)
{
  gint64 wage_yen;
  g_autofree char *said = NULL, *what = NULL, *why = NULL;

  g_return_if_fail (YUI_IS_SHIFT_FACTS (self));
  g_return_if_fail (self->shift != NULL && YUI_IS_SHIFT_PAY (pay));

  wage_yen = yui_shift_get_hourly_wage_yen (self->shift);
  said = say_pay (self, wage_yen, yui_shift_get_transport_yen (self->shift),
                  yui_shift_pay_get_expected_pay_yen (pay));
  /* Translators: %s is the pay of a shift, such as "¥1,200 an hour; ¥4,800 for the whole shift". */
  what = g_strdup_printf (_ ("Pay: %s"), said);
  why = yui_wording_why_shift (pay, wage_yen, yui_shift_get_seats (self->shift));
  adw_bin_set_child (self->why_bin, yui_why_button_new_beside (what, why));
}
