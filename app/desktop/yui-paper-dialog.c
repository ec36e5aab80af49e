/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-paper-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "model/yui-time.h"
#include "yui-deadline.h"
#include "yui-dialog.h"
#include "yui-paper-dialog-fields.h"
#include "yui-week.h"
#include "yui-wording.h"

struct _YuiPaperDialog
{
  AdwDialog parent_instance;

  YuiDesk *desk;
  GCancellable *cancellable;
  GArray *kinds;      /* of const YuiPaperKind *, as in kind_row */
  GListStore *people; /* of YuiMembership, all of the pool */
  GListStore *runs;   /* of YuiPayRun, locked */
  GListStore *shifts; /* of YuiAttendance, of the day */
  char *pay_run_id;   /* to be chosen when the runs are there */
  gboolean is_making;

  AdwComboRow *kind_row;
  AdwPreferencesGroup *kind_group;
  AdwEntryRow *from_row;
  AdwEntryRow *last_row;
  AdwSpinRow *year_row;
  AdwComboRow *person_row;
  AdwComboRow *run_row;
  AdwEntryRow *day_row;
  AdwComboRow *shift_row;
  AdwComboRow *format_row;
  AdwComboRow *encoding_row;
  AdwComboRow *transfer_row;
  AdwSwitchRow *line_ends_row;
  GtkLabel *message_label;
};

enum
{
  SIGNAL_MADE,
  SIGNAL_BEGUN,
  N_SIGNALS
};

#define MONTH_START    "01"
#define DAY_OFFSET     8 /* of the day in YYYY-MM-DD */
#define EVERYBODY_ROWS 1 /* before the people */

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiPaperDialog, yui_paper_dialog, ADW_TYPE_DIALOG)

static const YuiPaperKind *
get_kind (YuiPaperDialog *self)
{
  const guint i = adw_combo_row_get_selected (self->kind_row);

  return i < self->kinds->len ? g_array_index (self->kinds, const YuiPaperKind *, i) : NULL;
}

static gboolean
is_table (YuiPaperDialog *self, guint needs)
{
  return (needs & YUI_PAPER_FORMAT) == 0 || adw_combo_row_get_selected (self->format_row) == 1;
}

/* ---- the wish ---- */

typedef struct
{
  YuiDocumentWish wish;
  char *from;
  char *to;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_free (reading->from);
  g_free (reading->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static const char *
read_period (YuiPaperDialog *self, Reading *reading)
{
  g_autofree char *last
      = yui_deadline_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->last_row)));

  reading->from = yui_deadline_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->from_row)));
  if (!reading->from || !last)
    return _ ("Please write dates such as 2026-11-25.");
  if (g_strcmp0 (reading->from, last) > 0)
    return _ ("The last day is before the first.");
  reading->to = yui_date_add_days (last, 1);
  reading->wish.from = reading->from;
  reading->wish.to = reading->to;
  return NULL;
}

static const char *
read_run (YuiPaperDialog *self, Reading *reading)
{
  YuiPayRun *run = adw_combo_row_get_selected_item (self->run_row);

  if (!run)
    return _ ("There is no locked pay run yet.");
  reading->wish.pay_run_id = yui_pay_run_get_id (run);
  return NULL;
}

static const char *
read_shift (YuiPaperDialog *self, Reading *reading)
{
  YuiAttendance *shift = adw_combo_row_get_selected_item (self->shift_row);

  if (!shift)
    return _ ("Nobody worked on this day.");
  reading->wish.shift_id = yui_attendance_get_shift_id (shift);
  reading->wish.worker_id = yui_attendance_get_worker_id (shift);
  return NULL;
}

static void
read_person (YuiPaperDialog *self, Reading *reading)
{
  const guint i = adw_combo_row_get_selected (self->person_row);
  g_autoptr (YuiMembership) person = NULL;

  if (i < EVERYBODY_ROWS || i == GTK_INVALID_LIST_POSITION)
    return;
  person = g_list_model_get_item (G_LIST_MODEL (self->people), i - EVERYBODY_ROWS);
  if (person)
    reading->wish.worker_id = yui_membership_get_worker_id (person);
}

