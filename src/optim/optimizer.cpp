// SPDX-License-Identifier: Apache-2.0
#include "optim/optimizer.h"

#include <unordered_set>

#include "graph/autograd_meta.h"
#include "kernels/copy.h"
#include "ops/convert.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

using OptimizerRegistry = Registry<decltype(OptimizerType::make)>;

const OptimizerRegistry& registry() {
  static const auto* all = new OptimizerRegistry("optimizer", "optim", kFamilies);
  return *all;
}

}  // namespace

void Optimizer::zero_grad() {
  for (const Tensor& p : params_) drop_grad(p);
}

std::vector<Optimizer::Update> Optimizer::prepare_all() {
  std::vector<Update> updates;
  updates.reserve(params_.size());
  for (size_t i = 0; i < params_.size(); ++i) {
    const Tensor& p = params_[i];
    const Tensor g = grad_of(p);
    if (!g.defined()) continue;
    check(is_floating(p.dtype()), Code::kDtype, "step: parameter ", static_cast<int64_t>(i),
          " is torch.", p.dtype(), " and has a gradient; only floating point types are updated");
    check(p.contiguous() || !may_overlap(p.sizes(), p.strides()), Code::kState, "step: parameter ",
          static_cast<int64_t>(i), ": more than one element of the written-to tensor refers to a ",
          "single memory location, size ", p.sizes(), ", stride ", p.strides());
    check(same_sizes(p.sizes(), g.sizes()), Code::kShape, "step: parameter ",
          static_cast<int64_t>(i), " has sizes ", p.sizes(), ", its gradient ", g.sizes());
    updates.push_back({i, ops::contiguous(p), ops::contiguous(ops::to_dtype(g, p.dtype()))});
    prepare(updates.back());
  }
  return updates;
}

void Optimizer::step() {
  const std::lock_guard lock(lock_);
  const GradGuard off(false);
  for (const Update& u : prepare_all()) {
    const Tensor& p = params_[u.index];
    apply(u);
    if (!u.p.same(p)) kernels::copy(p.mutable_view(), u.p.view());
    p.bump_version();
  }
}

void Optimizer::make_state(const char* name, const Update& u, Tensor& state) {
  if (!state.defined()) {
    state = Tensor::zeros(u.p.sizes(), u.p.dtype());
    return;
  }
  check(same_sizes(state.sizes(), u.p.sizes()), Code::kShape, "step: parameter ",
        static_cast<int64_t>(u.index), " has sizes ", u.p.sizes(), ", its ", name, " ",
        state.sizes());
  check(state.dtype() == u.p.dtype(), Code::kDtype, "step: parameter ",
        static_cast<int64_t>(u.index), " is torch.", u.p.dtype(), ", its ", name, " torch.",
        state.dtype(), "; make the optimizer after converting its parameters");
}

const Signature* find_signature(std::string_view name) {
  const OptimizerRegistry::Entry* entry = registry().find(name);
  return entry ? &entry->signature : nullptr;
}

std::vector<std::string_view> optimizer_names() {
  return registry().names();
}

Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op) {
  const Literal parsed = parse_literal(text, op);
  const Value call = parsed.root();
  check(call.is_call() && call.child_count() == 0, Code::kText, op,
        ": expected a constructor such as 'SGD(lr=0.1)', got ", describe(call));
  const OptimizerRegistry::Entry& entry = registry().at(call, op);
  check(!params.empty(), Code::kInvalid, op, ": optimizer got an empty parameter list");
  std::unordered_set<const TensorImpl*> seen;
  for (const Tensor& p : params) {
    check(is_leaf(p), Code::kState, op, ": can't optimize a non-leaf Tensor");
    check(seen.insert(p.impl()).second, Code::kInvalid, op,
          ": some parameters appear more than once in the parameter list");
  }
  return entry.make(Args(entry.signature, call, nullptr, op), std::move(params));
}

}  // namespace nnc::optim
