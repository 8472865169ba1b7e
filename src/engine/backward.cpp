// SPDX-License-Identifier: Apache-2.0
#include "engine/backward.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "engine/gradient_update.h"
#include "engine/multi_hook.h"
#include "engine/pointer_map.h"
#include "graph/anomaly.h"
#include "graph/record.h"
#include "graph/saved_tensor.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/host.h"
#include "ops/reduce.h"
#include "tensor/profile.h"

namespace nnc {
namespace {

// Lists that a run over few nodes keeps without memory of their own.
template <class T>
using ShortList = SmallVector<T, 8>;

// What one run knows of a node. Gradients of a run belong to the run: only leaves keep theirs.
struct NodeRun {
  Node* node;
  int32_t dependencies = 0;   // edges into the node that have not delivered yet
  int32_t target = -1;        // the first whose gradient is that of an output of this node
  bool wanted = true;         // on the way to one of the requested inputs
  bool queued = false;        // an output of the run that is ready from the start
  bool seen = false;          // its edges are counted, or about to be
  SmallVector<Tensor, 1> gy;  // one per output, summed so far
};

// A leaf, and what the run has found for it so far.
struct LeafRun {
  Ref<TensorImpl> leaf;
  Tensor sum;
  int32_t dependencies = 0;  // of one with hooks: edges that have not delivered yet
  bool reached = false;      // and whether there are any
};

// An input that was computed and whose gradient is asked for.
struct Target {
  int32_t output;  // of its node
  int32_t next;    // another one of the same node, or -1
  Tensor gradient;
};

// What is done with the gradients that a run finds.
enum class Purpose : uint8_t { kAccumulate, kReturn };

class Run final : public CurrentRun {
 public:
  // The edges of the inputs whose gradients are asked for; none: of all leaves.
  Run(const BackwardOptions& options, Span<const Edge> inputs, Purpose purpose)
      : options_(options),
        limited_(!inputs.empty()),
        accumulates_(purpose == Purpose::kAccumulate),
        leaf_hooks_(any_tensor_hooks()) {
    for (const Edge& e : inputs) add_target(e);
    if (!targets_.empty() && leaves_.empty()) oldest_ = oldest_target();
  }

  void execute(Span<const Edge> outputs, Span<const Tensor> seeds);
  Span<LeafRun> leaves() { return leaves_; }
  // What was found for the input; null for one without an edge, which no gradient reaches.
  const Tensor* gradient_of(const Edge& input) const;
  // What the run changes at its end.
  ShortList<GradientUpdate>& updates() { return updates_; }
  bool reaches(const void* receiver) const override;

 private:
  void add_target(const Edge& e);
  uint64_t oldest_target() const;
  int32_t index_of(Node* n);
  void discover(Span<const Edge> outputs);
  void mark_wanted();
  bool leads_to_target(const Edge& e) const;
  void deliver(const Edge& e, Tensor g);
  void deliver_leaf(const Edge& e, Tensor g);
  void expect_leaf(const Edge& e);
  void settle_leaf(const Edge& e);
  void run_hooks(NodeRun& run);
  Tensors gradients_of(Node& n, const Tensors& gy);
  void run_node(int32_t at);
  bool is_older(int32_t a, int32_t b) const {
    return nodes_[a].node->sequence < nodes_[b].node->sequence;
  }

