// SPDX-License-Identifier: Apache-2.0
#include "io/pickle_reader.h"

#include <bit>

#include "base/utf8.h"
#include "io/little_endian.h"
#include "io/long_int.h"

namespace nnc::io {

PickleReader::PickleReader(const InputFile& file, int64_t offset, std::string bytes) : file_(file) {
  file.check(!bytes.empty(), offset, "there is no pickle");
  pickle_.bytes = std::make_unique<const std::string>(std::move(bytes));
  pickle_.base = offset;
}

std::unique_ptr<const Pickle> PickleReader::read() && {
  check(static_cast<Opcode>((*pickle_.bytes)[0]) == Opcode::kProto,
        "a pickle of protocol 2 or later begins with PROTO");
  while (true) {
    opcode_at_ = at_;
    const auto op = static_cast<Opcode>(take(1)[0]);
    if (op == Opcode::kStop) break;
    const bool done = make_number(op) || make_text(op) || build_tuple(op) || fill_container(op) ||
                      remember(op) || call(op);
    check(done, "is no opcode of a file of tensors");
  }
  check(stack_.size() == 1 && marks_.empty(), "leaves ", stack_.size(), " values and ",
        marks_.size(), " marks, expected one value");
  pickle_.root = stack_[0];
  pickle_.size = static_cast<int64_t>(at_);
  return std::move(made_);
}

// ---- bytes ----

std::string_view PickleReader::take(uint64_t n) {
  check(n <= static_cast<uint64_t>(left()), "needs ", n, " bytes, the pickle has ", left(),
        " more");
  const std::string_view out = std::string_view(*pickle_.bytes).substr(at_, n);
  at_ += n;
  return out;
}

uint64_t PickleReader::take_uint(int n) {
  return little_endian(take(static_cast<uint64_t>(n)), 0, n);
}

// Two's complement, of as many bytes as it says.
void PickleReader::push_long() {
  const std::string_view bytes = take(take_uint(1));
  const uint8_t sign = !bytes.empty() && (bytes.back() & 0x80) != 0 ? 0xff : 0;
  uint64_t value = sign ? ~uint64_t{0} : 0;
  bool fits = true;
  for (size_t i = bytes.size(); i-- > 0;) {
    fits = fits && (i < 8 || static_cast<uint8_t>(bytes[i]) == sign);
    value = value << 8 | static_cast<uint8_t>(bytes[i]);
  }
  const auto result = static_cast<int64_t>(value);
  if (fits && (result < 0) == (sign != 0)) return push_int(result);
  const std::string& digits = pickle_.made_texts.emplace_back(long_to_digits(bytes));
  PickleNode& node = push(PickleKind::kLongInt);
  node.text = digits.data();
  node.size = static_cast<uint32_t>(digits.size());
}

std::string_view PickleReader::take_line() {
  constexpr size_t kLongest = 256;
  const size_t end = std::string_view(*pickle_.bytes).substr(at_, kLongest).find('\n');
  check(end != std::string_view::npos, "a name of more than ", kLongest, " bytes, or without end");
  const std::string_view line = take(end + 1);
  return line.substr(0, end);
}

void PickleReader::start(uint64_t protocol) {
  check(opcode_at_ == 0, "stands inside a pickle");
  check(protocol >= 2 && protocol <= 5, "protocol ", protocol, ", expected 2 to 5");
}

// ---- the stack ----

Pickle::Id PickleReader::make(PickleKind kind) {
  check(pickle_.nodes.size() < kMaxPickleNodes, "more than ", kMaxPickleNodes, " values");
  PickleNode& node = pickle_.nodes.emplace_back();
  node.kind = kind;
  node.place = static_cast<uint32_t>(opcode_at_);
  return static_cast<Id>(pickle_.nodes.size() - 1);
}

PickleNode& PickleReader::push(PickleKind kind) {
  const Id id = make(kind);
  push_id(id);
  return pickle_.nodes[id];
}

void PickleReader::push_id(Id id) {
  check(stack_.size() < kMaxPickleNodes, "more than ", kMaxPickleNodes, " values on the stack");
  stack_.push_back(id);
}

void PickleReader::push_text(std::string_view text) {
  check(is_utf8(text), "the text is not UTF-8");
  PickleNode& node = push(PickleKind::kText);
  node.text = text.data();
  node.size = static_cast<uint32_t>(text.size());
}

Pickle::Id PickleReader::top() const {
  check(stack_.size() > floor(), "there is no value on the stack");
  return stack_.back();
}

Pickle::Id PickleReader::pop() {
  const Id id = top();
  stack_.pop_back();
  return id;
}

size_t PickleReader::last(size_t n) const {
  const size_t there = stack_.size() - floor();
  check(there >= n, "needs ", n, " values, the stack has ", there);
  return stack_.size() - n;
}

size_t PickleReader::pop_mark() {
  check(!marks_.empty(), "there is no mark on the stack");
  const size_t mark = marks_.back();
  marks_.pop_back();
  return mark;
}

void PickleReader::append(Id sequence, Id item) {
  check(pickle_.cells.size() < kMaxPickleNodes, "more than ", kMaxPickleNodes, " elements");
  const auto cell = static_cast<uint32_t>(pickle_.cells.size());
  pickle_.cells.push_back({item, 0});
  PickleNode& node = pickle_.nodes[sequence];
  if (node.size == 0)
    node.cells.first = cell;
  else
    pickle_.cells[node.cells.last].next = cell;
  node.cells.last = cell;
  ++node.size;
}

void PickleReader::push_tuple(size_t begin) {
  const Id tuple = make(PickleKind::kTuple);
  for (size_t i = begin; i < stack_.size(); ++i) append(tuple, stack_[i]);
  stack_.resize(begin);
  push_id(tuple);
}

Pickle::Id PickleReader::below(size_t begin) const {
  check(begin > floor(), "there is no value on the stack to fill");
  return stack_[begin - 1];
}

void PickleReader::fill_list(size_t begin) {
  const Id list = below(begin);
  check(kind(list) == PickleKind::kList, "appends to ", describe(kind(list)));
  for (size_t i = begin; i < stack_.size(); ++i) append(list, stack_[i]);
  stack_.resize(begin);
}

void PickleReader::fill_dict(size_t begin) {
  const Id dict = below(begin);
  check(kind(dict) == PickleKind::kDict || kind(dict) == PickleKind::kOrderedDict,
        "sets an item of ", describe(kind(dict)));
  check((stack_.size() - begin) % 2 == 0, "a key without a value");
  for (size_t i = begin; i < stack_.size(); ++i) append(dict, stack_[i]);
  stack_.resize(begin);
}

void PickleReader::put(uint64_t place) {
  check(place < pickle_.bytes->size(), "place ", place,
        " of the memo is beyond the size of the pickle");
  const Id id = top();
  if (place >= memo_.size()) memo_.resize(place + 1, kNothing);
  memo_[place] = id;
}

void PickleReader::get(uint64_t place) {
  check(place < memo_.size() && memo_[place] != kNothing, "place ", place, " of the memo is empty");
  push_id(memo_[place]);
}

// ---- opcodes ----

bool PickleReader::make_number(Opcode op) {
  switch (op) {
    case Opcode::kNone:
      push(PickleKind::kNone);
      return true;
    case Opcode::kNewTrue:
    case Opcode::kNewFalse:
      push(PickleKind::kBool).integer = op == Opcode::kNewTrue ? 1 : 0;
      return true;
    case Opcode::kBinInt:
      push_int(static_cast<int32_t>(take_uint(4)));
      return true;
    case Opcode::kBinInt1:
      push_int(static_cast<int64_t>(take_uint(1)));
      return true;
    case Opcode::kBinInt2:
      push_int(static_cast<int64_t>(take_uint(2)));
      return true;
    case Opcode::kLong1:
      push_long();
      return true;
    case Opcode::kBinFloat:
      // The one number with its highest byte first.
      push(PickleKind::kFloat).real = std::bit_cast<double>(__builtin_bswap64(take_uint(8)));
      return true;
    default:
      return false;
  }
}

bool PickleReader::make_text(Opcode op) {
  switch (op) {
    case Opcode::kShortBinString:
    case Opcode::kShortBinUnicode:
      push_text(take(take_uint(1)));
      return true;
    case Opcode::kBinUnicode:
      push_text(take(take_uint(4)));
      return true;
    case Opcode::kBinUnicode8:
      push_text(take(take_uint(8)));
      return true;
    default:
      return false;
  }
}

bool PickleReader::build_tuple(Opcode op) {
  switch (op) {
    case Opcode::kEmptyTuple:
      push_tuple(last(0));
      return true;
    case Opcode::kTuple:
      push_tuple(pop_mark());
      return true;
    case Opcode::kTuple1:
    case Opcode::kTuple2:
    case Opcode::kTuple3:
      push_tuple(last(1 + static_cast<size_t>(op) - static_cast<size_t>(Opcode::kTuple1)));
      return true;
    default:
      return false;
  }
}

bool PickleReader::fill_container(Opcode op) {
  switch (op) {
    case Opcode::kMark:
      check(marks_.size() < kMaxPickleNodes, "more than ", kMaxPickleNodes, " marks");
      marks_.push_back(stack_.size());
      return true;
    case Opcode::kEmptyList:
      push(PickleKind::kList);
      return true;
    case Opcode::kEmptyDict:
      push(PickleKind::kDict);
      return true;
    case Opcode::kAppend:
      fill_list(last(1));
      return true;
    case Opcode::kAppends:
      fill_list(pop_mark());
      return true;
    case Opcode::kSetItem:
      fill_dict(last(2));
      return true;
    case Opcode::kSetItems:
      fill_dict(pop_mark());
      return true;
    default:
      return false;
  }
}

bool PickleReader::remember(Opcode op) {
  switch (op) {
    case Opcode::kBinGet:
      get(take_uint(1));
      return true;
    case Opcode::kLongBinGet:
      get(take_uint(4));
      return true;
    case Opcode::kBinPut:
      put(take_uint(1));
      return true;
    case Opcode::kLongBinPut:
      put(take_uint(4));
      return true;
    case Opcode::kMemoize:
      put(memo_.size());
      return true;
    default:
      return false;
  }
}

bool PickleReader::call(Opcode op) {
  switch (op) {
    case Opcode::kProto:
      start(take_uint(1));
      return true;
    case Opcode::kFrame: {
      const uint64_t size = take_uint(8);
      check(size <= static_cast<uint64_t>(left()), "a frame of ", size, " bytes, the pickle has ",
            left(), " more");
      return true;
    }
    case Opcode::kGlobal: {
      const std::string_view module = take_line();
      push_global(module, take_line());
      return true;
    }
    case Opcode::kStackGlobal: {
      const Id name = pop(), module = pop();
      check(kind(name) == PickleKind::kText && kind(module) == PickleKind::kText,
            "expected two texts, got ", describe(kind(module)), " and ", describe(kind(name)));
      push_global(pickle_.text(module), pickle_.text(name));
      return true;
    }
    case Opcode::kReduce:
      reduce();
      return true;
    case Opcode::kBuild:
      build();
      return true;
    case Opcode::kBinPersId:
      load_storage();
      return true;
    default:
      return false;
  }
}

}  // namespace nnc::io
