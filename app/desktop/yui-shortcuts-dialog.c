/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-config.h"

#include "yui-shortcuts-dialog.h"

#include <glib/gi18n.h>

/* A dialog that lists the keys, group by group. */
struct _YuiShortcutsDialog
{
  AdwDialog parent_instance;

  AdwPreferencesPage *page;
};

typedef struct
{
  const char *group; /* starts a group when set */
  const char *accelerator;
  const char *title;
} YuiShortcutText;

/* clang-format off */
static const YuiShortcutText shortcuts[] = {
  { N_ ("Everywhere"), "<Alt>1...9", N_ ("Open a page of the sidebar") },
  { NULL, "<Control>f", N_ ("Search") },
  { NULL, "F5", N_ ("Refresh") },
  { NULL, "<Alt>Left", N_ ("Go back") },
  { NULL, "F10", N_ ("Open the main menu") },
  { NULL, "<Control>question", N_ ("Show these keys") },
  { NULL, "F1", N_ ("Help") },
  { NULL, "<Control>w", N_ ("Close the window") },
  { NULL, "<Control>q", N_ ("Quit") },
  { N_ ("Calendar"), "<Control>n", N_ ("New shift") },
  { NULL, "<Control><Shift>f", N_ ("Fill the week") },
  { NULL, "<Control>p", N_ ("Print the week") },
  { N_ ("Shift"), "<Control>o", N_ ("Offer to the best") },
  { NULL, "<Control><Shift>o", N_ ("Offer to the chosen people") },
  { NULL, "<Control>k", N_ ("Keep the weights for all shifts") },
  { NULL, "<Control><Shift>r", N_ ("Put the weights back to standard") },
  { NULL, "<Control>e", N_ ("Edit the shift") },
  { NULL, "<Control>Return", N_ ("Publish the shift") },
  { NULL, "<Control>Delete", N_ ("Delete the shift") },
  { NULL, "<Control>p", N_ ("Print the working conditions notice in focus") },
  { N_ ("People"), "<Control>i", N_ ("Import people from a spreadsheet") },
  { N_ ("Hours"), "<Alt>Page_Up", N_ ("Earlier week") },
  { NULL, "<Alt>Page_Down", N_ ("Later week") },
  { NULL, "<Control>t", N_ ("This week") },
  { NULL, "<Control><Shift>Return", N_ ("Confirm all that match the plan") },
  { NULL, "<Control>d", N_ ("Only hours that differ") },
  { NULL, "<Control>k", N_ ("Show the check-in code") },
  { N_ ("Pay"), "<Control>n", N_ ("New pay run") },
  { NULL, "<Control>i", N_ ("Import bank accounts from a spreadsheet") },
  { NULL, "<Control>l", N_ ("Lock the pay run") },
  { NULL, "<Control>Delete", N_ ("Discard the draft of a pay run") },
  { NULL, "<Control>p", N_ ("Print the payslip in focus") },
  { N_ ("Documents"), "<Control>p", N_ ("Print the paper") },
};
/* clang-format on */

G_DEFINE_FINAL_TYPE (YuiShortcutsDialog, yui_shortcuts_dialog, ADW_TYPE_DIALOG)

/* Alt+1 to Alt+9 is a range of keys, which gtk_accelerator_get_label cannot say. */
static char *
dup_key_label (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (strstr (accelerator, "..."))
    {
      g_autofree char *first = gtk_accelerator_get_label (GDK_KEY_1, GDK_ALT_MASK);

      return g_strconcat (first, "…9", NULL);
    }

  gtk_accelerator_parse (accelerator, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_shortcut (AdwPreferencesGroup *group, const YuiShortcutText *shortcut)
{
  g_autofree char *keys = dup_key_label (shortcut->accelerator);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static void
yui_shortcuts_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_SHORTCUTS_DIALOG);
  G_OBJECT_CLASS (yui_shortcuts_dialog_parent_class)->dispose (object);
}

static void
yui_shortcuts_dialog_class_init (YuiShortcutsDialogClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = yui_shortcuts_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/town/yui/Yui/yui-shortcuts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, YuiShortcutsDialog, page);
}

static void
yui_shortcuts_dialog_init (YuiShortcutsDialog *self)
{
  AdwPreferencesGroup *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (size_t i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (shortcuts[i].group));
          adw_preferences_page_add (self->page, group);
        }
      add_shortcut (group, &shortcuts[i]);
    }
}

YuiShortcutsDialog *
yui_shortcuts_dialog_new (void)
{
  return g_object_new (YUI_TYPE_SHORTCUTS_DIALOG, NULL);
}
