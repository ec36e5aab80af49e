/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What there is to do in the demo town: trades, the kinds of work in them as an employer there
 * would post them, and the qualifications they ask for. */

typedef enum
{
  YUI_DEMO_INN,
  YUI_DEMO_PERSIMMON,
  YUI_DEMO_RICE,
  YUI_DEMO_OYSTER,
  YUI_DEMO_CARE,
  YUI_DEMO_CLINIC,
  YUI_DEMO_SHOP,
  YUI_DEMO_BREWERY,
  YUI_DEMO_FOOD,
  YUI_DEMO_N_TRADES,
} YuiDemoTrade;

typedef struct
{
  const char *code;
  const char *name;
  int percent; /* of the town's adults hold it */
} YuiDemoQualification;

/* A kind of work. Times are minutes of the Japan day; the wage is what the employer adds to the
 * minimum wage in force. qualification is an index of yui_demo_qualifications(), or -1. */
typedef struct
{
  YuiDemoTrade trade;
  const char *title;
  const char *description;
  const char *belongings;
  int start_min;
  int length_min;
  int break_min;
  int seats_min;
  int seats_max;
  int above_floor_min;
  int above_floor_max;
  int qualification;
  guint months; /* bit 0 = January … bit 11 = December */
} YuiDemoWork;

#define YUI_DEMO_ALL_YEAR 0xfffu

/* The index of the qualification that night work in care needs. */
#define YUI_DEMO_CARE_TRAINING 3

/* How a trade's employers and workplaces are called, and how many of 210 employers are in it. */
typedef struct
{
  int employers;
  const char *employer_before; /* nullable; before a family name */
  const char *employer_after;  /* after it */
  const char *const *workplaces;
} YuiDemoTradeInfo;

const YuiDemoQualification *yui_demo_qualifications (int *n);
const YuiDemoWork *yui_demo_works (int *n);
const YuiDemoTradeInfo *yui_demo_trade_info (YuiDemoTrade trade);

G_END_DECLS
