/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-bank-account-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-dialog.h"

struct _YuiBankAccountDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  GCancellable *cancellable;
  GCancellable *searching;
  char *membership_id; /* NULL: the employer's account */
  char *kana;
  YuiBankAccount *account; /* NULL until it is read */
  char *bank_code;
  char *branch_code;
  gboolean is_branch; /* what is being searched for */
  gboolean is_saving;
  GListStore *found; /* of YuiBank */

  AdwNavigationView *navigation;
  AdwNavigationPage *search_page;
  GtkSearchEntry *search_entry;
  GtkStack *search_stack;
  AdwActionRow *bank_row;
  AdwActionRow *branch_row;
  AdwComboRow *kind_row;
  AdwEntryRow *number_row;
  AdwEntryRow *holder_row;
  AdwEntryRow *client_row;
  GtkLabel *message_label;
};

enum
{
  PROP_0,
  PROP_FOUND,
  N_PROPS
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiBankAccountDialog, yui_bank_account_dialog, ADW_TYPE_DIALOG)

/* The employer has no savings account to pay from, so its list is shorter. */
static const YuiBankAccountKind person_kinds[]
    = { YUI_BANK_ACCOUNT_KIND_ORDINARY, YUI_BANK_ACCOUNT_KIND_CURRENT,
        YUI_BANK_ACCOUNT_KIND_SAVINGS, YUI_BANK_ACCOUNT_KIND_OTHER };
static const YuiBankAccountKind employer_kinds[]
    = { YUI_BANK_ACCOUNT_KIND_ORDINARY, YUI_BANK_ACCOUNT_KIND_CURRENT,
        YUI_BANK_ACCOUNT_KIND_OTHER };

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
say (YuiBankAccountDialog *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (self->message_label, text);
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
}

static void
changed_cb (YuiBankAccountDialog *self)
{
  const gboolean is_whole = self->bank_code && self->branch_code && get_text (self->number_row)[0]
                            && get_text (self->holder_row)[0]
                            && (self->membership_id || get_text (self->client_row)[0]);

  gtk_widget_set_sensitive (GTK_WIDGET (self->branch_row), self->bank_code != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "account.save",
                                 self->account && is_whole && !self->is_saving);
}

static void
show_bank (AdwActionRow *row, const char *code, const char *name)
{
  g_autofree char *text = code ? g_strdup_printf ("%s (%s)", name ? name : "?", code) : NULL;

  adw_action_row_set_subtitle (row, text ? text : _ ("Not chosen yet"));
}

/* ---- searching ---- */

typedef void (*DoneFunc) (YuiBankAccountDialog *self, const GValue *value, const GError *error);

typedef struct
{
  GWeakRef dialog;
  GCancellable *cancellable;
  DoneFunc done;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->dialog);
  g_object_unref (waiting->cancellable);
  g_free (waiting);
}

static DexFuture *
finished_cb (DexFuture *future, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (YuiBankAccountDialog) self = g_weak_ref_get (&waiting->dialog);
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self && !g_cancellable_is_cancelled (waiting->cancellable))
    waiting->done (self, value, error);
  return NULL;
}

static void
await (YuiBankAccountDialog *self, DexFuture *future, GCancellable *cancellable, DoneFunc done)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->dialog, self);
  waiting->cancellable = g_object_ref (cancellable);
  waiting->done = done;
  dex_future_disown (dex_future_finally (future, finished_cb, waiting, waiting_free));
}

static void
found_done (YuiBankAccountDialog *self, const GValue *value, const GError *error)
{
  GListModel *list = value ? g_value_get_object (value) : NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->search_stack, items->len > 0 ? "list" : "nothing");
}

static void
search_cb (YuiBankAccountDialog *self)
{
  if (self->searching)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  await (self,
         yui_client_find_banks (self->client, self->is_branch ? self->bank_code : NULL,
                                get_text (self->search_entry), self->searching),
         self->searching, found_done);
}

