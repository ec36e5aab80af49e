/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-paper.h"

G_BEGIN_DECLS

/* One card: the name is printed beside the code, never coded into it.
 *
 * name    nullable: a card without a name.
 * number  nullable; a short number a person can read out and type: "4821-0937".
 * code    the text of the QR code: a random token or a signed pass. */
typedef struct
{
  const char *name;
  const char *number;
  const char *code;
} YuiCard;

/* Returns A4 sheets of cards of 91 × 55 mm, ten a sheet, with cut marks; at least one card. Each
 * has the programme's bar, its name and number, the code, and where to bring a found card.
 *
 * found_note  nullable; "拾われた方は佐渡市役所 0259-00-0000 へ". */
GBytes *yui_card_sheet_to_pdf (const YuiPaperHead *head,
                               const YuiCard *cards,
                               gsize n_cards,
                               const char *found_note,
                               GError **error);

/* A poster for a workplace's wall with a static check-in code: a worker scans it with a phone.
 *
 * url         what the code says; also printed for people who type.
 * short_code  nullable; what a person tells the kiosk or types on the page.
 * contact     nullable; whom to call when it does not work. */
typedef struct
{
  YuiPaperHead head;
  const char *employer_name;
  const char *workplace_name;
  const char *url;
  const char *short_code;
  const char *contact;
} YuiPoster;

/* Returns the poster as PDF, one page. */
GBytes *yui_poster_to_pdf (const YuiPoster *poster, GError **error);

G_END_DECLS
