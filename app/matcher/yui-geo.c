/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-geo.h"

#define METRES_PER_UDEG 0.1111950802335329 /* mean radius of the earth, 6,371,008.8 m */
#define FIXED           1048576.0          /* 2^20 */
#define PI              3.14159265358979323846

/* Cosine by its series, since libm's may differ in the last bit from machine to machine. |x| ≤ π/2.
 */
static double
cosine (double x)
{
  double sum = 1.0;

  for (int n = 20; n >= 2; n -= 2)
    sum = 1.0 - sum * (x * x / (double)(n * (n - 1)));
  return sum;
}

bool
yui_geo_is_place (int32_t lat_udeg, int32_t lon_udeg)
{
  if (lat_udeg == YUI_GEO_NOWHERE)
    return true;
  return lat_udeg >= -90000000 && lat_udeg <= 90000000 && lon_udeg >= -180000000
         && lon_udeg <= 180000000;
}

void
yui_geo_frame_init (YuiGeoFrame *frame, int32_t lat_udeg, int32_t lon_udeg)
{
  const double unit = METRES_PER_UDEG * SUBMETRES * FIXED;
  double lat = lat_udeg == YUI_GEO_NOWHERE ? 0.0 : (double)lat_udeg * (PI / 180000000.0);

  frame->lat_udeg = lat_udeg;
  frame->lon_udeg = lon_udeg;
  frame->ky = (int64_t)(unit + 0.5);
  frame->kx = (int64_t)(unit * cosine (lat) + 0.5);
}

int32_t
yui_geo_travel_min (const YuiGeoFrame *frame,
                    int32_t lat_udeg,
                    int32_t lon_udeg,
                    int32_t travel_min,
                    int32_t m_per_min,
                    int32_t max_min)
{
  int32_t dist_m = yui_geo_distance (frame, lat_udeg, lon_udeg);

  if (dist_m == 0)
    return 0;
  if (dist_m != YUI_GEO_UNKNOWN && m_per_min > 0)
    travel_min += (dist_m + m_per_min - 1) / m_per_min;
  return travel_min < max_min ? travel_min : max_min;
}
