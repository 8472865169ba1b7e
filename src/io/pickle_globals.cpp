// SPDX-License-Identifier: Apache-2.0
#include "io/pickle_globals.h"

#include <string>

namespace nnc::io {

const char* describe(PickleKind kind) {
  constexpr const char* kWords[] = {
      "None",    "a bool", "an int", "a float", "a text", "an int of more than 64 bits",
      "a tuple", "a list", "a dict", "a dict",  "a name", "a bare storage",
      "a tensor"};
  return kWords[static_cast<int>(kind)];
}

std::string storage_type_name(DType dtype) {
  return std::string(short_type_name(dtype)) + "Storage";
}

NamedGlobal find_global(std::string_view module, std::string_view name) {
  struct Row {
    std::string_view module, name;
    PickleGlobal global;
  };
  static constexpr Row kRows[] = {
      {"collections", "OrderedDict", PickleGlobal::kOrderedDict},
      {"collections", "Counter", PickleGlobal::kCounter},
      {"torch._utils", "_rebuild_tensor", PickleGlobal::kRebuildTensor},
      {"torch._utils", "_rebuild_tensor_v2", PickleGlobal::kRebuildTensorV2},
      {"torch._utils", "_rebuild_parameter", PickleGlobal::kRebuildParameter},
      {"torch._utils", "_rebuild_parameter_with_state", PickleGlobal::kRebuildParameterWithState},
      {"torch._tensor", "_rebuild_from_type_v2", PickleGlobal::kRebuildFromType},
      {"torch", "Tensor", PickleGlobal::kTensorType},
      {"torch", "Size", PickleGlobal::kSize},
      {"torch", "device", PickleGlobal::kDevice}};
  for (const Row& r : kRows) {
    if (r.module == module && r.name == name) return {r.global};
  }
  if (module != "torch") return {};
  for (int i = 1; i < kDTypeCount; ++i) {
    const auto dtype = static_cast<DType>(i);
    if (name == dtype_name(dtype)) return {PickleGlobal::kDType, dtype};
    if (name == storage_type_name(dtype)) return {PickleGlobal::kStorageType, dtype};
  }
  return {};
}

}  // namespace nnc::io
