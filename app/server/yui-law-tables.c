/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-law-tables.h"
#include "yui-moment.h"

#include <gio/gio.h>

#include "yui-config.h"

#define COLUMNS_MAX        12
#define PREMIUM_ROWS_MAX   64
#define WITHHOLDING_PREFIX "withholding-daily-"
#define AGE_MAX            150

/* Where a row stands, to be able to say so. */
typedef struct
{
  const char *path;
  guint line;
  char *cells[COLUMNS_MAX];
} Row;

/* Takes one row. Returns FALSE with error. */
typedef gboolean (*RowFunc) (YuiLawTables *tables,
                             const Row *row,
                             gpointer user_data,
                             GError **error);

static gboolean
refuse (const Row *row, GError **error, const char *what)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s, line %u: %s", row->path, row->line,
               what);
  return FALSE;
}

static gboolean
read_int (const Row *row, int column, gint64 min, gint64 max, gint64 *value, GError **error)
{
  if (g_ascii_string_to_signed (row->cells[column], 10, min, max, value, NULL))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               "%s, line %u: column %d must be a whole number from %" G_GINT64_FORMAT
               " to %" G_GINT64_FORMAT ", not \"%s\".",
               row->path, row->line, column + 1, min, max, row->cells[column]);
  return FALSE;
}

/* Splits line at tabs into exactly n cells. */
static gboolean
split_row (char *line, int n, Row *row)
{
  int column = 0;

  for (char *cell = line; cell != NULL; column++)
    {
      char *end = strchr (cell, '\t');

      if (column == n)
        return FALSE;
      if (end != NULL)
        *end++ = '\0';
      row->cells[column] = cell;
      cell = end;
    }
  return column == n;
}

/* Reads a table whose first line is headings (tab-separated), which say the number of columns. */
static gboolean
read_table (YuiLawTables *tables,
            const char *path,
            const char *headings,
            RowFunc func,
            gpointer user_data,
            GError **error)
{
  g_autofree char *text = NULL;
  Row row = { .path = path };
  int n_columns = 1;
  gsize size;

  if (!g_file_get_contents (path, &text, &size, error))
    return FALSE;
  for (const char *c = headings; *c != '\0'; c++)
    n_columns += *c == '\t';
  for (char *line = text; line != NULL && line < text + size;)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end++ = '\0';
      row.line++;
      if (row.line == 1 && !g_str_equal (line, headings))
        return refuse (&row, error, "the headings are not those this program knows.");
      if (row.line > 1 && (!g_utf8_validate (line, -1, NULL) || !split_row (line, n_columns, &row)))
        return refuse (&row, error,
                       "the row has another number of columns than the headings, or is not UTF-8.");
      if (row.line > 1 && !func (tables, &row, user_data, error))
        return FALSE;
      line = end;
    }
  if (row.line >= 2)
    return TRUE;
  return refuse (&row, error, "the table has no rows.");
}

static char *
keep (YuiLawTables *tables, const char *text)
{
  char *copy = g_strdup (text);

  g_ptr_array_add (tables->kept, copy);
  return copy;
}

/* ---- the tables ---- */

static gboolean
read_effective_from (const Row *row, int cell, gint64 *day, GError **error)
{
  *day = YUI_CIVIL_DAY_UNKNOWN;
  return row->cells[cell][0] == '\0' || yui_day_parse (row->cells[cell], day)
         || refuse (row, error,
                    "effective_from must be a date YYYY-MM-DD, or empty while it is not known.");
}

static gboolean
take_minimum_wage (YuiLawTables *tables, const Row *row, gpointer user_data, GError **error)
{
  gint64 prefecture, year, yen, day;
  YuiMinimumWageRow wage;

  if (!read_int (row, 0, 1, YUI_N_PREFECTURES, &prefecture, error)
      || !read_int (row, 2, 2000, 2999, &year, error) || !read_int (row, 3, 1, 100000, &yen, error)
      || !read_effective_from (row, 4, &day, error))
    return FALSE;
  wage = (YuiMinimumWageRow){
    .yen_per_hour = (gint32)yen,
    .effective_day = (YuiCivilDay)day,
    .fiscal_year = (gint16)year,
    .industry = YUI_INDUSTRY_NONE,
    .prefecture = (guint8)prefecture,
  };
  g_array_append_val (tables->wage_rows, wage);
  if (tables->prefectures[prefecture] == NULL)
    tables->prefectures[prefecture] = keep (tables, row->cells[1]);
  return TRUE;
}