static void
begin_search (YuiBankAccountDialog *self, gboolean is_branch)
{
  self->is_branch = is_branch;
  adw_navigation_page_set_title (self->search_page,
                                 is_branch ? _ ("Choose a Branch") : _ ("Choose a Bank"));
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  adw_navigation_view_push (self->navigation, self->search_page);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  search_cb (self);
}

static void
bank_cb (YuiBankAccountDialog *self)
{
  begin_search (self, FALSE);
}

static void
branch_cb (YuiBankAccountDialog *self)
{
  begin_search (self, TRUE);
}

/* A branch belongs to its bank, so another bank forgets it. */
static void
chosen_cb (YuiBankAccountDialog *self, guint position)
{
  g_autoptr (YuiBank) bank = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (!self->is_branch && g_strcmp0 (self->bank_code, yui_bank_get_code (bank)) != 0)
    {
      g_clear_pointer (&self->branch_code, g_free);
      show_bank (self->branch_row, NULL, NULL);
    }
  g_set_str (self->is_branch ? &self->branch_code : &self->bank_code, yui_bank_get_code (bank));
  show_bank (self->is_branch ? self->branch_row : self->bank_row, yui_bank_get_code (bank),
             yui_bank_get_name (bank));
  adw_navigation_view_pop (self->navigation);
  changed_cb (self);
}

static void
search_activate_cb (YuiBankAccountDialog *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    chosen_cb (self, 0);
}

static char *
say_code (GtkListItem *item, const char *code, const char *kana)
{
  return code ? g_strdup_printf ("%s · %s", code, kana) : NULL;
}

/* ---- reading and saving ---- */

static void
set_kind (YuiBankAccountDialog *self, YuiBankAccountKind kind)
{
  const YuiBankAccountKind *kinds = self->membership_id ? person_kinds : employer_kinds;
  const guint n = self->membership_id ? G_N_ELEMENTS (person_kinds) : G_N_ELEMENTS (employer_kinds);

  for (guint i = 0; i < n; i++)
    if (kinds[i] == kind)
      adw_combo_row_set_selected (self->kind_row, i);
}

static void
set_text (gpointer row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text ? text : "");
}

static void
read_done (YuiBankAccountDialog *self, const GValue *value, const GError *error)
{
  g_autofree char *sentence = NULL;
  YuiBankAccount *account;

  if (!value)
    {
      sentence = yui_net_error_to_sentence (error);
      say (self, sentence, TRUE);
      return;
    }
  account = g_value_get_object (value);
  g_set_object (&self->account, account);
  g_set_str (&self->bank_code, yui_bank_account_get_bank_code (account));
  g_set_str (&self->branch_code, yui_bank_account_get_branch_code (account));
  show_bank (self->bank_row, self->bank_code, yui_bank_account_get_bank_name (account));
  show_bank (self->branch_row, self->branch_code, yui_bank_account_get_branch_name (account));
  set_kind (self, yui_bank_account_get_kind (account));
  set_text (self->number_row, yui_bank_account_get_number (account));
  set_text (self->holder_row, yui_bank_account_get_holder_kana (account)
                                  ? yui_bank_account_get_holder_kana (account)
                                  : self->kana);
  set_text (self->client_row, yui_bank_account_get_client_code (account));
  changed_cb (self);
}

