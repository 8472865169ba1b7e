// SPDX-License-Identifier: Apache-2.0
// L-BFGS (Nocedal and Wright, Numerical Optimization, algorithms 7.4 and 7.5), with torch's line
// search for the strong Wolfe conditions (algorithms 3.5 and 3.6).
#include <cmath>
#include <map>
#include <type_traits>
#include <vector>

#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/join.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/number.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/undo.h"
#include "optim/families.h"
#include "optim/optimizer.h"

namespace nnc::optim {
namespace {

// What its options are; steps are of the optimizer as a whole.
struct LbfgsRule final : Rule {
  explicit LbfgsRule(const Options& o)
      : lr(o.real("lr")),
        max_iter(o.integer("max_iter")),
        max_eval(o.integer("max_eval")),
        tolerance_grad(o.real("tolerance_grad")),
        tolerance_change(o.real("tolerance_change")),
        history_size(o.integer("history_size")),
        searches(!o.at("line_search_fn").is_none()),
        maximize(o.flag("maximize")) {
    check(!searches || o.text("line_search_fn") == "strong_wolfe", Code::kInvalid,
          "line_search_fn: only 'strong_wolfe' is supported");
  }
  void prepare(Update&) const override {}
  void apply(const Update&) const override {}

  double lr;
  int64_t max_iter, max_eval;
  double tolerance_grad, tolerance_change;
  int64_t history_size;
  bool searches, maximize;
};

double dot(const Tensor& a, const Tensor& b) {
  return number_of(ops::dot(a, b));
}
double largest(const Tensor& t) {
  return number_of(ops::max(ops::abs(t)));
}

// What is known from one step to the next. Its tensors are never written to.
struct Memory {
  struct Pair {
    Tensor dir, step;  // y and s
    double ro;
  };
  int64_t func_evals = 0, n_iter = 0;
  Tensor d, prev_flat_grad;
  double t = 0, h_diag = 1, prev_loss = 0;
  std::vector<Pair> pairs;  // oldest first
  bool started = false;     // is there more than the counts?
};
// A commit swaps it. (The move of a deque may need memory.)
static_assert(std::is_nothrow_swappable_v<Memory>);

// The direction of descent from what the pairs say of the curvature.
Tensor direction(const Memory& m, const Tensor& gradient) {
  Tensor q = ops::neg(gradient);
  std::vector<double> al(m.pairs.size());
  for (size_t i = m.pairs.size(); i-- > 0;) {
    al[i] = dot(m.pairs[i].step, q) * m.pairs[i].ro;
    ops::add_(q, m.pairs[i].dir, -al[i]);
  }
  Tensor r = ops::mul(q, m.h_diag);
  for (size_t i = 0; i < m.pairs.size(); ++i) {
    const double be = dot(m.pairs[i].dir, r) * m.pairs[i].ro;
    ops::add_(r, m.pairs[i].step, al[i] - be);
  }
  return r;
}

struct Point {
  double t, f;
  Tensor g;
  double gtd;
};

// The minimum of the cubic through two points and their slopes.
double cubic(const Point& a, const Point& b, double low, double high) {
  const double d1 = a.gtd + b.gtd - 3 * (a.f - b.f) / (a.t - b.t);
  const double square = d1 * d1 - a.gtd * b.gtd;
  if (!(square >= 0)) return (low + high) / 2;
  const double d2 = std::sqrt(square);
  const double at = a.t <= b.t ? b.t - (b.t - a.t) * ((b.gtd + d2 - d1) / (b.gtd - a.gtd + 2 * d2))
                               : a.t - (a.t - b.t) * ((a.gtd + d2 - d1) / (a.gtd - b.gtd + 2 * d2));
  return std::min(std::max(at, low), high);
}

class WolfeSearch {
 public:
  using Evaluate = FunctionRef<Point(double t)>;
  WolfeSearch(Evaluate evaluate, Point start, double d_norm, int64_t most)
      : evaluate_(evaluate), start_(std::move(start)), d_norm_(d_norm), most_(most) {}

  Point run(double t) {
    bracket(t);
    if (!done_) zoom();
    return low_;
  }
  int64_t evaluations() const { return evaluations_; }

 private:
  static constexpr double kC1 = 1e-4, kC2 = 0.9, kToleranceChange = 1e-9;

  Point at(double t) {
    ++evaluations_;
    return evaluate_(t);
  }
  bool decreases_little(const Point& p) const { return p.f > start_.f + kC1 * p.t * start_.gtd; }
  bool is_flat(const Point& p) const { return std::abs(p.gtd) <= -kC2 * start_.gtd; }
  void set(const Point& a, const Point& b) { low_ = a, high_ = b; }

