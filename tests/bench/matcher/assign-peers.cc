/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Peers of the assignment benches, on their files:
 *
 *   assign-peers lemon|glpk FILE ROUNDS   a linear assignment; prints "median-ms total"
 *   assign-peers stable FILE ROUNDS       textbook Gale-Shapley; prints "median-ms differing-workers" */
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <queue>
#include <vector>

#include <glpk.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

static double
now_ms ()
{
  timespec t;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

template <typename T>
static std::vector<T>
get (FILE *file, size_t n)
{
  std::vector<T> data (n);

  if (fread (data.data (), sizeof (T), n, file) != n)
    abort ();
  return data;
}

struct Edge
{
  int row, col;
  int64_t value;
};

struct Linear
{
  int n_rows, n_cols;
  bool dense; /* every row must have a column, value = −cost */
  std::vector<Edge> edges;
};

static Linear
read_linear (FILE *file)
{
  auto head = get<int64_t> (file, 3);
  Linear linear{ (int)head[0], (int)head[1], head[2] == 0, {} };

  if (linear.dense)
    {
      for (int i = 0; i < linear.n_rows; i++)
        {
          auto cost = get<int32_t> (file, (size_t)linear.n_cols);
          for (int j = 0; j < linear.n_cols; j++)
            linear.edges.push_back ({ i, j, -cost[(size_t)j] });
        }
      return linear;
    }
  auto first = get<int64_t> (file, (size_t)head[0] + 1);
  auto col = get<uint32_t> (file, (size_t)head[2]);
  auto value = get<int64_t> (file, (size_t)head[2]);
  for (int i = 0; i < linear.n_rows; i++)
    for (auto e = (size_t)first[(size_t)i]; e < (size_t)first[(size_t)i + 1]; e++)
      linear.edges.push_back ({ i, (int)col[e], value[e] });
  return linear;
}

/* A flow from rows over columns to a sink; with a way around for rows that may stay unfilled. */
static int64_t
solve_lemon (const Linear &linear)
{
  lemon::SmartDigraph graph;
  graph.reserveNode (linear.n_rows + linear.n_cols + 1);
  graph.reserveArc ((int)linear.edges.size () + linear.n_rows + linear.n_cols);
  for (int i = 0; i < linear.n_rows + linear.n_cols + 1; i++)
    graph.addNode ();
  auto sink = graph.nodeFromId (linear.n_rows + linear.n_cols);
  for (const Edge &edge : linear.edges)
    graph.addArc (graph.nodeFromId (edge.row), graph.nodeFromId (linear.n_rows + edge.col));
  for (int j = 0; j < linear.n_cols; j++)
    graph.addArc (graph.nodeFromId (linear.n_rows + j), sink);
  if (!linear.dense)
    for (int i = 0; i < linear.n_rows; i++)
      graph.addArc (graph.nodeFromId (i), sink);

  lemon::SmartDigraph::ArcMap<int64_t> cost (graph, 0), capacity (graph, 1);
  lemon::SmartDigraph::NodeMap<int64_t> supply (graph, 0);
  for (size_t e = 0; e < linear.edges.size (); e++)
    cost[graph.arcFromId ((int)e)] = -linear.edges[e].value;
  for (int i = 0; i < linear.n_rows; i++)
    supply[graph.nodeFromId (i)] = 1;
  supply[sink] = -linear.n_rows;
  lemon::NetworkSimplex<lemon::SmartDigraph, int64_t, int64_t> simplex (graph);
  simplex.upperMap (capacity).costMap (cost).supplyMap (supply);
  if (simplex.run () != simplex.OPTIMAL)
    abort ();
  return -simplex.totalCost<int64_t> ();
}

struct ArcData
{
  double value;
};

/* Out-of-kilter, GLPK's method for assignments. */
static int64_t
solve_glpk (const Linear &linear)
{
  glp_graph *graph = glp_create_graph (0, sizeof (ArcData));
  double total = 0.0;

  glp_term_out (GLP_OFF);
  glp_add_vertices (graph, linear.n_rows + linear.n_cols);
  for (const Edge &edge : linear.edges)
    {
      glp_arc *arc = glp_add_arc (graph, edge.row + 1, linear.n_rows + edge.col + 1);
      ((ArcData *)arc->data)->value = (double)edge.value;
    }
  if (glp_asnprob_okalg (linear.dense ? GLP_ASN_MAX : GLP_ASN_MMP, graph, -1,
                         offsetof (ArcData, value), &total, -1)
      != 0)
    abort ();
  glp_delete_graph (graph);
  return (int64_t)total;
}

/* ---- stable ---- */

struct Choice
{
  uint32_t shift;
  int32_t liking, score;
};

struct Stable
{
  uint32_t n_workers, n_choices, n_shifts, seats;
  std::vector<Choice> choices;
  std::vector<uint32_t> answer;
};

static Stable
read_stable (FILE *file)
{
  auto head = get<uint32_t> (file, 4);
  Stable stable{ head[0], head[1], head[2], head[3], {}, {} };

  stable.choices = get<Choice> (file, (size_t)head[0] * head[1]);
  stable.answer = get<uint32_t> (file, head[0]);
  return stable;
}

/* Sorts every list, then proposes down the lists; each shift keeps its worst in a heap. */
static int64_t
solve_stable (const Stable &stable)
{
  using Held = std::pair<int32_t, uint32_t>; /* score, worker */
  using Heap = std::priority_queue<Held, std::vector<Held>, std::greater<Held>>;
  std::vector<Choice> lists = stable.choices;
  std::vector<uint32_t> next (stable.n_workers, 0), shift_of (stable.n_workers, UINT32_MAX), free;
  std::vector<Heap> held (stable.n_shifts);
  int64_t n_differing = 0;

  for (uint32_t w = 0; w < stable.n_workers; w++)
    std::sort (lists.begin () + (ptrdiff_t)w * stable.n_choices,
               lists.begin () + (ptrdiff_t)(w + 1) * stable.n_choices,
               [] (const Choice &a, const Choice &b) { return a.liking > b.liking; });
  for (uint32_t w = stable.n_workers; w-- > 0;)
    free.push_back (w);
  while (!free.empty ())
    {
      uint32_t w = free.back ();

      if (next[w] == stable.n_choices)
        {
          free.pop_back ();
          continue;
        }
      const Choice &choice = lists[(size_t)w * stable.n_choices + next[w]++];
      Heap &heap = held[choice.shift];
      if (heap.size () == stable.seats && heap.top ().first > choice.score)
        continue;
      free.pop_back ();
      if (heap.size () == stable.seats)
        {
          shift_of[heap.top ().second] = UINT32_MAX;
          free.push_back (heap.top ().second);
          heap.pop ();
        }
      heap.push ({ choice.score, w });
      shift_of[w] = choice.shift;
    }
  for (uint32_t w = 0; w < stable.n_workers; w++)
    n_differing += shift_of[w] != stable.answer[w];
  return n_differing;
}

template <typename Problem>
static void
time_it (const Problem &problem, int64_t (*solve) (const Problem &), int rounds)
{
  std::vector<double> times;
  int64_t total = 0;

  for (int r = 0; r < rounds; r++)
    {
      double start = now_ms ();

      total = solve (problem);
      times.push_back (now_ms () - start);
    }
  std::sort (times.begin (), times.end ());
  printf ("%.3f %lld\n", times[times.size () / 2], (long long)total);
}

int
main (int argc, char **argv)
{
  FILE *file = argc == 4 ? fopen (argv[2], "rb") : NULL;
  int rounds = argc == 4 ? atoi (argv[3]) : 0;

  if (file == NULL || rounds < 1)
    {
      fputs ("usage: assign-peers lemon|glpk|stable FILE ROUNDS\n", stderr);
      return 2;
    }
  if (strcmp (argv[1], "stable") == 0)
    time_it (read_stable (file), solve_stable, rounds);
  else
    time_it (read_linear (file), strcmp (argv[1], "glpk") == 0 ? solve_glpk : solve_lemon, rounds);
  fclose (file);
  return 0;
}
