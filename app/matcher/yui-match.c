/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-match-private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define TOP_DEFAULT     20
#define SECONDS_DEFAULT 5.0
#define SECONDS_MAX     86400.0

static const char help[]
    = "Usage: yui-match rank|assign|stable [OPTION]… FILE\n"
      "\n"
      "  rank     the best people of a pool for each shift, with every term of their score\n"
      "  assign   fill shifts with people; or, with --format orlib, solve an assignment problem\n"
      "  stable   a matching that no worker and shift would both rather leave\n"
      "\n"
      "  --format csv|json|orlib  format of FILE; otherwise by its name (.csv, .json, else orlib)\n"
      "  --top K                  people to show for a shift (20)\n"
      "  --seconds S              time limit of assign (5); 0 = none, the same answer everywhere\n"
      "  --explain                also who is excluded, which seats are empty, who has nothing, "
      "and why\n"
      "  --json                   answer in JSON\n"
      "  --help, --version\n"
      "\n"
      "FILE may be - for standard input. The formats are described in yui-match(1).\n"
      "Exit status: 0 answered, 1 no answer exists, 2 wrong file or usage, 3 other trouble.\n";

typedef struct
{
  const char *command, *file;
  YuiMatchOptions options;
} Arguments;

static int
complain (const char *message, const char *what)
{
  fprintf (stderr, "yui-match: %s%s\nTry 'yui-match --help'.\n", message, what);
  return 2;
}

/* Takes the value of an option from the next argument. Returns 0, or the exit status. */
static int
take_value (Arguments *arguments, const char *name, const char *value)
{
  char *end = NULL;

  if (value == NULL)
    return complain ("expected a value after ", name);
  if (strcmp (name, "--format") == 0)
    {
      if (strcmp (value, "csv") != 0 && strcmp (value, "json") != 0 && strcmp (value, "orlib") != 0)
        return complain ("expected csv, json or orlib after --format, not ", value);
      arguments->options.format = value;
      return 0;
    }
  if (strcmp (name, "--top") == 0)
    {
      unsigned long top = strtoul (value, &end, 10);

      if (*value < '0' || *value > '9' || *end != '\0' || top > UINT32_MAX)
        return complain ("expected a whole number after --top, not ", value);
      arguments->options.top = top;
      return 0;
    }
  arguments->options.seconds = strtod (value, &end);
  if (*value < '0' || *value > '9' || *end != '\0' || !(arguments->options.seconds <= SECONDS_MAX))
    return complain ("expected seconds up to 86400 after --seconds, not ", value);
  return 0;
}

static const char *
format_of_name (const char *file)
{
  const char *point = strrchr (file, '.');

  if (point != NULL && strcmp (point, ".csv") == 0)
    return "csv";
  if (point != NULL && strcmp (point, ".json") == 0)
    return "json";
  return "orlib";
}

static int
take_arguments (Arguments *arguments, int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      bool has_value = strcmp (argv[i], "--format") == 0 || strcmp (argv[i], "--top") == 0
                       || strcmp (argv[i], "--seconds") == 0;
      int status = 0;

      if (has_value)
        {
          status = take_value (arguments, argv[i], argv[i + 1]);
          i++;
        }
      else if (strcmp (argv[i], "--explain") == 0)
        arguments->options.explain = true;
      else if (strcmp (argv[i], "--json") == 0)
        arguments->options.json = true;
      else if (argv[i][0] == '-' && argv[i][1] != '\0')
        return complain ("unknown option ", argv[i]);
      else if (arguments->command == NULL)
        arguments->command = argv[i];
      else if (arguments->file == NULL)
        arguments->file = argv[i];
      else
        return complain ("expected only one file, not also ", argv[i]);
      if (status != 0)
        return status;
    }
  if (arguments->command == NULL || arguments->file == NULL)
    return complain ("expected a command and a file", "");
  if (strcmp (arguments->command, "rank") != 0 && strcmp (arguments->command, "assign") != 0
      && strcmp (arguments->command, "stable") != 0)
    return complain ("expected rank, assign or stable, not ", arguments->command);
  if (arguments->options.format == NULL)
    arguments->options.format = format_of_name (arguments->file);
  if (strcmp (arguments->options.format, "orlib") == 0
      && strcmp (arguments->command, "assign") != 0)
    return complain ("orlib is a format of assign; expected --format csv or json for ",
                     arguments->command);
  return 0;
}