  // Two points with an acceptable one between them, or that one.
  void bracket(double t) {
    Point before = start_, now = at(t);
    for (; iterations_ < most_; ++iterations_) {
      if (decreases_little(now) || (iterations_ > 1 && now.f >= before.f)) return set(before, now);
      if (is_flat(now)) {
        done_ = true;
        return set(now, now);
      }
      if (now.gtd >= 0) return set(before, now);
      const double low = now.t + 0.01 * (now.t - before.t), high = now.t * 10;
      const double next = cubic(before, now, low, high);
      before = now;
      now = at(next);
    }
    set(start_, now);
  }

  void zoom() {
    if (!(low_.f <= high_.f)) std::swap(low_, high_);
    bool stuck = false;
    while (!done_ && iterations_ < most_) {
      if (std::abs(high_.t - low_.t) * d_norm_ < kToleranceChange) break;
      const double left = std::min(low_.t, high_.t), right = std::max(low_.t, high_.t);
      const double t = moved_inside(cubic(low_, high_, left, right), left, right, stuck);
      const Point now = at(t);
      ++iterations_;
      if (decreases_little(now) || now.f >= low_.f) {
        high_ = now;
        if (!(low_.f <= high_.f)) std::swap(low_, high_);
        continue;
      }
      if (is_flat(now))
        done_ = true;
      else if (now.gtd * (high_.t - low_.t) >= 0)
        high_ = low_;
      low_ = now;
    }
  }

  // Away from the ends, if it comes near one of them twice.
  static double moved_inside(double t, double left, double right, bool& stuck) {
    const double margin = 0.1 * (right - left);
    if (!(std::min(right - t, t - left) < margin)) {
      stuck = false;
      return t;
    }
    if (!stuck && t < right && t > left) {
      stuck = true;
      return t;
    }
    stuck = false;
    return std::abs(t - right) < std::abs(t - left) ? right - margin : left + margin;
  }

  const Evaluate evaluate_;
  const Point start_;
  const double d_norm_;
  const int64_t most_;
  Point low_{}, high_{};
  int64_t iterations_ = 0, evaluations_ = 0;
  bool done_ = false;
};

class Lbfgs final : public Optimizer {
 public:
  using Optimizer::Optimizer;

 private:
  // A step that is under way.
  struct Run {
    const LbfgsRule& rule;
    const std::vector<Tensor>& params;
    const Closure& closure;
    Memory m;
  };

  void check_group(const Group& g) const override {
    check(groups().empty(), Code::kInvalid,
          "LBFGS doesn't support per-parameter options (parameter groups)");
    Optimizer::check_group(g);
  }

  static Tensor flat_gradient(const Run& r) {
    std::vector<Tensor> parts;
    for (const Tensor& p : r.params) {
      const Tensor g = grad_of(p);
      check(is_floating(p.dtype()), Code::kDtype, "step: a parameter is torch.", p.dtype(),
            "; only floating point types are updated");
      check(!g.defined() || same_sizes(g.sizes(), p.sizes()), Code::kShape,
            "step: a parameter has sizes ", p.sizes(), ", its gradient ",
            g.defined() ? g.sizes() : p.sizes());
      parts.push_back(g.defined() ? ops::reshape(detach(g), {p.numel()})
                                  : Tensor::zeros({p.numel()}, p.dtype()));
    }
    const Tensor all = ops::cat(parts);
    return r.rule.maximize ? ops::neg(all) : all;
  }

  static double loss_of(const Run& r, const Tensor& loss) {
    const Tensor one = ops::to_dtype(detach(loss), DType::kFloat64);
    const double v = *ops::contiguous(one).data<double>();
    return r.rule.maximize ? -v : v;
  }

  // p += t d
  static void move(const Run& r, double t, const Tensor& d) {
    int64_t offset = 0;
    for (const Tensor& p : r.params) {
      const Tensor part = ops::reshape(ops::narrow(d, 0, offset, p.numel()), p.sizes());
      ops::add_(detach(p), ops::to_dtype(part, p.dtype()), t);
      offset += p.numel();
    }
  }

  static std::vector<Tensor> saved(const Run& r) {
    std::vector<Tensor> out;
    for (const Tensor& p : r.params) out.push_back(ops::clone(detach(p)));
    return out;
  }
  // Back to where a line search begins. A closure can give parameters other sizes, by registering a
  // parametrization for instance; then there is no way back.
  static void move_back(const Run& r, const std::vector<Tensor>& values) {
    for (size_t i = 0; i < values.size(); ++i) {
      check(same_sizes(r.params[i].sizes(), values[i].sizes()), Code::kState,
            "step: the closure has given a parameter of sizes ", values[i].sizes(), " the sizes ",
            r.params[i].sizes());
    }
    for (size_t i = 0; i < values.size(); ++i) {
      kernels::copy(r.params[i].mutable_view(), values[i].view());
      r.params[i].bump_version();
    }
  }
  // The parameters as they were before a step, once. What graphs have saved meanwhile is outdated.
  static void take_back(const Run& r, const std::vector<Tensor>& values) noexcept {
    for (size_t i = 0; i < values.size(); ++i) {
      ops::restore_values(r.params[i], values[i]);
      r.params[i].bump_version();
    }
  }

