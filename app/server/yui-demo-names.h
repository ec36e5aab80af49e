/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "yui-demo-random.h"

G_BEGIN_DECLS

/* Names of people and places that do not exist: family names are joined from two parts of the sea,
 * the sky and the fields, so that they sound right and belong to nobody; the town is invented. */

typedef struct
{
  const char *text;
  const char *kana; /* katakana */
} YuiDemoName;

/* A part of the town. share: how many of 1000 people live there. */
typedef struct
{
  const char *name;
  const char *postcode;
  int lat_udeg;
  int lon_udeg;
  int share;
} YuiDemoDistrict;

#define YUI_DEMO_TOWN_NAME  "結島市"
#define YUI_DEMO_PREFECTURE "新潟県"

/* The town's districts; n receives how many. */
const YuiDemoDistrict *yui_demo_districts (int *n);

/* Returns a person's name with a blank between family and given name; the given name is one that
 * was usual in birth_year. Both strings are owned by the caller. */
void yui_demo_person_name (YuiDemoRandom *random, int birth_year, char **name, char **kana);

/* Returns a family name (caller's), as a farm or an office is called by it. */
char *yui_demo_family_name (YuiDemoRandom *random);

G_END_DECLS
