/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-person-standing.h"

#include <glib/gi18n.h>

#include "yui-deadline.h"
#include "yui-week.h"
#include "yui-wording.h"

struct _YuiPersonStanding
{
  GtkBox parent_instance;

  YuiMembership *person;
  gboolean can_manage;

  GtkWidget *reminder;
  AdwActionRow *certificate_row;
  GtkWidget *record_row;
  AdwComboRow *kind_row;
  GtkEditable *seen_on_row;
  GtkEditable *seen_by_row;
  GtkWidget *certificate_group;
  AdwActionRow *blocked_row;
  GtkWidget *block_row;
  GtkEditable *note_row;
};

G_DEFINE_FINAL_TYPE (YuiPersonStanding, yui_person_standing, GTK_TYPE_BOX)

static const char *const kinds[] = { "residence_entry", "family_register_entry" };
static const char *const kind_names[] = { N_ ("Certificate of items on the residence record"),
                                             N_ ("Certificate from the family register") };

static YuiPage *
get_page (YuiPersonStanding *self)
{
  return YUI_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), YUI_TYPE_PAGE));
}

static void
changed_cb (YuiPersonStanding *self)
{
  g_autofree char *day = yui_deadline_parse_date (gtk_editable_get_text (self->seen_on_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standing.record",
                                 self->can_manage && day
                                     && gtk_editable_get_text (self->seen_by_row)[0]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standing.block",
                                 self->can_manage && gtk_editable_get_text (self->note_row)[0]);
}

static const char *
say_certificate_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i], kind))
      return _ (kind_names[i]);
  return "";
}

static void
show_certificate (YuiPersonStanding *self)
{
  YuiAgeCertificate *certificate = yui_membership_get_age_certificate (self->person);
  const gboolean is_lacking = yui_membership_get_lacks_age_certificate (self->person);
  g_autofree char *day = NULL, *text = NULL;

  gtk_widget_set_visible (self->reminder, is_lacking);
  gtk_widget_set_visible (GTK_WIDGET (self->certificate_row), certificate != NULL);
  gtk_widget_set_visible (self->record_row, self->can_manage);
  gtk_widget_set_visible (self->certificate_group, certificate || is_lacking);
  if (!certificate)
    return;
  day = yui_wording_date (yui_age_certificate_get_seen_on (certificate));
  /* Translators: a name; a day. */
  text
      = g_strdup_printf (_ ("Seen by %s on %s"), yui_age_certificate_get_seen_by (certificate), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->certificate_row),
                                 say_certificate_kind (yui_age_certificate_get_kind (certificate)));
  adw_action_row_set_subtitle (self->certificate_row, text);
}

static void
show_block (YuiPersonStanding *self)
{
  const gboolean is_blocked = yui_membership_get_blocked_by_employer (self->person);
  const char *note = yui_membership_get_block_note (self->person);
  const gint64 blocked_at = yui_membership_get_blocked_at (self->person);
  g_autofree char *day = blocked_at ? yui_wording_day (blocked_at) : NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->blocked_row), is_blocked);
  gtk_widget_set_visible (self->block_row, !is_blocked && self->can_manage);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "standing.unblock",
                                 is_blocked && self->can_manage);
  if (day)
    /* Translators: a day; why a person is not asked any more. */
    text = g_strdup_printf (_ ("Since %s: %s"), day, note ? note : "");
  adw_action_row_set_subtitle (self->blocked_row, text ? text : _ ("No reason is on record."));
}

static void
show (YuiPersonStanding *self)
{
  show_certificate (self);
  show_block (self);
  changed_cb (self);
}

/* The answer is the person, updated. */
static void
done_cb (gpointer page, DexFuture *future, const GError *error, gpointer data)
{
  YuiPersonStanding *self = data;

  if (error)
    yui_page_toast_error (page, error);
  else
    {
      gtk_editable_set_text (self->note_row, "");
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->block_row), FALSE);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->record_row), FALSE);
      yui_page_toast (page, _ ("It is on record"));
    }
  show (self);
}

static void
block_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonStanding *self = YUI_PERSON_STANDING (widget);
  YuiPage *page = get_page (self);

  gtk_widget_action_set_enabled (widget, "standing.block", FALSE);
  yui_page_await (page,
                  yui_client_block_member (yui_page_get_client (page), self->person,
                                           gtk_editable_get_text (self->note_row), NULL),
                  done_cb, g_object_ref (self), g_object_unref);
}

static void
unblock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonStanding *self = YUI_PERSON_STANDING (widget);
  YuiPage *page = get_page (self);

  gtk_widget_action_set_enabled (widget, "standing.unblock", FALSE);
  yui_page_await (page,
                  yui_client_block_member (yui_page_get_client (page), self->person, NULL, NULL),
                  done_cb, g_object_ref (self), g_object_unref);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  YuiPersonStanding *self = YUI_PERSON_STANDING (widget);
  YuiPage *page = get_page (self);
  g_autofree char *day = yui_deadline_parse_date (gtk_editable_get_text (self->seen_on_row));

  if (!day)
    return;
  gtk_widget_action_set_enabled (widget, "standing.record", FALSE);
  yui_page_await (
      page,
      yui_client_record_age_certificate (yui_page_get_client (page), self->person,
                                         kinds[adw_combo_row_get_selected (self->kind_row)], day,
                                         gtk_editable_get_text (self->seen_by_row), NULL),
      done_cb, g_object_ref (self), g_object_unref);
}

static void
yui_person_standing_dispose (GObject *object)
{
  YuiPersonStanding *self = YUI_PERSON_STANDING (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), YUI_TYPE_PERSON_STANDING);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (yui_person_standing_parent_class)->dispose (object);
}

static void
yui_person_standing_class_init (YuiPersonStandingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = yui_person_standing_dispose;
  gtk_widget_class_install_action (widget_class, "standing.block", NULL, block_action);
  gtk_widget_class_install_action (widget_class, "standing.unblock", NULL, unblock_action);
  gtk_widget_class_install_action (widget_class, "standing.record", NULL, record_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-person-standing.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, reminder);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, certificate_group);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, record_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, kind_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, seen_on_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, seen_by_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, blocked_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, block_row);
  gtk_widget_class_bind_template_child (widget_class, YuiPersonStanding, note_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
yui_person_standing_init (YuiPersonStanding *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *today = yui_week_today ();

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    gtk_string_list_append (names, _ (kind_names[i]));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
  gtk_editable_set_text (self->seen_on_row, today);
}

void
yui_person_standing_show (YuiPersonStanding *self,
                          YuiMembership *person,
                          const char *account_name,
                          gboolean can_manage)
{
  g_return_if_fail (YUI_IS_PERSON_STANDING (self));
  g_return_if_fail (YUI_IS_MEMBERSHIP (person));

  g_set_object (&self->person, person);
  self->can_manage = can_manage;
  if (account_name && !gtk_editable_get_text (self->seen_by_row)[0])
    gtk_editable_set_text (self->seen_by_row, account_name);
  show (self);
}
