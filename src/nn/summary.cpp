// SPDX-License-Identifier: Apache-2.0
// What the calls of a model's modules say, watched by hooks.
#include "nn/summary.h"

#include <unordered_map>

#include "nn/watched_call.h"
#include "tensor/bounded_bytes.h"
#include "tensor/exec.h"

namespace nnc::nn {
namespace {

constexpr size_t kMaxRows = 1'000'000;

// "kernel_size=(3, 3), ..." as "[3, 3]"; "" for a layer without.
std::string kernel_size_of(const Module& m) {
  constexpr std::string_view kKey = "kernel_size=";
  const std::string text = m.extra_repr();
  const size_t at = text.find(kKey);
  if (at == std::string::npos) return {};
  const size_t begin = at + kKey.size();
  if (begin < text.size() && text[begin] == '(') {
    const size_t end = text.find(')', begin);
    return "[" + text.substr(begin + 1, end - begin - 1) + "]";
  }
  return text.substr(begin, text.find(',', begin) - begin);
}

int64_t product(Sizes sizes, int64_t first, int64_t end) {
  int64_t p = 1;
  for (int64_t i = first; i < end; ++i) p = bounded_mul(p, sizes[i]);
  return p;
}

// How often each element of a parameter is a factor.
int64_t uses(const std::string& class_name, std::string_view name, const Tensor& parameter,
             const Dims& out) {
  constexpr std::string_view kPruned = "_orig";
  if (name.size() > kPruned.size() && name.substr(name.size() - kPruned.size()) == kPruned)
    name.remove_suffix(kPruned.size());
  const int64_t n = out.size();
  if (name.find("weight") == name.npos && name.find("bias") == name.npos) return 0;
  if (n == 0) return 1;
  const bool own = name == "weight" || name == "bias";
  if (own && class_name.find("Conv") != class_name.npos) {
    // A weight has the dimensions of a batch; a single sample has one less.
    if (name == "weight" && parameter.dim() == n + 1) return product(out, 1, n);
    return bounded_mul(out[0], product(out, 2, n));
  }
  if (own && class_name.find("Linear") == class_name.npos) return out[0];
  return product(out, 0, n - 1);
}

class SummaryRows final : public CallWatch {
 public:
  SummaryRows(Module& root, Summary& summary) : tree_(root), summary_(summary) {}
  const ModuleTree& tree() const { return tree_; }

  void enter(Module& m, Span<const Tensor> inputs) override {
    const auto way = tree_.way(frames_.empty() ? nullptr : frames_.back().module, m);
    int64_t depth = 0;
    if (!frames_.empty()) {
      open_containers(way);
      depth = frames_.back().depth + static_cast<int64_t>(way.size());
    }
    SummaryRow& row = add(m, way.back().second, depth);
    frames_.push_back({&m, rows().size() - 1, depth, {}});
    for (const Tensor& x : inputs) {
      if (!x.defined()) continue;
      row.input_size = Dims(x.sizes());
      row.has_input = true;
      break;
    }
  }
  void leave(Module& m, Span<const Tensor> outputs) override {
    if (frames_.empty() || frames_.back().module != &m) return;
    SummaryRow& row = rows()[frames_.back().row];
    frames_.pop_back();
    for (const Tensor& y : outputs) {
      if (!y.defined()) continue;
      row.output_size = Dims(y.sizes());
      row.has_output = true;
      row.output_bytes = bounded_bytes(y.numel(), y.dtype());
      break;
    }
  }
  // A row for each module of the tree, in its order.
  void list() {
    struct Open {
      Module* module;
      const std::string* name;
      int64_t depth;
    };
    std::vector<Open> stack{{tree_.modules().front(), nullptr, 0}};
    while (!stack.empty()) {
      const Open at = stack.back();
      stack.pop_back();
      if (first_.count(at.module)) continue;
      add(*at.module, at.name, at.depth);
      const AppendList<Module::Child>& children = at.module->children();
      for (int64_t i = children.size(); i-- > 0;) {
        if (children[i].module)
          stack.push_back({children[i].module.get(), &children[i].name, at.depth + 1});
      }
    }
  }
  void finish(bool keep_own);
  void add_up_trainable();

