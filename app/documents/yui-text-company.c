/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-text.h"

#include <string.h>

/* Corporate forms as bank transfers abbreviate them: "カ)" in front, "(カ" behind, "(カ)" between.
 * Longer words stand before the shorter ones that they hold.
 * Source: Japanese Bankers Association, 法人略語一覧. */
static const struct
{
  const char *word;
  const char *kana;
  const char *mark;
} FORMS[] = {
  { "特定非営利活動法人", "トクテイヒエイリカツドウホウジン", "トクヒ" },
  { "国立大学法人", "コクリツダイガクホウジン", "ダイ" },
  { "農事組合法人", "ノウジクミアイホウジン", "ノウ" },
  { "医療法人社団", "イリョウホウジンシャダン", "イ" },
  { "医療法人財団", "イリョウホウジンザイダン", "イ" },
  { "社会医療法人", "シャカイイリョウホウジン", "イ" },
  { "社会福祉法人", "シャカイフクシホウジン", "フク" },
  { "独立行政法人", "ドクリツギョウセイホウジン", "ドク" },
  { "一般財団法人", "イッパンザイダンホウジン", "ザイ" },
  { "公益財団法人", "コウエキザイダンホウジン", "ザイ" },
  { "一般社団法人", "イッパンシャダンホウジン", "シヤ" },
  { "公益社団法人", "コウエキシャダンホウジン", "シヤ" },
  { "税理士法人", "ゼイリシホウジン", "ゼイ" },
  { "医療法人", "イリョウホウジン", "イ" },
  { "財団法人", "ザイダンホウジン", "ザイ" },
  { "社団法人", "シャダンホウジン", "シヤ" },
  { "宗教法人", "シュウキョウホウジン", "シユウ" },
  { "学校法人", "ガッコウホウジン", "ガク" },
  { "株式会社", "カブシキガイシャ", "カ" },
  { "㈱", "カブシキカイシャ", "カ" },
  { "有限会社", "ユウゲンガイシャ", "ユ" },
  { "㈲", "ユウゲンカイシャ", "ユ" },
  { "合同会社", "ゴウドウガイシャ", "ド" },
  { "合名会社", "ゴウメイガイシャ", "メ" },
  { "合資会社", "ゴウシガイシャ", "シ" },
};

/* The first form in text; of those in one place, the first of the list. */
static gsize
find_form (const char *text, const char **mark, gsize *n_bytes)
{
  gsize best = G_MAXSIZE;

  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++)
    {
      const char *const words[] = { FORMS[i].word, FORMS[i].kana };

      for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
        {
          const char *at = strstr (text, words[k]);

          if (at == NULL || (gsize)(at - text) >= best)
            continue;
          best = (gsize)(at - text);
          *mark = FORMS[i].mark;
          *n_bytes = strlen (words[k]);
        }
    }
  return best;
}

char *
yui_text_abbreviate_company (const char *kana)
{
  g_autofree char *text = yui_text_fold_width (kana);
  const char *mark = NULL;
  gsize n = 0, at = find_form (text, &mark, &n);
  g_autofree char *before = NULL;
  const char *after;

  if (at == G_MAXSIZE)
    return g_steal_pointer (&text);
  before = g_strstrip (g_strndup (text, at));
  after = text + at + n;
  while (*after == ' ')
    after++;
  if (*before == '\0' && *after == '\0')
    return g_steal_pointer (&text);
  if (*before == '\0')
    return g_strdup_printf ("%s)%s", mark, after);
  return g_strdup_printf ("%s(%s%s%s", before, mark, *after != '\0' ? ")" : "", after);
}