  Tensor step_now(const Closure* closure) override {
    check(closure != nullptr, Code::kInvalid,
          "LBFGS: step() missing 1 required positional argument: 'closure'");
    const GradGuard off(false);
    const Group& g = groups()[0];
    Run r{static_cast<const LbfgsRule&>(*g.settings.rule), g.params, *closure, memory_};
    const std::vector<Tensor> before = saved(r);
    try {
      Tensor loss = search(r);
      std::swap(memory_, r.m);
      return loss;
    } catch (...) {
      take_back(r, before);
      throw;
    }
  }

  static Tensor search(Run& r) {
    Memory& m = r.m;
    const LbfgsRule& rule = r.rule;
    const Tensor first_loss = r.closure();
    double loss = loss_of(r, first_loss);
    int64_t evaluations = 1;
    ++m.func_evals;
    Tensor gradient = flat_gradient(r);
    if (gradient.numel() == 0 || largest(gradient) <= rule.tolerance_grad) return first_loss;
    for (int64_t n = 1; n <= rule.max_iter; ++n) {
      ++m.n_iter;
      update_direction(m, rule, gradient);
      m.prev_flat_grad = gradient;
      m.prev_loss = loss;
      m.t = m.n_iter == 1 ? std::min(1.0, 1 / number_of(ops::sum(ops::abs(gradient)))) * rule.lr
                          : rule.lr;
      m.started = true;
      const double slope = dot(gradient, m.d);
      if (slope > -rule.tolerance_change) break;
      int64_t more = 0;
      if (rule.searches) {
        const Point found =
            line_search(r, loss, gradient, slope, rule.max_eval - evaluations, more);
        loss = found.f, gradient = found.g, m.t = found.t;
        move(r, m.t, m.d);
      } else {
        move(r, m.t, m.d);
        if (n != rule.max_iter) {
          loss = loss_of(r, r.closure());
          gradient = flat_gradient(r);
          more = 1;
        }
      }
      evaluations += more;
      m.func_evals += more;
      const bool small = (rule.searches || more > 0) && largest(gradient) <= rule.tolerance_grad;
      if (n == rule.max_iter || evaluations >= rule.max_eval || small ||
          largest(ops::mul(m.d, m.t)) <= rule.tolerance_change ||
          std::abs(loss - m.prev_loss) < rule.tolerance_change) {
        break;
      }
    }
    return first_loss;
  }

  static void update_direction(Memory& m, const LbfgsRule& rule, const Tensor& gradient) {
    if (m.n_iter == 1) {
      m.d = ops::neg(gradient);
      m.pairs.clear();
      m.h_diag = 1;
      return;
    }
    const Tensor y = ops::sub(gradient, m.prev_flat_grad), s = ops::mul(m.d, m.t);
    const double ys = dot(y, s);
    if (ys > 1e-10) {
      if (static_cast<int64_t>(m.pairs.size()) == rule.history_size && !m.pairs.empty()) {
        m.pairs.erase(m.pairs.begin());
      }
      m.pairs.push_back({y, s, 1 / ys});
      m.h_diag = ys / dot(y, y);
    }
    m.d = direction(m, gradient);
  }

  static Point line_search(const Run& r, double loss, const Tensor& gradient, double slope,
                           int64_t most, int64_t& evaluations) {
    const std::vector<Tensor> origin = saved(r);
    const auto evaluate = [&](double t) -> Point {
      move(r, t, r.m.d);
      const double f = loss_of(r, r.closure());
      const Tensor g = flat_gradient(r);
      move_back(r, origin);
      return {t, f, g, dot(g, r.m.d)};
    };
    WolfeSearch search(evaluate, {0, loss, gradient, slope}, largest(r.m.d), most);
    Point found = search.run(r.m.t);
    evaluations = search.evaluations();
    return found;
  }

  // ---- state ----

