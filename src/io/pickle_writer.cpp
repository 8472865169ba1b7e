// SPDX-License-Identifier: Apache-2.0
#include "io/pickle_writer.h"

#include <bit>
#include <cmath>

#include "base/utf8.h"
#include "graph/autograd_meta.h"
#include "io/little_endian.h"
#include "io/long_int.h"
#include "io/pickle_globals.h"
#include "ops/layout.h"

namespace nnc::io {
namespace {

using optim::Option;

void check_utf8(std::string_view s) {
  check(is_utf8(s) && s.size() <= UINT32_MAX, Code::kInvalid, "'", s, "' is no text of UTF-8");
}

}  // namespace

// The containers that are begun and not ended stand on a stack: they may nest as deep as they like.
void PickleWriter::write(const ItemTree& tree) {
  using Kind = ItemTree::Kind;
  struct Open {
    const ItemTree::Node* node;
    size_t next;
  };
  std::vector<Open> stack;
  const auto begin = [&](const ItemTree::Node& n) {
    if (n.kind == Kind::kItem) return put_item(*n.item);
    if (n.kind != Kind::kTuple)
      put(n.kind == Kind::kDict ? Opcode::kEmptyDict : Opcode::kEmptyList);
    put(Opcode::kMark);
    stack.push_back({&n, 0});
  };
  put(Opcode::kProto);
  bytes_ += '\2';
  begin(tree.root());
  while (!stack.empty()) {
    Open& open = stack.back();
    const ItemTree::Node& n = *open.node;
    if (open.next < n.children.size()) {
      const ItemTree::Node& child = tree[n.children[open.next++]];
      if (n.kind == Kind::kDict) put_key(child);
      begin(child);
      continue;
    }
    put(n.kind == Kind::kDict   ? Opcode::kSetItems
        : n.kind == Kind::kList ? Opcode::kAppends
                                : Opcode::kTuple);
    stack.pop_back();
  }
  put(Opcode::kStop);
}

void PickleWriter::put_key(const ItemTree::Node& node) {
  if (!node.is_number) return put_text(node.part);
  put_number(std::stoll(std::string(node.part)));
}

void PickleWriter::put_item(const Item& item) {
  if (!item.tensor.defined()) return put(Opcode::kNone);
  switch (item.form.kind) {
    case Form::Kind::kTensor:
      check(!is_uninitialized(item.tensor), Code::kState, "'", item.key, "'", kUninitialized);
      return item.tensor.impl()->is_parameter ? put_parameter(item.tensor)
                                              : put_tensor(item.tensor);
    case Form::Kind::kDict:
      return put(Opcode::kEmptyDict);
    case Form::Kind::kLongInt:
      return put_long(item);
    default:
      return put_value(optim::from_tensor(item.tensor, item.form.kind, item.key));
  }
}

void PickleWriter::put_value(const Option& value) {
  switch (value.kind()) {
    case Option::Kind::kNone:
      return put(Opcode::kNone);
    case Option::Kind::kBool:
      return put_flag(value.integer() != 0);
    case Option::Kind::kInt:
      return put_number(value.integer());
    case Option::Kind::kFloat:
      return put_float(value.number());
    case Option::Kind::kText:
      return put_text(value.text());
    default:
      return put_sequence(value);
  }
}

void PickleWriter::put_sequence(const Option& value) {
  const bool tuple = value.kind() == Option::Kind::kTuple;
  if (!tuple) put(Opcode::kEmptyList);
  put(Opcode::kMark);
  for (const Option& item : value.items()) put_value(item);
  put(tuple ? Opcode::kTuple : Opcode::kAppends);
}

void PickleWriter::put_number(int64_t v) {
  if (v >= 0 && v <= UINT8_MAX) {
    put(Opcode::kBinInt1);
    return append_little_endian(bytes_, static_cast<uint64_t>(v), 1);
  }
  if (v >= INT32_MIN && v <= INT32_MAX) {
    put(Opcode::kBinInt);
    return append_little_endian(bytes_, static_cast<uint64_t>(v), 4);
  }
  put(Opcode::kLong1);
  bytes_ += '\10';
  append_little_endian(bytes_, static_cast<uint64_t>(v), 8);
}

void PickleWriter::put_long(const Item& item) {
  const Option digits = optim::from_tensor(item.tensor, item.form.kind, item.key);
  const std::string bytes = digits.is_text() ? digits_to_long(digits.text()) : "";
  check(!bytes.empty(), Code::kInvalid, "'", item.key, "' is no int any more");
  put(Opcode::kLong1);
  bytes_ += static_cast<char>(bytes.size());
  bytes_ += bytes;
}

void PickleWriter::put_float(double v) {
  put(Opcode::kBinFloat);
  append_little_endian(bytes_, __builtin_bswap64(std::bit_cast<uint64_t>(v)), 8);
}

void PickleWriter::put_text(std::string_view s) {
  check_utf8(s);
  put(Opcode::kBinUnicode);
  append_little_endian(bytes_, s.size(), 4);
  bytes_ += s;
}

void PickleWriter::put_global(std::string_view module, std::string_view name) {
  put(Opcode::kGlobal);
  bytes_ += module;
  bytes_ += '\n';
  bytes_ += name;
  bytes_ += '\n';
}

void PickleWriter::put_numbers(Sizes values) {
  put(Opcode::kMark);
  for (const int64_t v : values) put_number(v);
  put(Opcode::kTuple);
}

void PickleWriter::put_hooks() {
  put_global("collections", "OrderedDict");
  put(Opcode::kEmptyTuple);
  put(Opcode::kReduce);
}

void PickleWriter::put_parameter(const Tensor& t) {
  put_global("torch._utils", "_rebuild_parameter");
  put(Opcode::kMark);
  put_tensor(t);
  put_flag(requires_grad(t));
  put_hooks();
  put(Opcode::kTuple);
  put(Opcode::kReduce);
}

void PickleWriter::put_tensor(const Tensor& t) {
  put_global("torch._utils", "_rebuild_tensor_v2");
  put(Opcode::kMark);
  put_storage(t);
  put_number(t.offset());
  put_numbers(t.sizes());
  put_numbers(t.strides());
  put_flag(requires_grad(t) && !t.impl()->is_parameter);
  put_hooks();
  put(Opcode::kTuple);
  put(Opcode::kReduce);
}

void PickleWriter::put_storage(const Tensor& t) {
  const size_t index = record_of(t);
  put(Opcode::kMark);
  put_text("storage");
  put_global("torch", storage_type_name(t.dtype()));
  put_text(std::to_string(index));
  put_text("cpu");
  put_number(records_[index].nbytes / item_size(t.dtype()));
  put(Opcode::kTuple);
  put(Opcode::kBinPersId);
}

size_t PickleWriter::record_of(const Tensor& t) {
  ops::materialize(t);
  const Ref<Storage>& storage = t.impl()->storage;
  const auto [place, is_new] = places_.try_emplace(storage.get(), records_.size());
  if (is_new) {
    const int64_t size = item_size(t.dtype());
    records_.push_back({storage, t.dtype(), storage->nbytes() / size * size});
  }
  check(records_[place->second].dtype == t.dtype(), Code::kUnsupported, "tensors of ",
        records_[place->second].dtype, " and ", t.dtype(),
        " share memory, which no such file can say");
  return place->second;
}

}  // namespace nnc::io
