/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-declare-page.h"

#include <glib/gi18n.h>

#include "model/yui-time.h"
#include "yui-kiosk-text.h"
#include "yui-message.h"
#include "yui-stepper.h"

struct _YuiDeclarePage
{
  GtkBox parent_instance;

  AdwWrapBox *weekday_box;
  YuiStepper *day_stepper;
  YuiStepper *since_stepper;
  GtkLabel *sum_label;
  YuiMessage *message;
  GtkWidget *send_button;

  YuiVisit *visit;
};

enum
{
  CLOSED,
  N_SIGNALS
};

#define DAYS_PER_WEEK   7
#define MONTHS_PER_YEAR 12
#define MIN_DAY         30
#define MAX_DAY         720
#define FIRST_YEARS_AGO 40

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiDeclarePage, yui_declare_page, GTK_TYPE_BOX)

static void
back_cb (YuiDeclarePage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static int
read_weekdays (YuiDeclarePage *self)
{
  int weekdays = 0, i = 0;

  for (GtkWidget *day = gtk_widget_get_first_child (GTK_WIDGET (self->weekday_box)); day != NULL;
       day = gtk_widget_get_next_sibling (day), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (day)))
      weekdays |= 1 << i;
  return weekdays;
}

static void
changed_cb (YuiDeclarePage *self)
{
  const int weekdays = read_weekdays (self);
  int n = 0;
  g_autofree char *length = NULL, *text = NULL;

  for (int i = 0; i < DAYS_PER_WEEK; i++)
    n += weekdays >> i & 1;
  gtk_widget_set_sensitive (self->send_button, n > 0);
  if (n == 0)
    {
      gtk_label_set_label (self->sum_label, _("Touch the days on which you work there."));
      return;
    }
  length = yui_kiosk_text_minutes (n * (int)yui_stepper_get_value (self->day_stepper));
  /* TRANSLATORS: %s is a length of time. */
  text = g_strdup_printf (_("That is %s a week."), length);
  gtk_label_set_label (self->sum_label, text);
}

/* Months since year 0; the first day of it counts as the day of the contract. */
static char *
month_to_date (gint64 month)
{
  return g_strdup_printf ("%04d-%02d-01", (int)(month / MONTHS_PER_YEAR),
                          (int)(month % MONTHS_PER_YEAR) + 1);
}

static void
send_cb (YuiDeclarePage *self)
{
  g_autofree char *since = month_to_date (yui_stepper_get_value (self->since_stepper));

  yui_message_wait (self->message,
                    yui_client_declare_work (yui_visit_get_client (self->visit), NULL, NULL, since,
                                             read_weekdays (self),
                                             (int)yui_stepper_get_value (self->day_stepper), NULL),
                    self->send_button, GTK_WIDGET (self));
}

static char *
say_minutes (gint64 minutes)
{
  return yui_kiosk_text_minutes ((int)minutes);
}

static char *
say_month (gint64 month)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (
      (int)(month / MONTHS_PER_YEAR), (int)(month % MONTHS_PER_YEAR) + 1, 1, 0, 0, 0);

  /* TRANSLATORS: a month and its year, as in g_date_time_format(). */
  return g_date_time_format (first, _("%B %Y"));
}

static void
setup (YuiDeclarePage *self)
{
  g_autofree char *today = yui_time_to_date (g_get_real_time () / G_USEC_PER_SEC);
  int year = 0, month = 1;
  gint64 this_month;

  if (sscanf (today, "%d-%d", &year, &month) != 2)
    return;
  this_month = (gint64)year * MONTHS_PER_YEAR + month - 1;
  yui_stepper_setup (self->day_stepper, _("Hours on each of these days"), MIN_DAY, MAX_DAY, MIN_DAY,
                                          240, say_minutes);
  yui_stepper_setup (self->since_stepper, _("You work there since"),
                                            this_month - FIRST_YEARS_AGO * MONTHS_PER_YEAR,
                                            this_month, 1, this_month, say_month);
}

static void
add_weekdays (YuiDeclarePage *self)
{
  const char *const names[DAYS_PER_WEEK] = {
    C_("weekday", "Mon"), C_("weekday", "Tue"), C_("weekday", "Wed"), C_("weekday", "Thu"),
                                                                      C_("weekday", "Fri"), C_("weekday", "Sat"), C_("weekday", "Sun") };

  for (int i = 0; i < DAYS_PER_WEEK; i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (names[i]);

      gtk_widget_set_size_request (button, 72, 64);
      g_signal_connect_object (button, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->weekday_box, button);
    }
}

static void
yui_declare_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_DECLARE_PAGE);
  g_clear_object (&YUI_DECLARE_PAGE (object)->visit);
  G_OBJECT_CLASS (yui_declare_page_parent_class)->dispose (object);
}

static void
yui_declare_page_class_init (YuiDeclarePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  g_type_ensure (YUI_TYPE_STEPPER);
  G_OBJECT_CLASS (klass)->dispose = yui_declare_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-declare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, weekday_box);
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, day_stepper);
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, since_stepper);
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, sum_label);
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, message);
  gtk_widget_class_bind_template_child (widget_class, YuiDeclarePage, send_button);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, send_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_DECLARE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
yui_declare_page_init (YuiDeclarePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_weekdays (self);
  setup (self);
  changed_cb (self);
}

GtkWidget *
yui_declare_page_new (YuiVisit *visit)
{
  YuiDeclarePage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit), NULL);

  self = g_object_new (YUI_TYPE_DECLARE_PAGE, NULL);
  self->visit = g_object_ref (visit);
  return GTK_WIDGET (self);
}
