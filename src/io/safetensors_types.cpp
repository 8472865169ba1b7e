// SPDX-License-Identifier: Apache-2.0
#include "io/safetensors_types.h"

#include <algorithm>
#include <iterator>

namespace nnc::io {
namespace {

struct TypeName {
  DType dtype;
  std::string_view name;
};
constexpr TypeName kTypeNames[] = {{DType::kInt64, "I64"},     {DType::kFloat64, "F64"},
                                   {DType::kFloat32, "F32"},   {DType::kInt32, "I32"},
                                   {DType::kBFloat16, "BF16"}, {DType::kFloat16, "F16"},
                                   {DType::kInt16, "I16"},     {DType::kInt8, "I8"},
                                   {DType::kUInt8, "U8"},      {DType::kBool, "BOOL"}};
constexpr std::string_view kOthers[] = {"U64",     "C64",     "U32", "U16",     "F8_E8M0",
                                        "F8_E4M3", "F8_E5M2", "F4",  "F6_E3M2", "F6_E2M3"};

const TypeName* find(DType dtype) {
  return std::find_if(std::begin(kTypeNames), std::end(kTypeNames),
                      [&](const TypeName& t) { return t.dtype == dtype; });
}

}  // namespace

std::string_view safetensors_name(DType dtype) {
  return find(dtype)->name;
}

std::optional<DType> safetensors_dtype(std::string_view name) {
  for (const TypeName& t : kTypeNames) {
    if (t.name == name) return t.dtype;
  }
  return {};
}

bool is_other_safetensors_dtype(std::string_view name) {
  return std::find(std::begin(kOthers), std::end(kOthers), name) != std::end(kOthers);
}

int safetensors_rank(DType dtype) {
  return static_cast<int>(find(dtype) - kTypeNames);
}

}  // namespace nnc::io
