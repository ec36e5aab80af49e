/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-check-in-pages-template.h"

#include <gio/gio.h>
#include <string.h>

#define WEB_FOLDER "/town/yui/Yui/web/"

typedef struct
{
  const char *english;
  const char *japanese;
} Text;

static const Text TEXTS[] = {
  { "Card number", "カード番号" },
  { "It is printed beside the square code of your card.",
    "カードの四角いコードの横に印刷されています。" },
  { "Next", "次へ" },
  { "Check in", "出勤" },
  { "Check in again", "もう一度出勤" },
  { "Check out", "退勤" },
  { "Start break", "休憩に入る" },
  { "End break", "休憩を終える" },
  { "Checked in", "出勤を記録しました" },
  { "Checked out", "退勤を記録しました" },
  { "Break started", "休憩の開始を記録しました" },
  { "Break ended", "休憩の終了を記録しました" },
  { "You are not checked in.", "まだ出勤していません。" },
  { "You are checked in.", "勤務中です。" },
  { "You are on a break.", "休憩中です。" },
  { "You have checked out.", "退勤しました。" },
  { "You can close this page now.", "このページは閉じてかまいません。" },
  { "Your employer will look at this entry, because it is not at the planned time.",
    "予定の時刻と違うため、事業者がこの記録を確認します。" },
  { "Check in or out", "出勤・退勤" },
  { "My hours", "勤務時間の確認" },
  { "There are no hours of the last two months.", "最近2か月の勤務はありません。" },
  { "{a}, break of {b} minutes", "{a}、休憩{b}分" },
  { "{a}, no break", "{a}、休憩なし" },
  { "Planned: {a}", "予定: {a}" },
  { "Confirmed by the employer: {a}", "事業者の確認済み: {a}" },
  { "As you checked in and out: {a}", "打刻のとおり: {a}" },
  { "There is no check-out yet.", "まだ退勤の記録がありません。" },
  { "nothing yet", "まだありません" },
  { "You say: {a}. The employer says: {b}. Until you agree, the planned hours are paid on the pay "
    "day, and the difference later.",
    "あなた: {a}。事業者: {b}。合意するまでは予定の時間で支払われ、差額は後日支払われます。" },
  { "Agree with the employer", "事業者の時間に同意する" },
  { "These hours are not right", "時間が違う" },
  { "Say other hours", "勤務時間を申し出る" },
  { "When did you work?", "いつからいつまで働きましたか" },
  { "Start", "始まり" },
  { "End", "終わり" },
  { "Break in minutes", "休憩(分)" },
  { "What you want to say about it (you may leave it empty)",
    "伝えたいこと(書かなくてもかまいません)" },
  { "Send to the employer", "事業者に送る" },
  { "Write the times as hours and minutes, such as 9:05.",
    "時刻は「9:05」のように書いてください。" },
  { "Write the break in minutes; 0 for none.", "休憩は分で書いてください。なければ0です。" },
  { "Write at most 200 characters.", "200文字までで書いてください。" },
  { "The break is as long as the work.", "休憩が勤務時間と同じか、それより長くなっています。" },
  { "These hours are not over yet.", "まだ終わっていない時間です。" },
  { "The employer is told what you say, and answers you.",
    "事業者に伝えました。返事をお待ちください。" },
  { "You and the employer agree now.", "事業者と合意しました。" },
  { "These hours are not there any more.", "この勤務はもうありません。" },
  { "This could not be done: the hours have changed meanwhile, or are the same. Look at them "
    "again.",
    "できませんでした。時間が変わったか、同じ時間です。もう一度ご覧ください。" },
  { "Let a kiosk in", "キオスク端末の登録" },
  { "The municipality lets the kiosk in with its Yui program: it asks for the code that the kiosk "
    "shows.",
    "端末の登録は、自治体の担当者が「結」の画面で行います。端末に表示されているコードを入力してくだ"
    "さい。" },
  { "This code is no longer valid", "このコードは使えなくなりました" },
  { "The code at the workplace changes every 30 seconds. Scan it again.",
    "職場のコードは30秒ごとに変わります。もう一度読み取ってください。" },
  { "This poster is not in use any more. Ask the person in charge for the code of today.",
    "この掲示は使えなくなりました。担当者に今のコードをお尋ねください。" },
  { "Your employer sees that it was made with the poster.",
    "掲示のコードから記録したことが、事業者に表示されます。" },
  { "Your work and papers", "自分の仕事と書類" },
  { "Code", "コード" },
  { "The kiosk shows it under “See on my phone”.",
    "キオスクの「スマートフォンで見る」に表示されます。" },
  { "Nobody else can open this page. It ends by itself after half an hour.",
    "このページは本人だけが開けます。30分たつと自動的に終わります。" },
  { "Your next work", "これからの仕事" },
  { "Your papers", "書類" },
  { "Sign out", "終わる" },
  { "Open", "開く" },
  { "There is no work ahead.", "予定している仕事はありません。" },
  { "There are no papers yet.", "書類はまだありません。" },
  { "Questions: %s", "問い合わせ先: %s" },
  { "Offers that wait for your answer: %s. Read and answer them at a kiosk.",
    "返事を待っているオファーが%s件あります。キオスクで内容を確かめてお返事ください。" },
  { "This code is not right, or no longer. Ask the kiosk for a new one.",
    "このコードは正しくないか、使えなくなっています。キオスクで新しいコードを表示してください。" },
  { "Too many wrong codes came from here. Wait a quarter of an hour.",
    "コードの間違いが続きました。15分ほど待ってから、もう一度お試しください。" },
  { "You are signed out", "終わりました" },
  { "This page has ended. Ask the kiosk for a new code.",
    "このページは終わりました。もう一度見るには、キオスクで新しいコードを表示してください。" },
  { "This page has been open too long. Scan the code at the workplace again.",
    "このページを開いてから時間がたちました。職場のコードをもう一度読み取ってください。" },
  { "The square code was not read whole. Type the card number that is printed beside it.",
    "四角いコードを最後まで読み取れませんでした。コードの横に印刷されたカード番号を入力してください"
    "。" },
  { "We do not know this card number. Check it and type it again, or ask the person in charge.",
    "このカード番号は登録されていません。番号を確かめてもう一度入力するか、担当者に聞いてください"
    "。" },
  { "Type your card number.", "カード番号を入力してください。" },
  { "Too many wrong card numbers. Wait a minute and try again.",
    "カード番号の間違いが続きました。1分ほど待ってから、もう一度お試しください。" },
  { "You have no shift here today", "今日、ここでのシフトはありません" },
  { "If you should be working here today, ask the person in charge.",
    "今日ここで働く予定のはずなら、担当者に聞いてください。" },
  { "Hello, %s", "%sさん、こんにちは" },
  { "This did not work", "うまくいきませんでした" },
  { "Something is missing in what was sent. Scan the code at the workplace again.",
    "送られた内容が足りません。職場のコードをもう一度読み取ってください。" },
  { "Something went wrong on our side. Please try again.",
    "こちらの不具合で記録できませんでした。もう一度お試しください。" },
};