  StateDict state_at(size_t index) const override {
    StateDict out;
    const Memory& m = memory_;
    if (index != 0 || m.func_evals == 0) return out;
    const auto add = [&](const KeyPath& path, const auto& v) { out.push_back(entry(path, v)); };
    const auto number = [&](double v) { return Tensor::full({}, v, m.d.dtype()); };
    add(KeyPath().name("func_evals"), Option(m.func_evals));
    add(KeyPath().name("n_iter"), Option(m.n_iter));
    if (!m.started) return out;
    add(KeyPath().name("d"), m.d);
    add(KeyPath().name("t"), Option(m.t));
    const auto list = [&](const char* name, auto of) {
      int64_t n = 0;
      for (const Memory::Pair& p : m.pairs) add(KeyPath().name(name).item(n++), of(p));
    };
    list("old_dirs", [](const Memory::Pair& p) { return p.dir; });
    list("old_stps", [](const Memory::Pair& p) { return p.step; });
    list("ro", [&](const Memory::Pair& p) { return number(p.ro); });
    add(KeyPath().name("H_diag"), number(m.h_diag));
    add(KeyPath().name("prev_flat_grad"), m.prev_flat_grad);
    add(KeyPath().name("prev_loss"), Option(m.prev_loss));
    return out;
  }

  Commit read_state(size_t index, const Tensor&, const StateDict& entries) override {
    check(index == 0 || entries.empty(), Code::kUnknown,
          "load_state_dict: LBFGS keeps all of its state for its first parameter");
    if (index != 0) return [] {};
    std::map<std::string, Tensor> at;
    for (const StateEntry& e : entries) {
      // What torch keeps of its last direction is made anew for each.
      if (e.key != "al" && !e.key.starts_with("al.")) at[e.key] = e.tensor;
    }
    Memory m;
    const auto take = [&](const std::string& name, bool needed) {
      const auto found = at.find(name);
      check(found != at.end() || !needed, Code::kInvalid, "load_state_dict: there is no ", name);
      if (found == at.end()) return Tensor();
      Tensor t = found->second;
      at.erase(found);
      check(t.defined() && t.dim() <= 1, Code::kShape, "load_state_dict: ", name,
            " is no vector and no number");
      return ops::clone(detach(t));
    };
    const auto number = [&](const std::string& name) {
      const Tensor t = take(name, true);
      check(t.numel() == 1, Code::kShape, "load_state_dict: ", name, " is no number");
      return *ops::to_dtype(t, DType::kFloat64).data<double>();
    };
    const auto count = [&](const std::string& name) {
      const double n = number(name);
      check(n >= 0 && n <= 0x1p53 && n == std::floor(n), Code::kInvalid, "load_state_dict: ", name,
            " is ", n, ", expected a count");
      return static_cast<int64_t>(n);
    };
    if (!at.empty()) m.func_evals = count("func_evals"), m.n_iter = count("n_iter");
    if (at.count("d")) {
      m.started = true;
      m.d = take("d", true);
      m.prev_flat_grad = take("prev_flat_grad", true);
      m.t = number("t"), m.h_diag = number("H_diag"), m.prev_loss = number("prev_loss");
    }
    for (int64_t i = 0; at.count("old_dirs." + std::to_string(i)); ++i) {
      const std::string n = std::to_string(i);
      const Tensor dir = take("old_dirs." + n, true), step = take("old_stps." + n, true);
      m.pairs.push_back({dir, step, number("ro." + n)});
    }
    check(at.empty(), Code::kUnknown, "load_state_dict: '", at.empty() ? "" : at.begin()->first,
          "' does not belong to this optimizer");
    int64_t n = 0;
    for (const Tensor& p : groups()[0].params) n += p.numel();
    const auto fits = [&](const Tensor& t) {
      return !t.defined() || (t.dim() == 1 && t.numel() == n);
    };
    bool all = fits(m.d) && fits(m.prev_flat_grad);
    for (const Memory::Pair& p : m.pairs) all = all && fits(p.dir) && fits(p.step);
    check(all, Code::kShape, "load_state_dict: the state is for another number of elements than ",
          n);
    return [this, m = std::move(m)]() mutable { std::swap(memory_, m); };
  }

  Memory memory_;
};

void check_lbfgs(const Args& a, Options& o) {
  const int64_t max_iter = o.integer("max_iter");
  constexpr int64_t kLargest = int64_t{1} << 60;
  a.require(max_iter >= -kLargest && max_iter <= kLargest, "max_iter", "is out of range");
  if (o.at("max_eval").is_none()) o.set("max_eval", (max_iter * 5) >> 2);  // rounded down
}

Ref<Optimizer> create(const Algorithm& a, Options defaults) {
  return Ref<Optimizer>::adopt(new Lbfgs(a, std::move(defaults)));
}

constexpr Range kLbfgsRanges[] = {kLr};
constexpr Algorithm kLbfgs{"LBFGS", {},          kLbfgsRanges, make_rule<LbfgsRule>,
                           nullptr, check_lbfgs, nullptr,      create};

}  // namespace

Span<const OptimizerType> lbfgs_types() {
  static constexpr OptimizerType kTypes[] = {
      {"LBFGS(lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-07, tolerance_change=1e-09, "
       "history_size=100, line_search_fn=None, *, maximize=False)",
       &kLbfgs},
  };
  return kTypes;
}

}  // namespace nnc::optim
