// SPDX-License-Identifier: Apache-2.0
#include "mpi/support.h"

namespace nnc::mpi {

namespace {

struct DtypeInfo {
  const char* name;
  int64_t size;
};

constexpr DtypeInfo kDtypes[] = {
    {"no type", 0}, {"float32", 4}, {"float64", 8}, {"float16", 2}, {"bfloat16", 2}, {"int64", 8},
    {"int32", 4},   {"int16", 2},   {"int8", 1},    {"uint8", 1},   {"bool", 1},
};

const DtypeInfo& info(nnc_dtype dtype) {
  const bool known = dtype > 0 && dtype < static_cast<int>(sizeof kDtypes / sizeof *kDtypes);
  return kDtypes[known ? dtype : 0];
}

}  // namespace

const char* dtype_name(nnc_dtype dtype) {
  return info(dtype).name;
}

int64_t dtype_size(nnc_dtype dtype) {
  return info(dtype).size;
}

}  // namespace nnc::mpi
