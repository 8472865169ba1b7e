// SPDX-License-Identifier: Apache-2.0
#include "optim/optimizer.h"

#include <algorithm>
#include <unordered_set>

#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

using OptimizerRegistry = Registry<const Algorithm*>;

const OptimizerRegistry& registry() {
  static const auto* all = new OptimizerRegistry("optimizer", "optim", kFamilies);
  return *all;
}

// What schedulers put beside an optimizer's own options.
constexpr std::string_view kScheduled[] = {"initial_lr", "max_lr",        "min_lr",
                                           "swa_lr",     "base_momentum", "max_momentum"};

// The options that the text names, over those of o.
Options with_text(Options o, const char* text, const char* op) {
  const Literal parsed = parse_settings(text, op);
  const Value call = parsed.root();
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    const bool extra =
        std::find(std::begin(kScheduled), std::end(kScheduled), k.name) != std::end(kScheduled);
    if (!extra) static_cast<void>(o.at(k.name));
    o.set(k.name, Option::of(k.value, std::string(op) + ": " + std::string(k.name)));
  }
  return o;
}

class Flag {
 public:
  explicit Flag(bool& flag) : flag_(flag) { flag_ = true; }
  ~Flag() { flag_ = false; }
  Flag(const Flag&) = delete;
  Flag& operator=(const Flag&) = delete;

 private:
  bool& flag_;
};

}  // namespace

// ---- groups ----

Optimizer::Settings Optimizer::settings_of(Options o) const {
  for (const char* name : {"capturable", "differentiable"}) {
    check(!o.has(name) || !o.flag(name), Code::kUnsupported, algorithm_.name, ": ", name,
          " is not offered: it can only be False");
  }
  std::unique_ptr<const Rule> rule = algorithm_.rule(o);
  return {std::move(o), std::move(rule)};
}

void Optimizer::check_group(const Group& g) const {
  std::unordered_set<const TensorImpl*> seen;
  for (const Group& other : groups_) {
    for (const Tensor& p : other.params) seen.insert(p.impl());
  }
  const size_t others = seen.size();
  for (const Tensor& p : g.params) {
    check(is_leaf(p) || retains_grad(p), Code::kState, "can't optimize a non-leaf Tensor");
    if (algorithm_.parameter) algorithm_.parameter(p);
    check(seen.insert(p.impl()).second, Code::kInvalid,
          others ? "some parameters appear in more than one parameter group"
                 : "some parameters appear more than once in the parameter list");
  }
}

void Optimizer::add_group(std::vector<Tensor> params, const char* options) {
  const std::lock_guard lock(lock_);
  check(!stepping_, Code::kState, "a step is under way");
  check(!groups_.empty() || !params.empty(), Code::kInvalid,
        "optimizer got an empty parameter list");
  Group g{std::move(params), states_.size(),
          settings_of(options ? with_text(defaults_, options, "options") : defaults_)};
  check_group(g);
  std::vector<State> states = states_;
  states.resize(states_.size() + g.params.size());
  groups_.push_back(std::move(g));
  states_.swap(states);
}

int64_t Optimizer::group_count() const {
  const std::lock_guard lock(lock_);
  return static_cast<int64_t>(groups_.size());
}

const Optimizer::Group& Optimizer::group(int64_t i) const {
  const auto n = static_cast<int64_t>(groups_.size());
  check(i >= 0 && i < n, Code::kIndex, "group ", i, " is out of range, there are ", n);
  return groups_[static_cast<size_t>(i)];
}

std::vector<Options> Optimizer::options() const {
  const std::lock_guard lock(lock_);
  std::vector<Options> all;
  for (const Group& g : groups_) all.push_back(g.settings.options);
  return all;
}

Options Optimizer::options(int64_t i) const {
  const std::lock_guard lock(lock_);
  return group(i).settings.options;
}

void Optimizer::set_options(int64_t i, const char* text) {
  const std::lock_guard lock(lock_);
  check(!stepping_, Code::kState, "a step is under way");
  Settings next = settings_of(with_text(group(i).settings.options, text, "options"));
  std::swap(groups_[static_cast<size_t>(i)].settings, next);
}

