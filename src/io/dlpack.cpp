// SPDX-License-Identifier: Apache-2.0
#include "io/dlpack.h"

#include <algorithm>
#include <iterator>
#include <memory>

#include "graph/autograd_meta.h"
#include "ops/convert.h"
#include "ops/host.h"

namespace nnc::io {
namespace {

constexpr uint32_t kMajor = 1, kMinor = 3;
constexpr int32_t kCpu = 1;
constexpr uint64_t kReadOnly = 1;

// The type codes of DLDataTypeCode.
struct TypeEntry {
  DType dtype;
  uint8_t code;
};
constexpr uint8_t kInt = 0, kUInt = 1, kFloat = 2, kBfloat = 4, kBool = 6;
constexpr TypeEntry kTypeCodes[] = {{DType::kFloat32, kFloat}, {DType::kFloat64, kFloat},
                                    {DType::kFloat16, kFloat}, {DType::kBFloat16, kBfloat},
                                    {DType::kInt64, kInt},     {DType::kInt32, kInt},
                                    {DType::kInt16, kInt},     {DType::kInt8, kInt},
                                    {DType::kUInt8, kUInt},    {DType::kBool, kBool}};

uint8_t bits_of(DType dtype) {
  return static_cast<uint8_t>(8 * item_size(dtype));
}

DType dtype_of(const ManagedTensor& m) {
  const auto& type = m.tensor.dtype;
  for (const TypeEntry& e : kTypeCodes) {
    if (e.code == type.code && bits_of(e.dtype) == type.bits && type.lanes == 1) return e.dtype;
  }
  fail(Code::kDtype, "from_dlpack: no element type has code ", int64_t{type.code}, ", ",
       int64_t{type.bits}, " bits and ", int64_t{type.lanes}, " lanes");
}

Span<const int64_t> extents(const int64_t* list, const ManagedTensor& m, const char* name) {
  const int32_t n = m.tensor.ndim;
  check(n >= 0 && n <= kMaxDims, Code::kShape, "from_dlpack: ndim must be in 0..", kMaxDims,
        ", got ", int64_t{n});
  check(list || n == 0, Code::kInvalid, "from_dlpack: ", name, " is NULL");
  return {list, n};
}

// What another library holds of a tensor of ours.
struct Export {
  ManagedTensor managed;  // first: its address is the one that is handed out
  Tensor tensor;
  Dims sizes, strides;
};

void delete_export(ManagedTensor* m) {
  delete static_cast<Export*>(m->manager);
}

}  // namespace

Imported from_dlpack(const ManagedTensor* source, const int32_t* copy) {
  check(source != nullptr, Code::kInvalid, "from_dlpack: ext_tensor is NULL");
  const ManagedTensor& m = *source;
  check(m.version.major <= kMajor, Code::kUnsupported,
        "from_dlpack: unsupported DLPack capsule major version: ", int64_t{m.version.major},
        ". Maximum supported version: ", int64_t{kMajor});
  check(m.tensor.device.type == kCpu, Code::kUnsupported,
        "from_dlpack: only memory of the CPU (device type 1) is taken, got device type ",
        int64_t{m.tensor.device.type});
  const bool read_only = m.flags & kReadOnly;
  check(!read_only || !copy || *copy, Code::kInvalid,
        "from_dlpack: memory that must not be written cannot be shared: copy must not be False");
  const DType dtype = dtype_of(m);
  const Sizes sizes = extents(m.tensor.shape, m, "shape");
  for (const int64_t s : sizes) {
    check(s >= 0, Code::kShape, "from_dlpack: negative size ", s);
  }
  const Dims strides =
      m.tensor.strides ? Dims(extents(m.tensor.strides, m, "strides")) : contiguous_strides(sizes);
  auto* data = static_cast<unsigned char*>(m.tensor.data);
  const bool copies = copy ? *copy != 0 : read_only;
  Tensor y = ops::from_blob(data ? data + m.tensor.byte_offset : nullptr, sizes, strides, dtype);
  if (copies) y = ops::clone(y);
  return {std::move(y), !copies};
}

void give_back(uintptr_t source) {
  auto* m = reinterpret_cast<ManagedTensor*>(source);
  if (m->deleter) m->deleter(m);
}

ManagedTensor* to_dlpack(const Tensor& x) {
  check(!requires_grad(x), Code::kState,
        "to_dlpack: Can't export tensors that require gradient, use tensor.detach()");
  auto made = std::make_unique<Export>();
  made->tensor = x;
  made->sizes = Dims(x.sizes());
  made->strides = Dims(x.strides());
  const TypeEntry* entry = std::find_if(std::begin(kTypeCodes), std::end(kTypeCodes),
                                        [&](const TypeEntry& e) { return e.dtype == x.dtype(); });
  ManagedTensor& m = made->managed;
  m = {};
  m.version = {kMajor, kMinor};
  m.manager = made.get();
  m.deleter = delete_export;
  m.tensor.data = x.numel() > 0 ? ops::shared_data(x) : nullptr;
  m.tensor.device = {kCpu, 0};
  m.tensor.ndim = static_cast<int32_t>(x.dim());
  m.tensor.dtype = {entry->code, bits_of(x.dtype()), 1};
  m.tensor.shape = made->sizes.data();
  m.tensor.strides = made->strides.data();
  return &made.release()->managed;
}

}  // namespace nnc::io
