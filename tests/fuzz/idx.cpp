// SPDX-License-Identifier: Apache-2.0
// Any bytes as an IDX file: read, or refused as a file that is not what it
// should be.
#include "io/idx.h"

#include "fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  nnc_fuzz::attempt([&] { nnc_fuzz::look_at(nnc::io::load_idx(file.path(), {})); });
  return 0;
}
