// SPDX-License-Identifier: Apache-2.0
// Every function of the public headers, as functions.awk reads them: how it is called, and what
// each of its parameters is. A type that is not known here ends the program: a new function is
// fuzzed without a line, a new kind of parameter is not overlooked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nnc_fuzz {

// One register or stack slot.
union Word {
  int64_t i = 0;
  double d;
  const void* p;
};

enum class Kind {
  kContext,
  kTensor,
  kTensors,  // a list of handles
  kObject,   // a handle of another type: `object`
  kObjects,  // a list of them
  kReal,
  kInteger,  // int64_t
  kFlag,     // int32_t
  kWord,     // an enumeration's: nnc_dtype and the like
  kText,
  kReals,     // a list if a count follows, else a number or NULL
  kIntegers,  // the same
  kFlags,     // a number or NULL
  kMemory,    // of the host: read, kept or written
  kTable,     // of the host's functions
  kSelf,      // what they are called with
  kPacket,    // of DLPack
  kCount,     // of the list before
  kCapacity,  // of the outputs before
  kOutHandles,
  kOutNumber,
  kOutPacket
};

struct Parameter {
  Kind kind;
  std::string type, name;
  std::string object{};  // "module" for nnc_module *
  int counted_by = -1;   // which parameter says how many elements there are
};

enum class Result { kError, kNothing, kNumber, kText, kHandle, kMemory };

struct Function {
  std::string header, name;
  void (*pointer)() = nullptr;
  Word (*invoke)(void (*)(), const Word*) = nullptr;
  Result result = Result::kError;
  std::vector<Parameter> parameters;

  int find(const std::string& parameter) const;  // -1: it has none of that name
};

const std::vector<Function>& functions();
const Function* function_named(const std::string& name);  // null: there is none

// Words between quotation marks in the comments of a header.
const std::vector<std::string>& words_of(const std::string& header);

}  // namespace nnc_fuzz
