// SPDX-License-Identifier: Apache-2.0
// Products with constant matrices: see Note [Packed products].
#include <optional>

#include "kernels/copy.h"
#include "kernels/gemm.h"
#include "kernels/linear.h"
#include "program/dataflow.h"

namespace nnc::program {
namespace {

using kernels::LinearEpilogue;
using kernels::LinearShape;
using kernels::Weight;

constexpr auto kGemm = static_cast<void (*)(const View&, const ConstView&, const ConstView&,
                                            const Scalar&, const Scalar&)>(&kernels::gemm);
constexpr int64_t kFewRows = 5;  // fewer are read by a kernel of their own
constexpr int64_t kLeastMatrix = 1 << 12;
constexpr int64_t kLongestSum = 4096;  // longer ones are added up of parts

// The columns of the last panel that are not there are computed with the others.
bool fills_panels(int64_t columns) {
  constexpr int64_t kWidest = 32, kLeast = 2 * kWidest;
  const int64_t computed = (columns + kWidest - 1) / kWidest * kWidest;
  return columns >= kLeast && (computed - columns) * 4 <= computed;
}

// Is it a product of few rows with a matrix that no run changes?
bool is_ours(const Dataflow& flow, const Step& s) {
  if (!s.is(kGemm)) return false;
  const View& y = s.argument<View>(0);
  const ConstView& w = s.argument<ConstView>(2);
  return y.ndim() == 2 && y.dtype() == DType::kFloat32 && y.size(0) >= kFewRows &&
         y.size(0) <= kernels::kMostPackedRows && y.stride(1) == 1 && y.stride(0) == y.size(1) &&
         fills_panels(y.size(1)) && w.size(0) <= kLongestSum && w.numel() >= kLeastMatrix &&
         s.argument<Scalar>(3).to_double() == 1 && flow.is_constant(w.data());
}

// The bias that a step copies into each row of y.
std::optional<ConstView> bias_of(const Dataflow& flow, const Step& s, const View& y) {
  if (!s.is(&kernels::ref::copy)) return std::nullopt;
  const View& out = s.argument<View>(0);
  const ConstView& in = s.argument<ConstView>(1);
  const int64_t d = out.ndim() - 1;
  if (d < 0 || !same_place(out, y) || in.dtype() != DType::kFloat32 || !out.contiguous() ||
      out.size(d) != y.size(1) || in.stride(d) != 1 || !flow.is_constant(in.data()))
    return std::nullopt;
  for (int64_t k = 0; k < d; ++k) {
    if (in.size(k) != 1 && in.stride(k) != 0) return std::nullopt;
  }
  const int64_t n = y.size(1), one = 1;
  return restrided(in, {&n, 1}, {&one, 1});
}

}  // namespace

// From the copy of a bias and the product that is added to it, or the product alone.
void grow_linear(Dataflow& flow, size_t i) {
  size_t at = i;
  ConstView bias;
  if (flow.step(i).is(&kernels::ref::copy)) {
    at = flow.next_touch(flow.step(i).argument<View>(0), i);
    if (at == flow.size() || !is_ours(flow, flow.step(at))) return;
    const std::optional<ConstView> found =
        bias_of(flow, flow.step(i), flow.step(at).argument<View>(0));
    if (!found) return;
    bias = *found;
  } else if (!is_ours(flow, flow.step(i))) {
    return;
  }
  const Step& product = flow.step(at);
  const double beta = product.argument<Scalar>(4).to_double();
  if (beta != (at == i ? 0 : 1)) return;
  const ConstView x = product.argument<ConstView>(1), &b = product.argument<ConstView>(2);
  const LinearShape shape{b.size(1), b.size(0), b.stride(1), b.stride(0)};
  // The view may be of memory that the capture had; what keeps the copy keeps the packed one too.
  Storage* const kept = flow.constant(b.data());
  const Weight w{b.data(), kept, kept};

  Produced p{product.argument<View>(0), {}};
  LinearEpilogue after;
  if (at != i) flow.take_out(i);
  while (true) {
    const size_t j = flow.next_touch(p.y, at);
    if (j == flow.size()) break;
    const Step& s = flow.step(j);
    if (!flow.take_sum(p, at, j)) {
      if (!flow.take_activation(p, j)) break;
      after.activation = s.argument<kernels::Unary>(0);
      after.parameters = s.argument<kernels::Params>(3);
    }
    flow.take_out(j);
  }
  after.residual = p.residual;
  after.activates = p.activates;
  static constexpr auto kLinear = &kernels::linear;
  static constexpr const char* kNames[2][2] = {{"linear", "linear + unary"},
                                               {"linear + add", "linear + add + unary"}};
  void* arguments[] = {const_cast<LinearShape*>(&shape), &p.y,  const_cast<ConstView*>(&x),
                       const_cast<Weight*>(&w),          &bias, &after};
  flow.replace(at, Step({&kernels::CallTraits<std::decay_t<decltype(kLinear)>>::kType, &kLinear, 1,
                         kNames[after.residual.defined()][after.activates], arguments}));
}

}  // namespace nnc::program
