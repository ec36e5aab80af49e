/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yui-test-pay.h"

#include <stdlib.h>
#include <sys/resource.h>

/* How long a job takes that makes the payslips of a run of many people, and how much memory:
 * bench-payslips [N], 10,000 unless said. */

#define PEOPLE  10000
#define POLL_US 200000
#define MIB     1024

static glong
resident_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / MIB;
}

int
main (int argc, char **argv)
{
  const int n = argc > 1 ? atoi (argv[1]) : PEOPLE;
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestAnswer) begun = NULL;
  g_autofree char *path = NULL;
  glong before_mib;
  gint64 start_us;

  test_pay_run_make (test, 1);
  test_pay_run_add_crowd (test, n);
  before_mib = resident_mib ();
  start_us = g_get_monotonic_time ();
  begun = test_call (test, "POST", "/v1/documents", "clerk-a",
                     "{\"kind\":\"payslip\",\"pay_run_id\":\"" TEST_PAY_RUN "\"}", NULL);
  path = g_strdup_printf ("/v1/jobs/%s", test_text (begun, "id"));
  for (;;)
    {
      g_autoptr (TestAnswer) job = test_call (test, "GET", path, "clerk-a", NULL, NULL);
      const char *state = test_text (job, "state");
      const double elapsed_s = (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC;

      g_print ("%6.1f s  %s  %d of %d  %ld MiB\n", elapsed_s, state, (int)test_int (job, "done"),
               (int)test_int (job, "total"), resident_mib ());
      if (!g_str_equal (state, "queued") && !g_str_equal (state, "running"))
        break;
      g_usleep (POLL_US * 10);
    }
  g_print ("before the job: %ld MiB\n", before_mib);
  return 0;
}
