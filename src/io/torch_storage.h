// SPDX-License-Identifier: Apache-2.0
// The storages of files of torch.save.
#pragma once

#include "io/input_file.h"
#include "io/pickle.h"

namespace nnc::io {

// The bytes from `offset` on, which lie within the file: pages of it where it is mapped and they
// are aligned.
Ref<Storage> read_storage(const InputFile& file, const PickleStorage& storage, int64_t offset);
// As this machine has them: numbers of the other byte order are turned round, a bool is 0 or 1.
void make_native(Storage& bytes, const PickleStorage& storage, bool is_big_endian);

}  // namespace nnc::io
