/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-terms.h"
#include "yui-shift-law.h"

#include <sodium.h>

char *
yui_terms_canonical (const YuiShift *shift,
                     const YuiLawTables *tables,
                     char sha256[YUI_TERMS_SHA256_SIZE])
{
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);
  guint8 hash[crypto_hash_sha256_BYTES];
  char *text;
  gsize size;

  yui_json_add_text (doc, root, "employer_name", shift->employer_name);
  yui_json_add_text (doc, root, "workplace_name", shift->workplace_name);
  yui_json_add_text (doc, root, "workplace_address", shift->workplace_address);
  yui_json_add_text (doc, root, "title", shift->title);
  yui_json_add_text (doc, root, "description", shift->description);
  yui_json_add_text (doc, root, "belongings", shift->belongings);
  yui_json_add_moment (doc, root, "starts_at", shift->start_s);
  yui_json_add_moment (doc, root, "ends_at", shift->end_s);
  yui_json_add_int (doc, root, "break_min", shift->break_min);
  yui_json_add_int (doc, root, "hourly_wage_yen", shift->hourly_wage_yen);
  yui_json_add_int (doc, root, "transport_yen", shift->transport_yen);
  yui_json_add_int (doc, root, "expected_pay_yen", yui_shift_law_expected_pay (tables, shift));
  yui_json_add_text (doc, root, "hiring_mode", shift->hiring_mode);

  text = yui_json_write (doc, &size);
  crypto_hash_sha256 (hash, (const guint8 *)text, size);
  sodium_bin2hex (sha256, YUI_TERMS_SHA256_SIZE, hash, sizeof hash);
  return text;
}

void
yui_terms_add_json (YuiJson *doc, yyjson_mut_val *object, const char *canonical, const char *sha256)
{
  g_autoptr (yyjson_doc) parsed = yyjson_read (canonical, strlen (canonical), YYJSON_READ_NOFLAG);
  yyjson_mut_val *terms = parsed != NULL ? yyjson_val_mut_copy (doc, yyjson_doc_get_root (parsed))
                                         : yyjson_mut_obj (doc);

  yui_json_add_text (doc, terms, "sha256", sha256);
  yyjson_mut_obj_add_val (doc, object, "terms", terms);
}
