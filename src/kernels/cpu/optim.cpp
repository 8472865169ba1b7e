// SPDX-License-Identifier: Apache-2.0
#include "kernels/common/loop.h"
#include "kernels/cpu/optim_rows.h"

namespace nnc::kernels::cpu {
namespace {

// From element i on; null for an operand that is left out.
template <class T>
T* at(const View& v, int64_t i) {
  return v.defined() ? v.ptr<T>() + i : nullptr;
}

template <class T>
void sgd(SgdRow<T> row, const View& p, const ConstView& g, const View& buf, const SgdStep& s) {
  parallel_for(p.numel(), kGrain, [&](int64_t begin, int64_t end) {
    row(at<T>(p, begin), g.ptr<T>() + begin, at<T>(buf, begin), end - begin, s);
  });
}

template <class T>
void adam(AdamRow<T> row, const View& p, const ConstView& g, const View& m, const View& v,
          const View& vmax, const AdamStep& s) {
  parallel_for(p.numel(), kGrain, [&](int64_t begin, int64_t end) {
    row(at<T>(p, begin), g.ptr<T>() + begin, at<T>(m, begin), at<T>(v, begin), at<T>(vmax, begin),
        end - begin, s);
  });
}

}  // namespace

bool sgd_step(const View& p, const ConstView& g, const View& buf, const SgdStep& s) {
  if (p.dtype() == DType::kFloat32)
    sgd(NNC_PICK_NARROW(sgd_row_f32), p, g, buf, s);
  else if (p.dtype() == DType::kFloat64)
    sgd(NNC_PICK_NARROW(sgd_row_f64), p, g, buf, s);
  else
    return false;
  return true;
}

bool adam_step(const View& p, const ConstView& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s) {
  if (p.dtype() == DType::kFloat32)
    adam(NNC_PICK_NARROW(adam_row_f32), p, g, m, v, vmax, s);
  else if (p.dtype() == DType::kFloat64)
    adam(NNC_PICK_NARROW(adam_row_f64), p, g, m, v, vmax, s);
  else
    return false;
  return true;
}

}  // namespace nnc::kernels::cpu