static guint16
keep_wage_industry (YuiLawTables *tables, const Row *row)
{
  guint16 number = yui_law_tables_find_wage_industry (tables, row->cells[0]);
  YuiWageIndustry industry;

  if (number != YUI_WAGE_INDUSTRY_UNKNOWN)
    return number;
  industry = (YuiWageIndustry){ keep (tables, row->cells[0]), keep (tables, row->cells[1]),
                                keep (tables, row->cells[2]) };
  g_array_append_val (tables->wage_industries, industry);
  return (guint16)tables->wage_industries->len;
}

static gboolean
take_special_wage (YuiLawTables *tables, const Row *row, gpointer user_data, GError **error)
{
  gint64 prefecture, year, yen, from_age, below_age, training, light, day;
  YuiMinimumWageRow wage;

  if (!read_int (row, 3, 1, YUI_N_PREFECTURES, &prefecture, error)
      || !read_int (row, 4, 2000, 2999, &year, error) || !read_int (row, 5, 1, 100000, &yen, error)
      || !read_int (row, 7, 0, AGE_MAX, &from_age, error)
      || !read_int (row, 8, 0, AGE_MAX, &below_age, error)
      || !read_int (row, 9, 0, 1, &training, error) || !read_int (row, 10, 0, 1, &light, error))
    return FALSE;
  if (row->cells[0][0] == '\0' || row->cells[1][0] == '\0' || row->cells[2][0] == '\0')
    return refuse (row, error, "industry and its names must not be empty.");
  if (!read_effective_from (row, 6, &day, error))
    return FALSE;
  wage = (YuiMinimumWageRow){
    .yen_per_hour = (gint32)yen,
    .effective_day = (YuiCivilDay)day,
    .fiscal_year = (gint16)year,
    .industry = keep_wage_industry (tables, row),
    .prefecture = (guint8)prefecture,
    .from_age = (guint8)from_age,
    .below_age = (guint8)below_age,
    .leaves_out_training = training != 0,
    .leaves_out_light_work = light != 0,
  };
  g_array_append_val (tables->wage_rows, wage);
  return TRUE;
}

/* Nobody has a special wage where the table is not installed. */
static gboolean
read_special_wages (YuiLawTables *tables, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, YUI_SPECIAL_WAGE_FILE, NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS)
         || read_table (tables, path,
                        "industry\tname_ja\tname_en\tprefecture_code\tfiscal_year\tyen_per_hour\t"
                        "effective_from\tfrom_age\tbelow_age\tleaves_out_training\t"
                        "leaves_out_light_work",
                        take_special_wage, NULL, error);
}

/* Reads "0", "0.1021" … exactly, in whole parts of YUI_RATE_SCALE. */
static gboolean
read_rate (const char *text, gint32 *rate)
{
  gint32 part = YUI_RATE_SCALE;

  *rate = 0;
  if (text[0] != '0' || (text[1] != '\0' && (text[1] != '.' || text[2] == '\0')))
    return FALSE;
  for (const char *digit = text[1] == '.' ? text + 2 : ""; *digit != '\0'; digit++)
    {
      part /= 10;
      if (!g_ascii_isdigit (*digit) || part == 0)
        return FALSE;
      *rate += (*digit - '0') * part;
    }
  return TRUE;
}

