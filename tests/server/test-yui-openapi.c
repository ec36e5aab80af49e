/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "server/yui-route.h"

#include <string.h>

/* Holds the router's tables against data/openapi.yaml, which is written in a regular way: two
 * spaces for a path, four for a method, six for its members. */

typedef struct
{
  char *method;
  char *path;
  char *operation_id;
  guint roles;
  gboolean needs_if_match;
  gboolean needs_key;
} Operation;

/* Operations of the contract that this server does not have yet. */
static const char *const not_yet[] = { NULL };

static void
operation_free (Operation *operation)
{
  g_free (operation->method);
  g_free (operation->path);
  g_free (operation->operation_id);
  g_free (operation);
}

static guint
parse_roles (const char *line)
{
  g_autofree char *list = g_strndup (strchr (line, '[') + 1, strcspn (strchr (line, '[') + 1, "]"));
  g_auto (GStrv) names = g_strsplit (list, ",", -1);
  guint roles = 0;

  for (int i = 0; names[i] != NULL; i++)
    {
      YuiRole role = yui_role_from_name (g_strstrip (names[i]));

      g_assert_cmpint (role, !=, YUI_ROLE_NONE);
      roles |= role;
    }
  return roles;
}

static Operation *
add_operation (GPtrArray *operations, const char *path, const char *line)
{
  Operation *operation = g_new0 (Operation, 1);
  g_autofree char *method = g_strndup (line + 4, strlen (line + 4) - 1);

  operation->method = g_ascii_strup (method, -1);
  operation->path = g_strdup (path);
  g_ptr_array_add (operations, operation);
  return operation;
}

static gboolean
is_method (const char *line)
{
  static const char *const methods[]
      = { "    get:", "    post:", "    patch:", "    delete:", "    put:", NULL };

  return g_strv_contains (methods, line);
}

static GPtrArray *
read_contract (void)
{
  g_autofree char *file = g_build_filename (g_getenv ("YUI_SOURCE"), "data", "openapi.yaml", NULL);
  g_autofree char *text = NULL, *path = NULL;
  g_autoptr (GPtrArray) operations
      = g_ptr_array_new_with_free_func ((GDestroyNotify)operation_free);
  g_auto (GStrv) lines = NULL;
  Operation *present = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL && !g_str_equal (lines[i], "components:"); i++)
    if (g_str_has_prefix (lines[i], "  /"))
      {
        g_set_str (&path, lines[i] + 2);
        path[strlen (path) - 1] = '\0';
      }
    else if (is_method (lines[i]))
      present = add_operation (operations, path, lines[i]);
    else if (g_str_has_prefix (lines[i], "      operationId: "))
      present->operation_id = g_strdup (strstr (lines[i], ": ") + 2);
    else if (g_str_has_prefix (lines[i], "      x-yui-roles: "))
      present->roles = parse_roles (lines[i]);
    else if (present != NULL)
      {
        present->needs_if_match |= strstr (lines[i], "parameters/IfMatch") != NULL;
        present->needs_key |= strstr (lines[i], "parameters/IdempotencyKey") != NULL;
      }
  return g_steal_pointer (&operations);
}

static const YuiRoute *
find_route (const char *operation_id)
{
  for (int i = 0; yui_route_tables[i] != NULL; i++)
    for (const YuiRoute *route = yui_route_tables[i]; route->method != NULL; route++)
      if (g_str_equal (route->operation_id, operation_id))
        return route;
  return NULL;
}

static void
test_every_operation_has_a_route (void)
{
  g_autoptr (GPtrArray) operations = read_contract ();

  g_assert_cmpuint (operations->len, >, 40);
  for (guint i = 0; i < operations->len; i++)
    {
      const Operation *operation = operations->pdata[i];
      const YuiRoute *route = find_route (operation->operation_id);

      g_test_message ("%s %s %s", operation->method, operation->path, operation->operation_id);
      if (g_strv_contains (not_yet, operation->operation_id))
        {
          g_assert_null (route);
          continue;
        }
      g_assert_nonnull (route);
      g_assert_cmpstr (route->method, ==, operation->method);
      g_assert_cmpstr (route->path, ==, operation->path);
      g_assert_cmphex (route->roles, ==, operation->roles);
      g_assert_cmpint ((route->flags & YUI_ROUTE_IF_MATCH) != 0, ==, operation->needs_if_match);
      g_assert_cmpint (g_str_equal (route->method, "POST")
                           && (route->flags & YUI_ROUTE_NO_KEY) == 0,
                       ==, operation->needs_key);
    }
}

/* What is served beside the contract are pages for browsers. */
static void
test_every_route_is_an_operation (void)
{
  g_autoptr (GPtrArray) operations = read_contract ();

  for (int i = 0; yui_route_tables[i] != NULL; i++)
    for (const YuiRoute *route = yui_route_tables[i]; route->method != NULL; route++)
      {
        gboolean is_there = g_str_has_prefix (route->operation_id, "page");

        for (guint j = 0; j < operations->len && !is_there; j++)
          is_there = g_str_equal (((Operation *)operations->pdata[j])->operation_id,
                                  route->operation_id);
        if (!is_there)
          g_test_message ("%s is not in openapi.yaml", route->operation_id);
        g_assert_true (is_there);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/server/openapi/operations", test_every_operation_has_a_route);
  g_test_add_func ("/server/openapi/routes", test_every_route_is_an_operation);
  return g_test_run ();
}
