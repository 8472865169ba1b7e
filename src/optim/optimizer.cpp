// SPDX-License-Identifier: Apache-2.0
#include "optim/optimizer.h"

#include <map>
#include <unordered_set>

#include "graph/autograd_meta.h"
#include "optim/families.h"

namespace nnc::optim {
namespace {

struct Entry {
  nn::Signature signature;
  MakeOptimizer make;
};

const std::map<std::string, Entry, std::less<>>& registry() {
  static const auto* all = [] {
    auto* map = new std::map<std::string, Entry, std::less<>>;
    for (Span<const OptimizerType> (*family)() : kFamilies) {
      for (const OptimizerType& t : family()) {
        nn::Signature s(t.signature);
        const std::string name = s.name();
        map->emplace(name, Entry{std::move(s), t.make});
      }
    }
    return map;
  }();
  return *all;
}

std::string_view short_name(std::string_view name) {
  for (std::string_view prefix : {"torch.optim.", "optim."}) {
    if (name.substr(0, prefix.size()) == prefix) return name.substr(prefix.size());
  }
  return name;
}

}  // namespace

void Optimizer::zero_grad() {
  for (const Tensor& p : params_) {
    if (AutogradMeta* m = autograd_meta_or_null(p)) m->grad = Tensor();
  }
}

const nn::Signature* find_signature(std::string_view name) {
  const auto it = registry().find(short_name(name));
  return it == registry().end() ? nullptr : &it->second.signature;
}

Ref<Optimizer> make_optimizer(const char* text, std::vector<Tensor> params, const char* op) {
  const Literal parsed = parse_literal(text, op);
  const Value call = parsed.root();
  check(call.is_call(), Code::kText, op, ": expected a constructor such as 'SGD(lr=0.1)', got ",
        describe(call));
  const auto it = registry().find(short_name(call.name()));
  if (it == registry().end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, entry] : registry()) names.push_back(name);
    const std::string like = nearest(short_name(call.name()), names);
    fail(Code::kUnknown, op, ": there is no optimizer '", call.name(), "' at ", call.position(),
         like.empty() ? "" : "; did you mean '", like, like.empty() ? "" : "'?");
  }
  check(!params.empty(), Code::kInvalid, op, ": optimizer got an empty parameter list");
  std::unordered_set<const TensorImpl*> seen;
  for (const Tensor& p : params) {
    check(is_leaf(p) && is_floating(p.dtype()), Code::kState, op,
          ": can't optimize a non-leaf Tensor");
    check(seen.insert(p.impl()).second, Code::kInvalid, op,
          ": some parameters appear more than once in the parameter list");
  }
  return it->second.make(nn::Args(it->second.signature, call, nullptr, {}, op), std::move(params));
}

}  // namespace nnc::optim
