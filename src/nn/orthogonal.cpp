// SPDX-License-Identifier: Apache-2.0
// Orthogonal weights, with the map's base point kept apart: https://arxiv.org/abs/1909.09501
#include <limits>

#include "base/undo.h"
#include "graph/record.h"
#include "nn/make.h"
#include "nn/parametrizations.h"
#include "nn/parametrize.h"
#include "ops/arith.h"
#include "ops/compare.h"
#include "ops/convert.h"
#include "ops/create.h"
#include "ops/join.h"
#include "ops/linalg.h"
#include "ops/math.h"
#include "ops/matmul.h"
#include "ops/random.h"
#include "ops/reduce.h"
#include "ops/shape.h"
#include "ops/undo.h"

namespace nnc::nn {
namespace {

enum class Map { kMatrixExp, kCayley, kHouseholder };

Tensor turned(const Tensor& x) {
  return ops::transpose(x, -2, -1);
}
Tensor diagonal_of(const Tensor& x) {
  return ops::diagonal(x, 0, -2, -1);
}
// The sizes of x with other matrices.
Dims sizes_with(const Tensor& x, int64_t rows, int64_t columns) {
  Dims sizes(x.sizes());
  sizes[x.dim() - 2] = rows;
  sizes[x.dim() - 1] = columns;
  return sizes;
}

double epsilon_of(DType t) {
  return t == DType::kFloat64 ? std::numeric_limits<double>::epsilon()
                              : static_cast<double>(std::numeric_limits<float>::epsilon());
}

bool is_orthogonal(const Tensor& q) {
  const int64_t n = q.size(-2), k = q.size(-1);
  const Tensor product = ops::matmul(turned(q), q), one = ops::eye(k, k, q.dtype());
  return ops::allclose(product, one, 1e-5, 10.0 * static_cast<double>(n) * epsilon_of(q.dtype()));
}

// The factor Q of QR whose R has no negative number on its diagonal.
Tensor orthogonalized(const Tensor& a) {
  const auto [packed, tau] = ops::geqrf(a);
  const Tensor q = ops::householder_product(packed, tau);
  return ops::mul(q, ops::unsqueeze(ops::sign(diagonal_of(packed)), -2));
}

class Orthogonal final : public Layer, public Invertible {
 public:
  Orthogonal(const Tensor& weight, Map map, bool trivialized)
      : sizes_(weight.sizes()), map_(map), trivialized_(trivialized) {
    if (trivialized) register_buffer("base", Tensor());
  }
  std::string type_name() const override { return "_Orthogonal"; }
  Tensor apply(const Tensor& x) override;
  std::vector<Tensor> right_inverse(const Tensor& q) override;
  const char* reason() const override {
    return "It is not possible to assign to the matrix exponential or the Cayley parametrizations "
           "when use_trivialization=False.";
  }

 private:
  Tensor by_skew_matrix(const Tensor& x) const;
  std::vector<Tensor> reflections_of(const Tensor& q) const;
  void set_base(const Tensor& q);

