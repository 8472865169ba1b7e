// SPDX-License-Identifier: Apache-2.0
#include "kernels/cpu/optim_rows.h"
#include "kernels/loop.h"

namespace nnc::kernels::cpu {
namespace {

template <class T>
T* at(const View& v, int64_t i) {
  return v.data ? v.ptr<T>() + i : nullptr;
}

template <class T>
void sgd(const View& p, const View& g, const View& buf, const SgdStep& s) {
  parallel_for(p.numel, kGrain, [&](int64_t begin, int64_t end) {
    T *pp = at<T>(p, begin), *gp = at<T>(g, begin), *bp = at<T>(buf, begin);
    const int64_t n = end - begin;
    switch (isa()) {
      case Isa::kAvx512:
        return avx512::sgd_row(pp, gp, bp, n, s);
      case Isa::kAvx2:
        return avx2::sgd_row(pp, gp, bp, n, s);
      case Isa::kBaseline:
        return baseline::sgd_row(pp, gp, bp, n, s);
    }
  });
}

template <class T>
void adam(const View& p, const View& g, const View& m, const View& v, const View& vmax,
          const AdamStep& s) {
  parallel_for(p.numel, kGrain, [&](int64_t begin, int64_t end) {
    T *pp = at<T>(p, begin), *gp = at<T>(g, begin), *mp = at<T>(m, begin), *vp = at<T>(v, begin),
      *xp = at<T>(vmax, begin);
    const int64_t n = end - begin;
    switch (isa()) {
      case Isa::kAvx512:
        return avx512::adam_row(pp, gp, mp, vp, xp, n, s);
      case Isa::kAvx2:
        return avx2::adam_row(pp, gp, mp, vp, xp, n, s);
      case Isa::kBaseline:
        return baseline::adam_row(pp, gp, mp, vp, xp, n, s);
    }
  });
}

}  // namespace

bool sgd_step(const View& p, const View& g, const View& buf, const SgdStep& s) {
  if (p.dtype == DType::kFloat32)
    sgd<float>(p, g, buf, s);
  else if (p.dtype == DType::kFloat64)
    sgd<double>(p, g, buf, s);
  else
    return false;
  return true;
}

bool adam_step(const View& p, const View& g, const View& m, const View& v, const View& vmax,
               const AdamStep& s) {
  if (p.dtype == DType::kFloat32)
    adam<float>(p, g, m, v, vmax, s);
  else if (p.dtype == DType::kFloat64)
    adam<double>(p, g, m, v, vmax, s);
  else
    return false;
  return true;
}

}  // namespace nnc::kernels::cpu
