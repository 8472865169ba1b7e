// SPDX-License-Identifier: Apache-2.0
#include "kernels/binary.h"

#include "kernels/cpu/binary_rows.h"
#include "kernels/loop.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
bool run(BinaryRow<T> row, const View& out, const View& a, const View& b, T k) {
  if (!row) return false;
  if (out.numel == 1) {
    row(out.ptr<T>(), a.ptr<T>(), b.ptr<T>(), 1, 1, 1, k);
    return true;
  }
  const View* views[3] = {&out, &a, &b};
  const LoopPlan<3> plan(views);
  constexpr int64_t kStep = sizeof(T);
  const int64_t sa = plan.strides[1][0], sb = plan.strides[2][0];
  if (plan.strides[0][0] != kStep || (sa != 0 && sa != kStep) || (sb != 0 && sb != kStep)) {
    return false;
  }
  plan.run(kGrain, [&](char* const* p, const int64_t*, int64_t n) {
    row(reinterpret_cast<T*>(p[0]), reinterpret_cast<const T*>(p[1]),
        reinterpret_cast<const T*>(p[2]), sa / kStep, sb / kStep, n, k);
  });
  return true;
}

}  // namespace

bool binary(Binary op, const View& out, const View& a, const View& b, const Scalar& p0) {
  if (a.dtype == DType::kFloat32) {
    return run<float>(NNC_PICK(binary_row_f32)(op), out, a, b, p0.to<float>());
  }
  if (a.dtype == DType::kFloat64) {
    return run<double>(NNC_PICK(binary_row_f64)(op), out, a, b, p0.to<double>());
  }
  return false;
}

}  // namespace nnc::kernels::cpu
