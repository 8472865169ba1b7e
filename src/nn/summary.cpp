// SPDX-License-Identifier: Apache-2.0
// What the calls of a model's modules say, watched by hooks.
#include "nn/summary.h"

#include <thread>
#include <unordered_map>

#include "nn/functional_call.h"
#include "nn/hooks.h"
#include "ops/convert.h"
#include "tensor/exec.h"
#include "tensor/recording.h"

namespace nnc::nn {
namespace {

constexpr size_t kMaxRows = 1'000'000;
// How many containers, which are not called themselves, may lie between a caller and a module.
constexpr size_t kMaxContainers = 100;

// Where modules stand in the tree.
class Tree {
 public:
  struct Place {
    Module* parent;
    const std::string* name;  // lies in the parent's list
  };
  explicit Tree(Module& root) : modules_(root.modules()) {
    for (Module* m : modules_) {
      held_.push_back(Ref<Module>::share(m));
      const AppendList<Module::Child>& children = m->children();
      const int64_t n = children.size();
      for (int64_t i = 0; i < n; ++i) {
        if (children[i].module) places_[children[i].module.get()].push_back({m, &children[i].name});
      }
    }
  }
  const std::vector<Module*>& modules() const { return modules_; }

  // The way from `caller` down to m, without the caller: containers, then m. The first name of m
  // alone if there is none.
  std::vector<std::pair<Module*, const std::string*>> way(const Module* caller, Module& m) const {
    const auto found = places_.find(&m);
    if (found == places_.end()) return {{&m, nullptr}};
    for (const Place& start : found->second) {
      std::vector<std::pair<Module*, const std::string*>> up{{&m, start.name}};
      Place at = start;
      while (at.parent != caller && up.size() <= kMaxContainers) {
        const auto above = places_.find(at.parent);
        if (above == places_.end()) break;
        up.emplace_back(at.parent, above->second[0].name);
        at = above->second[0];
      }
      if (at.parent == caller) return {up.rbegin(), up.rend()};
    }
    return {{&m, found->second[0].name}};
  }

 private:
  std::vector<Module*> modules_;
  std::vector<Ref<Module>> held_;
  std::unordered_map<const Module*, std::vector<Place>> places_;
};

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

class Watch final : public Counted {
 public:
  Watch(Module& root, Summary& summary) : tree_(root), summary_(summary) {}
  static void destroy(Watch* w) { delete w; }

  const Tree& tree() const { return tree_; }
  // Hooks of calls by other threads are none of it.
  bool is_mine() const { return std::this_thread::get_id() == thread_; }

