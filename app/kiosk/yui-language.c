/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-language.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "yui-config.h"

static const char *current = "en";
static const char *first = "en";

void
yui_language_init (void)
{
  const char *messages;

  /* Whatever LANGUAGE says goes before any locale; here the locale decides. */
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, YUI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  messages = setlocale (LC_MESSAGES, NULL);
  first = messages != NULL && g_str_has_prefix (messages, "ja") ? "ja" : "en";
  current = first;
  /* Names are Japanese in every language, and so are the shapes of their letters. */
  setlocale (LC_CTYPE, "ja_JP.UTF-8");
  yui_language_set (first);
}

/* Made once for each language and kept: there are two. */
static locale_t
get_locale (gboolean is_japanese)
{
  static locale_t locales[2];

  if (locales[is_japanese] == (locale_t)0)
    locales[is_japanese]
        = newlocale (LC_ALL_MASK, is_japanese ? "ja_JP.UTF-8" : "C.UTF-8", (locale_t)0);
  return locales[is_japanese];
}

gboolean
yui_language_set (const char *code)
{
  gboolean is_japanese;
  locale_t locale;

  g_return_val_if_fail (code != NULL, FALSE);

  is_japanese = g_str_equal (code, "ja");
  locale = get_locale (is_japanese);
  if (locale == (locale_t)0)
    return FALSE;
  uselocale (locale);
  current = is_japanese ? "ja" : "en";
  return TRUE;
}

const char *
yui_language_get (void)
{
  return current;
}

const char *
yui_language_get_first (void)
{
  return first;
}
