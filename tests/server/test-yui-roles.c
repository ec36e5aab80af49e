/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-server.h"

#include <string.h>

/* Every operation against every role, from the router's own tables, which test-yui-openapi holds
 * against the contract: a new operation is in here at once. */

#define NOWHERE "01930000-0000-7000-8000-00000000dead"

static TestServer *town;

static const struct
{
  const char *token;
  YuiRole role;
} callers[] = {
  { "owner-a", YUI_ROLE_EMPLOYER_OWNER }, { "manager-a", YUI_ROLE_EMPLOYER_MANAGER },
  { "clerk-a", YUI_ROLE_PAYROLL_CLERK },  { "coordinator", YUI_ROLE_COORDINATOR },
  { "auditor", YUI_ROLE_AUDITOR },        { "kiosk", YUI_ROLE_KIOSK },
  { "worker-0", YUI_ROLE_WORKER },
};

/* The route's path with an id that nothing has in each place. */
static char *
fill (const char *template)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (const char *c = template; *c != '\0'; c++)
    if (*c == '{')
      {
        g_string_append (path, NOWHERE);
        c = strchr (c, '}');
      }
    else
      g_string_append_c (path, *c);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

typedef void (*RouteFunc) (const YuiRoute *route, const char *path);

static void
for_each_route (RouteFunc func)
{
  for (int i = 0; yui_route_tables[i] != NULL; i++)
    for (const YuiRoute *route = yui_route_tables[i]; route->method != NULL; route++)
      {
        g_autofree char *path = fill (route->path);

        if (route->roles != YUI_ROLE_ANYONE)
          func (route, path);
      }
}

static void
check_without_token (const YuiRoute *route, const char *path)
{
  g_autoptr (TestAnswer) none = test_call (town, route->method, path, NULL, NULL, NULL);
  g_autoptr (TestAnswer) wrong = test_call (town, route->method, path, "wrong", NULL, NULL);
  g_autoptr (TestAnswer) basic = test_call (town, route->method, path, NULL, NULL, "Authorization",
                                            "Basic b3duZXItYTpvd25lci1h", NULL);

  g_test_message ("%s", route->operation_id);
  test_assert_problem (none, 401, "unauthenticated");
  test_assert_problem (wrong, 401, "unauthenticated");
  test_assert_problem (basic, 401, "unauthenticated");
}

static void
test_without_token (void)
{
  for_each_route (check_without_token);
}

static void
check_roles (const YuiRoute *route, const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      g_autoptr (TestAnswer) answer = NULL;

      if ((route->roles & callers[i].role) != 0)
        continue;
      answer = test_call (town, route->method, path, callers[i].token, NULL, NULL);
      g_test_message ("%s as %s", route->operation_id, callers[i].token);
      test_assert_problem (answer, 403, "forbidden");
    }
}

static void
test_roles (void)
{
  for_each_route (check_roles);
}

/* What is not there is 404 to whoever may ask. */
static void
check_not_found (const YuiRoute *route, const char *path)
{
  if (!g_str_equal (route->method, "GET") || strstr (path, NOWHERE) == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      g_autoptr (TestAnswer) answer = NULL;

      if ((route->roles & callers[i].role) == 0)
        continue;
      answer = test_call (town, route->method, path, callers[i].token, NULL, NULL);
      g_test_message ("%s as %s", route->operation_id, callers[i].token);
      test_assert_problem (answer, 404, "not-found");
    }
}

static void
test_not_found (void)
{
  for_each_route (check_not_found);
}

/* A changing call without its condition or key changes nothing and says which header it lacks. */
static void
check_conditions (const YuiRoute *route, const char *path)
{
  const char *token = NULL;
  g_autoptr (TestAnswer) answer = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (callers) && token == NULL; i++)
    if ((route->roles & callers[i].role) != 0)
      token = callers[i].token;
  g_test_message ("%s as %s", route->operation_id, token);
  if ((route->flags & YUI_ROUTE_IF_MATCH) != 0)
    {
      answer = test_call (town, route->method, path, token, NULL, NULL);
      test_assert_problem (answer, 428, "precondition-required");
    }
  else if (g_str_equal (route->method, "POST") && (route->flags & YUI_ROUTE_NO_KEY) == 0
           && route->body == YUI_BODY_NONE)
    {
      answer = test_call (town, route->method, path, token, NULL, "Idempotency-Key", "none", NULL);
      test_assert_problem (answer, 400, "idempotency-key-required");
    }
}

static void
test_conditions (void)
{
  for_each_route (check_conditions);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  town = test_server_new ();
  g_test_add_func ("/server/roles/without-token", test_without_token);
  g_test_add_func ("/server/roles/others", test_roles);
  g_test_add_func ("/server/roles/not-found", test_not_found);
  g_test_add_func ("/server/roles/conditions", test_conditions);
  result = g_test_run ();
  test_server_free (town);
  return result;
}
