// SPDX-License-Identifier: Apache-2.0
#include "engine/backward.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/reduce.h"

namespace nnc {
namespace {

// What one run knows of a node. Gradients of a run belong to the run: only leaves keep theirs.
struct NodeRun {
  Node* node;
  int32_t dependencies = 0;   // edges into the node that have not delivered yet
  bool wanted = true;         // on the way to one of the requested inputs
  SmallVector<Tensor, 1> gy;  // one per output, summed so far
};

// An input whose gradient is asked for: a leaf, or an output of a node.
struct Target {
  Edge edge;
  Tensor gradient;
};

class Run {
 public:
  Run(const BackwardOptions& options, Span<const Tensor> inputs, bool capture)
      : options_(options), capture_(capture), limited_(!inputs.empty()) {
    for (const Tensor& t : inputs) targets_.push_back({gradient_edge(t), Tensor()});
  }

  void execute(Span<const Tensor> outputs, Span<const Tensor> seeds);
  std::vector<Target>& targets() { return targets_; }

 private:
  int32_t index_of(Node* n);
  void discover(Span<const Tensor> outputs);
  void mark_wanted();
  bool leads_to_target(const Edge& e) const;
  void deliver(const Edge& e, Tensor g);
  void deliver_leaf(const Edge& e, Tensor g);
  void run_node(int32_t at);

