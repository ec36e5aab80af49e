/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-calendar-page-private.h"

#include "widgets/yui-day-text.h"
#include "widgets/yui-time-input.h"
#include "yui-print.h"
#include "yui-week-sheet.h"
#include "yui-week.h"

/* The week in sight on paper, read anew: a sheet on the wall must not be older than its date. */

typedef struct
{
  GWeakRef page;
  YuiClient *client;
  YuiCivilDay monday;
  char *workplace_id; /* NULL for all */
  char *title;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_weak_ref_clear (&wish->page);
  g_object_unref (wish->client);
  g_free (wish->workplace_id);
  g_free (wish->title);
  g_free (wish);
}

static void
done_cb (YuiCalendarPage *self, GtkPrintOperationResult result, GtkPrintOperation *operation)
{
  const char *sentence = yui_print_say_result (result);

  if (sentence)
    yui_calendar_page_toast (self, sentence);
}

/* Takes sheet. */
static void
print_sheet (YuiCalendarPage *self, YuiWeekSheet *sheet)
{
  g_autoptr (GtkPrintOperation) operation = yui_week_sheet_print_operation_new (sheet);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL);
}

/* NULL with an error when one of the three could not be read. */
static YuiWeekSheet *
read_sheet (Wish *wish, GError **error)
{
  g_autofree char *from = yui_date_input_format (wish->monday);
  g_autofree char *to = yui_date_input_format (wish->monday + YUI_DAYS_PER_WEEK);
  g_autoptr (YuiWeekSheet) sheet = yui_week_sheet_new (wish->monday, wish->title);
  g_autoptr (GListModel) shifts = NULL;
  g_autoptr (GListModel) attendances = NULL;
  g_autoptr (GListModel) holidays = NULL;

  shifts = dex_await_object (yui_client_list_shifts (wish->client, from, to, wish->workplace_id,
                                                     YUI_SHIFT_STATE_PUBLISHED, NULL),
                             error);
  if (!shifts)
    return NULL;
  attendances = dex_await_object (
      yui_client_list_attendances (wish->client, from, to, YUI_ATTENDANCE_STATE_NONE, NULL), error);
  if (!attendances)
    return NULL;
  holidays = dex_await_object (yui_client_list_holidays (wish->client, from, to, NULL), error);
  if (!holidays)
    return NULL;
  yui_week_sheet_fill (sheet, shifts, attendances, holidays);
  return g_steal_pointer (&sheet);
}

static DexFuture *
print_fiber (gpointer data)
{
  Wish *wish = data;
  g_autoptr (GError) error = NULL;
  YuiWeekSheet *sheet = read_sheet (wish, &error);
  g_autoptr (YuiCalendarPage) self = g_weak_ref_get (&wish->page);

  if (sheet && self)
    print_sheet (self, sheet);
  else if (sheet)
    yui_week_sheet_free (sheet);
  else if (self && !yui_net_error_is_cancelled (error))
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      yui_calendar_page_toast (self, sentence);
    }
  return dex_future_new_true ();
}

/* Of a month, the week of the day that is chosen. */
void
yui_calendar_page_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiCalendarPage *self = YUI_CALENDAR_PAGE (widget);
  GObject *workplace = gtk_drop_down_get_selected_item (self->workplace_filter);
  Wish *wish = g_new0 (Wish, 1);

  g_weak_ref_init (&wish->page, self);
  wish->client = g_object_ref (self->client);
  wish->monday = yui_civil_week_start (yui_calendar_page_get_day (self), YUI_MONDAY);
  wish->workplace_id = g_strdup (yui_calendar_page_get_workplace (self));
  wish->title = g_strdup (wish->workplace_id ? yui_workplace_get_name (YUI_WORKPLACE (workplace))
                                             : self->employer_name);
  dex_future_disown (dex_scheduler_spawn (NULL, 0, print_fiber, wish, wish_free));
}
