/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-documents.h"

G_BEGIN_DECLS

/* What a person typed, brought to one form, and read as a number, a date, a time of day. */

/* Folds width: full-width digits, Latin letters, signs and blanks (U+3000) become ASCII, half-width
 * kana with their sound marks become full-width kana, kana with combining sound marks become one
 * character; blanks at both ends go. Everything else stays as it is (also ～, ー, 〒 and 髙).
 *
 * text  nullable. Returns a new string ("" for NULL). */
char *yui_text_fold_width (const char *text);

/* As yui_text_fold_width(), and all blanks go and Latin letters become lower case: a key by which
 * "山田　太郎" equals "山田 太郎" and "ＩＤ" equals "id". */
char *yui_text_fold_key (const char *text);

/* Reads a whole number: any width, an optional sign, thousands separators only in their places
 * ("1,120"), an optional ¥ before or 円 after. Returns FALSE, *value untouched, for anything else,
 * also for "1.5", "" and what does not fit. */
gboolean yui_text_parse_int (const char *text, gint64 *value);

/* Reads a date as people write it in Japan: 2026/11/3, 2026-11-03, 2026.11.3, 20261103,
 * 2026年11月3日, 令和8年11月3日, 令和元年5月1日, R8.11.3, H31/4/30, any width, an optional weekday
 * in brackets behind (it must be the right one) and an optional time 0:00 (spreadsheets write it).
 * Eras: 明治 大正 昭和 平成 令和 within their days; 平成 also up to its year 36, as old licences
 * have.
 *
 * day  receives days since 1970-01-01. Returns FALSE, *day untouched, for anything else: no month
 * 13, no 2 February 30, no two-digit year, no day/month order. */
gboolean yui_text_parse_date (const char *text, gint64 *day);

/* Reads a time of day: 9:00, 09:00, ９時, 9時半, 9時30分, 午後5時, 0900, 9:00:00. Up to 47:59,
 * for work past midnight is often written 25:00. minutes receives minutes since 0:00. */
gboolean yui_text_parse_time (const char *text, int *minutes);

/* Brings text to what CP932 has: 〜 becomes ～, − becomes －, ‖ becomes ∥, — becomes ―, ¥ becomes
 * ￥, combining sound marks are joined. Returns a new string. */
char *yui_text_to_cp932_form (const char *text);

/* Turns text to the half-width kana of bank files: kana of any width, small kana large, Latin
 * upper case, digits, blank and ( ) . - / ¥ 「 」 ; ー and hyphens become '-', '、' and '，' '.'.
 *
 * bad  nullable; receives the first character that has no form there (kanji, for one), as a
 * borrowed pointer into text, or NULL. Returns UTF-8 with characters of JIS X 0201 only, the bad
 * ones left out. */
char *yui_text_to_half_kana (const char *text, const char **bad);

/* Abbreviates the corporate form in a name as bank files do: "カブシキガイシャ　ユイ" and "㈱ユイ" become
 * "カ)ユイ", "ユイ株式会社" "ユイ(カ". Folds width; other names are only folded. Returns a new string. */
char *yui_text_abbreviate_company (const char *kana);

/* Formats a day as 2026年11月3日(火); era TRUE: 令和8年11月3日(火). Returns a new string. */
char *yui_text_format_day (gint64 day, gboolean era);

/* Returns the day in Japan of a moment, and, if minutes is not NULL, the minutes since 0:00. */
gint64 yui_text_day_of (gint64 moment_s, int *minutes);

/* Splits a day; any pointer may be NULL. weekday: 0 = Sunday. */
void yui_text_split_day (gint64 day, int *year, int *month, int *month_day, int *weekday);

/* Returns the day of a date of the Gregorian calendar; month 1–12, month_day 1–31 must be real. */
gint64 yui_text_make_day (int year, int month, int month_day);

G_END_DECLS
