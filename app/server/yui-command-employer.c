/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-audit.h"
#include "yui-command-private.h"
#include "yui-moment.h"

#include "store/yui-uuid.h"

#include <math.h>
#include <sodium.h>

#define SECRET_SIZE   32
#define UDEG          1000000
#define LATITUDE_MAX  90
#define LONGITUDE_MAX 180
#define STAFF_DEFAULT 10

static const char *const INDUSTRIES[]
    = { "other", "commerce", "hospitality", "health", "theatre", NULL };

/* An employer with a workplace, or one more workplace of an employer. */
typedef struct
{
  YuiCommandPlace place;
  char *employer_id; /* made, or of the one that is there */
  char *name;
  char *representative;
  char *phone;
  char *industry;
  int regular_staff;
  char *workplace_id;
  char *workplace;
  char *address;
  char *prefecture; /* NULL: the programme's */
  char *latitude;
  char *longitude;
  gint64 latitude_udeg;
  gint64 longitude_udeg;
} Employer;

static void
employer_clear (Employer *employer)
{
  yui_command_place_clear (&employer->place);
  g_free (employer->employer_id);
  g_free (employer->name);
  g_free (employer->representative);
  g_free (employer->phone);
  g_free (employer->industry);
  g_free (employer->workplace_id);
  g_free (employer->workplace);
  g_free (employer->address);
  g_free (employer->prefecture);
  g_free (employer->latitude);
  g_free (employer->longitude);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Employer, employer_clear)

#define WORKPLACE_ENTRIES(employer)                                                                \
  YUI_COMMAND_TEXT ("address", (employer).address, "Its address, as the notice shows it",          \
                    "ADDRESS"),                                                                    \
      YUI_COMMAND_TEXT ("latitude", (employer).latitude, "Where it is, degrees north", "38.0183"), \
      YUI_COMMAND_TEXT ("longitude", (employer).longitude, "Where it is, degrees east",            \
                        "138.3683"),                                                               \
      YUI_COMMAND_TEXT ("prefecture", (employer).prefecture,                                       \
                        "Its prefecture, which decides the minimum wage (the programme's)",        \
                        "01…47")

static gboolean
parse_degrees (const char *option, const char *text, int max, gint64 *udeg, GError **error)
{
  char *end = NULL;
  const double degrees = text != NULL ? g_ascii_strtod (text, &end) : 0.0;

  /* Written so that what is no number fails too. */
  if (text == NULL || end == text || *end != '\0' || !(fabs (degrees) <= max))
    return yui_command_fail (error, "%s must be degrees from -%d to %d, such as 38.0183.", option,
                             max, max);
  *udeg = llround (degrees * UDEG);
  return TRUE;
}

static gboolean
check_workplace (Employer *employer, const char *name_option, GError **error)
{
  return yui_command_check_text (name_option, employer->workplace, error)
         && yui_command_check_text ("--address", employer->address, error)
         && (employer->prefecture == NULL
             || yui_command_check_prefecture (employer->prefecture, error))
         && parse_degrees ("--latitude", employer->latitude, LATITUDE_MAX, &employer->latitude_udeg,
                           error)
         && parse_degrees ("--longitude", employer->longitude, LONGITUDE_MAX,
                           &employer->longitude_udeg, error);
}

static gboolean
check_employer (Employer *employer, GError **error)
{
  if (!yui_command_check_text ("--name", employer->name, error)
      || !yui_command_check_optional ("--representative", employer->representative, error)
      || !yui_command_check_optional ("--phone", employer->phone, error))
    return FALSE;
  if (employer->industry != NULL && !g_strv_contains (INDUSTRIES, employer->industry))
    {
      g_autofree char *list = g_strjoinv (", ", (char **)INDUSTRIES);

      return yui_command_fail (error, "--industry must be one of: %s.", list);
    }
  if (employer->regular_staff < 0)
    return yui_command_fail (error, "--regular-staff cannot be below 0.");
  return TRUE;
}

static gboolean
insert_workplace (YuiDatabase *db, Employer *employer, gint64 now_s, GError **error)
{
  guint8 secret[SECRET_SIZE];

  employer->workplace_id = yui_uuid_new ();
  randombytes_buf (secret, sizeof secret);
  return yui_database_run (
             db, error,
             "INSERT INTO workplace (programme_id, id, employer_id, name, address, "
             "prefecture_code, latitude_udeg, longitude_udeg, check_in_secret, created_s) "
             "SELECT programme_id, $2, $3, $4, $5, coalesce ($6, prefecture_code), $7, $8, $9, $10 "
             "FROM programme WHERE programme_id = $1",
             YUI_INT (employer->place.programme), YUI_TEXT (employer->workplace_id),
             YUI_TEXT (employer->employer_id), YUI_TEXT (employer->workplace),
             YUI_TEXT (employer->address), YUI_TEXT (employer->prefecture),
             YUI_INT (employer->latitude_udeg), YUI_INT (employer->longitude_udeg),
             YUI_BLOB (secret, sizeof secret), YUI_INT (now_s))
             >= 0
         && yui_audit_add_command (db, employer->place.programme, "addWorkplace", "workplaces",
                                   employer->workplace_id, now_s, error);
}

static YuiValue
text_or_empty (const char *text)
{
  return YUI_TEXT (text != NULL ? text : "");
}

