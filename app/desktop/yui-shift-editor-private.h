/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-shift-editor-hint.h"
#include "yui-shift-editor.h"

G_BEGIN_DECLS

#define YUI_SHIFT_N_FIELDS (YUI_SHIFT_FIELD_QUALIFICATIONS + 1)

struct _YuiShiftEditor
{
  AdwDialog parent_instance;

  YuiClient *client;
  YuiShift *shift; /* on the server; NULL until it is made */
  YuiShiftDraft *draft;
  YuiShiftDraft *first; /* what the dialog opened with */
  GListModel *workplaces;
  GListModel *qualifications;
  GListModel *earlier;
  GCancellable *cancellable;

  YuiWageFloor *floor;
  char *floor_key; /* workplace and date of floor, or of the one being asked for */
  char *refused[YUI_SHIFT_N_FIELDS]; /* the server's sentence, until the field is changed */
  gboolean left[YUI_SHIFT_N_FIELDS]; /* the keyboard was in the field and is not any more */
  gboolean tried;                    /* to send: all faults are shown */
  gboolean filling;                  /* the fields from the draft, not the draft from the fields */
  gboolean publishing;
  gboolean sent;
  gboolean break_is_typed;

  AdwBanner *banner;
  AdwComboRow *workplace_row;
  YuiShiftEditorHint *workplace_hint;
  AdwEntryRow *title_row;
  YuiShiftEditorHint *title_hint;
  GtkMenuButton *titles_button;
  GtkPopover *titles_popover;
  GtkPopover *templates_popover;
  GtkListBox *templates_list;
  AdwEntryRow *template_name_row;
  GtkLabel *template_label;
  GtkListBox *titles_list;
  AdwEntryRow *date_row;
  YuiShiftEditorHint *date_hint;
  GtkMenuButton *calendar_button;
  GtkCalendar *calendar;
  AdwEntryRow *start_row;
  YuiShiftEditorHint *start_hint;
  AdwEntryRow *end_row;
  YuiShiftEditorHint *end_hint;
  AdwEntryRow *break_row;
  YuiShiftEditorHint *break_hint;
  AdwEntryRow *seats_row;
  YuiShiftEditorHint *seats_hint;
  AdwEntryRow *wage_row;
  YuiShiftEditorHint *wage_hint;
  AdwEntryRow *transport_row;
  YuiShiftEditorHint *transport_hint;
  AdwComboRow *mode_row;
  YuiShiftEditorHint *mode_hint;
  GtkTextView *description_view;
  GtkWidget *description_row;
  YuiShiftEditorHint *description_hint;
  AdwEntryRow *belongings_row;
  YuiShiftEditorHint *belongings_hint;
  GtkWidget *qualifications_row;
  AdwWrapBox *qualifications_box;
  YuiShiftEditorHint *qualifications_hint;
  GtkLabel *pay_label;
  AdwBin *why_bin;
  GtkWidget *save_button;
  GtkWidget *publish_button;
  GtkStack *send_stack;
};

/* yui-shift-editor-fields.c: between the widgets and the draft */

/* The widget of a field, and the line under it; NULL for NONE. */
GtkWidget *yui_shift_editor_get_field (YuiShiftEditor *self, YuiShiftField field);
YuiShiftEditorHint *yui_shift_editor_get_hint (YuiShiftEditor *self, YuiShiftField field);
void yui_shift_editor_connect_fields (YuiShiftEditor *self);
void yui_shift_editor_fill_fields (YuiShiftEditor *self);

/* Puts text into a field as if it were typed. */
void yui_shift_editor_type (YuiShiftEditor *self, YuiShiftField field, const char *text);

/* The draft with dates and times written out: "11/25" as 2026-11-25, "930" as 9:30. Transfer full.
 */
YuiShiftDraft *yui_shift_editor_dup_resolved (YuiShiftEditor *self);

/* yui-shift-editor-titles.c: completion of the kind of work */
void yui_shift_editor_connect_titles (YuiShiftEditor *self);

/* yui-shift-editor-templates.c: job descriptions to use again */
void yui_shift_editor_connect_templates (YuiShiftEditor *self);
void yui_shift_editor_save_template (YuiShiftEditor *self);

/* yui-shift-editor-hints.c: what is said under the fields, and the pay */
void yui_shift_editor_update_hints (YuiShiftEditor *self);

/* Gives the keyboard to the first field that has a fault and speaks the fault; FALSE if none has.
 */
gboolean yui_shift_editor_focus_fault (YuiShiftEditor *self);

/* yui-shift-editor.c: the draft is now draft (transfer full), field was changed. */
void yui_shift_editor_take_draft (YuiShiftEditor *self, YuiShiftField field, YuiShiftDraft *draft);

G_END_DECLS
