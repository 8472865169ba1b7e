// SPDX-License-Identifier: Apache-2.0
// Rows of tensors on memory of the caller's, of every type.
#include <cmath>

#include "io/dlpack.h"
#include "support/kinds.h"

namespace nnc::testing {
namespace {

// Six elements of a type in memory, and in Python.
struct Memory {
  const char* name;
  nnc_dtype type;
  uint8_t dlpack_code, bits;
  void* data;
  const char* torch;
};
double g_doubles[] = {1, -2.5, 0, 1e300, -INFINITY, 6};
float g_floats[] = {1, -2.5F, 0, 1e30F, INFINITY, 6};
uint16_t g_halves[] = {0x3C00, 0xC100, 0x0000, 0x7BFF, 0x7C00, 0x0001};
uint16_t g_brains[] = {0x3F80, 0xC020, 0x0000, 0x7F7F, 0x7F80, 0x0001};
int64_t g_longs[] = {1, -2, 0, INT64_MAX, INT64_MIN, 6};
int32_t g_ints[] = {1, -2, 0, INT32_MAX, INT32_MIN, 6};
int16_t g_shorts[] = {1, -2, 0, INT16_MAX, INT16_MIN, 6};
int8_t g_chars[] = {1, -2, 0, INT8_MAX, INT8_MIN, 6};
uint8_t g_bytes[] = {1, 2, 0, 255, 128, 6};
uint8_t g_bools[] = {1, 0, 0, 1, 1, 0};
uint8_t g_trues[] = {1, 2, 0, 255, 128, 6};

// clang-format off
const Memory kMemory[] = {
    {"float64", NNC_FLOAT64, 2, 64, g_doubles, "torch.tensor([1, -2.5, 0, 1e300, float('-inf'), 6], dtype=f64)"},
    {"float32", NNC_FLOAT32, 2, 32, g_floats, "torch.tensor([1, -2.5, 0, 1e30, float('inf'), 6])"},
    {"float16", NNC_FLOAT16, 2, 16, g_halves, "torch.tensor([0x3C00, 0xC100 - 65536, 0, 0x7BFF, 0x7C00, 1], dtype=torch.int16).view(torch.half)"},
    {"bfloat16", NNC_BFLOAT16, 4, 16, g_brains, "torch.tensor([0x3F80, 0xC020 - 65536, 0, 0x7F7F, 0x7F80, 1], dtype=torch.int16).view(torch.bfloat16)"},
    {"int64", NNC_INT64, 0, 64, g_longs, "torch.tensor([1, -2, 0, 2**63 - 1, -2**63, 6])"},
    {"int32", NNC_INT32, 0, 32, g_ints, "torch.tensor([1, -2, 0, 2**31 - 1, -2**31, 6], dtype=torch.int32)"},
    {"int16", NNC_INT16, 0, 16, g_shorts, "torch.tensor([1, -2, 0, 2**15 - 1, -2**15, 6], dtype=torch.int16)"},
    {"int8", NNC_INT8, 0, 8, g_chars, "torch.tensor([1, -2, 0, 127, -128, 6], dtype=torch.int8)"},
    {"uint8", NNC_UINT8, 1, 8, g_bytes, "torch.tensor([1, 2, 0, 255, 128, 6], dtype=torch.uint8)"},
    {"bool", NNC_BOOL, 6, 8, g_bools, "torch.tensor([1, 0, 0, 1, 1, 0], dtype=torch.bool)"},
};
// clang-format on

const void* start(const Memory& m) {
  return m.data;
}
// A row of each type; the text stands behind the six elements.
std::vector<Sample> of_types(const char* op, Out (*call)(const Memory&), const char* torch) {
  std::vector<Sample> rows;
  for (const Memory& m : kMemory) {
    const auto run = [&m, call](X) { return call(m); };
    rows.push_back(row_of(op, m.name, {}, run, kept(std::string(m.torch) + torch)));
  }
  return rows;
}

// Another library's (2, 2) tensor of every other element, from the second one.
io::ManagedTensor* foreign(const Memory& m, uint64_t flags = 0) {
  static int64_t sizes[] = {2, 2}, strides[] = {2, 1};
  static io::ManagedTensor all[2][std::size(kMemory)];
  io::ManagedTensor& t = all[flags][&m - kMemory];
  t = {{1, 0},
       nullptr,
       nullptr,
       flags,
       {m.data, {1, 0}, 2, {m.dlpack_code, m.bits, 1}, sizes, strides, m.bits / 8U}};
  return &t;
}
constexpr int32_t kCopyFlags[] = {0, 1};
const void* const kNever = &kCopyFlags[0];
const void* const kAlways = &kCopyFlags[1];
template <class Copy>
Out imported(const io::ManagedTensor* t, const Copy& copy) {
  return c(nnc_from_dlpack, static_cast<const void*>(t), copy);
}

// clang-format off
[[maybe_unused]] const bool g_memory_types = add_samples("tensor_memory", joined({
    of_types("tensor_from_data", [](const Memory& m) { return c(nnc_tensor_from_data, start(m), list({2, 3}), m.type); }, ".reshape(2, 3)"),
    of_types("from_blob", [](const Memory& m) { return c(nnc_from_blob, start(m), list({2, 2}), list({1, 3}), m.type, none, 0); }, ".as_strided((2, 2), (1, 3))"),
    of_types("from_dlpack", [](const Memory& m) { return imported(foreign(m), none); }, ".as_strided((2, 2), (2, 1), 1)"),
    {row("tensor_from_data", "number", {}, [](X) { return c(nnc_tensor_from_data, start(kMemory[1]), none, NNC_FLOAT32); }, "torch.tensor(1.0)"),
     row("tensor_from_data", "nothing", {}, [](X) { return c(nnc_tensor_from_data, none, list({2, 0}), NNC_INT16); }, "torch.zeros(2, 0, dtype=torch.int16)"),
     row("tensor_from_data", "true_bytes", {}, [](X) { return c(nnc_tensor_from_data, static_cast<const void*>(g_trues), list({6}), NNC_BOOL); }, "torch.tensor([1, 2, 0, 255, 128, 6], dtype=torch.bool)"),
     row("from_blob", "row_major", {}, [](X) { return c(nnc_from_blob, start(kMemory[0]), list({3, 2}), none, NNC_FLOAT64, none, 0); }, "torch.tensor([[1, -2.5], [0, 1e300], [float('-inf'), 6]], dtype=f64)"),
     row("from_blob", "number", {}, [](X) { return c(nnc_from_blob, start(kMemory[4]), none, none, NNC_INT64, none, 0); }, "torch.tensor(1)"),
     row("from_blob", "nothing", {}, [](X) { return c(nnc_from_blob, none, list({0, 3}), none, NNC_BOOL, none, 0); }, "torch.zeros(0, 3, dtype=torch.bool)"),
     row("from_blob", "overlapping", {}, [](X) { return c(nnc_from_blob, start(kMemory[5]), list({3, 3}), list({1, 1}), NNC_INT32, none, 0); }, "torch.tensor([1, -2, 0, 2**31 - 1, -2**31, 6], dtype=torch.int32).as_strided((3, 3), (1, 1))"),
     row("from_dlpack", "never_copied", {}, [](X) { return imported(foreign(kMemory[2]), kNever); }, "torch.tensor([0xC100 - 65536, 0, 0x7BFF, 0x7C00], dtype=torch.int16).view(torch.half).reshape(2, 2)"),
     row("from_dlpack", "always_copied", {}, [](X) { return c(nnc_contiguous, imported(foreign(kMemory[8]), kAlways)); }, "torch.tensor([[2, 0], [255, 128]], dtype=torch.uint8)"),
     row("from_dlpack", "read_only", {}, [](X) { return c(nnc_contiguous, imported(foreign(kMemory[9], 1), none)); }, "torch.tensor([[0, 0], [1, 1]], dtype=torch.bool)")},
}));
[[maybe_unused]] const bool g_memory_refusals = add_refusals("tensor_memory", {
    {"tensor_from_data", "negative", {}, [](X) { return c(nnc_tensor_from_data, start(kMemory[0]), list({2, -3}), NNC_FLOAT64); },
     Code::kShape, "negative dimension -3", "torch.ones(6).new_empty(2, -3)"},
    {"tensor_from_data", "missing", {}, [](X) { return c(nnc_tensor_from_data, none, list({2}), NNC_FLOAT64); },
     Code::kInvalid, "data is NULL", "torch.tensor(None, dtype=f64)"},
    {"from_blob", "negative_stride", {}, [](X) { return c(nnc_from_blob, start(kMemory[0]), list({2}), list({-1}), NNC_FLOAT64, none, 0); },
     Code::kInvalid, "negative", "torch.zeros(6).as_strided((2,), (-1,))"},
    {"from_blob", "type", {}, [](X) { return c(nnc_from_blob, start(kMemory[0]), list({2}), none, 11, none, 0); },
     Code::kDtype, "11", "torch.frombuffer(bytearray(16), dtype=11)"},
});
// clang-format on

}  // namespace
}  // namespace nnc::testing
