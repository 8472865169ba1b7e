// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of torch.save, with and without checksums: loaded, or refused as a file that
// is not what it should be.
#include "io/torch_file.h"

#include "fuzz/memory_file.h"

namespace {

// Views may have more elements than there is memory: each byte of the storage, and the last
// element.
void look_at_storage(const nnc::Tensor& t) {
  const nnc::Storage& s = *t.impl()->storage;
  const auto* bytes = static_cast<const volatile unsigned char*>(s.plain());
  for (int64_t i = 0; i < s.nbytes(); ++i) static_cast<void>(bytes[i]);
  if (t.numel() == 0) return;
  int64_t last = t.offset();
  for (int64_t d = 0; d < t.dim(); ++d) last += (t.size(d) - 1) * t.stride(d);
  if ((last + 1) * nnc::item_size(t.dtype()) > s.nbytes()) abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  for (const bool mapped : {false, true}) {
    nnc_fuzz::attempt([&] {
      nnc::io::LoadOptions options;
      options.mmap = mapped;
      for (const nnc::io::Item& i : nnc::io::load_torch(file.path(), options)) {
        look_at_storage(i.tensor);
      }
    });
  }
  return 0;
}
