/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-my-hours-page.h"

#include <glib/gi18n.h>

#include "yui-hours-card.h"
#include "yui-kiosk-text.h"
#include "yui-message.h"

struct _YuiMyHoursPage
{
  GtkBox parent_instance;

  GtkListBox *hours_list;
  GtkWidget *no_hours_label;
  GtkListBox *declared_list;
  GtkWidget *no_declared_label;
  YuiMessage *message;

  YuiVisit *visit;
  GCancellable *cancellable;
};

enum
{
  CLOSED,
  CLAIM_OPENED,
  DECLARE_OPENED,
  N_SIGNALS
};

#define DAYS_PER_WEEK 7

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiMyHoursPage, yui_my_hours_page, GTK_TYPE_BOX)

static void load (YuiMyHoursPage *self);

static void
back_cb (YuiMyHoursPage *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
declare_cb (YuiMyHoursPage *self)
{
  g_signal_emit (self, signals[DECLARE_OPENED], 0);
}

static void
claim_cb (YuiMyHoursPage *self, YuiHoursCard *card)
{
  g_signal_emit (self, signals[CLAIM_OPENED], 0, yui_hours_card_get_attendance (card));
}

static void
tell (YuiMyHoursPage *self, DexFuture *future, const char *done)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (self->visit == NULL)
    return;
  if (dex_future_get_value (future, &error) != NULL)
    {
      yui_message_set (self->message, done, FALSE);
      load (self);
      return;
    }
  if (yui_net_error_is_cancelled (error))
    return;
  sentence = yui_net_error_to_sentence (error);
  yui_message_set (self->message, sentence, TRUE);
}

static DexFuture *
settled_cb (DexFuture *future, gpointer user_data)
{
  tell (user_data, future, _("You and the employer agree now."));
  return NULL;
}

static void
settle_cb (YuiMyHoursPage *self, YuiHoursCard *card)
{
  YuiAttendance *attendance = yui_hours_card_get_attendance (card);
  YuiClaim *claim = yui_attendance_get_employer_claim (attendance);

  if (claim != NULL)
    dex_future_disown (
        dex_future_finally (yui_client_settle_hours (yui_visit_get_client (self->visit), attendance,
                                                     yui_claim_get_id (claim), NULL),
                            settled_cb, g_object_ref (self), g_object_unref));
}

/* A row that is not a target itself: the buttons in it are. */
static GtkWidget *
wrap_row (GtkWidget *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
add_hours (YuiMyHoursPage *self, YuiAttendance *attendance)
{
  GtkWidget *card = yui_hours_card_new (attendance);

  g_signal_connect_object (card, "claim", G_CALLBACK (claim_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "settle", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->hours_list, wrap_row (card));
}

/* ---- work elsewhere ---- */

static DexFuture *
ended_cb (DexFuture *future, gpointer user_data)
{
  tell (user_data, future, _("It is no longer counted."));
  return NULL;
}

static void
end_cb (YuiMyHoursPage *self, GtkWidget *button)
{
  YuiDeclaredWork *work = g_object_get_data (G_OBJECT (button), "work");

  gtk_widget_set_sensitive (button, FALSE);
  dex_future_disown (
      dex_future_finally (yui_client_end_declared_work (yui_visit_get_client (self->visit), NULL,
                                                        yui_declared_work_get_id (work), NULL),
                          ended_cb, g_object_ref (self), g_object_unref));
}

static char *
say_declared (YuiDeclaredWork *work)
{
  const char *employer = yui_declared_work_get_employer_name (work);
  const int weekdays = yui_declared_work_get_weekdays (work);
  int n = 0;
  g_autofree char *day = yui_kiosk_text_minutes (yui_declared_work_get_day_min (work));
  g_autofree char *week = yui_kiosk_text_minutes (yui_declared_work_get_week_min (work));
  g_autofree char *hours = NULL;

  for (int i = 0; i < DAYS_PER_WEEK; i++)
    n += weekdays >> i & 1;
  /* TRANSLATORS: days a week; hours on each; hours a week. */
  hours = g_strdup_printf (
      ngettext ("%d day a week, %s, %s a week", "%d days a week, %s each, %s a week", (gulong)n), n,
      day, week);
  return employer[0] != '\0' ? g_strdup_printf ("%s\n%s", employer, hours)
                             : g_steal_pointer (&hours);
}

static void
add_declared (YuiMyHoursPage *self, YuiDeclaredWork *work)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  g_autofree char *text = say_declared (work);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_("I no longer work there"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "main");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "work", g_object_ref (work), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (end_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "work-card");
  gtk_list_box_append (self->declared_list, wrap_row (box));
}

/* ---- reading ---- */

static void
show_lists (YuiMyHoursPage *self, GListModel *hours, GListModel *declared)
{
  gtk_list_box_remove_all (self->hours_list);
  gtk_list_box_remove_all (self->declared_list);
  for (guint i = 0; i < g_list_model_get_n_items (hours); i++)
    {
      g_autoptr (YuiAttendance) attendance = g_list_model_get_item (hours, i);

      add_hours (self, attendance);
    }
  for (guint i = 0; i < g_list_model_get_n_items (declared); i++)
    {
      g_autoptr (YuiDeclaredWork) work = g_list_model_get_item (declared, i);

      add_declared (self, work);
    }
  gtk_widget_set_visible (self->no_hours_label, g_list_model_get_n_items (hours) == 0);
  gtk_widget_set_visible (self->no_declared_label, g_list_model_get_n_items (declared) == 0);
}

/* The page holds itself while it loads; leaving the screen ends that. */
static DexFuture *
load_fiber (gpointer user_data)
{
  YuiMyHoursPage *self = user_data;
  g_autoptr (GCancellable) cancellable = g_object_ref (self->cancellable);
  YuiClient *client = yui_visit_get_client (self->visit);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) hours
      = dex_await_object (yui_client_list_my_attendances (client, cancellable), &error);
  g_autoptr (GListModel) declared = NULL;
  g_autofree char *sentence = NULL;

  if (hours != NULL && !g_cancellable_is_cancelled (cancellable))
    declared = dex_await_object (yui_client_list_declared_work (client, NULL, cancellable), &error);
  if (g_cancellable_is_cancelled (cancellable))
    return dex_future_new_for_boolean (FALSE);
  if (declared != NULL)
    {
      show_lists (self, hours, declared);
      return dex_future_new_for_boolean (TRUE);
    }
  sentence = yui_net_error_to_sentence (error);
  yui_message_set (self->message, sentence, TRUE);
  return dex_future_new_for_boolean (FALSE);
}

