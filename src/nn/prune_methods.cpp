// SPDX-License-Identifier: Apache-2.0
// What pruning methods keep.
#include <cmath>

#include "base/literal.h"
#include "nn/prune.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/index.h"
#include "ops/linalg.h"
#include "ops/math.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "text/args.h"
#include "text/registry.h"

namespace nnc::nn {
namespace {

// Of n elements or slices.
int64_t count_of(const PruneAmount& a, int64_t n) {
  // Half to even, as Python rounds.
  if (!a.count) return static_cast<int64_t>(std::nearbyint(a.part * static_cast<double>(n)));
  check(*a.count <= n, Code::kInvalid, "amount=", *a.count,
        " should be smaller than the number of parameters to prune=", n);
  return *a.count;
}

void check_amount(const PruneAmount& a) {
  const bool fits = a.count ? *a.count >= 0 : a.part >= 0 && a.part <= 1;
  if (fits) return;
  std::string given;
  if (a.count)
    given = std::to_string(*a.count);
  else
    append_python_float(given, a.part);
  fail(Code::kInvalid, "amount=", given,
       " should either be a float in the range [0, 1] or a non-negative integer");
}

class IdentityPruning final : public PruningMethod {
 public:
  Type type() const override { return Type::kUnstructured; }
  Tensor compute_mask(const Tensor&, const Tensor& default_mask) const override {
    return default_mask;
  }
};

// The least of some scores go, one for each element.
class Unstructured : public PruningMethod {
 public:
  explicit Unstructured(const PruneAmount& amount) : amount_(amount) { check_amount(amount); }
  Type type() const final { return Type::kUnstructured; }
  Tensor compute_mask(const Tensor& t, const Tensor& default_mask) const final {
    const int64_t n = count_of(amount_, t.numel());
    const Tensor flat = ops::clone(ops::flatten(default_mask));
    if (n != 0) ops::index_fill_(flat, 0, pruned(t, n), Scalar(0));
    return ops::reshape(flat, default_mask.sizes());
  }

 private:
  // Places in the flat tensor.
  virtual Tensor pruned(const Tensor& t, int64_t n) const = 0;
  const PruneAmount amount_;
};

class RandomUnstructured final : public Unstructured {
  using Unstructured::Unstructured;
  Tensor pruned(const Tensor& t, int64_t n) const override {
    return ops::topk(ops::flatten(ops::rand_like(t, t.dtype())), n).second;
  }
};

class L1Unstructured final : public Unstructured {
  using Unstructured::Unstructured;
  Tensor pruned(const Tensor& t, int64_t n) const override {
    return ops::topk(ops::flatten(ops::abs(t)), n, -1, false).second;
  }
};

// Whole slices along a dimension go.
class Structured : public PruningMethod {
 public:
  Structured(const PruneAmount& amount, int64_t dim) : amount_(amount), dim_(dim) {
    check_amount(amount);
  }
  Type type() const final { return Type::kStructured; }
  int64_t dim() const final { return dim_; }
  Tensor compute_mask(const Tensor& t, const Tensor& default_mask) const final {
    check(t.dim() > 1, Code::kInvalid,
          "Structured pruning can only be applied to multidimensional tensors. Found tensor of "
          "shape ",
          t.sizes(), " with ", t.dim(), " dims");
    check(dim_ >= -t.dim() && dim_ < t.dim(), Code::kIndex, "Invalid index ", dim_,
          " for tensor of size ", t.sizes());
    const int64_t d = dim_ < 0 ? dim_ + t.dim() : dim_;
    const int64_t slices = t.size(d), n = count_of(amount_, slices);
    if (n == 0) return default_mask;
    Dims sizes(t.dim(), 1);
    sizes[d] = slices;
    const Tensor kept_slices = ops::to_dtype(kept(t, d, slices, n), default_mask.dtype());
    return ops::mul(default_mask, ops::reshape(kept_slices, sizes));
  }

 private:
  // One number for each slice: does it stay?
  virtual Tensor kept(const Tensor& t, int64_t d, int64_t slices, int64_t n) const = 0;
  const PruneAmount amount_;
  const int64_t dim_;
};

class RandomStructured final : public Structured {
  using Structured::Structured;
  Tensor kept(const Tensor&, int64_t, int64_t slices, int64_t n) const override {
    const Tensor scores = ops::rand({slices}, exec().default_dtype);
    return ops::gt(scores, ops::kthvalue(scores, n).first);
  }
};

class LnStructured final : public Structured {
 public:
  LnStructured(const PruneAmount& amount, double n, std::string_view word, int64_t dim)
      : Structured(amount, dim), order_(n), word_(word) {
    check(word.empty() || word == "fro" || word == "nuc", Code::kInvalid,
          "n must be a number, \"fro\" or \"nuc\", got '", word, "'");
  }

