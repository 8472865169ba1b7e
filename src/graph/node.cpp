// SPDX-License-Identifier: Apache-2.0
#include "graph/node.h"

#include <atomic>

#include "graph/anomaly.h"
#include "graph/hooks.h"

namespace nnc {

namespace detail {
constinit thread_local Wanted t_wanted;
}

namespace {

// A counter of its own for each thread would do for the order within one graph; graphs that
// several threads build together need one for all.
std::atomic<uint64_t> g_sequence{0};

// The nodes that this thread is about to free.
struct Doomed {
  Node* first = nullptr;
};
constinit thread_local Doomed* t_doomed = nullptr;

}  // namespace

Node::Node() : sequence(g_sequence.fetch_add(1, std::memory_order_relaxed)) {
  if (exec().detect_anomaly) [[unlikely]]
    make_hooks().forward_call = CallFrame::names();
}

void Node::renew_sequence() {
  sequence = g_sequence.fetch_add(1, std::memory_order_relaxed);
}

// A node owns the nodes before it, so a plain destructor would recurse to the depth of the graph.
// The outermost call deletes in a loop; calls from inside only queue, without allocating.
void Node::destroy(Node* n) {
  if (t_doomed) {
    n->doomed_ = t_doomed->first;
    t_doomed->first = n;
    return;
  }
  Doomed doomed{n};
  t_doomed = &doomed;
  while (doomed.first) {
    Node* const next = doomed.first;
    doomed.first = next->doomed_;
    delete next;
  }
  t_doomed = nullptr;
}

}  // namespace nnc
