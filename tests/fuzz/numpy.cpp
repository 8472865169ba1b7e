// SPDX-License-Identifier: Apache-2.0
// Any bytes as an array of NumPy and as an archive of them: loaded, or refused as a file that is
// not what it should be.
#include "fuzz/memory_file.h"
#include "io/npy.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  for (const bool mapped : {false, true}) {
    nnc::io::LoadOptions options;
    options.mmap = mapped;
    nnc_fuzz::attempt([&] { nnc_fuzz::look_at(nnc::io::load_npy(file.path(), options)); });
    nnc_fuzz::attempt([&] {
      for (const nnc::io::Item& i : nnc::io::load_npz(file.path(), options)) {
        nnc_fuzz::look_at(i.tensor);
      }
    });
  }
  return 0;
}