  const BackwardOptions options_;
  const bool capture_;  // gradients go to the targets, not into .grad
  const bool limited_;  // only the targets are wanted
  std::vector<Target> targets_;
  std::vector<NodeRun> nodes_;
  std::unordered_map<Node*, int32_t> index_;
  std::vector<int32_t> finished_order_;  // every node after the nodes its edges lead to
  std::vector<int32_t> ready_;           // heap, youngest first
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

bool sole_owner(const Tensor& t) {
  return t.ref()->use_count() == 1 && t.impl()->storage->use_count() == 1;
}

void accumulate(Tensor& into, Tensor g) {
  if (!into.defined()) {
    into = std::move(g);
  } else if (!grad_enabled() && sole_owner(into) && into.contiguous()) {
    ops::add_(into, g);
  } else if (!grad_enabled() && sole_owner(g) && g.contiguous()) {
    ops::add_(g, into);
    into = std::move(g);
  } else {
    into = ops::add(into, g);
  }
}

int32_t Run::index_of(Node* n) {
  const auto [it, fresh] = index_.try_emplace(n, static_cast<int32_t>(nodes_.size()));
  if (fresh) nodes_.push_back({n, 0, true, {}});
  return it->second;
}

// Counts the edges into every reachable node. Depth first with an explicit stack.
void Run::discover(Span<const Tensor> outputs) {
  struct Frame {
    int32_t node;
    int64_t edge;
  };
  std::vector<Frame> stack;
  for (const Tensor& t : outputs) {
    Node* root = gradient_edge(t).node.get();
    if (!root || index_.count(root)) continue;
    stack.push_back({index_of(root), 0});
    while (!stack.empty()) {
      Frame& f = stack.back();
      Node* n = nodes_[f.node].node;
      if (f.edge == n->next.size()) {
        finished_order_.push_back(f.node);
        stack.pop_back();
        continue;
      }
      Node* to = n->next[f.edge++].node.get();
      if (!to) continue;
      const size_t known = nodes_.size();
      const int32_t at = index_of(to);
      ++nodes_[at].dependencies;
      if (nodes_.size() > known) stack.push_back({at, 0});
    }
  }
}

bool Run::leads_to_target(const Edge& e) const {
  for (const Target& t : targets_) {
    if (t.edge.leaf ? t.edge.leaf == e.leaf
                    : t.edge.node && t.edge.node == e.node && t.edge.output == e.output) {
      return true;
    }
  }
  return e.node && nodes_[index_.at(e.node.get())].wanted;
}

void Run::mark_wanted() {
  for (int32_t at : finished_order_) {
    bool wanted = false;
    for (const Edge& e : nodes_[at].node->next) wanted |= e && leads_to_target(e);
    nodes_[at].wanted = wanted;
  }
}

// Adds g to what t has in .grad.
void add_gradient(const Tensor& t, Tensor g) {
  AutogradMeta& m = autograd_meta(t);
  if (m.grad.defined()) {
    if (grad_enabled()) {
      m.grad = ops::add(m.grad, g);
    } else {
      ops::add_(m.grad, g);
    }
  } else if (grad_enabled() || (sole_owner(g) && g.contiguous())) {
    m.grad = std::move(g);
  } else {
    m.grad = ops::clone(g);
  }
}

void Run::deliver_leaf(const Edge& e, Tensor g) {
  if (limited_ || capture_) {
    bool asked = false;
    for (Target& t : targets_) {
      if (t.edge.leaf == e.leaf) {
        asked = true;
        if (capture_) accumulate(t.gradient, g);
      }
    }
    if (!asked || capture_) return;
  }
  add_gradient(Tensor(e.leaf), std::move(g));
}

void Run::deliver(const Edge& e, Tensor g) {
  if (e.leaf) {
    const Tensor leaf{e.leaf};
    deliver_leaf(e, fit(std::move(g), leaf.sizes(), leaf.dtype(), "a function"));
    return;
  }
  const OutputInfo& info = e.node->outputs[e.output];
  g = fit(std::move(g), info.sizes, info.dtype, e.node->name());
  for (Target& t : targets_) {
    if (t.edge.node == e.node && t.edge.output == e.output) accumulate(t.gradient, g);
  }
  NodeRun& to = nodes_[index_.at(e.node.get())];
  if (!to.wanted) return;
  if (to.gy.empty()) to.gy.resize(e.node->outputs.size());
  accumulate(to.gy[e.output], std::move(g));
}

void Run::run_node(int32_t at) {
  Node& n = *nodes_[at].node;
  Tensors gx;
  if (nodes_[at].wanted) {
    Tensors gy;
    for (Tensor& g : nodes_[at].gy) gy.push_back(std::move(g));
    nodes_[at].gy.clear();
    bool any = false;
    for (const Tensor& g : gy) any |= g.defined();
    if (any) {
      SmallVector<uint8_t, 8> wanted;
      struct Restore {
        detail::Wanted before = detail::t_wanted;
        ~Restore() { detail::t_wanted = before; }
      } restore;
      if (limited_) {
        for (const Edge& e : n.next) wanted.push_back(e && leads_to_target(e));
        detail::t_wanted = {&n, wanted.data()};
      }
      gx = n.backward(gy);
      if (!options_.retain_graph) n.release();
    }
  }
  for (int64_t i = 0; i < n.next.size(); ++i) {
    const Edge& e = n.next[i];
    if (i < gx.size() && gx[i].defined() && e) deliver(e, std::move(gx[i]));
    if (!e.node) continue;
    const int32_t to = index_.at(e.node.get());
    if (--nodes_[to].dependencies == 0) {
      ready_.push_back(to);
      std::push_heap(ready_.begin(), ready_.end(), [this](int32_t a, int32_t b) {
        return nodes_[a].node->sequence < nodes_[b].node->sequence;
      });
    }
  }
}

void Run::execute(Span<const Tensor> outputs, Span<const Tensor> seeds) {
  discover(outputs);
  if (limited_) mark_wanted();
  GradGuard mode(options_.create_graph);
  const auto older = [this](int32_t a, int32_t b) {
    return nodes_[a].node->sequence < nodes_[b].node->sequence;
  };
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const Edge e = gradient_edge(outputs[i]);
    deliver(e, seeds[i]);
    if (!e.node) continue;
    const int32_t at = index_.at(e.node.get());
    const bool queued = std::find(ready_.begin(), ready_.end(), at) != ready_.end();
    if (nodes_[at].dependencies == 0 && !queued) ready_.push_back(at);
  }
  std::make_heap(ready_.begin(), ready_.end(), older);
  while (!ready_.empty()) {
    std::pop_heap(ready_.begin(), ready_.end(), older);
    const int32_t at = ready_.back();
    ready_.pop_back();
    run_node(at);
  }
}

// The gradients the run starts from, checked.
std::vector<Tensor> make_seeds(Span<const Tensor> outputs, Span<const Tensor> given,
                               const char* op) {
  check(given.empty() || given.size() == outputs.size(), Code::kInvalid, op, ": got ",
        outputs.size(), " tensors and ", given.size(), " gradients");
  std::vector<Tensor> seeds;
  for (int64_t i = 0; i < outputs.size(); ++i) {
    const Tensor& y = outputs[i];
    check(requires_grad(y), Code::kState, op, ": element ", i,
          " of tensors does not require grad and does not have a grad_fn");
    if (!given.empty() && given[i].defined()) {
      check(same_sizes(given[i].sizes(), y.sizes()), Code::kShape, op,
            ": Mismatch in shape: grad_output[", i, "] has a shape of ", given[i].sizes(),
            " and output[", i, "] has a shape of ", y.sizes());
      seeds.push_back(given[i]);
    } else {
      check(y.numel() == 1, Code::kShape, op,
            ": grad can be implicitly created only for scalar outputs, output ", i,
            " has a shape of ", y.sizes());
      seeds.push_back(Tensor::ones(y.sizes(), y.dtype()));
    }
  }
  return seeds;
}

}  // namespace

void backward(Span<const Tensor> outputs, Span<const Tensor> gradients,
              const BackwardOptions& options, Span<const Tensor> inputs) {
  const std::vector<Tensor> seeds = make_seeds(outputs, gradients, "backward");
  for (const Tensor& t : inputs) {
    check(requires_grad(t), Code::kState,
          "backward: One of the differentiated Tensors does not require grad");
  }
  Run run(options, inputs, false);
  run.execute(outputs, seeds);
  // Leaves have theirs; tensors that were computed get it now.
  const GradGuard mode(options.create_graph);
  for (int64_t i = 0; i < inputs.size(); ++i) {
    Tensor& g = run.targets()[i].gradient;
    if (g.defined()) add_gradient(inputs[i], std::move(g));
  }
}

Tensors gradients(Span<const Tensor> outputs, Span<const Tensor> inputs,
                  Span<const Tensor> grad_outputs, const BackwardOptions& options,
                  bool allow_unused) {
  check(!inputs.empty(), Code::kInvalid, "grad: requires non-empty inputs.");
  const std::vector<Tensor> seeds = make_seeds(outputs, grad_outputs, "grad");
  for (const Tensor& t : inputs) {
    check(requires_grad(t), Code::kState,
          "grad: One of the differentiated Tensors does not require grad");
  }
  Run run(options, inputs, true);
  run.execute(outputs, seeds);
  Tensors result;
  for (Target& t : run.targets()) {
    check(allow_unused || t.gradient.defined(), Code::kState,
          "grad: The differentiated Tensor at index ", result.size(),
          " appears to not have been used in the graph. Set allow_unused=True if this is the "
          "desired behavior.");
    result.push_back(std::move(t.gradient));
  }
  return result;
}

}  // namespace nnc
