/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "yui-server"

#include "yui-problem.h"
#include "yui-json.h"

typedef struct
{
  char *pointer;
  char *code;
  char *detail;
  char *params; /* JSON, nullable */
} Fault;

struct _YuiFaults
{
  GPtrArray *items;
};

/* What a GError of this domain carries besides its text. */
typedef struct
{
  const char *name;  /* nullable: the code's */
  GPtrArray *faults; /* of Fault, nullable */
  char *report;      /* JSON, nullable */
  guint retry_after_s;
} YuiProblemPrivate;

typedef struct
{
  guint status;
  const char *name;
  const char *title;
} ProblemKind;

static const ProblemKind kinds[YUI_N_PROBLEMS] = {
#define X(suffix, kind_status, kind_name, kind_title) { kind_status, kind_name, kind_title },
  YUI_PROBLEMS (X)
#undef X
};

static void
yui_problem_private_init (YuiProblemPrivate *priv)
{
}

static void
yui_problem_private_copy (const YuiProblemPrivate *from, YuiProblemPrivate *to)
{
  to->name = from->name;
  to->faults = from->faults != NULL ? g_ptr_array_ref (from->faults) : NULL;
  to->report = g_strdup (from->report);
  to->retry_after_s = from->retry_after_s;
}

static void
yui_problem_private_clear (YuiProblemPrivate *priv)
{
  g_clear_pointer (&priv->faults, g_ptr_array_unref);
  g_clear_pointer (&priv->report, g_free);
}

G_DEFINE_EXTENDED_ERROR (YuiProblem, yui_problem)

void
yui_problem_set (GError **error, YuiProblemCode code, const char *format, ...)
{
  va_list args;

  if (error == NULL)
    return;
  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (YUI_PROBLEM, code, format, args));
  va_end (args);
}

void
yui_problem_set_named (
    GError **error, YuiProblemCode code, const char *name, const char *format, ...)
{
  va_list args;

  if (error == NULL)
    return;
  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (YUI_PROBLEM, code, format, args));
  va_end (args);
  yui_problem_get_private (*error)->name = name;
}

gboolean
yui_problem_set_not_found (GError **error)
{
  yui_problem_set (error, YUI_PROBLEM_NOT_FOUND,
                   "Nothing with this address exists, or this account may not see it.");
  return FALSE;
}

gboolean
yui_problem_find_row (YuiStatement *query, GError **error)
{
  switch (query != NULL ? yui_statement_step (query, error) : YUI_STEP_ERROR)
    {
    case YUI_STEP_ROW:
      return TRUE;
    case YUI_STEP_DONE:
      return yui_problem_set_not_found (error);
    case YUI_STEP_ERROR:
    default:
      return FALSE;
    }
}

void
yui_problem_set_report (GError *error, const char *report_json)
{
  g_return_if_fail (error != NULL && error->domain == YUI_PROBLEM);

  g_set_str (&yui_problem_get_private (error)->report, report_json);
}

void
yui_problem_set_retry_after (GError *error, guint wait_s)
{
  g_return_if_fail (error != NULL && error->domain == YUI_PROBLEM);

  yui_problem_get_private (error)->retry_after_s = wait_s;
}

guint
yui_problem_get_retry_after (const GError *error)
{
  return error->domain == YUI_PROBLEM ? yui_problem_get_private ((GError *)error)->retry_after_s
                                      : 0;
}

/* ---- faults ---- */

static void
fault_free (Fault *fault)
{
  g_free (fault->pointer);
  g_free (fault->code);
  g_free (fault->detail);
  g_free (fault->params);
  g_free (fault);
}

YuiFaults *
yui_faults_new (void)
{
  YuiFaults *faults = g_new0 (YuiFaults, 1);

  faults->items = g_ptr_array_new_with_free_func ((GDestroyNotify)fault_free);
  return faults;
}

void
yui_faults_free (YuiFaults *faults)
{
  g_return_if_fail (faults != NULL);

  g_ptr_array_unref (faults->items);
  g_free (faults);
}

guint
yui_faults_get_n (YuiFaults *faults)
{
  g_return_val_if_fail (faults != NULL, 0);

  return faults->items->len;
}

