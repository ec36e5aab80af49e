/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-wage-industry-dialog.h"

#include <glib/gi18n.h>

#include "widgets/yui-widgets.h"
#include "yui-dialog.h"
#include "yui-wording.h"

struct _YuiWageIndustryDialog
{
  AdwDialog parent_instance;

  YuiClient *client;
  GListModel *workplaces; /* of YuiWorkplace; NULL until they are read */
  GPtrArray *places;      /* of Place */
  gboolean may_change;

  AdwPreferencesPage *page;
  GtkWidget *empty_row;
  GtkLabel *message_label;
};

/* A workplace with its choices, beside each other. */
typedef struct
{
  YuiWageIndustryDialog *dialog;
  YuiWorkplace *workplace;
  AdwPreferencesGroup *group;
  GtkCheckButton *first;
  GHashTable *codes; /* of each check button */
  char *chosen;
  gboolean is_saving;
} Place;

G_DEFINE_FINAL_TYPE (YuiWageIndustryDialog, yui_wage_industry_dialog, ADW_TYPE_DIALOG)

static void save (Place *place);

static void
place_free (gpointer data)
{
  Place *place = data;

  g_object_unref (place->workplace);
  g_hash_table_unref (place->codes);
  g_free (place->chosen);
  g_free (place);
}

static const char *
kept_industry (YuiWorkplace *workplace)
{
  const char *industry = yui_workplace_get_wage_industry (workplace);

  return industry ? industry : "";
}

static Place *
find_place (YuiWageIndustryDialog *self, YuiWorkplace *workplace)
{
  for (guint i = 0; i < self->places->len; i++)
    if (((Place *)self->places->pdata[i])->workplace == workplace)
      return self->places->pdata[i];
  return NULL;
}

/* ---- the choices ---- */

static void
toggled_cb (GtkCheckButton *button, Place *place)
{
  if (!gtk_check_button_get_active (button))
    return;
  g_set_str (&place->chosen, g_hash_table_lookup (place->codes, button));
  if (!place->is_saving)
    save (place);
}

static void
add_row (Place *place, const char *code, const char *title, const char *subtitle)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), place->first);
  if (!place->first)
    place->first = GTK_CHECK_BUTTON (button);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_hash_table_insert (place->codes, button, g_strdup (code));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               g_str_equal (kept_industry (place->workplace), code));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), place);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_sensitive (row, place->dialog->may_change);
  adw_preferences_group_add (place->group, row);
}

static void
add_industry (Place *place, YuiWageIndustry *industry)
{
  const char *from = yui_wage_industry_get_effective_from (industry);
  g_autofree char *yen = yui_wording_yen (yui_wage_industry_get_yen_per_hour (industry));
  g_autofree char *day = from ? yui_wording_date (from) : NULL;
  g_autofree char *subtitle
      /* Translators: a minimum wage; its first day. */
      = day ? g_strdup_printf (_ ("%s an hour from %s"), yen, day)
            /* Translators: a minimum wage. */
            : g_strdup_printf (_ ("%s an hour is decided; its first day is not known yet."), yen);

  add_row (place, yui_wage_industry_get_code (industry),
           yui_widgets_speak_japanese () ? yui_wage_industry_get_name_ja (industry)
                                         : yui_wage_industry_get_name_en (industry),
           subtitle);
}

static void
add_place (YuiWageIndustryDialog *self, YuiWorkplace *workplace)
{
  GListModel *industries = yui_workplace_get_wage_industries (workplace);
  g_autofree char *title = g_markup_escape_text (yui_workplace_get_name (workplace), -1);
  g_autofree char *prefecture = g_markup_escape_text (yui_workplace_get_prefecture (workplace), -1);
  Place *place;

  if (!industries || g_list_model_get_n_items (industries) == 0)
    return;
  place = g_new0 (Place, 1);
  place->dialog = self;
  place->workplace = g_object_ref (workplace);
  place->codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  place->chosen = g_strdup (kept_industry (workplace));
  place->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_ptr_array_add (self->places, place);
  adw_preferences_group_set_title (place->group, title);
  adw_preferences_group_set_description (place->group, prefecture);
  add_row (place, "",
           C_ ("special minimum wage", "None"), _ ("The minimum wage of the prefecture holds."));
  for (guint i = 0; i < g_list_model_get_n_items (industries); i++)
    {
      g_autoptr (YuiWageIndustry) industry = g_list_model_get_item (industries, i);

      add_industry (place, industry);
    }
  adw_preferences_page_add (self->page, place->group);
}

static void
show_workplaces (YuiWageIndustryDialog *self)
{
  for (guint i = 0; i < self->places->len; i++)
    adw_preferences_page_remove (self->page, ((Place *)self->places->pdata[i])->group);
  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; i < g_list_model_get_n_items (self->workplaces); i++)
    {
      g_autoptr (YuiWorkplace) workplace = g_list_model_get_item (self->workplaces, i);

      add_place (self, workplace);
    }
  gtk_widget_set_visible (self->empty_row, self->places->len == 0);
  if (!self->may_change && self->places->len > 0)
    yui_dialog_say (ADW_DIALOG (self), self->message_label,
                    _ ("Only the owner or a manager of the business can change this."), FALSE);
}

