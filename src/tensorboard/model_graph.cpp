// SPDX-License-Identifier: Apache-2.0
// A model as a GraphDef: the operations that a call records for backward, in the scopes of the
// modules that were called.
#include <unordered_map>

#include "graph/autograd_meta.h"
#include "graph/node.h"
#include "nn/functional_call.h"
#include "nn/watched_call.h"
#include "tensorboard/summary_writer.h"

namespace nnc::tensorboard {
namespace {

// Of all names together: those of modules nested deeply are long.
constexpr size_t kMaxNames = size_t{64} << 20;
constexpr int kProducer = 22;  // as torch.utils.tensorboard says

// "AddmmBackward0" as "Addmm".
std::string operation_of(const Node& n) {
  std::string name = n.name();
  const size_t at = name.rfind("Backward");
  if (at != std::string::npos && at > 0) name.resize(at);
  return name;
}

class GraphWatch final : public nn::CallWatch {
 public:
  explicit GraphWatch(nn::Module& model) : tree_(model) {}
  const nn::ModuleTree& tree() const { return tree_; }

  void input(const Tensor& x) {
    const std::string name = "input/input." + std::to_string(++inputs_);
    add_node(name, "IO Node", {}, Dims(x.sizes()));
    if (requires_grad(x))
      leaves_.emplace(x.impl(), name);
    else
      constants_.emplace(x.impl(), name);
  }
  void enter(nn::Module& m, Span<const Tensor> inputs) override {
    std::string scope = scope_of(m);
    reserve_name(scope);
    for (const nn::NamedTensor& p : m.parameters()) {
      const Tensor& t = nn::t_replacements->of(p);
      if (t.defined() && requires_grad(t)) leaves_.emplace(t.impl(), scope + "/" + p.name);
    }
    frames_.push_back({&m, std::move(scope), {}});
    for (const Tensor& x : inputs) {
      const auto constant = x.defined() ? constants_.find(x.impl()) : constants_.end();
      if (constant != constants_.end()) frames_.back().constants.push_back(constant->second);
    }
  }
  void leave(nn::Module& m, Span<const Tensor> outputs) override {
    if (frames_.empty() || frames_.back().module != &m) return;
    for (const Tensor& y : outputs) {
      if (y.defined()) add_operations(gradient_edge(y));
    }
    frames_.pop_back();
  }
  void output(const Tensor& y) {
    std::vector<std::string> from;
    // A view that was made without recording wants a gradient and has no edge for it.
    const Edge edge = y.defined() ? gradient_edge(y) : Edge();
    if (edge) from.push_back(name_of(edge));
    add_node("output/output." + std::to_string(++outputs_), "IO Node", from,
             y.defined() ? Dims(y.sizes()) : Dims());
  }

  Message graph() const {
    Message versions, out = graph_;
    versions.integer(1, kProducer);
    out.message(4, versions);
    return out;
  }

 private:
  struct Frame {
    nn::Module* module;
    std::string scope;
    std::vector<std::string> constants;  // inputs without history, which its first node gets
  };