static void
load (YuiMyHoursPage *self)
{
  dex_future_disown (
      dex_scheduler_spawn (NULL, 0, load_fiber, g_object_ref (self), g_object_unref));
}

static void
yui_my_hours_page_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (YUI_MY_HOURS_PAGE (widget)->cancellable);
  GTK_WIDGET_CLASS (yui_my_hours_page_parent_class)->unroot (widget);
}

static void
yui_my_hours_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_MY_HOURS_PAGE);
  g_clear_object (&YUI_MY_HOURS_PAGE (object)->visit);
  G_OBJECT_CLASS (yui_my_hours_page_parent_class)->dispose (object);
}

static void
yui_my_hours_page_finalize (GObject *object)
{
  g_clear_object (&YUI_MY_HOURS_PAGE (object)->cancellable);
  G_OBJECT_CLASS (yui_my_hours_page_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  signals[CLOSED] = g_signal_new ("closed", YUI_TYPE_MY_HOURS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[CLAIM_OPENED] = g_signal_new ("claim-opened", YUI_TYPE_MY_HOURS_PAGE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_ATTENDANCE);
  signals[DECLARE_OPENED] = g_signal_new ("declare-opened", YUI_TYPE_MY_HOURS_PAGE,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
yui_my_hours_page_class_init (YuiMyHoursPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_MESSAGE);
  G_OBJECT_CLASS (klass)->dispose = yui_my_hours_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = yui_my_hours_page_finalize;
  widget_class->unroot = yui_my_hours_page_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Kiosk/yui-my-hours-page.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiMyHoursPage, hours_list);
  gtk_widget_class_bind_template_child (widget_class, YuiMyHoursPage, no_hours_label);
  gtk_widget_class_bind_template_child (widget_class, YuiMyHoursPage, declared_list);
  gtk_widget_class_bind_template_child (widget_class, YuiMyHoursPage, no_declared_label);
  gtk_widget_class_bind_template_child (widget_class, YuiMyHoursPage, message);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, declare_cb);
  install_signals ();
}

static void
yui_my_hours_page_init (YuiMyHoursPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
yui_my_hours_page_new (YuiVisit *visit)
{
  YuiMyHoursPage *self;

  g_return_val_if_fail (YUI_IS_VISIT (visit) && yui_visit_has_session (visit), NULL);

  self = g_object_new (YUI_TYPE_MY_HOURS_PAGE, NULL);
  self->visit = g_object_ref (visit);
  load (self);
  return GTK_WIDGET (self);
}
