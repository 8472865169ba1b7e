// SPDX-License-Identifier: Apache-2.0
#include "optim/optimizer.h"

#include <algorithm>
#include <unordered_set>

#include "base/make_room.h"
#include "graph/autograd_meta.h"
#include "optim/families.h"
#include "tensor/recording.h"

namespace nnc::optim {
namespace {

using OptimizerRegistry = Registry<const Algorithm*>;

const OptimizerRegistry& optimizer_registry() {
  static const auto* all = new OptimizerRegistry("optimizer", "optim", kFamilies);
  return *all;
}

// What schedulers put beside an optimizer's own options.
constexpr std::string_view kScheduled[] = {"initial_lr", "max_lr",        "min_lr",
                                           "swa_lr",     "base_momentum", "max_momentum"};

// o with those names in front.
template <class Names>
Options with_names_in_front(const Names& names, const Options& o, const char* owner) {
  Options out(owner);
  for (const auto& name : names) out.set(name, o.at(name));
  for (const Options::Entry& e : o.entries()) out.set(e.name, e.value);
  return out;
}

// The options that the text names, over those of o; those are put into names.
Options with_text(Options o, const char* text, const char* op,
                  std::vector<std::string>* names = nullptr) {
  const Literal parsed = parse_settings(text, op);
  const Value call = parsed.root();
  for (int64_t i = 0; i < call.keyword_count(); ++i) {
    const NamedValue k = call.keyword(i);
    const bool extra =
        std::find(std::begin(kScheduled), std::end(kScheduled), k.name) != std::end(kScheduled);
    if (!extra) static_cast<void>(o.at(k.name));
    o.set(k.name, Option::of(k.value, std::string(op) + ": " + std::string(k.name)));
    if (names) names->emplace_back(k.name);
  }
  return o;
}

}  // namespace

// ---- groups ----

Optimizer::Settings Optimizer::settings_of(Options o) const {
  check(!o.has("capturable") || !o.flag("capturable"), Code::kUnsupported, algorithm_.name,
        ": capturable is not offered: it can only be False");
  std::unique_ptr<const Rule> rule = algorithm_.rule(o);
  return {std::move(o), std::move(rule)};
}

void Optimizer::check_group(const Group& g) const {
  std::unordered_set<const TensorImpl*> seen;
  for (const Tensor& p : g.params) {
    check(differentiable() || is_leaf(p) || retains_grad(p), Code::kState,
          "can't optimize a non-leaf Tensor");
    if (algorithm_.parameter) algorithm_.parameter(p);
    check(!grouped_.count(p.impl()) && seen.insert(p.impl()).second, Code::kInvalid,
          !grouped_.empty() ? "some parameters appear in more than one parameter group"
                            : "some parameters appear more than once in the parameter list");
  }
}

void Optimizer::check_change() const {
  check(!stepping_, Code::kState, "a step is under way");
  if (is_recording()) [[unlikely]]
    recording().fail(algorithm_.name);  // a program of steps would not do it again
  note_change_by_hook();
}

void Optimizer::add_group(std::vector<Tensor> params, const char* options) {
  const std::lock_guard lock(lock_);
  check_change();
  check(!groups_.empty() || !params.empty(), Code::kInvalid,
        "optimizer got an empty parameter list");
  Options of_group = defaults_;
  if (options) {
    std::vector<std::string> given;  // as in PyTorch these come first
    of_group = with_text(std::move(of_group), options, "options", &given);
    of_group = with_names_in_front(given, of_group, algorithm_.name);
  }
  Group g{std::move(params), states_.size(), settings_of(std::move(of_group))};
  check_group(g);
  // What is there is neither copied nor looked at: groups may be many.
  const size_t n = g.params.size();
  std::vector<State> states(n);
  for (size_t i = 0; algorithm_.begins_with_state && i < n && groups_.empty(); ++i) {
    Update u{i, g.params[i], {}, {}, true};
    g.settings.rule->prepare(u);
    states[i].swap(u.state);
  }
  std::unordered_map<const TensorImpl*, size_t> fresh;
  for (size_t i = 0; i < n; ++i) fresh.emplace(g.params[i].impl(), g.first + i);
  const size_t all = states_.size() + n;
  if (all > grouped_.bucket_count()) grouped_.reserve(2 * all);
  make_room(states_, n);
  groups_.push_back(std::move(g));
  // Nothing fails any more.
  states_.insert(states_.end(), std::make_move_iterator(states.begin()),
                 std::make_move_iterator(states.end()));
  grouped_.merge(fresh);
}

int64_t Optimizer::group_count() const {
  const ReadGuard lock(lock_);
  return static_cast<int64_t>(groups_.size());
}

const Optimizer::Group& Optimizer::group(int64_t i) const {
  const auto n = static_cast<int64_t>(groups_.size());
  check(i >= 0 && i < n, Code::kIndex, "group ", i, " is out of range, there are ", n);
  return groups_[static_cast<size_t>(i)];
}

std::vector<Options> Optimizer::options() const {
  const ReadGuard lock(lock_);
  std::vector<Options> all;
  for (const Group& g : groups_) all.push_back(g.settings.options);
  return all;
}

Options Optimizer::options(int64_t i) const {
  const ReadGuard lock(lock_);
  return group(i).settings.options;
}

void Optimizer::set_options(int64_t i, const char* text) {
  const std::lock_guard lock(lock_);
  check_change();
  Settings next = settings_of(with_text(group(i).settings.options, text, "options"));
  std::swap(groups_[static_cast<size_t>(i)].settings, next);
}

void Optimizer::set_option(int64_t i, const char* name, Option value) {
  const std::lock_guard lock(lock_);
  check_change();
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
  const ReadGuard lock(lock_);
  std::vector<Tensor> all;
  for (const Group& g : groups_) all.insert(all.end(), g.params.begin(), g.params.end());
  return all;
}

std::string Optimizer::repr() const {
  const ReadGuard lock(lock_);
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

// ---- from text ----

const Signature* find_signature(std::string_view name) {
  const OptimizerRegistry::Entry* entry = optimizer_registry().find(name);
  return entry ? &entry->signature : nullptr;
}

std::vector<std::string_view> optimizer_names() {
  return optimizer_registry().names();
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
  const OptimizerRegistry::Entry& entry = optimizer_registry().at(call, op);
  const Algorithm& algorithm = *entry.make;
  const Args args(entry.signature, call, nullptr, op);
  Options defaults = with_names_in_front(algorithm.first_options, Options(args), algorithm.name);
  for (const Range& r : algorithm.ranges) check_range(args, defaults, r);
  if (algorithm.arguments) algorithm.arguments(args, defaults);
  if (defaults.has("fused")) {
    args.require(!defaults.flag("fused") || !defaults.flag("foreach"), "fused",
                 "is refused: `fused` and `foreach` cannot be `True` together.");
    args.require(!defaults.flag("fused") || !defaults.flag("differentiable"), "fused",
                 "is refused: `fused` does not support `differentiable`");
  }
  Ref<Optimizer> o = algorithm.create
                         ? algorithm.create(algorithm, std::move(defaults))
                         : Ref<Optimizer>::adopt(new Optimizer(algorithm, std::move(defaults)));
  o->add_group(std::move(params), nullptr);
  return o;
}

}  // namespace nnc::optim
