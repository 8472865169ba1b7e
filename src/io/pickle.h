// SPDX-License-Identifier: Apache-2.0
// What a pickle says, as data: values in an arena that is freed as a whole, so that it does not
// matter how deep they nest or whether they hold themselves.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tensor/dtype.h"

namespace nnc::io {

enum class PickleKind : uint8_t {
  kNone,
  kBool,
  kInt,
  kFloat,
  kText,
  kLongInt,  // of more than 64 bits: the text of its digits
  kTuple,
  kList,
  kDict,         // keys and values alternate
  kOrderedDict,  // the same, which alone may have a state of its own
  kGlobal,
  kStorage,
  kTensor,
};
// "a list", for messages.
const char* describe(PickleKind kind);

// The names that a pickle may say; whatever else is refused, and none is looked up anywhere.
enum class PickleGlobal : uint8_t {
  kNotAllowed,
  kOrderedDict,
  kCounter,
  kRebuildTensor,
  kRebuildTensorV2,
  kRebuildParameter,
  kRebuildParameterWithState,
  kRebuildFromType,  // one of the above, with Python attributes
  kTensorType,
  kSize,
  kDevice,
  kDType,        // with an element type
  kStorageType,  // with an element type
};

struct PickleNode {
  PickleKind kind = PickleKind::kNone;
  PickleGlobal global = PickleGlobal::kNotAllowed;
  DType dtype = DType::kFloat32;  // of a global
  uint32_t place = 0;             // of the opcode that made it, in the pickle
  uint32_t size = 0;              // characters of a text, elements of a tuple, list or dict
  union {
    int64_t integer = 0;  // of a bool too
    double real;
    const char* text;
    struct {
      uint32_t first, last;  // cells
    } cells;
    uint32_t index;  // in storages, tensors
  };
};

struct PickleStorage {
  std::string_view key;
  DType dtype;
  int64_t numel;
  uint32_t place;
};

// Lies within its storage.
struct PickleTensor {
  uint32_t storage;         // in storages
  uint32_t sizes, strides;  // tuples of ints
  int64_t offset;           // in elements
  bool requires_grad, is_parameter;
};

struct Pickle {
  Pickle() = default;
  // Moving a deque takes memory, and so may fail half way.
  Pickle(const Pickle&) = delete;
  Pickle& operator=(const Pickle&) = delete;

  using Id = uint32_t;
  struct Cell {
    Id node;
    uint32_t next;
  };
  // The elements of a tuple, list or dict in a row.
  class Cursor {
   public:
    Cursor(const Pickle& pickle, Id sequence)
        : pickle_(&pickle),
          at_(pickle.nodes[sequence].cells.first),
          left_(pickle.nodes[sequence].size) {}
    bool at_end() const { return left_ == 0; }
    Id next() {
      const Cell& cell = pickle_->cells[at_];
      at_ = cell.next;
      --left_;
      return cell.node;
    }

   private:
    const Pickle* pickle_;
    uint32_t at_, left_;
  };

  const PickleNode& operator[](Id id) const { return nodes[id]; }
  std::string_view text(Id id) const { return {nodes[id].text, nodes[id].size}; }

  std::unique_ptr<const std::string> bytes;  // in one place: texts point into it
  int64_t base = 0;                          // where they begin in the file
  std::deque<PickleNode> nodes;
  std::deque<Cell> cells;
  std::deque<std::string> made_texts;  // texts that are not in the bytes
  std::vector<PickleStorage> storages;
  std::vector<PickleTensor> tensors;
  Id root = 0;
  int64_t size = 0;  // of the pickle: bytes may follow it
};

}  // namespace nnc::io
