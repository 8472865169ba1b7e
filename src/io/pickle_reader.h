// SPDX-License-Identifier: Apache-2.0
// Reads a pickle of tensors and plain values. It is a machine for data: what a name would run in
// Python is a case of a switch here, and no other name is taken.
#pragma once

#include <memory>
#include <string_view>
#include <unordered_map>

#include "io/input_file.h"
#include "io/pickle.h"
#include "io/pickle_opcodes.h"

namespace nnc::io {

// Note [Bounds of a pickle]
// A pickle of n bytes is read within some 40 n bytes of memory and in time that grows with n: each
// opcode makes at most one value, what a call copies is counted, containers never grow to a size
// that is merely claimed, and a place of the memo is not beyond the bytes there are.
inline constexpr int64_t kMaxPickleBytes = int64_t{64} << 20;
inline constexpr size_t kMaxPickleNodes = size_t{4} << 20;  // and cells

class PickleReader {
 public:
  // The pickle that begins at `offset` of the file; bytes may follow it.
  PickleReader(const InputFile& file, int64_t offset, std::string bytes);
  std::unique_ptr<const Pickle> read() &&;

 private:
  using Id = Pickle::Id;
  static constexpr Id kNothing = UINT32_MAX;

  // Each does the opcodes of one subject, and returns false for another.
  bool make_number(Opcode op);
  bool make_text(Opcode op);
  bool build_tuple(Opcode op);
  bool fill_container(Opcode op);
  bool remember(Opcode op);
  bool call(Opcode op);

  // ---- bytes ----
  int64_t left() const { return static_cast<int64_t>(pickle_.bytes->size() - at_); }
  std::string_view take(uint64_t n);
  uint64_t take_uint(int n);
  void push_long();
  std::string_view take_line();
  void start(uint64_t protocol);

  // ---- the stack ----
  Id make(PickleKind kind);
  PickleNode& push(PickleKind kind);
  void push_id(Id id);
  void push_text(std::string_view text);
  void push_int(int64_t value) { push(PickleKind::kInt).integer = value; }
  size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }
  Id top() const;
  Id pop();
  // Where the last n values begin, or those above the last mark, which goes.
  size_t last(size_t n) const;
  size_t pop_mark();
  // The values from `begin` on become a tuple, or elements of the list or dict below them.
  void push_tuple(size_t begin);
  void fill_list(size_t begin);
  void fill_dict(size_t begin);
  Id below(size_t begin) const;
  void append(Id sequence, Id item);
  void put(uint64_t place);
  void get(uint64_t place);

  // ---- names and calls (pickle_calls.cpp) ----
  void push_global(std::string_view module, std::string_view name);
  void reduce();
  void build();
  void load_storage();
  void call_with(Id function, Id list);
  void call_global(Id function, Span<const Id> arguments);
  void rebuild(Span<const Id> arguments);
  void copy_pairs(Id list);
  void push_device(Span<const Id> arguments);
  void push_tensor(Span<const Id> arguments);
  void push_parameter(Span<const Id> arguments);
  void check_arguments(std::string_view kinds, int64_t required, Span<const Id> arguments);
  void check_bounds(const PickleTensor& tensor);
  void keep(const PickleTensor& tensor);
  uint32_t storage_of(std::string_view key, DType dtype, int64_t numel);

  PickleKind kind(Id id) const { return pickle_.nodes[id].kind; }
  // An Error at the opcode that is being done.
  template <class... Parts>
  [[noreturn]] void refuse(const Parts&... parts) const {
    file_.fail(pickle_.base + static_cast<int64_t>(opcode_at_),
               opcode_name(static_cast<uint8_t>((*pickle_.bytes)[opcode_at_])), ": ", parts...);
  }
  template <class... Parts>
  void check(bool ok, const Parts&... parts) const {
    if (!ok) [[unlikely]]
      refuse(parts...);
  }

  const InputFile& file_;
  std::unique_ptr<Pickle> made_ = std::make_unique<Pickle>();
  Pickle& pickle_ = *made_;
  size_t at_ = 0, opcode_at_ = 0;
  std::vector<Id> stack_, memo_;
  std::vector<size_t> marks_;
  std::unordered_map<std::string_view, uint32_t> storages_;
};

}  // namespace nnc::io
