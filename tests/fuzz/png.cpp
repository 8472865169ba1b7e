// SPDX-License-Identifier: Apache-2.0
// Any bytes as a PNG file, in every mode: read, or refused as a file that is not what it
// should be.
#include "io/png.h"

#include "fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (int mode = 0; mode < 5; ++mode) {
    const nnc::io::ImageOptions options{static_cast<nnc::io::ImageMode>(mode), mode % 2 == 0, {}};
    nnc_fuzz::attempt([&] {
      nnc_fuzz::look_at(nnc::io::decode_png(nnc::io::InputFile(file.path()), bytes, options));
    });
  }
  return 0;
}
