// SPDX-License-Identifier: Apache-2.0
#include "graph/node.h"

#include <algorithm>

#include "graph/anomaly.h"
#include "graph/hooks.h"

namespace nnc {

namespace detail {
constinit thread_local Wanted t_wanted;
}

namespace {

constinit thread_local uint64_t t_sequence __attribute__((tls_model("initial-exec"))) = 0;

// The nodes that this thread is about to free.
struct Doomed {
  Node* first = nullptr;
};
constinit thread_local Doomed* t_doomed = nullptr;

}  // namespace

Node::Node() : sequence(t_sequence++) {
  if (exec().detect_anomaly) [[unlikely]]
    make_hooks().forward_call = CallFrame::names();
}

void Node::follow(const Node& earlier) {
  t_sequence = std::max(t_sequence, earlier.sequence + 1);
  sequence = t_sequence++;
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