  // Within the module that is being called.
  std::string scope_of(nn::Module& m) const {
    std::string scope = frames_.empty() ? std::string() : frames_.back().scope;
    for (const auto& [module, name] :
         tree_.way(frames_.empty() ? nullptr : frames_.back().module, m)) {
      if (!scope.empty()) scope += '/';
      scope += module->type_name();
      if (name) scope += "[" + *name + "]";
    }
    return scope;
  }
  std::string unique(std::string name) {
    if (const int64_t again = counts_[name]++; again > 0) name += "_" + std::to_string(again);
    return name;
  }
  // Of a part that is not called itself, as the out_proj of an attention; or of none.
  std::string name_of_leaf(const TensorImpl& leaf) {
    if (!frames_.empty()) {
      for (nn::Module* part : frames_.back().module->modules()) {
        for (const nn::NamedTensor& p : part->parameters()) {
          if (nn::t_replacements->of(p).impl() == &leaf) return scope_of(*part) + "/" + p.name;
        }
      }
    }
    return unique("tensor." + std::to_string(leaf.numel));
  }
  void reserve_name(const std::string& name) {
    names_ += name.size();
    check(names_ <= kMaxNames, Code::kInvalid,
          "the names of modules nested so deeply are longer than ", kMaxNames, " letters together");
  }
  void add_node(const std::string& name, const std::string& op,
                const std::vector<std::string>& inputs, const Dims& sizes) {
    reserve_name(name);
    Message node, shape, list, value, attribute;
    node.text(1, name).text(2, op);
    for (const std::string& i : inputs) node.text(3, i);
    for (const int64_t s : sizes) {
      Message dimension;
      dimension.integer(1, s);
      shape.message(2, dimension);
    }
    list.message(7, shape);
    value.message(1, list);
    attribute.text(1, "_output_shapes").message(2, value);
    graph_.message(1, node.message(5, attribute));
  }
  // A leaf gets its node when an operation is seen that has it.
  std::string name_of(const Edge& e) {
    if (e.node) return nodes_.at(e.node.get());
    auto known = leaves_.find(e.leaf.get());
    if (known == leaves_.end()) known = leaves_.emplace(e.leaf.get(), name_of_leaf(*e.leaf)).first;
    const std::string& name = known->second;
    if (name.starts_with("input/")) return name;
    if (seen_leaves_.insert({e.leaf.get(), true}).second)
      add_node(name, "Parameter", {}, e.leaf->sizes);
    return name;
  }
  // The operations behind an edge that no module called before has, those first that ran first.
  void add_operations(const Edge& last) {
    struct Open {
      Node* node;
      int64_t next = 0;
    };
    if (!last.node || nodes_.count(last.node.get())) return;
    std::vector<Open> stack{{last.node.get()}};
    nodes_.emplace(last.node.get(), std::string());
    while (!stack.empty()) {
      Open& at = stack.back();
      if (at.next < at.node->next.size()) {
        const Edge& e = at.node->next[at.next++];
        if (e.node && nodes_.emplace(e.node.get(), std::string()).second)
          stack.push_back({e.node.get()});
        continue;
      }
      add_operation(*at.node);
      stack.pop_back();
    }
  }
  void add_operation(Node& n) {
    kept_.push_back(Ref<Node>::share(&n));
    Frame& frame = frames_.back();
    std::vector<std::string> inputs;
    for (const Edge& e : n.next) {
      if (e) inputs.push_back(name_of(e));
    }
    for (std::string& c : frame.constants) inputs.push_back(std::move(c));
    frame.constants.clear();
    const std::string op = operation_of(n);
    std::string name = unique(frame.scope + "/" + op);
    add_node(name, op, inputs, n.outputs.empty() ? Dims() : n.outputs[0].sizes);
    nodes_[&n] = std::move(name);
  }

  const nn::ModuleTree tree_;
  Message graph_;
  std::vector<Frame> frames_;
  std::unordered_map<const TensorImpl*, std::string> leaves_, constants_;
  std::unordered_map<const TensorImpl*, bool> seen_leaves_;
  std::unordered_map<const Node*, std::string> nodes_;
  std::vector<Ref<Node>> kept_;  // so that no other node gets their addresses
  std::unordered_map<std::string, int64_t> counts_;
  size_t names_ = 0;
  int64_t inputs_ = 0, outputs_ = 0;
};

}  // namespace

Message model_graph(nn::Module& model, Span<const Tensor> inputs) {
  const GradGuard grad(true);
  const Ref<GraphWatch> watch = Ref<GraphWatch>::adopt(new GraphWatch(model));
  std::vector<Tensor> x;
  for (const Tensor& t : inputs) {
    x.push_back(t.defined() ? detach(t) : Tensor());
    if (!t.defined()) continue;
    if (is_floating(t.dtype())) set_requires_grad(x.back(), true);
    watch->input(x.back());
  }
  const std::vector<Tensor> outputs =
      call_watched(watch->tree(), nn::Inputs{x, nullptr}, nn::CallMode::kEval, watch, true);
  for (const Tensor& y : outputs) watch->output(y);
  return watch->graph();
}

}  // namespace nnc::tensorboard