  const BackwardOptions options_;
  const bool limited_;      // only the given inputs are wanted
  const bool accumulates_;  // into .grad
  const bool leaf_hooks_;   // some leaf may have hooks
  // Nodes that were recorded before lead to none of the inputs, and are not looked at: the steps of
  // a loop that are differentiated one by one cost what they are long.
  uint64_t oldest_ = 0;
  ShortList<Target> targets_;
  ShortList<NodeRun> nodes_;
  ShortList<LeafRun> leaves_;
  ShortList<GradientUpdate> updates_;
  PointerMap node_index_, leaf_index_;
  ShortList<int32_t> finished_order_;  // every node after the nodes its edges lead to
  ShortList<int32_t> ready_;           // heap, youngest first
};

// The gradient as the tensor it belongs to wants it: sizes (summed over broadcast dimensions) and
// element type.
Tensor fit(Tensor g, Sizes sizes, DType dtype, const char* who) {
  if (!same_sizes(g.sizes(), sizes)) {
    check(is_expandable(sizes, g.sizes()), Code::kInternal, "backward: ", who,
          " returned a gradient of size ", g.sizes(), ", expected ", sizes);
    g = ops::sum_to_size(g, sizes);
  }
  if (g.dtype() != dtype) g = ops::to_dtype(g, dtype);
  return g;
}

// As in PyTorch the strides of the first gradient stay where that has no gaps.
void accumulate(Tensor& into, Tensor g) {
  if (!into.defined()) {
    into = std::move(g);
  } else if (!grad_enabled() && sole_owner(into) &&
             (into.contiguous() || is_dense(into.sizes(), into.strides()))) {
    ops::add_(into, g);
  } else if (!grad_enabled() && sole_owner(g) && g.contiguous() && into.contiguous()) {
    ops::add_(g, into);
    into = std::move(g);
  } else {
    into = ops::add(into, g);
  }
}

int32_t Run::index_of(Node* n) {
  const int32_t fresh = static_cast<int32_t>(nodes_.size()), at = node_index_.insert(n, fresh);
  if (at == fresh) nodes_.push_back({.node = n, .gy = {}});
  return at;
}

void Run::add_target(const Edge& e) {
  if (!e) return;
  if (e.leaf) {
    const int32_t fresh = static_cast<int32_t>(leaves_.size());
    if (leaf_index_.insert(e.leaf.get(), fresh) == fresh) leaves_.push_back({e.leaf, Tensor()});
    return;
  }
  NodeRun& n = nodes_[index_of(e.node.get())];
  targets_.push_back({e.output, n.target, Tensor()});
  n.target = static_cast<int32_t>(targets_.size()) - 1;
}

// An edge never leads to a node that was recorded later.
uint64_t Run::oldest_target() const {
  uint64_t oldest = std::numeric_limits<uint64_t>::max();
  for (const NodeRun& n : nodes_) oldest = std::min(oldest, n.node->sequence);
  return oldest;
}

const Tensor* Run::gradient_of(const Edge& e) const {
  if (!e) return nullptr;
  if (e.leaf) return &leaves_[leaf_index_.find(e.leaf.get())].sum;
  int32_t at = nodes_[node_index_.find(e.node.get())].target;
  while (targets_[at].output != e.output) at = targets_[at].next;
  return &targets_[at].gradient;
}

// Counts the edges into every reachable node. Depth first with an explicit stack.
void Run::discover(Span<const Edge> outputs) {
  struct Frame {
    int32_t node;
    int64_t edge;
  };
  ShortList<Frame> stack;
  // Nodes of targets have a number already; they are visited like all others.
  const auto visit = [&](int32_t at) {
    if (nodes_[at].seen) return;
    nodes_[at].seen = true;
    stack.push_back({at, 0});
  };
  for (const Edge& e : outputs) {
    if (!e.node) {
      if (leaf_hooks_) expect_leaf(e);
      continue;
    }
    visit(index_of(e.node.get()));
    while (!stack.empty()) {
      Frame& f = stack.back();
      Node* n = nodes_[f.node].node;
      if (f.edge == n->next.size()) {
        finished_order_.push_back(f.node);
        stack.pop_back();
        continue;
      }
      const Edge& edge = n->next[f.edge++];
      Node* to = edge.node.get();
      if (!to) {
        if (leaf_hooks_) expect_leaf(edge);
        continue;
      }
      if (to->sequence < oldest_) continue;
      const int32_t at = index_of(to);
      ++nodes_[at].dependencies;
      visit(at);
    }
  }
}

bool Run::leads_to_target(const Edge& e) const {
  if (e.leaf) return leaf_index_.find(e.leaf.get()) >= 0;
  const int32_t at = node_index_.find(e.node.get());
  if (at < 0) return false;
  const NodeRun& n = nodes_[at];
  bool asked = n.wanted;
  for (int32_t t = n.target; t >= 0; t = targets_[t].next) asked |= targets_[t].output == e.output;
  return asked;
}

void Run::mark_wanted() {
  for (int32_t at : finished_order_) {
    bool wanted = false;
    for (const Edge& e : nodes_[at].node->next) wanted |= e && leads_to_target(e);
    nodes_[at].wanted = wanted;
  }
}

void Run::deliver_leaf(const Edge& e, Tensor g) {
  if (limited_) {
    const int32_t at = leaf_index_.find(e.leaf.get());
    if (at >= 0) accumulate(leaves_[at].sum, std::move(g));
    return;
  }
  const int32_t fresh = static_cast<int32_t>(leaves_.size());
  const int32_t at = leaf_index_.insert(e.leaf.get(), fresh);
  if (at == fresh) leaves_.push_back({e.leaf, Tensor()});
  accumulate(leaves_[at].sum, std::move(g));
}

void Run::deliver(const Edge& e, Tensor g) {
  if (e.leaf) {
    const Tensor leaf{e.leaf};
    deliver_leaf(e, fit(std::move(g), leaf.sizes(), leaf.dtype(), "a function"));
    return;
  }
  const int32_t at = node_index_.find(e.node.get());
  if (at < 0) return;
  const OutputInfo& info = e.node->outputs[e.output];
  g = fit(std::move(g), info.sizes, info.dtype, e.node->name());
  NodeRun& to = nodes_[at];
  for (int32_t t = to.target; t >= 0; t = targets_[t].next) {
    if (targets_[t].output == e.output) accumulate(targets_[t].gradient, g);
  }
  if (!to.wanted && !e.node->hooks()) return;
  if (to.gy.empty()) to.gy.resize(e.node->outputs.size());
  accumulate(to.gy[e.output], std::move(g));
}

// ---- hooks ----

bool Run::reaches(const void* receiver) const {
  const int32_t leaf = leaf_index_.find(receiver);
  if (leaf >= 0) return leaves_[leaf].reached;
  const int32_t at = node_index_.find(receiver);
  return at >= 0 && nodes_[at].seen && (nodes_[at].wanted || nodes_[at].target >= 0);
}

// Counts an edge into a leaf, if that has hooks and its gradient is wanted.
void Run::expect_leaf(const Edge& e) {
  if (!e.leaf || !autograd_meta(Tensor(e.leaf)).hooks()) return;
  const int32_t fresh = static_cast<int32_t>(leaves_.size());
  const int32_t at =
      limited_ ? leaf_index_.find(e.leaf.get()) : leaf_index_.insert(e.leaf.get(), fresh);
  if (at < 0) return;
  if (at == fresh) leaves_.push_back({e.leaf, Tensor()});
  ++leaves_[at].dependencies;
  leaves_[at].reached = true;
}

// A leaf may have changed since the forward. As in PyTorch one that requires no gradient any more
// gets none, and what has a history now is an error.
bool takes_gradient(const Tensor& leaf) {
  check(is_leaf(leaf), Code::kState,
        "backward: leaf variable has been moved into the graph interior");
  return requires_grad(leaf);
}

// An edge into a leaf has delivered. After the last one the gradient goes through the leaf's hooks
// and, where others wait for that, into its .grad at once.
void Run::settle_leaf(const Edge& e) {
  const int32_t at = e.leaf ? leaf_index_.find(e.leaf.get()) : -1;
  if (at < 0 || leaves_[at].dependencies == 0 || --leaves_[at].dependencies > 0) return;
  const TensorHooks& hooks = *autograd_meta(Tensor(e.leaf)).hooks();
  hooks.of_leaf.run(Span<Tensor>(&leaves_[at].sum, 1), "a leaf");
  if (!accumulates_ || !leaves_[at].sum.defined() || hooks.after_accumulation.empty()) return;
  if (!takes_gradient(Tensor(e.leaf))) return;
  {
    const Tensor leaf(e.leaf);
    std::optional<GradientUpdate> update;
    const LeafLocks lock(Span<const Tensor>(&leaf, 1));
    update.emplace(leaf, std::move(leaves_[at].sum)).commit();
  }
  leaves_[at].sum = Tensor();
  hooks.after_accumulation.call(Tensor(e.leaf));
}

// The gradients of a node's outputs are complete: the hooks change them. As in PyTorch, grad() of
// an output whose node runs gives what was there before.
void Run::run_hooks(NodeRun& run) {
  Node& n = *run.node;
  if (!run.wanted && run.target < 0) return;
  if (run.gy.empty()) run.gy.resize(n.outputs.size());
  n.hooks()->hooks.run(Span<Tensor>(run.gy.data(), run.gy.size()), n.name());
  for (const NodeHooks::Retained& r : n.hooks()->retained()) {
    const Tensor& g = run.gy[r.output];
    if (g.defined()) updates_.emplace_back(r.grad, g);
  }
  for (int32_t t = run.target; t >= 0 && !run.wanted; t = targets_[t].next) {
    targets_[t].gradient = run.gy[targets_[t].output];
  }
}

// ---- Note [Anomalies] ----

std::string forward_of(const Node& n) {
  const NodeHooks* h = n.hooks();
  return h && !h->forward_call.empty()
             ? "the forward call was " + h->forward_call
             : std::string("no forward call is known: detect_anomaly was off when it ran");
}

Tensors checked_backward(Node& n, const Tensors& gy) {
  Tensors gx;
  try {
    const CallFrame frame(n.name());
    gx = n.backward(gy);
  } catch (const Error& e) {
    fail(e.code(), e.what(), " (Error detected in ", n.name(), "; ", forward_of(n), ")");
  }
  if (!exec().check_nan) return gx;
  const GradGuard off(false);
  for (int64_t i = 0; i < gx.size(); ++i) {
    if (!gx[i].defined() || !n.next[i] || ops::item(ops::any(ops::isnan(gx[i]))) == 0) continue;
    fail(Code::kState, "backward: Function '", n.name(), "' returned nan values in its ", i,
         "th output; ", forward_of(n));
  }
  return gx;
}

// Of several threads that go backward through a node without retain_graph one gets through, the
// others get what a later one would.
class LastBackward {
 public:
  explicit LastBackward(Node* n) : node_(n && n->begin_last_backward() ? n : nullptr) {
    if (n && !node_ && n->holds_saved()) [[unlikely]]
      fail_freed();
  }
  ~LastBackward() {
    if (node_) node_->end_last_backward();
  }