static gboolean
take_withholding (YuiLawTables *tables, const Row *row, gpointer user_data, GError **error)
{
  GArray *rows = user_data;
  YuiWithholdingRow tax;
  gint64 from, to = 0, base;
  gint32 rate;

  if (!read_int (row, 0, 0, G_MAXINT32, &from, error)
      || (row->cells[1][0] != '\0' && !read_int (row, 1, 1, G_MAXINT32, &to, error))
      || !read_int (row, 2, 0, G_MAXINT32, &base, error))
    return FALSE;
  if (!read_rate (row->cells[3], &rate))
    return refuse (
        row, error,
        "rate_of_excess must be a number from 0 to below 1, such as 0.1021, with at most "
        "5 decimals.");
  tax = (YuiWithholdingRow){
    .from_yen = (gint32)from,
    .to_yen = (gint32)to,
    .base_tax_yen = (gint32)base,
    .rate = rate,
  };
  g_array_append_val (rows, tax);
  return TRUE;
}

static gboolean
take_holiday (YuiLawTables *tables, const Row *row, gpointer user_data, GError **error)
{
  YuiHoliday holiday;
  gint64 day;

  if (!yui_day_parse (row->cells[0], &day))
    return refuse (row, error, "date must be a date YYYY-MM-DD.");
  holiday = (YuiHoliday){ (YuiCivilDay)day, keep (tables, row->cells[1]),
                          keep (tables, row->cells[2]) };
  if (tables->holiday_rows->len > 0
      && g_array_index (tables->holiday_rows, YuiHoliday, tables->holiday_rows->len - 1).day >= day)
    return refuse (row, error, "the dates must be in order, each once.");
  g_array_append_val (tables->holiday_rows, holiday);
  return TRUE;
}

/* Reads per mille with at most two decimals, "8.5", exactly, in parts of YUI_RATE_SCALE. */
static gboolean
read_per_mille (const char *text, gint32 *rate)
{
  const char *point = strchr (text, '.');
  const gsize n_decimals = point != NULL ? strlen (point + 1) : 0;
  g_autofree char *digits = g_strndup (text, point != NULL ? (gsize)(point - text) : strlen (text));
  g_autofree char *whole = n_decimals <= 2
                               ? g_strdup_printf ("%s%s%s", digits, point != NULL ? point + 1 : "",
                                                  (const char *[]){ "00", "0", "" }[n_decimals])
                               : g_strdup ("");
  gint64 value;

  if ((point != NULL && n_decimals == 0)
      || !g_ascii_string_to_signed (whole, 10, 0, YUI_RATE_SCALE, &value, NULL))
    return FALSE;
  *rate = (gint32)value;
  return TRUE;
}

static guint16
number_business (YuiLawTables *tables, const char *name)
{
  guint16 business;

  if (yui_law_tables_find_business (tables, name, &business))
    return business;
  g_ptr_array_add (tables->insurance_businesses, keep (tables, name));
  return (guint16)(tables->insurance_businesses->len - 1);
}

static gboolean
take_insurance (YuiLawTables *tables, const Row *row, gpointer user_data, GError **error)
{
  const gboolean is_employment = g_str_equal (row->cells[0], "employment");
  YuiInsuranceRow rate
      = { .kind = is_employment ? YUI_INSURANCE_EMPLOYMENT : YUI_INSURANCE_ACCIDENT };
  gint64 from, to;

  if (!is_employment && !g_str_equal (row->cells[0], "accident"))
    return refuse (row, error, "kind must be employment or accident.");
  if (!yui_day_parse (row->cells[2], &from) || !yui_day_parse (row->cells[3], &to) || to < from)
    return refuse (row, error,
                   "effective_from and effective_to must be dates YYYY-MM-DD in order.");
  if (!read_per_mille (row->cells[4], &rate.worker_rate)
      || !read_per_mille (row->cells[5], &rate.employer_rate))
    return refuse (row, error,
                   "the rates must be per mille, such as 8.5, with at most 2 decimals.");
  rate.business = number_business (tables, row->cells[1]);
  rate.from_day = (YuiCivilDay)from;
  rate.to_day = (YuiCivilDay)to;
  g_array_append_val (tables->insurance_rows, rate);
  return TRUE;
}