/* Returns the quality (0–1000) that header gives to language, or -1 when it does not name it. */
static int
read_quality (const char *header, const char *language)
{
  g_auto (GStrv) ranges = g_strsplit (header, ",", 32);
  int best = -1;

  for (char **range = ranges; *range != NULL; range++)
    {
      g_auto (GStrv) parts = g_strsplit (g_strstrip (*range), ";", 2);
      const gsize length = strlen (language);
      const char *q = parts[0] != NULL && parts[1] != NULL ? strstr (parts[1], "q=") : NULL;
      const double quality = q != NULL ? g_ascii_strtod (q + strlen ("q="), NULL) : 1.0;

      if (parts[0] != NULL && g_ascii_strncasecmp (parts[0], language, length) == 0
          && (parts[0][length] == '\0' || parts[0][length] == '-'))
        best = MAX (best, (int)(CLAMP (quality, 0.0, 1.0) * 1000));
    }
  return best;
}

YuiPageLanguage
yui_page_language_from_header (const char *accept_language)
{
  if (accept_language == NULL)
    return YUI_PAGE_JAPANESE;
  return read_quality (accept_language, "en") > MAX (read_quality (accept_language, "ja"), 0)
             ? YUI_PAGE_ENGLISH
             : YUI_PAGE_JAPANESE;
}

const char *
yui_page_language_tag (YuiPageLanguage language)
{
  return language == YUI_PAGE_ENGLISH ? "en" : "ja";
}

const char *
yui_page_text (YuiPageLanguage language, const char *english)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    if (strcmp (TEXTS[i].english, english) == 0)
      return language == YUI_PAGE_ENGLISH ? TEXTS[i].english : TEXTS[i].japanese;
  g_error ("The page text “%s” is not translated.", english);
}

void
yui_page_append_escaped (GString *html, const char *text)
{
  g_return_if_fail (html != NULL && text != NULL);

  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '&':
        g_string_append (html, "&amp;");
        break;
      case '<':
        g_string_append (html, "&lt;");
        break;
      case '>':
        g_string_append (html, "&gt;");
        break;
      case '"':
        g_string_append (html, "&quot;");
        break;
      case '\'':
        g_string_append (html, "&#39;");
        break;
      default:
        g_string_append_c (html, *p);
      }
}

static const char *
find_value (const char *const *values, const char *name)
{
  for (; values[0] != NULL; values += 2)
    if (strcmp (values[0], name) == 0)
      return values[1];
  g_error ("A page template has the placeholder “%s” and no value for it.", name);
}

static void
append_placeholder (GString *html,
                    const char *placeholder,
                    YuiPageLanguage language,
                    const char *const *values)
{
  if (*placeholder == '_')
    yui_page_append_escaped (html, yui_page_text (language, placeholder + 1));
  else if (*placeholder == '&')
    g_string_append (html, find_value (values, placeholder + 1));
  else
    yui_page_append_escaped (html, find_value (values, placeholder));
}

char *
yui_page_fill (const char *template, YuiPageLanguage language, const char *const *values)
{
  g_return_val_if_fail (template != NULL && values != NULL, NULL);

  GString *html = g_string_new (NULL);
  const char *p = template, *open, *close;

  while ((open = strstr (p, "{{")) != NULL && (close = strstr (open, "}}")) != NULL)
    {
      g_autofree char *placeholder = g_strndup (open + 2, (gsize)(close - open - 2));

      g_string_append_len (html, p, open - p);
      append_placeholder (html, placeholder, language, values);
      p = close + 2;
    }
  g_string_append (html, p);
  return g_string_free (html, FALSE);
}

char *
yui_page_fill_file (const char *name, YuiPageLanguage language, const char *const *values)
{
  g_return_val_if_fail (name != NULL && values != NULL, NULL);

  g_autofree char *path = g_strconcat (WEB_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

  if (bytes == NULL)
    g_error ("The page template %s is not built in: %s", name, error->message);
  return yui_page_fill (g_bytes_get_data (bytes, NULL), language, values);
}