 private:
  Node* const node_;
};

// The gradients of the node's inputs; of the wanted ones only, if not all are.
Tensors Run::gradients_of(Node& n, const Tensors& gy) {
  SmallVector<uint8_t, 8> wanted;
  struct Restore {
    detail::Wanted before = detail::t_wanted;
    ~Restore() { detail::t_wanted = before; }
  } restore;
  if (limited_) {
    for (const Edge& e : n.next) wanted.push_back(e && leads_to_target(e));
    detail::t_wanted = {&n, wanted.data()};
  }
  std::optional<ProfileFrame> profiled;
  if (is_profiling()) [[unlikely]]
    profiled.emplace(ProfileKind::kNode, n.name());
  const LastBackward last(options_.retain_graph ? nullptr : &n);
  Tensors gx = exec().detect_anomaly ? checked_backward(n, gy) : n.backward(gy);
  profiled.reset();
  if (!options_.retain_graph) n.release();
  return gx;
}

void Run::run_node(int32_t at) {
  Node& n = *nodes_[at].node;
  if (n.hooks()) [[unlikely]]
    run_hooks(nodes_[at]);
  Tensors gx;
  if (nodes_[at].wanted) {
    Tensors gy;
    bool any = false;
    for (Tensor& g : nodes_[at].gy) any |= g.defined(), gy.push_back(std::move(g));
    nodes_[at].gy.clear();
    if (!any && n.runs_without_gradients()) [[unlikely]] {
      gy.resize(n.outputs.size());
      any = true;
    }
    if (any) gx = gradients_of(n, gy);
  }
  for (int64_t i = 0; i < n.next.size(); ++i) {
    const Edge& e = n.next[i];
    if (i < gx.size() && gx[i].defined() && e) deliver(e, std::move(gx[i]));
    if (!e.node) {
      if (leaf_hooks_) settle_leaf(e);
      continue;
    }
    const int32_t to = node_index_.find(e.node.get());
    if (to >= 0 && --nodes_[to].dependencies == 0) {
      ready_.push_back(to);
      std::push_heap(ready_.begin(), ready_.end(),
                     [this](int32_t a, int32_t b) { return is_older(a, b); });
    }
  }
}

void Run::execute(Span<const Edge> outputs, Span<const Tensor> seeds) {
  discover(outputs);
  if (limited_) mark_wanted();
  const auto older = [this](int32_t a, int32_t b) { return is_older(a, b); };
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const Edge& e = outputs[i];
    deliver(e, seeds[i]);
    if (!e.node) {
      if (leaf_hooks_) settle_leaf(e);
      continue;
    }
    const int32_t at = node_index_.find(e.node.get());
    if (nodes_[at].dependencies > 0 || nodes_[at].queued) continue;
    nodes_[at].queued = true;
    ready_.push_back(at);
  }
  std::make_heap(ready_.begin(), ready_.end(), older);
  while (!ready_.empty()) {
    std::pop_heap(ready_.begin(), ready_.end(), older);
    const int32_t at = ready_.back();
    ready_.pop_back();
    run_node(at);
  }
}

// Where the gradients of tensors go. Asked once for a whole run, which keeps those nodes alive:
// other threads may give the tensors other histories meanwhile.
using Edges = ShortList<Edge>;

// What the run starts from, checked.
struct Start {
  Edges edges;
  Tensors seeds;
};

Start make_start(Span<const Tensor> outputs, Span<const Tensor> given, const char* op) {
  check(given.empty() || given.size() == outputs.size(), Code::kInvalid, op, ": got ",
        outputs.size(), " tensors and ", given.size(), " gradients");
  Start start;
  Tensors& seeds = start.seeds;
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const Tensor& y = outputs[i];
    start.edges.push_back(gradient_edge(y));
    if (!given.empty() && given[i].defined()) {
      check(same_sizes(given[i].sizes(), y.sizes()), Code::kShape, op,
            ": Mismatch in shape: grad_output[", i, "] has a shape of ", given[i].sizes(),
            " and output[", i, "] has a shape of ", y.sizes());
      seeds.push_back(given[i]);
    } else {
      check(y.numel() == 1 || !start.edges[i], Code::kShape, op,
            ": grad can be implicitly created only for scalar outputs, output ", i,
            " has a shape of ", y.sizes());
      seeds.push_back(start.edges[i] ? Tensor::ones(y.sizes(), y.dtype()) : Tensor());
    }
  }
  for (int64_t i = 0; i < outputs.size(); ++i) {
    check(static_cast<bool>(start.edges[i]), Code::kState, op, ": element ", i,
          " of tensors does not require grad and does not have a grad_fn");
  }
  return start;
}