/* Statutory premiums; Labour Standards Act Art. 37. */
static gboolean
read_premium_rates (YuiLawTables *tables, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "premium-rates.tsv", NULL);
  g_autofree char *text = NULL;
  YuiPremiumRates rows[PREMIUM_ROWS_MAX];
  gsize size, n_rows, bad_line;

  if (!g_file_get_contents (path, &text, &size, error))
    return FALSE;
  if (yui_labour_read_premium_rates (text, size, rows, G_N_ELEMENTS (rows), &n_rows, &bad_line)
      != YUI_LABOUR_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s, line %" G_GSIZE_FORMAT
                   ": a first day and four percentages were expected, days rising.",
                   path, bad_line);
      return FALSE;
    }
  g_array_append_vals (tables->rate_rows, rows, (guint)n_rows);
  return TRUE;
}

/* Reads column, dependants (kou only) and year of withholding-daily-COLUMN[-DEPENDANTS]-YEAR.tsv. */
static gboolean
read_table_name (const char *name, YuiWithholdingTable *table)
{
  g_auto (GStrv) parts = g_strsplit (name + strlen (WITHHOLDING_PREFIX), "-", 3);
  const guint n = g_strv_length (parts);
  gint64 year, dependants = 0;

  if (n < 2 || yui_tax_column_from_name (parts[0], &table->column) != YUI_LABOUR_OK
      || table->column == YUI_TAX_MANUAL || (n == 3) != (table->column == YUI_TAX_KOU)
      || (n == 3 && !g_ascii_string_to_signed (parts[1], 10, 0, 7, &dependants, NULL)))
    return FALSE;
  parts[n - 1][strcspn (parts[n - 1], ".")] = '\0';
  if (!g_ascii_string_to_signed (parts[n - 1], 10, 2000, 2999, &year, NULL))
    return FALSE;
  table->dependants = (guint8)dependants;
  table->pay_year = (gint16)year;
  return TRUE;
}

static gboolean
read_withholding (YuiLawTables *tables, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (YuiWithholdingRow));
  YuiWithholdingTable table = { 0 };

  if (!read_table_name (name, &table))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: the name must be withholding-daily-hei-YEAR.tsv, …-otsu-YEAR.tsv or "
                   "…-kou-DEPENDANTS-YEAR.tsv.",
                   path);
      return FALSE;
    }
  if (!read_table (tables, path, "from_yen\tto_yen\tbase_tax_yen\trate_of_excess", take_withholding,
                   rows, error))
    return FALSE;
  table.n_rows = rows->len;
  table.rows = (const YuiWithholdingRow *)rows->data;
  if (!yui_withholding_table_is_valid (&table))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   "%s: the rows have gaps, overlap, or sink.", path);
      return FALSE;
    }
  table.rows = (const YuiWithholdingRow *)g_array_free (g_steal_pointer (&rows), FALSE);
  g_ptr_array_add (tables->kept, (gpointer)table.rows);
  g_array_append_val (tables->withholding_tables, table);
  return TRUE;
}

static gboolean
read_all_withholding (YuiLawTables *tables, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, WITHHOLDING_PREFIX) && g_str_has_suffix (name, ".tsv")
        && !read_withholding (tables, folder, name, error))
      return FALSE;
  return TRUE;
}

static void
publish (YuiLawTables *tables)
{
  tables->minimum_wage = (YuiMinimumWageTable){ (YuiMinimumWageRow *)tables->wage_rows->data,
                                                tables->wage_rows->len };
  tables->withholding = (YuiWithholdingTable *)tables->withholding_tables->data;
  tables->n_withholding = tables->withholding_tables->len;
  tables->premium_rates = (YuiPremiumRates *)tables->rate_rows->data;
  tables->n_premium_rates = tables->rate_rows->len;
  tables->insurance_rates = (YuiInsuranceRow *)tables->insurance_rows->data;
  tables->n_insurance_rates = tables->insurance_rows->len;
  tables->holidays = (YuiHoliday *)tables->holiday_rows->data;
  tables->n_holidays = tables->holiday_rows->len;
}