void Optimizer::set_option(int64_t i, const char* name, Option value) {
  const std::lock_guard lock(lock_);
  check(!stepping_, Code::kState, "a step is under way");
  Options o = group(i).settings.options;
  static_cast<void>(o.at(name));
  o.set(name, std::move(value));
  Settings next = settings_of(std::move(o));
  std::swap(groups_[static_cast<size_t>(i)].settings, next);
}

void Optimizer::replace_options(std::vector<Options> options) {
  const std::lock_guard lock(lock_);
  check(!stepping_, Code::kState, "a step is under way");
  check(options.size() == groups_.size(), Code::kInternal, "options of other groups");
  std::vector<Settings> next;
  next.reserve(options.size());
  for (Options& o : options) next.push_back(settings_of(std::move(o)));
  for (size_t i = 0; i < next.size(); ++i) std::swap(groups_[i].settings, next[i]);
}

std::vector<Tensor> Optimizer::params() const {
  const std::lock_guard lock(lock_);
  std::vector<Tensor> all;
  for (const Group& g : groups_) all.insert(all.end(), g.params.begin(), g.params.end());
  return all;
}

std::string Optimizer::repr() const {
  const std::lock_guard lock(lock_);
  std::string out = std::string(algorithm_.name) + " (";
  for (size_t i = 0; i < groups_.size(); ++i) {
    out += "\nParameter Group " + std::to_string(i) + "\n";
    std::vector<Options::Entry> sorted = groups_[i].settings.options.entries();
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    for (const Options::Entry& e : sorted) {
      out += "    " + e.name + ": ";
      append_option(out, e.value);
      out += '\n';
    }
  }
  return out + ")";
}

// ---- steps ----

void Optimizer::zero_grad() {
  const std::lock_guard lock(lock_);
  for (const Group& g : groups_) {
    for (const Tensor& p : g.params) drop_grad(p);
  }
}

std::vector<Update> Optimizer::prepare_all() {
  std::vector<Update> updates;
  updates.reserve(states_.size());
  for (const Group& group : groups_) {
    for (size_t i = 0; i < group.params.size(); ++i) {
      const Tensor& p = group.params[i];
      const Tensor g = grad_of(p);
      if (!g.defined()) continue;
      const auto index = static_cast<int64_t>(group.first + i);
      check(is_floating(p.dtype()), Code::kDtype, "step: parameter ", index, " is torch.",
            p.dtype(), " and has a gradient; only floating point types are updated");
      check(p.contiguous() || !may_overlap(p.sizes(), p.strides()), Code::kState,
            "step: parameter ", index, ": more than one element of the written-to tensor refers ",
            "to a single memory location, size ", p.sizes(), ", stride ", p.strides());
      check(same_sizes(p.sizes(), g.sizes()), Code::kShape, "step: parameter ", index,
            " has sizes ", p.sizes(), ", its gradient ", g.sizes());
      const State& state = states_[group.first + i];
      const bool first =
          std::none_of(state.begin(), state.end(), [](const Tensor& t) { return t.defined(); });
      updates.push_back({group.first + i, ops::contiguous(p),
                         ops::contiguous(ops::to_dtype(g, p.dtype())), state, first});
      group.settings.rule->prepare(updates.back());
    }
  }
  return updates;
}

Tensor Optimizer::step_now(const Closure*) {
  const GradGuard off(false);
  std::vector<Update> updates = prepare_all();
  size_t next = 0;
  for (const Group& group : groups_) {
    for (; next < updates.size() && updates[next].index < group.first + group.params.size();
         ++next) {
      Update& u = updates[next];
      const Tensor& p = group.params[u.index - group.first];
      group.settings.rule->apply(u);
      states_[u.index].swap(u.state);
      if (!u.p.same(p)) kernels::copy(p.mutable_view(), u.p.view());
      p.bump_version();
    }
  }
  return {};
}