 private:
  Tensor kept(const Tensor& t, int64_t d, int64_t slices, int64_t n) const override {
    const Tensor best = ops::topk(norms(t, d), slices - n).second;
    const Tensor flags = Tensor::zeros({slices}, DType::kFloat32);
    ops::index_fill_(flags, 0, best, Scalar(1));
    return flags;
  }
  Tensor norms(const Tensor& t, int64_t d) const {
    Dims others;
    for (int64_t i = 0; i < t.dim(); ++i) {
      if (i != d) others.push_back(i);
    }
    if (word_ == "nuc") {
      check(others.size() == 2, Code::kInvalid,
            "n=\"nuc\" takes a tensor of 3 dimensions, got size ", t.sizes());
      return ops::matrix_norm(t, word_, others, false, {});
    }
    return ops::vector_norm(t, word_ == "fro" ? 2 : order_, others, false, {});
  }
  const double order_;
  const std::string word_;
};

class CustomFromMask final : public PruningMethod {
 public:
  explicit CustomFromMask(const Tensor& mask) : mask_(mask) {}
  Type type() const override { return Type::kGlobal; }
  Tensor compute_mask(const Tensor&, const Tensor& default_mask) const override {
    check(same_sizes(default_mask.sizes(), mask_.sizes()), Code::kShape, "default_mask shape ",
          default_mask.sizes(), " must match self.mask shape ", mask_.sizes());
    return ops::mul(default_mask, ops::to_dtype(mask_, default_mask.dtype()));
  }

 private:
  const Tensor mask_;
};

// ---- from text ----

using MakePruning = Pruning (*)(const Args&);

PruneAmount amount_of(const Args& a) {
  if (a.is_int("amount")) return {0, a.integer("amount")};
  return {a.real("amount"), {}};
}

constexpr Constructor<MakePruning> kMethods[] = {
    {"Identity()", [](const Args&) { return prune_identity(); }},
    {"RandomUnstructured(amount)",
     [](const Args& a) { return prune_random_unstructured(amount_of(a)); }},
    {"L1Unstructured(amount)", [](const Args& a) { return prune_l1_unstructured(amount_of(a)); }},
    {"RandomStructured(amount, dim=-1)",
     [](const Args& a) { return prune_random_structured(amount_of(a), a.integer("dim")); }},
    {"LnStructured(amount, n, dim=-1)",
     [](const Args& a) {
       const bool word = a.is_text("n");
       return prune_ln_structured(amount_of(a), word ? 0 : a.real("n"),
                                  word ? a.text("n") : std::string(), a.integer("dim"));
     }},
    {"CustomFromMask(mask)",
     [](const Args& a) {
       const Tensor mask = a.tensor("mask");
       a.require(mask.defined(), "mask", "must be a tensor");
       return prune_custom_from_mask(mask);
     }},
};
Span<const Constructor<MakePruning>> methods() {
  return kMethods;
}

}  // namespace

Pruning prune_identity() {
  return std::make_unique<IdentityPruning>();
}
Pruning prune_random_unstructured(const PruneAmount& amount) {
  return std::make_unique<RandomUnstructured>(amount);
}
Pruning prune_l1_unstructured(const PruneAmount& amount) {
  return std::make_unique<L1Unstructured>(amount);
}
Pruning prune_random_structured(const PruneAmount& amount, int64_t dim) {
  return std::make_unique<RandomStructured>(amount, dim);
}
Pruning prune_ln_structured(const PruneAmount& amount, double n, std::string_view word,
                            int64_t dim) {
  return std::make_unique<LnStructured>(amount, n, word, dim);
}
Pruning prune_custom_from_mask(const Tensor& mask) {
  return std::make_unique<CustomFromMask>(mask);
}

Pruning read_pruning_method(const char* text, const Kwargs* kwargs, const char* op) {
  static constexpr Registry<MakePruning>::Family kFamilies[] = {methods};
  static const auto* all = new Registry<MakePruning>("pruning method", "prune", kFamilies);
  const Literal parsed = parse_literal(text, op);
  const Value call = parsed.root();
  check(call.is_call() && call.child_count() == 0, Code::kText, op,
        ": expected a call such as 'L1Unstructured(amount=0.2)', got ", describe(call));
  const Registry<MakePruning>::Entry& entry = all->at(call, op);
  return entry.make(Args(entry.signature, call, kwargs, op));
}

}  // namespace nnc::nn