YuiLawTables *
yui_law_tables_load (const char *folder, GError **error)
{
  g_autoptr (YuiLawTables) tables = g_new0 (YuiLawTables, 1);
  g_autofree char *law = g_build_filename (folder, "law", NULL);
  g_autofree char *wages = g_build_filename (law, YUI_MINIMUM_WAGE_FILE, NULL);
  g_autofree char *insurance = g_build_filename (law, "labour-insurance.tsv", NULL);
  g_autofree char *holidays = g_build_filename (folder, "reference", "holidays.tsv", NULL);

  tables->wage_rows = g_array_new (FALSE, FALSE, sizeof (YuiMinimumWageRow));
  tables->wage_industries = g_array_new (FALSE, FALSE, sizeof (YuiWageIndustry));
  tables->withholding_tables = g_array_new (FALSE, FALSE, sizeof (YuiWithholdingTable));
  tables->rate_rows = g_array_new (FALSE, FALSE, sizeof (YuiPremiumRates));
  tables->insurance_rows = g_array_new (FALSE, FALSE, sizeof (YuiInsuranceRow));
  tables->insurance_businesses = g_ptr_array_new ();
  tables->holiday_rows = g_array_new (FALSE, FALSE, sizeof (YuiHoliday));
  tables->kept = g_ptr_array_new_with_free_func (g_free);

  tables->prefectures[0] = "";
  if (!read_table (tables, wages,
                   "prefecture_code\tprefecture\tfiscal_year\tyen_per_hour\teffective_from",
                   take_minimum_wage, NULL, error)
      || !read_special_wages (tables, law, error)
      || !read_table (tables, insurance,
                      "kind\tbusiness\teffective_from\teffective_to\tworker_per_mille\t"
                      "employer_per_mille",
                      take_insurance, NULL, error)
      || !read_table (tables, holidays, "date\tname_ja\tname_en", take_holiday, NULL, error)
      || !read_premium_rates (tables, law, error) || !read_all_withholding (tables, law, error))
    {
      g_prefix_error (error, "The law tables cannot be read. ");
      return NULL;
    }
  publish (tables);
  return g_steal_pointer (&tables);
}

void
yui_law_tables_free (YuiLawTables *tables)
{
  g_return_if_fail (tables != NULL);

  g_array_unref (tables->wage_rows);
  g_array_unref (tables->wage_industries);
  g_array_unref (tables->withholding_tables);
  g_array_unref (tables->rate_rows);
  g_array_unref (tables->insurance_rows);
  g_ptr_array_unref (tables->insurance_businesses);
  g_array_unref (tables->holiday_rows);
  g_ptr_array_unref (tables->kept);
  g_free (tables);
}

gboolean
yui_law_tables_find_business (const YuiLawTables *tables, const char *name, guint16 *business)
{
  guint place;

  if (!g_ptr_array_find_with_equal_func (tables->insurance_businesses, name, g_str_equal, &place))
    return FALSE;
  *business = (guint16)place;
  return TRUE;
}

const char *
yui_law_tables_find_folder (const char *given)
{
  const char *named = g_getenv ("YUI_DATA_FILES");

  if (given != NULL)
    return given;
  return named != NULL && named[0] != '\0' ? named : YUI_PKGDATADIR;
}

int
yui_law_tables_prefecture_number (const char *code)
{
  gint64 number;

  return code != NULL && g_ascii_string_to_signed (code, 10, 1, YUI_N_PREFECTURES, &number, NULL)
             ? (int)number
             : 0;
}

char *
yui_law_tables_dup_prefecture (const YuiLawTables *tables, const char *code)
{
  const int number = yui_law_tables_prefecture_number (code);
  const char *name, *suffix;

  if (number == 0 || tables->prefectures[number] == NULL)
    return g_strdup ("");
  name = tables->prefectures[number];
  switch (number)
    {
    case 1: /* 北海道 has it in its name */
      suffix = "";
      break;
    case 13:
      suffix = "都";
      break;
    case 26:
    case 27:
      suffix = "府";
      break;
    default:
      suffix = "県";
      break;
    }
  return g_strconcat (name, suffix, NULL);
}