/* What is missing; NULL when the wish is complete. */
static const char *
read_wish (YuiPaperDialog *self, Reading *reading)
{
  const YuiPaperKind *kind = get_kind (self);
  const char *missing = NULL;

  if (!kind)
    return "";
  reading->wish.kind = kind->kind;
  if (kind->needs & (YUI_PAPER_YEAR | YUI_PAPER_FISCAL_YEAR))
    reading->wish.year = (int)adw_spin_row_get_value (self->year_row);
  if (kind->needs & YUI_PAPER_PERSON)
    read_person (self, reading);
  if (kind->needs & YUI_PAPER_PERIOD)
    missing = read_period (self, reading);
  if (kind->needs & YUI_PAPER_RUN)
    missing = read_run (self, reading);
  if (kind->needs & YUI_PAPER_SHIFT)
    missing = read_shift (self, reading);
  if (kind->needs & YUI_PAPER_FORMAT)
    reading->wish.is_table = is_table (self, kind->needs);
  if ((kind->needs & YUI_PAPER_ENCODING) && is_table (self, kind->needs))
    reading->wish.is_shift_jis = adw_combo_row_get_selected (self->encoding_row) == 1;
  if (kind->needs & YUI_PAPER_TRANSFER)
    {
      reading->wish.is_payroll = adw_combo_row_get_selected (self->transfer_row) == 1;
      reading->wish.has_line_ends = adw_switch_row_get_active (self->line_ends_row);
    }
  return missing;
}

/* ---- what is to be seen ---- */

static void
say (YuiPaperDialog *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->message_label, text ? text : "");
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
}

static void
changed_cb (YuiPaperDialog *self)
{
  g_auto (Reading) reading = { 0 };
  const char *missing;

  if (!self->kinds)
    return;
  missing = read_wish (self, &reading);
  say (self, missing, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.make", !missing && !self->is_making);
}

static void
kind_cb (YuiPaperDialog *self)
{
  const YuiPaperKind *kind = self->kinds ? get_kind (self) : NULL;
  const guint needs = kind ? kind->needs : 0;
  const struct
  {
    gpointer row;
    gboolean is_visible;
  } rows[] = {
    { self->from_row, needs & YUI_PAPER_PERIOD },
    { self->last_row, needs & YUI_PAPER_PERIOD },
    { self->year_row, needs & (YUI_PAPER_YEAR | YUI_PAPER_FISCAL_YEAR) },
    { self->person_row, needs & YUI_PAPER_PERSON },
    { self->run_row, needs & YUI_PAPER_RUN },
    { self->day_row, needs & YUI_PAPER_SHIFT },
    { self->shift_row, needs & YUI_PAPER_SHIFT },
    { self->format_row, needs & YUI_PAPER_FORMAT },
    { self->encoding_row, (needs & YUI_PAPER_ENCODING) && is_table (self, needs) },
    { self->transfer_row, needs & YUI_PAPER_TRANSFER },
    { self->line_ends_row, needs & YUI_PAPER_TRANSFER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (GTK_WIDGET (rows[i].row), rows[i].is_visible != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->year_row),
                                 needs & YUI_PAPER_FISCAL_YEAR ? _ ("Fiscal year (from April)")
                                                               : _ ("Year"));
  adw_preferences_group_set_description (self->kind_group,
                                         kind ? yui_paper_kind_describe (kind->kind) : NULL);
  changed_cb (self);
}

/* ---- lists to choose from ---- */

static char *
say_run (YuiPaperDialog *self, const char *from, const char *to, const char *pay_date)
{
  g_autofree char *period = from && to ? yui_wording_period (from, to) : NULL;
  g_autofree char *day = pay_date ? yui_wording_date (pay_date) : NULL;

  /* Translators: the days of work; the day of pay. */
  return period && day ? g_strdup_printf (_ ("%s, paid on %s"), period, day) : NULL;
}

static char *
say_shift (YuiPaperDialog *self, const char *name, const char *title, gint64 start_s, gint64 end_s)
{
  g_autofree char *span = name ? yui_wording_span (start_s, end_s) : NULL;

  /* Translators: a person; the title of a shift; its hours. */
  return name ? g_strdup_printf (_ ("%s · %s, %s"), name, title, span) : NULL;
}

typedef void (*ListFunc) (YuiPaperDialog *self, GListModel *list);

typedef struct
{
  GWeakRef dialog;
  ListFunc take;
} Reader;

static void
reader_free (gpointer data)
{
  Reader *reader = data;

  g_weak_ref_clear (&reader->dialog);
  g_free (reader);
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reader *reader = data;
  g_autoptr (YuiPaperDialog) self = g_weak_ref_get (&reader->dialog);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self && value)
    {
      reader->take (self, g_value_get_object (value));
      changed_cb (self);
    }
  else if (self && !yui_net_error_is_cancelled (error))
    {
      g_autofree char *sentence = yui_net_error_to_sentence (error);

      say (self, sentence, TRUE);
    }
  return NULL;
}

static void
read_list (YuiPaperDialog *self, DexFuture *future, ListFunc take)
{
  Reader *reader = g_new0 (Reader, 1);

  g_weak_ref_init (&reader->dialog, self);
  reader->take = take;
  dex_future_disown (dex_future_finally (future, read_cb, reader, reader_free));
}

static void
append_all (GListStore *store, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_list_store_append (store, item);
    }
}

