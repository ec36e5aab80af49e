/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/yui-paper.h"
#include "documents/yui-text.h"

/* A made-up town, employer and day, the same in all tests of papers. */

#define SAMPLE_HOUR_S  3600
#define SAMPLE_DAY     (yui_text_make_day (2026, 11, 25))
#define SAMPLE_START_S (SAMPLE_DAY * 86400) /* 9:00 in Japan */
#define SAMPLE_END_S   (SAMPLE_START_S + 6 * SAMPLE_HOUR_S)
#define SAMPLE_HEAD                                                                                \
  {                                                                                                \
    .programme_name = "結の町 おしごと応援",                                                       \
    .programme_colour = "#2e6b4f",                                                                 \
    .document_id = "WN-2026-000123",                                                               \
    .made_s = 1795341600,                                                                          \
  }
#define SAMPLE_EMPLOYER                                                                            \
  {                                                                                                \
    .name = "農事組合法人 結の里ファーム",                                                         \
    .representative = "代表理事 本間 一郎",                                                        \
    .address = "新潟県結の町大字上新田 1234番地5",                                                 \
    .phone = "0259-00-0123",                                                                       \
  }
