// SPDX-License-Identifier: Apache-2.0
// Pickles of protocol 2, as torch.save writes them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/item_tree.h"
#include "io/pickle_opcodes.h"
#include "optim/option.h"

namespace nnc::io {

class PickleWriter {
 public:
  // A storage that tensors of the pickle lie in, under its number.
  struct Record {
    Ref<Storage> storage;
    DType dtype;
    int64_t nbytes;
  };

  void write(const ItemTree& tree);
  const std::string& bytes() const { return bytes_; }
  const std::vector<Record>& records() const { return records_; }

 private:
  void put(Opcode op) { bytes_ += static_cast<char>(op); }
  void put_number(int64_t v);
  void put_long(const Item& item);
  void put_float(double v);
  void put_text(std::string_view s);
  void put_flag(bool v) { put(v ? Opcode::kNewTrue : Opcode::kNewFalse); }
  void put_global(std::string_view module, std::string_view name);
  void put_numbers(Sizes values);
  void put_key(const ItemTree::Node& node);
  void put_item(const Item& item);
  void put_value(const optim::Option& value);
  void put_sequence(const optim::Option& value);
  void put_parameter(const Tensor& t);
  void put_tensor(const Tensor& t);
  void put_storage(const Tensor& t);
  void put_hooks();
  size_t record_of(const Tensor& t);

  std::string bytes_;
  std::vector<Record> records_;
  std::unordered_map<const Storage*, size_t> places_;
};

}  // namespace nnc::io