 private:
  struct Frame {
    Module* module;
    size_t row;
    int64_t depth;
    std::vector<Module*> open;  // containers below it that have the last rows
  };
  struct Of {
    size_t row;
    std::vector<SummaryParameter> own;
  };
  std::vector<SummaryRow>& rows() { return summary_.rows; }

  SummaryRow& add(Module& m, const std::string* name, int64_t depth) {
    check(rows().size() < kMaxRows, Code::kInvalid, "the model calls more than ", kMaxRows,
          " modules");
    const auto found = first_.find(&m);
    const bool is_new = found == first_.end();
    SummaryRow row;
    row.module = &m;
    row.class_name = m.type_name();
    if (name) row.var_name = *name;
    row.kernel_size = is_new ? kernel_size_of(m) : rows()[found->second.row].kernel_size;
    row.depth = depth;
    row.is_recursive = !is_new;
    rows().push_back(std::move(row));
    if (!is_new) return rows().back();
    try {
      first_.emplace(&m, Of{rows().size() - 1, {}});
    } catch (...) {
      rows().pop_back();
      throw;
    }
    return rows().back();
  }
  // Rows of containers on the way to a module that is called, unless they are there.
  void open_containers(const ModuleTree::Way& way) {
    Frame& f = frames_.back();
    const size_t n = way.size() - 1;
    size_t same = 0;
    while (same < n && same < f.open.size() && f.open[same] == way[same].first) ++same;
    f.open.resize(same);
    for (size_t i = same; i < n; ++i) {
      add(*way[i].first, way[i].second, f.depth + static_cast<int64_t>(i) + 1);
      f.open.push_back(way[i].first);
    }
  }
  void collect(Module& m, std::vector<SummaryParameter>& own);
  void count(SummaryRow& row, const std::vector<SummaryParameter>& own);

