// SPDX-License-Identifier: Apache-2.0
#include <mutex>
#include <optional>

#include "base/random.h"
#include "ops/activation.h"
#include "ops/arith.h"
#include "ops/convert.h"
#include "ops/element_type.h"
#include "ops/random.h"
#include "ops/selection.h"
#include "ops/unary_node.h"

namespace nnc::ops {

using kernels::Binary;
using kernels::Unary;
using kernels::UnaryGrad;

// ---- rrelu: y = x > 0 ? x : r x, r drawn (training) or the middle.   dx = dy or r dy alike.
// saves the slopes (training), else x; in place y
namespace {
struct RreluNode final : UnaryNode {
  bool inplace = false;
  SavedTensor slopes{this};  // in training
  const char* name() const override {
    return inplace ? "RreluWithNoiseBackward1" : "RreluWithNoiseBackward0";
  }
  Tensors backward(const Tensors& gy) override {
    const Tensor r = slopes.get();
    constexpr const char* kName = "RreluWithNoiseBackwardBackward0";
    if (r.defined()) return {connected(mul(gy[0], r), next[0], kName, Behind::kSameFunction)};
    const Tensor gx = piecewise_grad(UnaryGrad::kLeakyRelu, gy[0], saved.get(), p, kName);
    return {connected(gx, next[0], kName, Behind::kSameFunction)};
  }
};

// The slope of every element: 1, or for negative ones and 0 a draw, in row-major order.
Tensor draw_slopes(const Tensor& x, double lower, double upper) {
  const Tensor from = contiguous(detach(x));
  Tensor slopes = Tensor::empty(x.sizes(), x.dtype());
  Generator& g = drawn_generator();
  const Drawing drawing(g);
  dispatch_floating(x.dtype(), "rrelu", [&](auto tag) {
    using T = typename decltype(tag)::type;
    // The bounds are numbers of the element type, the draw between them is a double.
    using C = compute_t<T>;
    const double low = static_cast<double>(static_cast<C>(lower));
    const double high = static_cast<double>(static_cast<C>(upper));
    const T* v = from.data<T>();
    T* r = slopes.mutable_data<T>();
    for (int64_t i = 0; i < x.numel(); ++i) {
      const double slope = v[i] <= T(0) ? draw_uniform(g, low, high) : 1;
      r[i] = static_cast<T>(static_cast<C>(slope));
    }
  });
  return slopes;
}

void check_range(const Tensor& x, const char* op, double lower, double upper) {
  check_floating(x.dtype(), op);
  check(lower <= upper, Code::kInvalid, op,
        ": Lower bound should be less than or equal to the upper bound, got ", lower, " and ",
        upper);
}

}  // namespace

Tensor rrelu(const Tensor& input, double lower, double upper, bool training) {
  check_range(input, "rrelu", lower, upper);
  const Tensor x = contiguous(input);  // Note [Shown order]
  const double middle = (lower + upper) / 2;
  std::optional<DrawGuard> draws;
  Tensor slopes;
  if (training) {
    draws.emplace(drawn_generator());
    slopes = draw_slopes(x, lower, upper);
  }
  Tensor y = training ? binary_op(Binary::kMul, x, slopes, x.dtype(), x.dtype(), "rrelu")
                      : unary_op(Unary::kLeakyRelu, x, {middle});
  if (auto node = record<RreluNode>(input)) {
    node->p = {middle};
    if (training)
      node->slopes.save(slopes);
    else
      node->saved.save(input);
    attach(y, node);
  }
  if (draws) draws->keep();
  return y;
}
void rrelu_(const Tensor& x, double lower, double upper, bool training) {
  check_range(x, "rrelu_", lower, upper);
  check_inplace(x, "rrelu_");
  const double middle = (lower + upper) / 2;
  std::optional<DrawGuard> draws;
  if (training) draws.emplace(drawn_generator());
  auto node = record<RreluNode>(x);
  Tensor slopes;
  if (training) slopes = draw_slopes(x, lower, upper);
  if (node) {
    node->p = {middle};
    node->inplace = true;
    if (training)
      node->slopes.save(slopes);
    else
      node->saved.save_overwritten(x);
  }
  InplaceHistory history(x, node);
  if (training)
    binary_op_(Binary::kMul, x, slopes, x.dtype(), "rrelu_");
  else
    unary_op_(Unary::kLeakyRelu, x, {middle});
  history.commit();
  if (draws) draws->keep();
}

}  // namespace nnc::ops