Edges edges_of_inputs(Span<const Tensor> inputs, const char* op, const char* wrong) {
  Edges edges;
  for (const Tensor& t : inputs) {
    check(requires_grad(t), Code::kState, op, ": ", wrong);
    edges.push_back(gradient_edge(t));
  }
  return edges;
}

// Inputs of backward that were computed: as in PyTorch they retain their gradients from then on, if
// it does not fail.
class RetainedInputs {
 public:
  RetainedInputs() = default;
  RetainedInputs(const RetainedInputs&) = delete;
  RetainedInputs& operator=(const RetainedInputs&) = delete;
  ~RetainedInputs() {
    for (const Tensor& t : added_) forget_retained_grad(t);
  }
  void add(const Tensor& t) {
    if (retains_grad(t)) return;
    added_.push_back(t);
    retain_grad(t);
  }
  void keep() { added_.clear(); }

 private:
  Tensors added_;
};

}  // namespace

void backward(Span<const Tensor> outputs, Span<const Tensor> gradients,
              const BackwardOptions& options, Span<const Tensor> inputs) {
  const Start start = make_start(outputs, gradients, "backward");
  const Edges targets = edges_of_inputs(inputs, "backward",
                                        "can't retain_grad on Tensor that has requires_grad=False");
  RetainedInputs retained;
  for (int64_t i = 0; i < inputs.size(); ++i) {
    if (targets[i].node) retained.add(inputs[i]);
  }
  const GradGuard mode(options.create_graph);
  Run run(options, targets, Purpose::kAccumulate);
  run.execute(start.edges, start.seeds);
  ShortList<GradientUpdate>& updates = run.updates();
  Tensors leaves;
  for (const LeafRun& r : run.leaves()) {
    const Tensor leaf(r.leaf);
    if (r.sum.defined() && takes_gradient(leaf)) leaves.push_back(leaf);
  }
  const LeafLocks locks(leaves);
  int64_t at = 0;
  for (LeafRun& r : run.leaves()) {
    if (at == leaves.size() || r.leaf.get() != leaves[at].impl()) continue;
    updates.emplace_back(leaves[at], std::move(r.sum));
    ++at;
  }
  for (GradientUpdate& u : updates) u.commit();
  retained.keep();
}

Tensors gradients(Span<const Tensor> outputs, Span<const Tensor> inputs,
                  Span<const Tensor> grad_outputs, const BackwardOptions& options,
                  bool allow_unused) {
  check(!inputs.empty(), Code::kInvalid, "grad: requires non-empty inputs.");
  const Start start = make_start(outputs, grad_outputs, "grad");
  const Edges targets =
      edges_of_inputs(inputs, "grad", "One of the differentiated Tensors does not require grad");
  const GradGuard mode(options.create_graph);
  Run run(options, targets, Purpose::kReturn);
  run.execute(start.edges, start.seeds);
  Tensors result;
  for (const Edge& e : targets) {
    const Tensor* const g = run.gradient_of(e);
    check(allow_unused || (g && g->defined()), Code::kState,
          "grad: The differentiated Tensor at index ", result.size(),
          " appears to not have been used in the graph. Set allow_unused=True if this is the "
          "desired behavior.");
    result.push_back(g ? *g : Tensor());
  }
  for (GradientUpdate& u : run.updates()) u.commit();
  return result;
}

}  // namespace nnc