guint16
yui_law_tables_find_wage_industry (const YuiLawTables *tables, const char *code)
{
  g_return_val_if_fail (tables != NULL && code != NULL, YUI_WAGE_INDUSTRY_UNKNOWN);

  if (code[0] == '\0')
    return YUI_INDUSTRY_NONE;
  for (guint i = 0; i < tables->wage_industries->len; i++)
    if (g_str_equal (g_array_index (tables->wage_industries, YuiWageIndustry, i).code, code))
      return (guint16)(i + 1);
  return YUI_WAGE_INDUSTRY_UNKNOWN;
}

const YuiWageIndustry *
yui_law_tables_get_wage_industry (const YuiLawTables *tables, guint number)
{
  g_return_val_if_fail (tables != NULL, NULL);

  if (number == YUI_INDUSTRY_NONE || number > tables->wage_industries->len)
    return NULL;
  return &g_array_index (tables->wage_industries, YuiWageIndustry, number - 1);
}

enum
{
  DAY_UNKNOWN,
  DAY_TO_COME,
  DAY_IN_FORCE,
};

static int
state_of (const YuiMinimumWageRow *row, YuiCivilDay day)
{
  if (row->effective_day == YUI_CIVIL_DAY_UNKNOWN)
    return DAY_UNKNOWN;
  return row->effective_day <= day ? DAY_IN_FORCE : DAY_TO_COME;
}

/* The later of two rows in force, the sooner of two to come. */
static gboolean
is_nearer (const YuiMinimumWageRow *row, const YuiMinimumWageRow *than, YuiCivilDay day)
{
  const int state = state_of (row, day), state_than = state_of (than, day);

  if (state != state_than)
    return state > state_than;
  return state == DAY_IN_FORCE ? row->effective_day > than->effective_day
                               : row->effective_day < than->effective_day;
}

const YuiMinimumWageRow *
yui_law_tables_find_special_wage (const YuiLawTables *tables,
                                  int prefecture,
                                  guint16 industry,
                                  YuiCivilDay day)
{
  g_return_val_if_fail (tables != NULL, NULL);

  const YuiMinimumWageRow *found = NULL;

  for (size_t i = 0; i < tables->minimum_wage.n_rows; i++)
    {
      const YuiMinimumWageRow *row = &tables->minimum_wage.rows[i];

      if (row->prefecture == prefecture && row->industry == industry
          && (found == NULL || is_nearer (row, found, day)))
        found = row;
    }
  return found;
}

const char *
yui_law_tables_wage_file (guint16 industry)
{
  return industry == YUI_WAGE_INDUSTRY_UNKNOWN ? YUI_SPECIAL_WAGE_FILE : YUI_MINIMUM_WAGE_FILE;
}

YuiLabourStatus
yui_law_tables_minimum_wage (const YuiLawTables *tables,
                             int prefecture,
                             guint16 industry,
                             const YuiWagePerson *person,
                             YuiCivilDay first,
                             YuiCivilDay last,
                             YuiMinimumWage *wage)
{
  g_return_val_if_fail (tables != NULL && wage != NULL, YUI_LABOUR_EINVAL);

  YuiMinimumWage later;
  YuiLabourStatus status;

  if (industry == YUI_WAGE_INDUSTRY_UNKNOWN)
    return YUI_LABOUR_ENOTABLE;
  status = yui_labour_minimum_wage_for (&tables->minimum_wage, prefecture, industry, person, first,
                                        wage);
  if (status != YUI_LABOUR_OK || last <= first)
    return status;
  status = yui_labour_minimum_wage_for (&tables->minimum_wage, prefecture, industry, person, last,
                                        &later);
  if (status == YUI_LABOUR_OK && later.floor_yen > wage->floor_yen)
    *wage = later;
  return status;
}