  const ModuleTree tree_;
  Summary& summary_;
  std::vector<Frame> frames_;
  std::unordered_map<const Module*, Of> first_;  // of modules that have rows
  std::unordered_set<const Module*> collected_;  // of the others
};

// The parameters of m, and of modules below it that have no rows.
void SummaryRows::collect(Module& m, std::vector<SummaryParameter>& own) {
  struct Open {
    Module* module;
    std::string before;
  };
  std::vector<Open> stack{{&m, {}}};
  while (!stack.empty()) {
    const Open at = std::move(stack.back());
    stack.pop_back();
    const AppendList<NamedTensor>& parameters = at.module->parameters();
    for (int64_t i = 0, n = parameters.size(); i < n; ++i) {
      const NamedTensor& p = parameters[i];
      if (p.tensor.defined() && !p.computed) own.push_back({at.before + p.name, p.tensor});
    }
    const AppendList<Module::Child>& children = at.module->children();
    for (int64_t i = children.size(); i-- > 0;) {
      Module* child = children[i].module.get();
      if (child && !first_.count(child) && collected_.insert(child).second)
        stack.push_back({child, children[i].name + "."});
    }
  }
}

void SummaryRows::count(SummaryRow& row, const std::vector<SummaryParameter>& own) {
  const bool is_users = row.module->takes_anything();
  std::unordered_set<const TensorImpl*> seen;
  for (const SummaryParameter& p : own) {
    if (!seen.insert(p.tensor.impl()).second) continue;
    const int64_t n = p.tensor.numel();
    row.parameters = bounded_add(row.parameters, n);
    if (requires_grad(p.tensor)) row.trainable = bounded_add(row.trainable, n);
    // A layer computes with what is below it and is not called; a class of the user's does not.
    if (!row.has_output || (is_users && p.name.find('.') != p.name.npos)) continue;
    row.mult_adds = bounded_add(
        row.mult_adds, bounded_mul(uses(row.class_name, p.name, p.tensor, row.output_size), n));
  }
}

void SummaryRows::finish(bool keep_own) {
  SummaryTotals& totals = summary_.totals;
  std::unordered_set<const TensorImpl*> seen;
  std::vector<int64_t> indices;
  for (size_t i = 0; i < rows().size(); ++i) {
    SummaryRow& row = rows()[i];
    Of& of = first_.at(row.module);
    if (!row.is_recursive) collect(const_cast<Module&>(*row.module), of.own);
    count(row, of.own);
    row.is_leaf = i + 1 == rows().size() || rows()[i + 1].depth <= row.depth;
    if (static_cast<size_t>(row.depth) >= indices.size())
      indices.resize(static_cast<size_t>(row.depth) + 1);
    row.index = ++indices[static_cast<size_t>(row.depth)];
    totals.mult_adds = bounded_add(totals.mult_adds, row.mult_adds);
    if (row.parameters > 0)
      totals.output_bytes = bounded_add(totals.output_bytes, bounded_mul(row.output_bytes, 2));
    if (row.is_recursive) continue;
    for (const SummaryParameter& p : of.own) {
      if (!seen.insert(p.tensor.impl()).second) continue;
      const int64_t n = p.tensor.numel();
      totals.parameters = bounded_add(totals.parameters, n);
      if (requires_grad(p.tensor)) totals.trainable = bounded_add(totals.trainable, n);
      totals.parameter_bytes = bounded_add(totals.parameter_bytes, n * item_size(p.tensor.dtype()));
    }
    if (keep_own) row.own = of.own;
  }
  add_up_trainable();
}

// Rows are looked at after those below them.
void SummaryRows::add_up_trainable() {
  struct Any {
    bool trainable = false, frozen = false;
  };
  std::vector<Any> below;  // by depth: of the rows that wait for their parent
  for (size_t i = rows().size(); i-- > 0;) {
    SummaryRow& row = rows()[i];
    const auto depth = static_cast<size_t>(row.depth);
    if (below.size() < depth + 2) below.resize(depth + 2);
    const Any found = std::exchange(below[depth + 1], {});
    row.any_trainable = row.trainable > 0 || found.trainable;
    row.any_frozen = row.parameters > row.trainable || found.frozen;
    below[depth].trainable |= row.any_trainable;
    below[depth].frozen |= row.any_frozen;
  }
  // A call again may not lead to all that the first one did.
  for (SummaryRow& row : rows()) {
    const SummaryRow& first = rows()[first_.at(row.module).row];
    row.any_trainable |= first.any_trainable;
    row.any_frozen |= first.any_frozen;
  }
}

}  // namespace

Summary summarize(Module& module, const Inputs& in, const SummaryOptions& options) {
  check(in.count() == 0 || !options.has_input_size, Code::kInvalid,
        "there are inputs, and options have an input_size");
  Summary summary;
  const bool by_size = options.has_input_size;
  summary.called = by_size || in.count() > 0 || (in.kwargs && !in.kwargs->empty());
  const Ref<SummaryRows> rows = Ref<SummaryRows>::adopt(new SummaryRows(module, summary));
  if (!summary.called) {
    rows->list();
    rows->finish(options.verbose);
    return summary;
  }
  const std::vector<Tensor> made = options.inputs();
  const Inputs inputs = by_size ? Inputs{made, in.kwargs} : in;
  {
    const GradGuard no_grad(false);
    call_watched(rows->tree(), inputs, options.mode, rows);
  }
  for (const Tensor& x : inputs.tensors) {
    if (x.defined())
      summary.totals.input_bytes =
          bounded_add(summary.totals.input_bytes, bounded_bytes(x.numel(), x.dtype()));
  }
  rows->finish(options.verbose);
  return summary;
}

}  // namespace nnc::nn