void
yui_faults_add (YuiFaults *faults,
                const char *pointer,
                const char *code,
                const char *params,
                const char *format,
                ...)
{
  Fault *fault;
  va_list args;

  g_return_if_fail (faults != NULL && pointer != NULL && code != NULL);

  fault = g_new0 (Fault, 1);
  fault->pointer = g_strdup (pointer);
  fault->code = g_strdup (code);
  fault->params = g_strdup (params);
  va_start (args, format);
  fault->detail = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (faults->items, fault);
}

gboolean
yui_faults_check (YuiFaults *faults, GError **error)
{
  const Fault *first;

  g_return_val_if_fail (faults != NULL, FALSE);

  if (faults->items->len == 0)
    return TRUE;
  if (error == NULL)
    return FALSE;
  first = faults->items->pdata[0];
  g_set_error_literal (error, YUI_PROBLEM, YUI_PROBLEM_INVALID_INPUT, first->detail);
  yui_problem_get_private (*error)->faults = g_ptr_array_ref (faults->items);
  return FALSE;
}

/* ---- the answer ---- */

static YuiProblemCode
problem_code (const GError *error)
{
  if (error->domain == YUI_PROBLEM)
    return error->code;
  if (g_error_matches (error, YUI_STORE_ERROR, YUI_STORE_ERROR_BUSY))
    return YUI_PROBLEM_BUSY;
  if (g_error_matches (error, YUI_STORE_ERROR, YUI_STORE_ERROR_FULL))
    return YUI_PROBLEM_STORAGE_FULL;
  return YUI_PROBLEM_INTERNAL;
}

static const char *
problem_detail (const GError *error)
{
  if (error->domain == YUI_PROBLEM)
    return error->message;
  if (problem_code (error) == YUI_PROBLEM_BUSY)
    return "The server is busy. Try again in a moment.";
  if (problem_code (error) == YUI_PROBLEM_STORAGE_FULL)
    return "The server's disk is full; nothing was changed. Tell its operator.";
  return "Something went wrong in the server; nothing was changed. It is in the server's log.";
}

guint
yui_problem_get_status (const GError *error)
{
  return kinds[problem_code (error)].status;
}

gboolean
yui_problem_is_internal (const GError *error)
{
  return error->domain != YUI_PROBLEM;
}

const char *
yui_problem_get_name (const GError *error)
{
  const char *own
      = error->domain == YUI_PROBLEM ? yui_problem_get_private ((GError *)error)->name : NULL;

  return own != NULL ? own : kinds[problem_code (error)].name;
}

static void
add_raw (yyjson_mut_doc *doc, yyjson_mut_val *object, const char *key, const char *json)
{
  if (json != NULL)
    yyjson_mut_obj_add_val (doc, object, key, yyjson_mut_rawcpy (doc, json));
}

static void
add_faults (yyjson_mut_doc *doc, yyjson_mut_val *root, GPtrArray *faults)
{
  yyjson_mut_val *errors = yyjson_mut_obj_add_arr (doc, root, "errors");

  for (guint i = 0; i < faults->len; i++)
    {
      const Fault *fault = faults->pdata[i];
      yyjson_mut_val *item = yyjson_mut_arr_add_obj (doc, errors);

      yyjson_mut_obj_add_str (doc, item, "pointer", fault->pointer);
      yyjson_mut_obj_add_str (doc, item, "code", fault->code);
      yyjson_mut_obj_add_str (doc, item, "detail", fault->detail);
      add_raw (doc, item, "params", fault->params);
    }
}

char *
yui_problem_to_json (const GError *error, gsize *size)
{
  const ProblemKind *kind = &kinds[problem_code (error)];
  const YuiProblemPrivate *priv
      = error->domain == YUI_PROBLEM ? yui_problem_get_private ((GError *)error) : NULL;
  g_autofree char *type = g_strconcat ("urn:yui:problem:", yui_problem_get_name (error), NULL);
  g_autoptr (YuiJson) doc = yui_json_new ();
  yyjson_mut_val *root = yui_json_root (doc);

  yyjson_mut_obj_add_str (doc, root, "type", type);
  yyjson_mut_obj_add_str (doc, root, "title", kind->title);
  yyjson_mut_obj_add_uint (doc, root, "status", kind->status);
  yyjson_mut_obj_add_str (doc, root, "detail", problem_detail (error));
  if (priv != NULL && priv->faults != NULL)
    add_faults (doc, root, priv->faults);
  if (priv != NULL)
    add_raw (doc, root, "report", priv->report);
  return yui_json_write (doc, size);
}