Tensor Optimizer::step_with_hooks(const Closure* closure) {
  run_hooks(HookPlace::kStepPre, nullptr);
  Tensor loss;
  const bool own = algorithm_.create != nullptr;  // calls the closure itself
  if (closure && !own) loss = (*closure)();
  {
    const std::lock_guard lock(lock_);
    check(!stepping_, Code::kState, "a step is under way");
    const Flag stepping(stepping_);
    const Tensor first = step_now(closure);
    if (own) loss = first;
  }
  run_hooks(HookPlace::kStepPost, nullptr);
  return loss;
}

void Optimizer::step() {
  step_with_hooks(nullptr);
}

Tensor Optimizer::step(Closure closure) {
  const auto recorded = [&] {
    const GradGuard on(true);
    Tensor loss = closure();
    check(loss.defined() && loss.numel() == 1, Code::kCallback,
          "closure: expected a loss of one element");
    return loss;
  };
  const Closure call(recorded);
  return step_with_hooks(&call);
}

Ref<Hook> Optimizer::add_hook(HookPlace place, Ref<OptimizerHook> hook, bool first) {
  Ref<Hook> h = Ref<Hook>::adopt(new Hook(std::move(hook)));
  const std::lock_guard lock(lock_);
  std::vector<Ref<Hook>>& list = hooks_[static_cast<size_t>(place)];
  std::erase_if(list, [](const Ref<Hook>& other) { return !other->function(); });
  list.insert(first ? list.begin() : list.end(), h);
  return h;
}

// A hook ends with its optimizer, also if somebody still has it.
Optimizer::~Optimizer() {
  for (const std::vector<Ref<Hook>>& list : hooks_) {
    for (const Ref<Hook>& h : list) h->remove();
  }
}

// Without the lock: a hook may call whatever it likes.
void Optimizer::run_hooks(HookPlace place, StateDict* state) {
  std::vector<Ref<Hook>> list;
  {
    const std::lock_guard lock(lock_);
    if (hooks_[static_cast<size_t>(place)].empty()) return;
    list = hooks_[static_cast<size_t>(place)];
  }
  for (const Ref<Hook>& h : list) {
    const Ref<HookFunction> f = h->function();
    if (f) static_cast<OptimizerHook&>(*f).run(*this, state);
  }
}

// ---- from text ----

const Signature* find_signature(std::string_view name) {
  const OptimizerRegistry::Entry* entry = registry().find(name);
  return entry ? &entry->signature : nullptr;
}

std::vector<std::string_view> optimizer_names() {
  return registry().names();
}

namespace {

void check_range(const Args& a, const Options& o, const Range& r) {
  const Option* v = &o.at(r.option);
  if (r.item >= 0) {
    a.require(v->is_sequence() && v->items().size() > static_cast<size_t>(r.item), r.option,
              "must be a sequence of numbers");
    v = &v->items()[static_cast<size_t>(r.item)];
    if (v->is_none()) return;  // the rule says whether it may be
  }
  a.require(v->is_number(), r.option, "must be a number");
  const double x = v->number();
  std::string shown;
  append_option(shown, *v);
  a.require(r.low <= x && (r.below_high ? x < r.high : x <= r.high), r.option,
            "is refused: ", r.words, shown);
}

}  // namespace

Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op) {
  const Literal parsed = parse_literal(text, op);
  const Value call = parsed.root();
  check(call.is_call() && call.child_count() == 0, Code::kText, op,
        ": expected a constructor such as 'SGD(lr=0.1)', got ", describe(call));
  const OptimizerRegistry::Entry& entry = registry().at(call, op);
  const Algorithm& algorithm = *entry.make;
  const Args args(entry.signature, call, nullptr, op);
  Options defaults(args);
  for (const Range& r : algorithm.ranges) check_range(args, defaults, r);
  if (algorithm.arguments) algorithm.arguments(args, defaults);
  if (defaults.has("fused")) {
    args.require(!defaults.flag("fused") || !defaults.flag("foreach"), "fused",
                 "is refused: `fused` and `foreach` cannot be `True` together.");
  }
  Ref<Optimizer> o = algorithm.create
                         ? algorithm.create(algorithm, std::move(defaults))
                         : Ref<Optimizer>::adopt(new Optimizer(algorithm, std::move(defaults)));
  o->add_group(std::move(params), nullptr);
  return o;
}

}  // namespace nnc::optim
