// SPDX-License-Identifier: Apache-2.0
#include "ops/type_info.h"

#include <limits>

#include "base/error.h"

namespace nnc::ops {
namespace {

struct FloatInfo {
  double eps, max, tiny, resolution;
};

template <class T>
FloatInfo info_of(double resolution) {
  using L = std::numeric_limits<T>;
  return {static_cast<double>(L::epsilon()), static_cast<double>(L::max()),
          static_cast<double>(L::min()), resolution};
}

FloatInfo info_of(DType dtype) {
  switch (dtype) {
    case DType::kFloat32:
      return info_of<float>(1e-6);
    case DType::kFloat64:
      return info_of<double>(1e-15);
    case DType::kFloat16:
      return {0x1p-10, 65504, 0x1p-14, 1e-3};
    case DType::kBFloat16:
      return {0x1p-7, 0x1.fep127, 0x1p-126, 1e-2};
    default:
      fail(Code::kDtype, "finfo: requires a floating point input type, got torch.", dtype);
  }
}

}  // namespace

double finfo(DType dtype, std::string_view field) {
  const FloatInfo info = info_of(dtype);
  if (field == "bits") return static_cast<double>(8 * item_size(dtype));
  if (field == "eps") return info.eps;
  if (field == "max") return info.max;
  if (field == "min") return -info.max;
  if (field == "tiny" || field == "smallest_normal") return info.tiny;
  if (field == "resolution") return info.resolution;
  fail(Code::kUnknown, "finfo: no field '", field,
       "': there are bits, eps, max, min, tiny, smallest_normal and resolution");
}

std::string type_text(DType dtype) {
  return std::string("torch.") + legacy_type_name(dtype);
}

}  // namespace nnc::ops
