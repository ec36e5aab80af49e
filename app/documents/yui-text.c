/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-text.h"
#include "yui-text-private.h"

#include <string.h>

#define FULL_TILDE 0xFF5E

static gunichar
fold_char (gunichar c)
{
  if (c >= 0xFF01 && c < FULL_TILDE)
    return c - 0xFEE0;
  if (c == '\t' || c == '\n' || c == '\r')
    return c;
  if (g_unichar_isspace (c))
    return ' ';
  return yui_text_half_kana_to_full (c);
}

/* Joins a sound mark to the kana before it; FALSE if there is none that takes it. */
static gboolean
join_sound_mark (GString *out, gunichar c)
{
  gboolean semi;
  char *last;
  gunichar joined;

  if (out->len == 0 || !yui_text_is_sound_mark (c, &semi))
    return FALSE;
  last = g_utf8_prev_char (out->str + out->len);
  joined = yui_text_add_sound_mark (g_utf8_get_char (last), semi);
  if (joined == 0)
    return FALSE;
  g_string_truncate (out, (gsize)(last - out->str));
  g_string_append_unichar (out, joined);
  return TRUE;
}

char *
yui_text_fold_width (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0xFEFF || c == 0x200B || join_sound_mark (out, c))
        continue;
      g_string_append_unichar (out, fold_char (c));
    }
  return g_strstrip (g_string_free_and_steal (out));
}

char *
yui_text_fold_key (const char *text)
{
  g_autofree char *folded = yui_text_fold_width (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free_and_steal (out);
}

char *
yui_text_to_cp932_form (const char *text)
{
  static const struct
  {
    gunichar from, to;
  } PAIRS[] = {
    { 0x301C, 0xFF5E }, { 0x2212, 0xFF0D }, { 0x2016, 0x2225 }, { 0x2014, 0x2015 },
    { 0x00A5, 0xFFE5 }, { 0x00A2, 0xFFE0 }, { 0x00A3, 0xFFE1 }, { 0x00AC, 0xFFE2 },
    { 0x00A6, 0xFFE4 }, { 0x00A0, ' ' },    { 0x2013, 0xFF0D }, { 0x00B7, 0x30FB },
  };
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == 0x3099 || c == 0x309A) && join_sound_mark (out, c))
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (PAIRS); i++)
        if (c == PAIRS[i].from)
          {
            c = PAIRS[i].to;
            break;
          }
      g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

/* Moves *p past prefix if it stands there. */
static gboolean
take (const char **p, const char *prefix)
{
  gsize n = strlen (prefix);

  if (strncmp (*p, prefix, n) != 0)
    return FALSE;
  *p += n;
  return TRUE;
}

static gboolean
take_any (const char **p, const char *const *prefixes)
{
  for (gsize i = 0; prefixes[i] != NULL; i++)
    if (take (p, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* Checks that commas stand before each three digits, if there are any. */
static gboolean
has_good_commas (const char *digits)
{
  const char *comma = strchr (digits, ',');
  gsize lead = comma != NULL ? (gsize)(comma - digits) : 0;

  if (comma == NULL)
    return TRUE;
  if (lead == 0 || lead > 3)
    return FALSE;
  for (; *comma == ','; comma += 4)
    if (!g_ascii_isdigit (comma[1]) || !g_ascii_isdigit (comma[2]) || !g_ascii_isdigit (comma[3]))
      return FALSE;
  return *comma == '\0';
}

static gboolean
sum_digits (const char *digits, gboolean negative, gint64 *value)
{
  gint64 sum = 0;

  if (*digits == '\0' || !has_good_commas (digits))
    return FALSE;
  for (; *digits != '\0'; digits++)
    {
      int digit = g_ascii_digit_value (*digits);

      if (*digits == ',')
        continue;
      if (digit < 0 || __builtin_mul_overflow (sum, 10, &sum)
          || __builtin_add_overflow (sum, negative ? -digit : digit, &sum))
        return FALSE;
    }
  *value = sum;
  return TRUE;
}

gboolean
yui_text_parse_int (const char *text, gint64 *value)
{
  static const char *const YEN[] = { "¥", "￥", "\\", NULL };
  static const char *const MINUS[] = { "-", "−", "▲", "△", NULL };
  g_autofree char *folded = yui_text_fold_width (text);
  const char *p = folded;
  gboolean negative, has_yen;

  g_return_val_if_fail (value != NULL, FALSE);

  has_yen = take_any (&p, YEN);
  negative = take_any (&p, MINUS);
  if (!negative)
    take (&p, "+");
  has_yen = take_any (&p, YEN) || has_yen;
  if (!has_yen && g_str_has_suffix (p, "円"))
    folded[strlen (folded) - strlen ("円")] = '\0';
  return sum_digits (p, negative, value);
}
