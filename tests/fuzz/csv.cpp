// SPDX-License-Identifier: Apache-2.0
// Any bytes as a CSV file, as it is and with types asked for: read, or refused as a file that is
// not what it should be.
#include "io/csv.h"

#include "fuzz/memory_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const nnc_fuzz::MemoryFile file;
  file.put(data, size);
  for (const char* options :
       {"", "header=False, dtype='float32'", "delimiter=';', dtype='category'"}) {
    nnc_fuzz::attempt([&] {
      const nnc::io::CsvTable table =
          nnc::io::load_csv(file.path(), nnc::io::CsvOptions::of(options));
      for (const nnc::io::Item& i : table.columns) nnc_fuzz::look_at(i.tensor);
      for (const nnc::io::Item& i : table.categories) nnc_fuzz::look_at(i.tensor);
    });
  }
  return 0;
}