static void
saved_done (YuiBankAccountDialog *self, const GValue *value, const GError *error)
{
  g_autofree char *sentence = NULL;

  self->is_saving = FALSE;
  if (value)
    {
      g_signal_emit (self, signals[SIGNAL_SAVED], 0, self->account);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  sentence = yui_net_error_to_sentence (error);
  say (self, sentence, TRUE);
  yui_widgets_announce (GTK_WIDGET (self), sentence);
  changed_cb (self);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiBankAccountDialog *self = YUI_BANK_ACCOUNT_DIALOG (widget);
  const guint kind = adw_combo_row_get_selected (self->kind_row);
  const YuiBankAccountEntry entry
      = { .bank_code = self->bank_code,
          .branch_code = self->branch_code,
          .kind = self->membership_id ? person_kinds[kind] : employer_kinds[kind],
          .number = get_text (self->number_row),
          .holder_kana = get_text (self->holder_row),
          .client_code = self->membership_id ? NULL : get_text (self->client_row) };

  self->is_saving = TRUE;
  changed_cb (self);
  await (
      self,
      yui_client_put_bank_account (self->client, self->membership_id, self->account, &entry, NULL),
      self->cancellable, saved_done);
}

/* ---- class ---- */

static void
yui_bank_account_dialog_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FOUND:
      g_value_set_object (value, YUI_BANK_ACCOUNT_DIALOG (object)->found);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
yui_bank_account_dialog_dispose (GObject *object)
{
  YuiBankAccountDialog *self = YUI_BANK_ACCOUNT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->searching)
    g_cancellable_cancel (self->searching);
  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_BANK_ACCOUNT_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->searching);
  g_clear_object (&self->account);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (yui_bank_account_dialog_parent_class)->dispose (object);
}

static void
yui_bank_account_dialog_finalize (GObject *object)
{
  YuiBankAccountDialog *self = YUI_BANK_ACCOUNT_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->membership_id);
  g_free (self->kana);
  g_free (self->bank_code);
  g_free (self->branch_code);

  G_OBJECT_CLASS (yui_bank_account_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/town/yui/Yui/yui-bank-account-dialog.ui");
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, navigation);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, search_page);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, search_entry);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, search_stack);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, bank_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, branch_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, kind_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, number_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, holder_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, client_row);
  gtk_widget_class_bind_template_child (class, YuiBankAccountDialog, message_label);
  gtk_widget_class_bind_template_callback (class, changed_cb);
  gtk_widget_class_bind_template_callback (class, bank_cb);
  gtk_widget_class_bind_template_callback (class, branch_cb);
  gtk_widget_class_bind_template_callback (class, search_cb);
  gtk_widget_class_bind_template_callback (class, search_activate_cb);
  gtk_widget_class_bind_template_callback (class, chosen_cb);
  gtk_widget_class_bind_template_callback (class, say_code);
}

static void
yui_bank_account_dialog_class_init (YuiBankAccountDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = yui_bank_account_dialog_get_property;
  object_class->dispose = yui_bank_account_dialog_dispose;
  object_class->finalize = yui_bank_account_dialog_finalize;
  props[PROP_FOUND] = g_param_spec_object ("found", NULL, NULL, G_TYPE_LIST_MODEL,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, YUI_TYPE_BANK_ACCOUNT);
  gtk_widget_class_install_action (widget_class, "account.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "account.cancel", NULL, yui_dialog_close_action);
  g_type_ensure (YUI_TYPE_BANK);
  bind_template (widget_class);
}

static void
yui_bank_account_dialog_init (YuiBankAccountDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->found = g_list_store_new (YUI_TYPE_BANK);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Kinds, and what only the employer's account has. */
static void
set_up (YuiBankAccountDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Ordinary"));
  gtk_string_list_append (names, _ ("Current"));
  if (self->membership_id)
    gtk_string_list_append (names, _ ("Savings"));
  gtk_string_list_append (names, _ ("Other"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->client_row), self->membership_id == NULL);
  adw_dialog_set_title (ADW_DIALOG (self),
                        self->membership_id ? _ ("Bank Account") : _ ("Account You Pay From"));
  show_bank (self->bank_row, NULL, NULL);
  show_bank (self->branch_row, NULL, NULL);
  changed_cb (self);
}

AdwDialog *
yui_bank_account_dialog_new (YuiClient *client, const char *membership_id, const char *kana)
{
  YuiBankAccountDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_BANK_ACCOUNT_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->membership_id = g_strdup (membership_id);
  self->kana = g_strdup (kana);
  set_up (self);
  await (self, yui_client_get_bank_account (client, membership_id, self->cancellable),
         self->cancellable, read_done);
  return ADW_DIALOG (self);
}