static void
take_people (YuiPaperDialog *self, GListModel *list)
{
  GtkStringList *names = GTK_STRING_LIST (adw_combo_row_get_model (self->person_row));

  append_all (self->people, list);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (YuiMembership) person = g_list_model_get_item (list, i);

      gtk_string_list_append (names, yui_membership_get_display_name (person));
    }
}

static void
take_runs (YuiPaperDialog *self, GListModel *list)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (YuiPayRun) run = g_list_model_get_item (list, i);

      if (yui_pay_run_get_state (run) != YUI_PAY_RUN_STATE_LOCKED)
        continue;
      g_list_store_append (self->runs, run);
      if (g_strcmp0 (yui_pay_run_get_id (run), self->pay_run_id) == 0)
        adw_combo_row_set_selected (self->run_row,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->runs)) - 1);
    }
}

static void
take_shifts (YuiPaperDialog *self, GListModel *list)
{
  g_list_store_remove_all (self->shifts);
  append_all (self->shifts, list);
}

static void
day_cb (YuiPaperDialog *self)
{
  g_autofree char *day
      = yui_deadline_parse_date (gtk_editable_get_text (GTK_EDITABLE (self->day_row)));
  g_autofree char *next = day ? yui_date_add_days (day, 1) : NULL;

  if (day && self->desk)
    read_list (self,
               yui_client_list_attendances (yui_desk_get_client (self->desk), day, next,
                                            YUI_ATTENDANCE_STATE_NONE, self->cancellable),
               take_shifts);
}

/* ---- making ---- */

static DexFuture *
made_cb (DexFuture *future, gpointer data)
{
  YuiPaperDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->is_making = FALSE;
  if (value)
    {
      GObject *object = g_value_get_object (value);

      g_signal_emit (self, signals[YUI_IS_JOB (object) ? SIGNAL_BEGUN : SIGNAL_MADE], 0, object);
      adw_dialog_close (ADW_DIALOG (self));
      return NULL;
    }
  changed_cb (self);
  sentence = yui_net_error_to_sentence (error);
  say (self, sentence, TRUE);
  yui_widgets_announce (GTK_WIDGET (self), sentence);
  return NULL;
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPaperDialog *self = YUI_PAPER_DIALOG (widget);
  g_auto (Reading) reading = { 0 };

  if (read_wish (self, &reading))
    return;
  self->is_making = TRUE;
  gtk_widget_action_set_enabled (widget, "paper.make", FALSE);
  say (self, _ ("Being made…"), FALSE);
  dex_future_disown (dex_future_finally (
      yui_client_make_document (yui_desk_get_client (self->desk), &reading.wish, NULL), made_cb,
      g_object_ref (self), g_object_unref));
}

/* ---- class ---- */

static void
yui_paper_dialog_dispose (GObject *object)
{
  YuiPaperDialog *self = YUI_PAPER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PAPER_DIALOG);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->pay_run_id, g_free);
  g_clear_object (&self->desk);
  g_clear_object (&self->people);
  g_clear_object (&self->runs);
  g_clear_object (&self->shifts);

  G_OBJECT_CLASS (yui_paper_dialog_parent_class)->dispose (object);
}

