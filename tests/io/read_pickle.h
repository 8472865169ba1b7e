// SPDX-License-Identifier: Apache-2.0
// The items of a pickle that lies in a file alone.
#pragma once

#include <gtest/gtest.h>

#include "io/pickle_bytes.h"
#include "io/pickle_items.h"
#include "io/pickle_reader.h"
#include "io/temporary_file.h"

namespace nnc::io {

// The storages count their elements from 0 on.
inline Items read_pickle(const TemporaryFile& f) {
  const InputFile file(f.path());
  const std::unique_ptr<const Pickle> read =
      PickleReader(file, 0, file.read(0, file.size())).read();
  const Pickle& pickle = *read;
  EXPECT_EQ(pickle.size, file.size());
  return make_items(pickle, list_items(pickle, file), [](const PickleStorage& s) {
    const int64_t nbytes = s.numel * item_size(s.dtype);
    Ref<Storage> out = Storage::allocate(nbytes);
    for (int64_t i = 0; i < nbytes; ++i) static_cast<char*>(out->plain())[i] = static_cast<char>(i);
    return out;
  });
}
inline Items read_pickle(const std::string& bytes) {
  return read_pickle(TemporaryFile(bytes));
}

}  // namespace nnc::io