/* ---- reading and saving ---- */

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  YuiWageIndustryDialog *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  g_autofree char *sentence = value ? NULL : yui_net_error_to_sentence (error);

  if (!self->page)
    return NULL;
  if (!value)
    {
      yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
      return NULL;
    }
  g_clear_object (&self->workplaces);
  self->workplaces = g_value_dup_object (value);
  show_workplaces (self);
  return NULL;
}

static void
load (YuiWageIndustryDialog *self)
{
  dex_future_disown (dex_future_finally (yui_client_list_workplaces (self->client, NULL), loaded_cb,
                                         g_object_ref (self), g_object_unref));
}

/* Marks what the server has, without saving it. */
static void
show_kept (Place *place)
{
  GHashTableIter buttons;
  gpointer button, code;

  g_hash_table_iter_init (&buttons, place->codes);
  while (g_hash_table_iter_next (&buttons, &button, &code))
    if (g_str_equal (code, kept_industry (place->workplace)))
      gtk_check_button_set_active (button, TRUE);
}

/* A choice on its way. */
typedef struct
{
  YuiWageIndustryDialog *dialog;
  YuiWorkplace *workplace;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->dialog);
  g_object_unref (saving->workplace);
  g_free (saving);
}

static void
refused (YuiWageIndustryDialog *self, Place *place, const GError *error)
{
  g_autofree char *sentence = yui_net_error_to_sentence (error);

  if (g_error_matches (error, YUI_NET_ERROR, YUI_NET_ERROR_STALE))
    {
      yui_dialog_say (
          ADW_DIALOG (self), self->message_label,
          _ ("Somebody else changed this workplace meanwhile. It is shown as they left it."), TRUE);
      load (self);
      return;
    }
  show_kept (place);
  yui_dialog_say (ADW_DIALOG (self), self->message_label, sentence, TRUE);
}

static DexFuture *
saved_cb (DexFuture *future, gpointer data)
{
  const Saving *saving = data;
  YuiWageIndustryDialog *self = saving->dialog;
  Place *place = self->page ? find_place (self, saving->workplace) : NULL;
  g_autoptr (GError) error = NULL;
  const gboolean is_saved = dex_future_get_value (future, &error) != NULL;

  if (!place) /* closed, or read again */
    return NULL;
  if (!is_saved)
    refused (self, place, error);
  place->is_saving = FALSE;
  if (is_saved && !g_str_equal (place->chosen, kept_industry (place->workplace)))
    save (place); /* chosen while this was on its way */
  else if (is_saved)
    yui_dialog_say (ADW_DIALOG (self), self->message_label,
                    _ ("Saved. What is posted and paid from now on is held against it."), FALSE);
  return NULL;
}

static void
save (Place *place)
{
  YuiWageIndustryDialog *self = place->dialog;
  Saving *saving;

  if (g_str_equal (place->chosen, kept_industry (place->workplace)))
    return;
  saving = g_new0 (Saving, 1);
  saving->dialog = g_object_ref (self);
  saving->workplace = g_object_ref (place->workplace);
  place->is_saving = TRUE;
  dex_future_disown (dex_future_finally (
      yui_client_choose_wage_industry (self->client, place->workplace, place->chosen, NULL),
      saved_cb, saving, saving_free));
}

/* ---- the class ---- */

static void
yui_wage_industry_dialog_dispose (GObject *object)
{
  YuiWageIndustryDialog *self = YUI_WAGE_INDUSTRY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_WAGE_INDUSTRY_DIALOG);
  g_clear_object (&self->client);
  g_clear_object (&self->workplaces);
  g_clear_pointer (&self->places, g_ptr_array_unref);

  G_OBJECT_CLASS (yui_wage_industry_dialog_parent_class)->dispose (object);
}

static void
yui_wage_industry_dialog_class_init (YuiWageIndustryDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_wage_industry_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-wage-industry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiWageIndustryDialog, page);
  gtk_widget_class_bind_template_child (widget_class, YuiWageIndustryDialog, empty_row);
  gtk_widget_class_bind_template_child (widget_class, YuiWageIndustryDialog, message_label);
}

static void
yui_wage_industry_dialog_init (YuiWageIndustryDialog *self)
{
  self->places = g_ptr_array_new_with_free_func (place_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

YuiWageIndustryDialog *
yui_wage_industry_dialog_new (YuiClient *client, gboolean may_change)
{
  YuiWageIndustryDialog *self;

  g_return_val_if_fail (YUI_IS_CLIENT (client), NULL);

  self = g_object_new (YUI_TYPE_WAGE_INDUSTRY_DIALOG, NULL);
  self->client = g_object_ref (client);
  self->may_change = may_change;
  load (self);
  return self;
}