static void
yui_paper_dialog_finalize (GObject *object)
{
  g_clear_object (&YUI_PAPER_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (yui_paper_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/town/yui/Yui/yui-paper-dialog.ui");
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, kind_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, kind_group);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, from_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, last_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, year_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, person_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, run_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, day_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, shift_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, format_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, encoding_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, transfer_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, line_ends_row);
  gtk_widget_class_bind_template_child (class, YuiPaperDialog, message_label);
  gtk_widget_class_bind_template_callback (class, kind_cb);
  gtk_widget_class_bind_template_callback (class, changed_cb);
  gtk_widget_class_bind_template_callback (class, day_cb);
  gtk_widget_class_bind_template_callback (class, say_run);
  gtk_widget_class_bind_template_callback (class, say_shift);
}

static void
yui_paper_dialog_class_init (YuiPaperDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_paper_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = yui_paper_dialog_finalize;
  signals[SIGNAL_MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_DOCUMENT);
  signals[SIGNAL_BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_JOB);
  gtk_widget_class_install_action (widget_class, "paper.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "paper.cancel", NULL, yui_dialog_close_action);
  g_type_ensure (YUI_TYPE_PAY_RUN);
  g_type_ensure (YUI_TYPE_ATTENDANCE);
  bind_template (widget_class);
}

/* The month so far, and this year. */
static void
set_dates (YuiPaperDialog *self)
{
  g_autofree char *today = yui_week_today ();
  g_autofree char *first = g_strdup (today);
  const int year = atoi (today);

  memcpy (first + DAY_OFFSET, MONTH_START, strlen (MONTH_START));
  gtk_editable_set_text (GTK_EDITABLE (self->from_row), first);
  gtk_editable_set_text (GTK_EDITABLE (self->last_row), today);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), today);
  adw_spin_row_set_value (self->year_row, year);
}

static void
yui_paper_dialog_init (YuiPaperDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->people = g_list_store_new (YUI_TYPE_MEMBERSHIP);
  self->runs = g_list_store_new (YUI_TYPE_PAY_RUN);
  self->shifts = g_list_store_new (YUI_TYPE_ATTENDANCE);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->run_row, G_LIST_MODEL (self->runs));
  adw_combo_row_set_model (self->shift_row, G_LIST_MODEL (self->shifts));
}

static void
fill_kinds (YuiPaperDialog *self)
{
  const gboolean sees_pay = yui_desk_get_role (self->desk) != YUI_ROLE_EMPLOYER_MANAGER;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (YuiPaperKind *));
  for (const YuiPaperKind *kind = yui_paper_kinds; kind->kind != YUI_DOCUMENT_KIND_NONE; kind++)
    if (sees_pay || !kind->is_pay)
      {
        g_array_append_val (self->kinds, kind);
        gtk_string_list_append (names, yui_wording_document_kind (kind->kind));
      }
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

YuiPaperDialog *
yui_paper_dialog_new (YuiDesk *desk)
{
  YuiPaperDialog *self;
  YuiClient *client;

  g_return_val_if_fail (YUI_IS_DESK (desk), NULL);

  self = g_object_new (YUI_TYPE_PAPER_DIALOG, NULL);
  self->desk = g_object_ref (desk);
  client = yui_desk_get_client (desk);
  fill_kinds (self);
  set_dates (self);
  read_list (
      self, yui_client_list_memberships (client, NULL, YUI_MEMBERSHIP_KIND_NONE, self->cancellable),
      take_people);
  if (yui_desk_get_role (desk) != YUI_ROLE_EMPLOYER_MANAGER)
    read_list (self, yui_client_list_pay_runs (client, self->cancellable), take_runs);
  day_cb (self);
  kind_cb (self);
  return self;
}

void
yui_paper_dialog_choose (YuiPaperDialog *self, YuiDocumentKind kind, const char *pay_run_id)
{
  g_return_if_fail (YUI_IS_PAPER_DIALOG (self));

  g_set_str (&self->pay_run_id, pay_run_id);
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, const YuiPaperKind *, i)->kind == kind)
      adw_combo_row_set_selected (self->kind_row, i);
}