/* Reads a whole file or standard input; NULL with errno when it cannot. */
static char *
read_file (const char *name, size_t *size)
{
  FILE *file = strcmp (name, "-") == 0 ? stdin : fopen (name, "rb");
  char *bytes = NULL;
  size_t max = 0;
  bool failed;

  *size = 0;
  if (file == NULL)
    return NULL;
  while (!feof (file) && !ferror (file))
    {
      bytes = yui_match_grow (bytes, &max, *size + 65536, 1);
      *size += fread (bytes + *size, 1, max - *size, file);
    }
  failed = ferror (file);
  if (file != stdin)
    fclose (file);
  if (!failed)
    return bytes;
  free (bytes);
  return NULL;
}

static YuiMatchOutcome
answer (const Arguments *arguments, const char *bytes, size_t size, YuiMatchError *error)
{
  const YuiMatchOptions *options = &arguments->options;
  YuiMatchOutcome outcome = YUI_MATCH_REFUSED;
  YuiDocument document = { 0 };
  bool read;

  if (strcmp (options->format, "orlib") == 0)
    return yui_match_orlib (bytes, size, options, stdout, error);
  read = strcmp (options->format, "csv") == 0
             ? yui_document_read_csv (&document, bytes, size, error)
             : yui_document_read_json (&document, bytes, size, error);
  if (read && strcmp (arguments->command, "rank") == 0)
    outcome = yui_match_rank (&document, options, stdout, error);
  else if (read && strcmp (arguments->command, "assign") == 0)
    outcome = yui_match_assign (&document, options, stdout, error);
  else if (read)
    outcome = yui_match_stable (&document, options, stdout, error);
  yui_document_clear (&document);
  return outcome;
}

static int
report (const Arguments *arguments, YuiMatchOutcome outcome, const YuiMatchError *error)
{
  if (outcome == YUI_MATCH_DONE)
    {
      if (fflush (stdout) == 0 && !ferror (stdout))
        return 0;
      perror ("yui-match: standard output");
      return 3;
    }
  if (error->line > 0)
    fprintf (stderr, "%s:%u:%u: %s\n", arguments->file, error->line, error->column, error->message);
  else
    fprintf (stderr, "%s: %s\n", arguments->file, error->message);
  return outcome == YUI_MATCH_IMPOSSIBLE ? 1 : 2;
}

int
main (int argc, char **argv)
{
  Arguments arguments = { .options = { .top = TOP_DEFAULT, .seconds = SECONDS_DEFAULT } };
  YuiMatchError error = { 0 };
  YuiMatchOutcome outcome;
  size_t size;
  char *bytes;
  int status;

  if (argc == 2 && strcmp (argv[1], "--help") == 0)
    return fputs (help, stdout) < 0 ? 3 : 0;
  if (argc == 2 && strcmp (argv[1], "--version") == 0)
    return puts ("yui-match " YUI_VERSION) < 0 ? 3 : 0;
  status = take_arguments (&arguments, argc, argv);
  if (status != 0)
    return status;
  bytes = read_file (arguments.file, &size);
  if (bytes == NULL)
    {
      fprintf (stderr, "yui-match: %s: %s\n", arguments.file, strerror (errno));
      return 3;
    }
  outcome = answer (&arguments, bytes, size, &error);
  free (bytes);
  return report (&arguments, outcome, &error);
}
