// SPDX-License-Identifier: Apache-2.0
// The flat list of what a pickle holds: dictionaries and sequences become dotted keys.
#pragma once

#include <string>
#include <vector>

#include "base/function_ref.h"
#include "io/input_file.h"
#include "io/item.h"
#include "io/pickle.h"

namespace nnc::io {

// Tensors, plain values, tuples and lists of numbers, and empty containers, in the order of the
// file. What cannot be such a list is an Error: a value that holds itself, a key that is neither a
// str nor an int or that is there twice, something that is no plain value. Its size is bounded by
// that of the file, however often the pickle names one value.
struct PickleItem {
  std::string key;
  Form form;
  Pickle::Id node;
};
std::vector<PickleItem> list_items(const Pickle& pickle, const InputFile& file);

// The same with tensors. `load` gets a storage of the pickle, once each, and gives its bytes.
Items make_items(const Pickle& pickle, std::vector<PickleItem> list,
                 FunctionRef<Ref<Storage>(const PickleStorage&)> load);

}  // namespace nnc::io
