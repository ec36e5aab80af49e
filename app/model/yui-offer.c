/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-offer.h"

#include "yui-record-private.h"

struct _YuiOffer
{
  YuiRecord parent_instance;

  char *id;
  int version;
  YuiOfferState state;
  char *shift_id;
  char *worker_id;
  char *worker_name;
  gint64 made_at;
  gint64 reply_by;
  gint64 answered_at;
  YuiTerms *terms;
};

G_DEFINE_FINAL_TYPE (YuiOffer, yui_offer, YUI_TYPE_RECORD)

static const YuiField offer_fields[] = {
  { "id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiOffer, id) },
  { "version", YUI_FIELD_NUMBER, TRUE, G_STRUCT_OFFSET (YuiOffer, version) },
  { "state", YUI_FIELD_WORD, TRUE, G_STRUCT_OFFSET (YuiOffer, state), yui_offer_state_get_type },
  { "shift_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiOffer, shift_id) },
  { "worker_id", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiOffer, worker_id) },
  { "worker_name", YUI_FIELD_TEXT, TRUE, G_STRUCT_OFFSET (YuiOffer, worker_name) },
  { "made_at", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiOffer, made_at) },
  { "reply_by", YUI_FIELD_TIME, TRUE, G_STRUCT_OFFSET (YuiOffer, reply_by) },
  { "answered_at", YUI_FIELD_TIME, FALSE, G_STRUCT_OFFSET (YuiOffer, answered_at) },
  { "terms", YUI_FIELD_OBJECT, FALSE, G_STRUCT_OFFSET (YuiOffer, terms), yui_terms_get_type },
};

static void
yui_offer_class_init (YuiOfferClass *klass)
{
  yui_record_class_install (YUI_RECORD_CLASS (klass), offer_fields, G_N_ELEMENTS (offer_fields));
}

static void
yui_offer_init (YuiOffer *self)
{
}

YUI_RECORD_GETTER (Offer, offer, OFFER, const char *, id)
YUI_RECORD_GETTER (Offer, offer, OFFER, int, version)
YUI_RECORD_GETTER (Offer, offer, OFFER, YuiOfferState, state)
YUI_RECORD_GETTER (Offer, offer, OFFER, const char *, shift_id)
YUI_RECORD_GETTER (Offer, offer, OFFER, const char *, worker_id)
YUI_RECORD_GETTER (Offer, offer, OFFER, const char *, worker_name)
YUI_RECORD_GETTER (Offer, offer, OFFER, gint64, made_at)
YUI_RECORD_GETTER (Offer, offer, OFFER, gint64, reply_by)
YUI_RECORD_GETTER (Offer, offer, OFFER, gint64, answered_at)
YUI_RECORD_GETTER (Offer, offer, OFFER, YuiTerms *, terms)
