/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-welcome-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "yui-keypad.h"
#include "yui-kiosk-text.h"

#define MIN_CODE 6
#define MAX_CODE 32
#define GROUP    4 /* characters shown together */

struct _YuiWelcomePage
{
  AdwBreakpointBin parent_instance;

  GtkStack *stack;
  GtkBox *card_box;
  GtkBox *typing_box;
  GtkLabel *place_label;
  GtkLabel *clock_label;
  GtkLabel *date_label;
  GtkLabel *message_label;
  GtkLabel *typing_message_label;
  GtkLabel *code_label;
  GtkWidget *type_button;
  GtkWidget *ok_button;
  YuiKeypad *keypad;

  GString *code;
};

enum
{
  ENTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (YuiWelcomePage, yui_welcome_page, ADW_TYPE_BREAKPOINT_BIN)

/* The code in groups, as it stands on the card. */
static void
show_code (YuiWelcomePage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < self->code->len; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, self->code->str[i]);
    }
  gtk_label_set_label (self->code_label, text->len > 0 ? text->str : "–");
  gtk_widget_set_sensitive (self->ok_button, self->code->len >= MIN_CODE);
}

static void
clear_code (YuiWelcomePage *self)
{
  memset (self->code->str, 0, self->code->len);
  g_string_truncate (self->code, 0);
  show_code (self);
}

static void
append_key (YuiWelcomePage *self, const char *character)
{
  if (self->code->len >= MAX_CODE)
    return;
  g_string_append (self->code, character);
  show_code (self);
}

static void
keypad_pressed_cb (YuiWelcomePage *self, const char *character)
{
  append_key (self, character);
}

static void
keypad_erased_cb (YuiWelcomePage *self)
{
  if (self->code->len > 0)
    g_string_truncate (self->code, self->code->len - 1);
  show_code (self);
}

static void
show_typing (YuiWelcomePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "typing");
}

static void
type_cb (YuiWelcomePage *self)
{
  yui_welcome_page_set_message (self, NULL);
  show_typing (self);
}

static void
back_cb (YuiWelcomePage *self)
{
  yui_welcome_page_reset (self);
}

static void
ok_cb (YuiWelcomePage *self)
{
  yui_welcome_page_enter (self);
}

static void
yui_welcome_page_dispose (GObject *object)
{
  YuiWelcomePage *self = YUI_WELCOME_PAGE (object);

  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), YUI_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (yui_welcome_page_parent_class)->dispose (object);
}

static void
yui_welcome_page_finalize (GObject *object)
{
  g_string_free (YUI_WELCOME_PAGE (object)->code, TRUE);
  G_OBJECT_CLASS (yui_welcome_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, stack);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, card_box);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, typing_box);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, place_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, clock_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, date_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, typing_message_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, code_label);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, type_button);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, ok_button);
  gtk_widget_class_bind_template_child (widget_class, YuiWelcomePage, keypad);
  gtk_widget_class_bind_template_callback (widget_class, type_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, ok_cb);
  gtk_widget_class_bind_template_callback (widget_class, keypad_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keypad_erased_cb);
}

static void
yui_welcome_page_class_init (YuiWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (YUI_TYPE_KEYPAD);
  G_OBJECT_CLASS (klass)->dispose = yui_welcome_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = yui_welcome_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/town/yui/Kiosk/yui-welcome-page.ui");
  bind_children (widget_class);
  signals[ENTERED] = g_signal_new ("entered", YUI_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
yui_welcome_page_init (YuiWelcomePage *self)
{
  self->code = g_string_sized_new (MAX_CODE + 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_code (self);
}

void
yui_welcome_page_set_place (YuiWelcomePage *self, const char *place)
{
  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  gtk_label_set_label (self->place_label, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->place_label), place != NULL);
}

void
yui_welcome_page_set_now (YuiWelcomePage *self, gint64 now_s)
{
  g_autofree char *clock = yui_kiosk_text_clock (now_s);
  g_autofree char *date = yui_kiosk_text_date (now_s);

  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  gtk_label_set_label (self->clock_label, clock);
  gtk_label_set_label (self->date_label, date);
}

void
yui_welcome_page_set_message (YuiWelcomePage *self, const char *message)
{
  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_label_set_label (self->typing_message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
  if (message != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

void
yui_welcome_page_set_waiting (YuiWelcomePage *self, gboolean is_waiting)
{
  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  if (is_waiting)
    gtk_stack_set_visible_child_name (self->stack, "waiting");
  else if (self->code->len > 0)
    show_typing (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "card");
}

void
yui_welcome_page_type (YuiWelcomePage *self, const char *character)
{
  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  show_typing (self);
  append_key (self, character);
}

void
yui_welcome_page_enter (YuiWelcomePage *self)
{
  g_autofree char *code = NULL;

  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  if (self->code->len < MIN_CODE)
    return;
  code = g_strdup (self->code->str);
  g_signal_emit (self, signals[ENTERED], 0, code);
}

void
yui_welcome_page_reset (YuiWelcomePage *self)
{
  g_return_if_fail (YUI_IS_WELCOME_PAGE (self));

  clear_code (self);
  yui_welcome_page_set_message (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, "card");
}

gboolean
yui_welcome_page_is_pristine (YuiWelcomePage *self)
{
  g_return_val_if_fail (YUI_IS_WELCOME_PAGE (self), TRUE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "card") == 0
         && !gtk_widget_get_visible (GTK_WIDGET (self->message_label));
}
