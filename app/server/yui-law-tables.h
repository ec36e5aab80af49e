/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "labour/yui-insurance.h"
#include "labour/yui-minimum-wage.h"
#include "labour/yui-pay.h"
#include "labour/yui-withholding.h"

G_BEGIN_DECLS

typedef struct
{
  YuiCivilDay day;
  char *name_ja;
  char *name_en;
} YuiHoliday;

/* Files of the law's folder. The second need not be there. */
#define YUI_MINIMUM_WAGE_FILE "minimum-wage.tsv"
#define YUI_SPECIAL_WAGE_FILE "special-minimum-wage.tsv"

/* A business with special minimum wages somewhere. */
typedef struct
{
  const char *code; /* as in special-minimum-wage.tsv */
  const char *name_ja;
  const char *name_en;
} YuiWageIndustry;

/* The number of an industry that no table knows: no minimum wage is found for it. */
#define YUI_WAGE_INDUSTRY_UNKNOWN G_MAXUINT16

/* The dated tables of data/law and data/reference, as app/labour wants them. Read only once loaded;
 * thread-safe. */
typedef struct
{
  YuiMinimumWageTable minimum_wage;
  const YuiWithholdingTable *withholding;
  size_t n_withholding;
  const YuiPremiumRates *premium_rates;
  size_t n_premium_rates;
  const YuiInsuranceRow *insurance_rates;
  size_t n_insurance_rates;
  const YuiHoliday *holidays; /* by day */
  size_t n_holidays;
  const char *prefectures[YUI_N_PREFECTURES
                          + 1]; /* by code; short names, as in minimum-wage.tsv; [0] is "" */

  /*< private >*/
  GArray *wage_rows;
  GArray *wage_industries; /* of YuiWageIndustry; its number is the place in it, from 1 */
  GArray *withholding_tables;
  GArray *rate_rows;
  GArray *insurance_rows;
  GPtrArray *insurance_businesses; /* names; a row's business is the place in it */
  GArray *holiday_rows;
  GPtrArray *kept;
} YuiLawTables;

/* Reads folder/law/ *.tsv and folder/reference/holidays.tsv. Returns NULL with G_IO_ERROR whose
 * message names file and line when one is missing or malformed. */
YuiLawTables *yui_law_tables_load (const char *folder, GError **error);
void yui_law_tables_free (YuiLawTables *tables);

/* The folder of the data files: given if not NULL, else YUI_DATA_FILES, else where they are
 * installed. */
const char *yui_law_tables_find_folder (const char *given);

/* The number of a business of labour-insurance.tsv, such as "general"; FALSE when it has none. */
gboolean
yui_law_tables_find_business (const YuiLawTables *tables, const char *name, guint16 *business);

/* The number of a prefecture in the tables for a JIS X 0401 code of two digits; 0 for none. */
int yui_law_tables_prefecture_number (const char *code);

/* The prefecture's name as an address has it (新潟県) for a JIS X 0401 code of two digits; "" when
 * unknown. */
char *yui_law_tables_dup_prefecture (const YuiLawTables *tables, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (YuiLawTables, yui_law_tables_free)

/* The number of a business of special-minimum-wage.tsv: YUI_INDUSTRY_NONE for "", and
 * YUI_WAGE_INDUSTRY_UNKNOWN for a code that no row has. */
guint16 yui_law_tables_find_wage_industry (const YuiLawTables *tables, const char *code);

/* The business of a number; NULL for YUI_INDUSTRY_NONE and one that is unknown. */
const YuiWageIndustry *yui_law_tables_get_wage_industry (const YuiLawTables *tables, guint number);

/* The special wage of industry in a prefecture that is in force on day, else the next one, else one
 * whose first day is not known; NULL: there never was one. */
const YuiMinimumWageRow *yui_law_tables_find_special_wage (const YuiLawTables *tables,
                                                           int prefecture,
                                                           guint16 industry,
                                                           YuiCivilDay day);

/* The file that a minimum wage is missing from. */
const char *yui_law_tables_wage_file (guint16 industry);

/* Finds the minimum wage of work in a prefecture and industry from the day first to the day last:
 * the higher of both days, since work across midnight is on both. person may be NULL: anybody may
 * come. Fails as yui_labour_minimum_wage_for(), and for an industry that is unknown. */
YuiLabourStatus yui_law_tables_minimum_wage (const YuiLawTables *tables,
                                             int prefecture,
                                             guint16 industry,
                                             const YuiWagePerson *person,
                                             YuiCivilDay first,
                                             YuiCivilDay last,
                                             YuiMinimumWage *wage);

G_END_DECLS