  void enter(Module& m, Span<const Tensor> inputs) {
    const auto way = tree_.way(frames_.empty() ? nullptr : frames_.back().module, m);
    int64_t depth = 0;
    if (!frames_.empty()) {
      open_containers(way);
      depth = frames_.back().depth + static_cast<int64_t>(way.size());
    }
    frames_.push_back({&m, rows().size(), depth, {}});
    SummaryRow& row = add(m, way.back().second, depth);
    for (const Tensor& x : inputs) {
      if (!x.defined()) continue;
      row.input_size = Dims(x.sizes());
      row.has_input = true;
      break;
    }
  }
  void leave(const Module& m, Span<const Tensor> outputs) {
    if (frames_.empty() || frames_.back().module != &m) return;
    SummaryRow& row = rows()[frames_.back().row];
    frames_.pop_back();
    for (const Tensor& y : outputs) {
      if (!y.defined()) continue;
      row.output_size = Dims(y.sizes());
      row.has_output = true;
      row.output_bytes = y.numel() * item_size(y.dtype());
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
    const auto [found, is_new] = first_.try_emplace(&m, Of{rows().size(), {}});
    SummaryRow row;
    row.module = &m;
    row.class_name = m.type_name();
    if (name) row.var_name = *name;
    row.kernel_size = is_new ? kernel_size_of(m) : rows()[found->second.row].kernel_size;
    row.depth = depth;
    row.is_recursive = !is_new;
    rows().push_back(std::move(row));
    return rows().back();
  }
  // Rows of containers on the way to a module that is called, unless they are there.
  void open_containers(const std::vector<std::pair<Module*, const std::string*>>& way) {
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

  const Tree tree_;
  Summary& summary_;
  const std::thread::id thread_ = std::this_thread::get_id();
  std::vector<Frame> frames_;
  std::unordered_map<const Module*, Of> first_;  // of modules that have rows
  std::unordered_set<const Module*> collected_;  // of the others
};

// The parameters of m, and of modules below it that have no rows.
void Watch::collect(Module& m, std::vector<SummaryParameter>& own) {
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

void Watch::count(SummaryRow& row, const std::vector<SummaryParameter>& own) {
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

void Watch::finish(bool keep_own) {
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
}

class WatchHook final : public ModuleHook {
 public:
  WatchHook(Ref<Watch> watch, bool before) : watch_(std::move(watch)), before_(before) {}
  Change run(const Seen& seen) override {
    if (!watch_->is_mine()) return {};
    if (before_)
      watch_->enter(seen.module, seen.inputs);
    else
      watch_->leave(seen.module, seen.outputs);
    return {};
  }

 private:
  const Ref<Watch> watch_;
  const bool before_;
};

// Hooks, modes and the generator, until this ends.
class Watching {
 public:
  Watching(const Ref<Watch>& watch, SummaryOptions::Mode mode)
      : generator_(current_generator()), random_(generator_.saved()) {
    for (Module* m : watch->tree().modules())
      former_.push_back({Ref<Module>::share(m), m->training()});
    hooks_.reserve(2 * former_.size());
    try {
      for (const Former& f : former_) {
        hook(*f.module, ModuleHookPlace::kForwardPre, watch);
        hook(*f.module, ModuleHookPlace::kForward, watch);
      }
    } catch (...) {
      unhook();
      throw;
    }
    if (mode == SummaryOptions::Mode::kSame) return;
    for (const Former& f : former_) f.module->set_training(mode == SummaryOptions::Mode::kTrain);
  }
  ~Watching() {
    unhook();
    for (const Former& f : former_) f.module->set_training(f.training);
    generator_.restore(random_);
  }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

 private:
  struct Former {
    Ref<Module> module;
    bool training;
  };
  void hook(Module& m, ModuleHookPlace place, const Ref<Watch>& watch) {
    const bool before = place == ModuleHookPlace::kForwardPre;
    ModuleHookOptions options;
    options.always_call = !before;
    hooks_.push_back(
        m.make_hooks().add(place, Ref<HookFunction>::adopt(new WatchHook(watch, before)), options));
  }
  void unhook() noexcept {
    for (const Ref<Hook>& h : hooks_) h->remove();
  }

  Generator& generator_;
  const Generator::Saved random_;
  std::vector<Former> former_;
  std::vector<Ref<Hook>> hooks_;
};

void check_sized(Module& module) {
  for (const std::vector<Tensor>& list : {module.parameter_tensors(), module.buffer_tensors()}) {
    for (const Tensor& t : list) {
      check(!is_uninitialized(t), Code::kInvalid,
            "a lazy module gets its sizes from its first call, which comes before its summary");
    }
  }
}

// Buffers as they are, in memory of their own.
void replace_buffers(const Tree& tree, Replacements& replacements) {
  std::unordered_map<const TensorImpl*, Tensor> copies;
  for (Module* m : tree.modules()) {
    const ModuleLists lists(*m);
    for (const Buffer& b : *lists.buffers) {
      const Tensor now = t_replacements ? t_replacements->of(b) : b.tensor;
      if (!now.defined() || b.computed) continue;
      Tensor& copy = copies[now.impl()];
      if (!copy.defined()) copy = ops::clone(now);
      replacements.put(b, copy);
    }
    replacements.keep(*m, lists);
  }
  replacements.apply();
}

}  // namespace

Summary summarize(Module& module, const Inputs& in, const SummaryOptions& options) {
  check(!is_recording(), Code::kUnsupported, "a program is captured");
  check(in.count() == 0 || !options.has_input_size, Code::kInvalid,
        "there are inputs, and options have an input_size");
  check_sized(module);
  Summary summary;
  const bool by_size = options.has_input_size;
  summary.called = by_size || in.count() > 0 || (in.kwargs && !in.kwargs->empty());
  const Ref<Watch> watch = Ref<Watch>::adopt(new Watch(module, summary));
  if (!summary.called) {
    watch->list();
    watch->finish(options.verbose);
    return summary;
  }
  const std::vector<Tensor> made = options.inputs();
  const Inputs inputs = by_size ? Inputs{made, in.kwargs} : in;
  {
    const GradGuard no_grad(false);
    Replacements replacements;
    replace_buffers(watch->tree(), replacements);
    const Watching watching(watch, options.mode);
    module.call(inputs);
  }
  for (const Tensor& x : inputs.tensors) {
    if (x.defined())
      summary.totals.input_bytes =
          bounded_add(summary.totals.input_bytes, x.numel() * item_size(x.dtype()));
  }
  watch->finish(options.verbose);
  return summary;
}

}  // namespace nnc::nn
