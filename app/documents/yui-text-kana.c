/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-text.h"
#include "yui-text-private.h"

#include <string.h>

#define HALF_FIRST       0xFF61
#define HALF_LAST        0xFF9F
#define HALF_SOUND       0xFF9E
#define HALF_SEMI_SOUND  0xFF9F
#define HIRAGANA_SHIFT   0x60
#define FULL_ASCII_SHIFT 0xFEE0

/* U+FF61 … U+FF9F in the order of Unicode. */
static const char HALF_KANA[]
    = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテト"
      "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";
static const char VOICED[] = "カキクケコサシスセソタチツテトハヒフヘホ";
static const char SEMI_VOICED[] = "ハヒフヘホ";
static const char SMALL[] = "ァィゥェォッャュョヮヵヶヰヱ";
static const char LARGE[] = "アイウエオツヤユヨワカケイエ";

static glong
offset_in (const char *list, gunichar c)
{
  const char *found = g_utf8_strchr (list, -1, c);

  return found != NULL ? g_utf8_pointer_to_offset (list, found) : -1;
}

static gunichar
char_at (const char *list, glong offset)
{
  return g_utf8_get_char (g_utf8_offset_to_pointer (list, offset));
}

gunichar
yui_text_half_kana_to_full (gunichar c)
{
  if (c < HALF_FIRST || c > HALF_LAST)
    return c;
  return char_at (HALF_KANA, (glong)(c - HALF_FIRST));
}

gboolean
yui_text_is_sound_mark (gunichar c, gboolean *semi)
{
  *semi = c == 0x309A || c == 0x309C || c == HALF_SEMI_SOUND;
  return *semi || c == 0x3099 || c == 0x309B || c == HALF_SOUND;
}

gunichar
yui_text_add_sound_mark (gunichar kana, gboolean semi)
{
  gboolean is_hiragana = kana >= 0x3041 && kana <= 0x3096;
  gunichar katakana = is_hiragana ? kana + HIRAGANA_SHIFT : kana;

  if (offset_in (semi ? SEMI_VOICED : VOICED, katakana) >= 0)
    return kana + (semi ? 2 : 1);
  if (semi)
    return 0;
  if (katakana == 0x30A6) /* ウ ヴ */
    return is_hiragana ? 0x3094 : 0x30F4;
  if (kana == 0x30EF) /* ワ ヷ */
    return 0x30F7;
  if (kana == 0x30F2) /* ヲ ヺ */
    return 0x30FA;
  return 0;
}

/* Splits ガ into カ and its mark; leaves other kana. */
static gunichar
remove_sound_mark (gunichar kana, gunichar *mark)
{
  *mark = 0;
  if (kana == 0x30F4 || kana == 0x30F7 || kana == 0x30FA
      || (offset_in (VOICED, kana - 1) >= 0 && offset_in (VOICED, kana) < 0))
    *mark = HALF_SOUND;
  else if (offset_in (SEMI_VOICED, kana - 2) >= 0)
    *mark = HALF_SEMI_SOUND;

  if (kana == 0x30F4)
    return 0x30A6;
  if (kana == 0x30F7)
    return 0x30EF;
  if (kana == 0x30FA)
    return 0x30F2;
  return *mark == 0 ? kana : kana - (*mark == HALF_SOUND ? 1 : 2);
}

static gunichar
fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x3000:
    case 0x00A0:
      return ' ';
    case 0x30FC:
    case 0xFF70:
    case 0x2010:
    case 0x2011:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    case 0x3001:
    case 0x3002:
    case 0x30FB:
      return '.';
    case 0xFFE5:
    case 0x00A5:
      return '\\';
    default:
      return c >= 0xFF01 && c <= 0xFF5E ? c - FULL_ASCII_SHIFT : c;
    }
}

static gboolean
append_ascii (GString *out, gunichar c)
{
  if (c == '\\')
    {
      g_string_append (out, "¥");
      return TRUE;
    }
  c = c == ',' ? '.' : (gunichar)g_ascii_toupper ((char)c);
  if (!g_ascii_isalnum ((char)c) && strchr (" ().-/", (int)c) == NULL)
    return FALSE;
  g_string_append_c (out, (char)c);
  return TRUE;
}

static gboolean
append_kana (GString *out, gunichar c)
{
  gunichar mark;
  glong place;

  if (c >= 0x3041 && c <= 0x3096)
    c += HIRAGANA_SHIFT;
  c = remove_sound_mark (c, &mark);
  place = offset_in (SMALL, c);
  if (place >= 0)
    c = char_at (LARGE, place);
  place = offset_in (HALF_KANA, c);
  if (place < 0)
    return FALSE;
  g_string_append_unichar (out, HALF_FIRST + (gunichar)place);
  if (mark != 0)
    g_string_append_unichar (out, mark);
  return TRUE;
}

static gboolean
append_half (GString *out, gunichar c)
{
  gboolean semi;

  if (yui_text_is_sound_mark (c, &semi))
    {
      g_string_append_unichar (out, semi ? HALF_SEMI_SOUND : HALF_SOUND);
      return TRUE;
    }
  c = fold_sign (yui_text_half_kana_to_full (c));
  return c > 0 && c < 0x80 ? append_ascii (out, c) : append_kana (out, c);
}

char *
yui_text_to_half_kana (const char *text, const char **bad)
{
  GString *out = g_string_new (NULL);
  const char *first_bad = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!append_half (out, g_utf8_get_char (p)) && first_bad == NULL)
      first_bad = p;
  if (bad != NULL)
    *bad = first_bad;
  return g_string_free_and_steal (out);
}