  const Dims sizes_;
  const Map map_;
  const bool trivialized_;
};

// x (n, k), n >= k: n k - k (k - 1) / 2 of its numbers count.
Tensor Orthogonal::by_skew_matrix(const Tensor& x) const {
  const int64_t n = x.size(-2), k = x.size(-1);
  Tensor low = ops::tril(x);
  if (n != k) {
    low = ops::cat(std::vector<Tensor>{low, Tensor::zeros(sizes_with(x, n, n - k), x.dtype())}, -1);
  }
  const Tensor a = ops::sub(low, turned(low));
  if (map_ == Map::kMatrixExp) return ops::narrow(ops::matrix_exp(a), -1, 0, k);
  const Tensor one = ops::eye(n, n, x.dtype()), half = ops::mul(a, Scalar(0.5));
  return ops::narrow(ops::solve(ops::sub(one, half), ops::add(one, half)), -1, 0, k);
}

Tensor Orthogonal::apply(const Tensor& input) {
  check(input.dim() >= 2, Code::kShape, "_Orthogonal: input must be a matrix or a batch, got size ",
        input.sizes());
  const bool wide = input.size(-2) < input.size(-1);
  const Tensor x = wide ? turned(input) : input;
  Tensor q;
  if (map_ == Map::kHouseholder) {
    const Tensor a = ops::tril(x, -1);
    const Tensor lengths = ops::sum(ops::mul(a, a), {-2});
    q = ops::householder_product(
        a, ops::mul(ops::reciprocal(ops::add(lengths, Scalar(1.0))), Scalar(2.0)));
    // Ones of either sign, which are not trained.
    const Tensor signs = ops::to_dtype(detach(diagonal_of(x)), DType::kInt32);
    q = ops::mul(q, ops::unsqueeze(signs, -2));
  } else {
    q = by_skew_matrix(x);
  }
  if (trivialized_ && buffer(0).defined()) q = ops::matmul(buffer(0), q);
  return wide ? turned(q) : q;
}

std::vector<Tensor> Orthogonal::reflections_of(const Tensor& q) const {
  if (map_ != Map::kHouseholder) return {};
  const bool wide = q.size(-2) < q.size(-1);
  const auto [packed, tau] = ops::geqrf(wide ? turned(q) : q);
  // R's diagonal is to be positive. LAPACK's tau is 0 where it did not reflect.
  const Tensor diagonal = diagonal_of(packed), signs = ops::sign(diagonal);
  ops::copy_(diagonal, ops::where(ops::eq(tau, Scalar(0)), ops::neg(signs), signs));
  return {wide ? turned(packed) : packed};
}

// Handles of the buffer see the new one.
void Orthogonal::set_base(const Tensor& q) {
  if (const Tensor base = buffer(0); base.defined() && same_sizes(base.sizes(), q.sizes())) {
    ops::note_values(base);
    ops::copy_(base, q);
    return;
  }
  ModuleEdit edit(*this);
  edit.buffers()[0].tensor = q;
  edit.prepare("orthogonal");
  edit.commit();
}

std::vector<Tensor> Orthogonal::right_inverse(const Tensor& value) {
  check(same_sizes(value.sizes(), sizes_), Code::kShape,
        "Expected a matrix or batch of matrices of shape ", Sizes(sizes_),
        ". Got a tensor of shape ", value.sizes(), ".");
  const GradGuard off(false);
  if (!trivialized_) return reflections_of(detach(value));
  const bool wide = value.size(-2) < value.size(-1);
  Tensor q = wide ? turned(detach(value)) : detach(value);
  const int64_t n = q.size(-2), k = q.size(-1);
  if (n == k) {
    q = is_orthogonal(q) ? ops::clone(q) : orthogonalized(q);
  } else {
    const Tensor rest = ops::randn(sizes_with(q, n, n - k), q.dtype());
    q = orthogonalized(ops::cat(std::vector<Tensor>{q, rest}, -1));
  }
  set_base(q);
  // With -1 on the diagonal, 0 below it gives the identity in all maps.
  const Tensor start = Tensor::zeros(value.sizes(), value.dtype());
  ops::fill_(diagonal_of(start), Scalar(-1));
  return {start};
}

Map map_of(std::string_view word, const Tensor& weight) {
  if (word.empty()) {
    return weight.size(-2) == weight.size(-1) ? Map::kMatrixExp : Map::kHouseholder;
  }
  if (word == "matrix_exp") return Map::kMatrixExp;
  if (word == "cayley") return Map::kCayley;
  check(word == "householder", Code::kInvalid,
        "orthogonal_map has to be one of \"matrix_exp\", \"cayley\", \"householder\". Got: ", word);
  return Map::kHouseholder;
}

}  // namespace

Ref<FormerList> parametrize_orthogonal(Module& m, const std::string& name,
                                       std::string_view orthogonal_map, bool use_trivialization) {
  UndoLog log;  // computing the weight may change what it is made of already
  const NamedTensor* const e = m.tensor_named(name);
  const Tensor weight = e ? m.value_of(*e) : Tensor();
  check(weight.defined(), Code::kUnknown, "Module '", m.type_name(),
        "' has no parameter or buffer with name '", name, "'");
  check_initialized(weight, name, m);
  check(weight.dim() >= 2, Code::kShape, "Expected a matrix or batch of matrices. Got a tensor of ",
        weight.dim(), " dimensions.");
  const Map map = map_of(orthogonal_map, weight);
  const Ref<Module> p = made(new Orthogonal(weight, map, use_trivialization));
  if (map != map_of({}, weight))
    p->set_arguments("orthogonal_map='" + std::string(orthogonal_map) + "'");
  Ref<FormerList> former = register_parametrization(m, name, p, true);
  log.keep();
  return former;
}

}  // namespace nnc::nn
