/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#define YUI_GEO_NOWHERE INT32_MIN /* latitude of an unknown position */
#define YUI_GEO_UNKNOWN INT32_MAX /* distance from or to one */

#define HALF_TURN_UDEG INT64_C (180000000)
#define SUBMETRES      16 /* distances are squared in sixteenths of a metre */

/* A plane that touches the globe at one place. Straight lines on it are 0.1 % off within 100 km in
 * Japan. */
typedef struct
{
  int32_t lat_udeg, lon_udeg;
  int64_t kx, ky; /* sixteenths of a metre per micro-degree, Q20 */
} YuiGeoFrame;

void yui_geo_frame_init (YuiGeoFrame *frame, int32_t lat_udeg, int32_t lon_udeg);

/* Whether a position is on the globe, or unknown. */
bool yui_geo_is_place (int32_t lat_udeg, int32_t lon_udeg);

/* Metres of a way of so many micro-degrees. */
static inline int32_t
yui_geo_metres (const YuiGeoFrame *frame, int64_t dlat_udeg, int64_t dlon_udeg)
{
  int64_t x = (dlon_udeg < 0 ? -dlon_udeg : dlon_udeg) * frame->kx >> 20;
  int64_t y = (dlat_udeg < 0 ? -dlat_udeg : dlat_udeg) * frame->ky >> 20;

  return (int32_t)(sqrt ((double)(x * x + y * y)) / SUBMETRES);
}

/* Whole metres from the frame's place to another, YUI_GEO_UNKNOWN when either is unknown. */
static inline int32_t
yui_geo_distance (const YuiGeoFrame *frame, int32_t lat_udeg, int32_t lon_udeg)
{
  int64_t dlat = (int64_t)lat_udeg - frame->lat_udeg;
  int64_t dlon = (int64_t)lon_udeg - frame->lon_udeg;

  if (frame->lat_udeg == YUI_GEO_NOWHERE || lat_udeg == YUI_GEO_NOWHERE)
    return YUI_GEO_UNKNOWN;
  if (dlon > HALF_TURN_UDEG)
    dlon -= 2 * HALF_TURN_UDEG;
  if (dlon < -HALF_TURN_UDEG)
    dlon += 2 * HALF_TURN_UDEG;
  return yui_geo_metres (frame, dlat, dlon);
}

/* Minutes needed from the frame's place to another: none to itself, else travel_min and one for
 * every m_per_min metres (0 = travel_min only, as for unknown places); at most max_min. */
int32_t yui_geo_travel_min (const YuiGeoFrame *frame,
                            int32_t lat_udeg,
                            int32_t lon_udeg,
                            int32_t travel_min,
                            int32_t m_per_min,
                            int32_t max_min);
