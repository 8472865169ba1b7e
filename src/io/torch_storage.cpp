// SPDX-License-Identifier: Apache-2.0
#include "io/torch_storage.h"

#include <algorithm>

namespace nnc::io {

Ref<Storage> read_storage(const InputFile& file, const PickleStorage& storage, int64_t offset) {
  const int64_t size = item_size(storage.dtype), nbytes = storage.numel * size;
  if (offset % size == 0) return file.storage(offset, nbytes);
  Ref<Storage> out = Storage::allocate(nbytes);
  file.read(offset, out->plain(), nbytes);
  return out;
}

void make_native(Storage& bytes, const PickleStorage& storage, bool is_big_endian) {
  auto* data = static_cast<unsigned char*>(bytes.plain());
  const int64_t size = item_size(storage.dtype), nbytes = storage.numel * size;
  if (is_big_endian && size > 1) {
    for (int64_t at = 0; at < nbytes; at += size) std::reverse(data + at, data + at + size);
  }
  if (storage.dtype != DType::kBool) return;
  for (int64_t at = 0; at < nbytes; ++at) {
    if (data[at] > 1) data[at] = 1;
  }
}

}  // namespace nnc::io
