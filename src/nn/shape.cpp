// SPDX-License-Identifier: Apache-2.0
// Layers that change shapes, or nothing.
#include "ops/shape.h"
#include "nn/make.h"

namespace nnc::nn {
namespace {

class Identity final : public Layer {
 public:
  explicit Identity(const Args&) {}
  std::string type_name() const override { return "Identity"; }
  Tensor apply(const Tensor& x) override { return x; }
};

class Flatten final : public Layer {
 public:
  explicit Flatten(const Args& a) : start_(a.integer("start_dim")), end_(a.integer("end_dim")) {}
  std::string type_name() const override { return "Flatten"; }
  std::string extra_repr() const override {
    return "start_dim=" + std::to_string(start_) + ", end_dim=" + std::to_string(end_);
  }
  Tensor apply(const Tensor& x) override { return ops::flatten(x, start_, end_); }

 private:
  int64_t start_, end_;
};

class Unflatten final : public Layer {
 public:
  explicit Unflatten(const Args& a)
      : dim_(a.integer("dim")),
        sizes_(a.integers("unflattened_size", -1)),
        extra_("dim=" + a.shown("dim") + ", unflattened_size=" + a.shown("unflattened_size")) {
    a.require(a.is_sequence("unflattened_size"), "unflattened_size",
              "must be a tuple of ints, but found ", a.shown("unflattened_size"));
  }
  std::string type_name() const override { return "Unflatten"; }
  std::string extra_repr() const override { return extra_; }
  Tensor apply(const Tensor& x) override { return ops::unflatten(x, dim_, sizes_); }

 private:
  int64_t dim_;
  Dims sizes_;
  std::string extra_;
};

}  // namespace

Span<const ModuleType> shape_types() {
  static constexpr ModuleType kTypes[] = {
      {"Identity(*args, **kwargs)", make<Identity>},
      {"Flatten(start_dim=1, end_dim=-1)", make<Flatten>},
      {"Unflatten(dim, unflattened_size)", make<Unflatten>},
  };
  return kTypes;
}

}  // namespace nnc::nn
