/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-share-of-work.h"

#include "yui-record-private.h"

struct _YuiShareTenth
{
  YuiRecord parent_instance;

  int people;
  int offers;
  int worked_min;
};

G_DEFINE_FINAL_TYPE (YuiShareTenth, yui_share_tenth, YUI_TYPE_RECORD)

static const YuiField share_tenth_fields[] = {
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShareTenth, people) },
  { "offers", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShareTenth, offers) },
  { "worked_min", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShareTenth, worked_min) },
};

static void
yui_share_tenth_class_init (YuiShareTenthClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), share_tenth_fields,
                            G_N_ELEMENTS (share_tenth_fields));
}

static void
yui_share_tenth_init (YuiShareTenth *self)
{
}

YUI_RECORD_GETTER (ShareTenth, share_tenth, SHARE_TENTH, int, people)
YUI_RECORD_GETTER (ShareTenth, share_tenth, SHARE_TENTH, int, offers)
YUI_RECORD_GETTER (ShareTenth, share_tenth, SHARE_TENTH, int, worked_min)

struct _YuiNeverOffered
{
  YuiRecord parent_instance;

  char *worker_id;
  char *display_name;
  char *kana;
};

G_DEFINE_FINAL_TYPE (YuiNeverOffered, yui_never_offered, YUI_TYPE_RECORD)

static const YuiField never_offered_fields[] = {
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiNeverOffered, worker_id) },
  { "display_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiNeverOffered, display_name) },
  { "kana", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiNeverOffered, kana) },
};

static void
yui_never_offered_class_init (YuiNeverOfferedClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), never_offered_fields,
                            G_N_ELEMENTS (never_offered_fields));
}

static void
yui_never_offered_init (YuiNeverOffered *self)
{
}

YUI_RECORD_GETTER (NeverOffered, never_offered, NEVER_OFFERED, const char *, worker_id)
YUI_RECORD_GETTER (NeverOffered, never_offered, NEVER_OFFERED, const char *, display_name)
YUI_RECORD_GETTER (NeverOffered, never_offered, NEVER_OFFERED, const char *, kana)

struct _YuiShareOfWork
{
  YuiRecord parent_instance;

  int people;
  int numbers[YUI_SHARE_N_VIEWS][YUI_SHARE_N_AMOUNTS][YUI_SHARE_N_NUMBERS];
  GListStore *tenths;
  GListStore *never_offered;
};

G_DEFINE_FINAL_TYPE (YuiShareOfWork, yui_share_of_work, YUI_TYPE_RECORD)

#define NUMBER(name, path, view, amount, number)                                                   \
  { name,                                                                                          \
    YUI_FIELD_NUMBER,                                                                              \
    (view) == YUI_SHARE_NOW,                                                                       \
    G_STRUCT_OFFSET (YuiShareOfWork, numbers)                                                      \
        + (((view) * YUI_SHARE_N_AMOUNTS + (amount)) * YUI_SHARE_N_NUMBERS + (number))             \
              * sizeof (int),                                                                      \
    NULL,                                                                                          \
    path }
#define NUMBERS(prefix, path, view, amount)                                                        \
  NUMBER (prefix "_total", path "/total", view, amount, YUI_SHARE_TOTAL),                          \
      NUMBER (prefix "_without", path "/people_without", view, amount, YUI_SHARE_WITHOUT),         \
      NUMBER (prefix "_gini", path "/gini_milli", view, amount, YUI_SHARE_GINI_MILLI),             \
      NUMBER (prefix "_top", path "/top_tenth_milli", view, amount, YUI_SHARE_TOP_TENTH_MILLI)

static const YuiField share_of_work_fields[] = {
  { "people", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiShareOfWork, people) },
  NUMBERS ("offers", "offers", YUI_SHARE_NOW, YUI_SHARE_OFFERS),
  NUMBERS ("minutes", "minutes", YUI_SHARE_NOW, YUI_SHARE_MINUTES),
  NUMBERS ("before_offers", "forecast/before/offers", YUI_SHARE_BEFORE, YUI_SHARE_OFFERS),
  NUMBERS ("before_minutes", "forecast/before/minutes", YUI_SHARE_BEFORE, YUI_SHARE_MINUTES),
  NUMBERS ("after_offers", "forecast/after/offers", YUI_SHARE_AFTER, YUI_SHARE_OFFERS),
  NUMBERS ("after_minutes", "forecast/after/minutes", YUI_SHARE_AFTER, YUI_SHARE_MINUTES),
  { "tenths", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiShareOfWork, tenths),
    yui_share_tenth_get_type },
  { "never_offered", YUI_FIELD_LIST, TRUE, G_STRUCT_OFFSET (YuiShareOfWork, never_offered),
    yui_never_offered_get_type },
};

static void
yui_share_of_work_class_init (YuiShareOfWorkClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), share_of_work_fields,
                            G_N_ELEMENTS (share_of_work_fields));
}

static void
yui_share_of_work_init (YuiShareOfWork *self)
{
  for (int view = YUI_SHARE_BEFORE; view < YUI_SHARE_N_VIEWS; view++)
    self->numbers[view][YUI_SHARE_OFFERS][YUI_SHARE_TOTAL] = -1;
}

YUI_RECORD_GETTER (ShareOfWork, share_of_work, SHARE_OF_WORK, int, people)
YUI_RECORD_GETTER (ShareOfWork, share_of_work, SHARE_OF_WORK, GListModel *, tenths)
YUI_RECORD_GETTER (ShareOfWork, share_of_work, SHARE_OF_WORK, GListModel *, never_offered)

int
yui_share_of_work_get_number (YuiShareOfWork *self,
                              YuiShareView view,
                              YuiShareAmount amount,
                              YuiShareNumber number)
{
  g_return_val_if_fail (YUI_IS_SHARE_OF_WORK (self), 0);
  g_return_val_if_fail (
      view < YUI_SHARE_N_VIEWS && amount < YUI_SHARE_N_AMOUNTS && number < YUI_SHARE_N_NUMBERS, 0);

  return self->numbers[view][amount][number];
}

gboolean
yui_share_of_work_has_forecast (YuiShareOfWork *self)
{
  return yui_share_of_work_get_number (self, YUI_SHARE_AFTER, YUI_SHARE_OFFERS, YUI_SHARE_TOTAL)
         >= 0;
}