static gboolean
insert_employer (YuiDatabase *db, gpointer user_data, GError **error)
{
  Employer *employer = user_data;
  const gint64 now_s = yui_moment_now ();

  employer->employer_id = yui_uuid_new ();
  return yui_database_run (
             db, error,
             "INSERT INTO employer (programme_id, id, name, representative, address, phone, "
             "industry, regular_staff, created_s) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
             YUI_INT (employer->place.programme), YUI_TEXT (employer->employer_id),
             YUI_TEXT (employer->name), text_or_empty (employer->representative),
             YUI_TEXT (employer->address), text_or_empty (employer->phone),
             YUI_TEXT (employer->industry != NULL ? employer->industry : INDUSTRIES[0]),
             YUI_INT (employer->regular_staff), YUI_INT (now_s))
             >= 0
         && yui_audit_add_command (db, employer->place.programme, "addEmployer", "employers",
                                   employer->employer_id, now_s, error)
         && insert_workplace (db, employer, now_s, error);
}

static gboolean
add_employer (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Employer) employer = { .regular_staff = STAFF_DEFAULT };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (employer.place),
    YUI_COMMAND_PROGRAMME (employer.place),
    YUI_COMMAND_TEXT ("name", employer.name, "Its legal name", "NAME"),
    YUI_COMMAND_TEXT ("workplace", employer.workplace, "Name of its first workplace", "NAME"),
    WORKPLACE_ENTRIES (employer),
    YUI_COMMAND_TEXT ("representative", employer.representative, "Who represents it", "NAME"),
    YUI_COMMAND_TEXT ("phone", employer.phone, "Its telephone", "NUMBER"),
    YUI_COMMAND_TEXT ("industry", employer.industry,
                      "other, commerce, hospitality, health, theatre (other)", "WORD"),
    { "regular-staff", 0, 0, G_OPTION_ARG_INT, &employer.regular_staff,
      "People it employs all year (10)", "N" },
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error) || !check_employer (&employer, error)
      || !check_workplace (&employer, "--workplace", error)
      || !yui_command_write_in_programme (&employer.place, insert_employer, &employer, error))
    return FALSE;
  yui_command_say ("employer %s", employer.employer_id);
  yui_command_say ("workplace %s", employer.workplace_id);
  return TRUE;
}

/* ---- one more workplace ---- */

static gboolean
insert_another (YuiDatabase *db, gpointer user_data, GError **error)
{
  Employer *employer = user_data;
  gboolean is_there;

  if (!yui_command_find (yui_database_query (
                             db, error,
                             "SELECT 1 FROM employer WHERE programme_id = $1 AND id = $2",
                             YUI_INT (employer->place.programme), YUI_TEXT (employer->employer_id)),
                         &is_there, error))
    return FALSE;
  if (!is_there)
    return yui_command_fail (
        error, "there is no employer %s in this programme. See yui-server employer list.",
        employer->employer_id);
  return insert_workplace (db, employer, yui_moment_now (), error);
}

static gboolean
add_workplace (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (Employer) employer = { 0 };
  const GOptionEntry entries[] = {
    YUI_COMMAND_DATABASE (employer.place),
    YUI_COMMAND_PROGRAMME (employer.place),
    YUI_COMMAND_TEXT ("employer", employer.employer_id, "Whose it is", "ID"),
    YUI_COMMAND_TEXT ("name", employer.workplace, "What it is called", "NAME"),
    WORKPLACE_ENTRIES (employer),
    { NULL },
  };

  if (!yui_command_parse (command, entries, argc, argv, error)
      || !yui_command_check_id ("--employer", employer.employer_id, error)
      || !check_workplace (&employer, "--name", error)
      || !yui_command_write_in_programme (&employer.place, insert_another, &employer, error))
    return FALSE;
  yui_command_say ("workplace %s", employer.workplace_id);
  return TRUE;
}

/* ---- list ---- */

static gboolean
print_employers (YuiDatabase *db, gpointer user_data, GError **error)
{
  const YuiCommandPlace *place = user_data;
  g_autoptr (YuiStatement) query = yui_database_query (
      db, error,
      "SELECT e.id, p.id, e.name, p.name FROM employer e JOIN workplace p "
      "ON p.programme_id = e.programme_id AND p.employer_id = e.id "
      "WHERE e.programme_id = $1 ORDER BY e.created_s, e.id, p.created_s, p.id",
      YUI_INT (place->programme));
  YuiStep step = YUI_STEP_ERROR;

  while (query != NULL && (step = yui_statement_step (query, error)) == YUI_STEP_ROW)
    yui_command_say ("%s\t%s\t%s\t%s", yui_statement_get_text (query, 0),
                     yui_statement_get_text (query, 1), yui_statement_get_text (query, 2),
                     yui_statement_get_text (query, 3));
  return step == YUI_STEP_DONE;
}

static gboolean
list_employers (const YuiCommand *command, int argc, char **argv, GError **error)
{
  g_auto (YuiCommandPlace) place = { 0 };
  const GOptionEntry entries[]
      = { YUI_COMMAND_DATABASE (place), YUI_COMMAND_PROGRAMME (place), { NULL } };

  return yui_command_parse (command, entries, argc, argv, error)
         && yui_command_write_in_programme (&place, print_employers, &place, error);
}

const YuiCommand yui_command_employers[] = {
  { "employer add", "adds an employer with its first workplace", add_employer },
  { "employer list", "employer, workplace, and their names, a line for each workplace",
    list_employers },
  { "workplace add", "adds another workplace of an employer", add_workplace },
  { NULL },
};
