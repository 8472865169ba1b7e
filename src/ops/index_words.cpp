// SPDX-License-Identifier: Apache-2.0
// Indexing in Python's words: x["1:3, ..., None, ::2, -1"].
#include <limits>
#include <optional>

#include "base/literal_lexer.h"
#include "graph/record.h"
#include "ops/convert.h"
#include "ops/host.h"
#include "ops/index.h"
#include "ops/layout.h"
#include "ops/number.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

constexpr int64_t kEnd = std::numeric_limits<int64_t>::max();

// One of the words between commas.
struct IndexWord {
  enum class Kind : uint8_t { kPlace, kSlice, kNewAxis, kEllipsis, kBool };
  Kind kind = Kind::kPlace;
  int64_t place = 0;                         // kBool: 0 or 1
  int64_t start = 0, stop = kEnd, step = 1;  // of a slice
};
using IndexWords = SmallVector<IndexWord, 4>;

class IndexParser : private detail::LiteralLexer {
 public:
  IndexParser(std::string_view text, std::string_view op) : LiteralLexer(text, op) {}

  IndexWords read() {
    IndexWords words;
    skip_space();
    do {
      if (!words.empty() && at_ == text_.size()) break;  // a comma may stand at the end
      check(words.size() < 2 * kMaxDims, Code::kIndex, op_, ": too many indices");
      words.push_back(read_one());
      skip_space();
    } while (take(','));
    if (at_ < text_.size()) expected("',' or the end of the indices");
    return words;
  }

 private:
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    skip_space();
    return true;
  }

  IndexWord read_one() {
    using Kind = IndexWord::Kind;
    if (text_.substr(at_, 3) == "...") {
      at_ += 3;
      return {Kind::kEllipsis};
    }
    if (starts_word_here()) {
      const size_t start = at_;
      const std::string_view word = read_dotted_word();
      skip_space();
      if (word == "None" && peek() == ':') return read_slice(std::nullopt);
      if (word == "None" || word == "newaxis") return {Kind::kNewAxis};
      if (word == "Ellipsis") return {Kind::kEllipsis};
      if (word == "True" || word == "False") return {Kind::kBool, word == "True" ? 1 : 0};
      at_ = start;
      expected(kWhat);
    }
    if (peek() == ':') return read_slice(std::nullopt);
    const int64_t number = read_integer();
    skip_space();
    if (peek() == ':') return read_slice(number);
    return {Kind::kPlace, number};
  }

  // Behind the start, at the first colon.
  IndexWord read_slice(std::optional<int64_t> start) {
    IndexWord word{IndexWord::Kind::kSlice};
    take(':');
    const std::optional<int64_t> stop = read_bound();
    size_t at = at_;
    std::optional<int64_t> step;
    if (take(':')) {
      at = at_;
      step = read_bound();
    }
    word.start = start.value_or(0);
    word.stop = stop.value_or(kEnd);
    word.step = step.value_or(1);
    if (word.step == 0) bad("slice step cannot be zero", at);
    if (word.step < 0) bad("slice step must be greater than zero", at);
    return word;
  }
  std::optional<int64_t> read_bound() {
    if (at_ == text_.size() || peek() == ':' || peek() == ',') return std::nullopt;
    if (starts_word_here()) {
      const size_t start = at_;
      if (read_dotted_word() != "None") {
        at_ = start;
        expected("an integer, None, ':' or ','");
      }
      skip_space();
      return std::nullopt;
    }
    const int64_t bound = read_integer();
    skip_space();
    return bound;
  }

  int64_t read_integer() {
    const char c = peek((peek() == '-' || peek() == '+') ? 1 : 0);
    if (!detail::is_digit(c)) expected(kWhat);
    const size_t start = at_;
    const Number n = read_number();
    if (!n.digits.empty()) bad("integer outside the range of int64", start);
    if (!n.is_integer) {
      at_ = start;
      expected(kWhat);
    }
    return n.integer;
  }
  bool starts_word_here() const { return detail::starts_word(peek()); }

  static constexpr std::string_view kWhat = "an integer, a slice, '...', None, True or False";
};

// ---- alias: y = x, as a view.   dx = dy.   saves nothing
struct AliasNode final : Node {
  const char* name() const override { return "AliasBackward0"; }
  Tensors backward(const Tensors& gy) override { return {gy[0]}; }
};

// What words make of x: a view, and the tensors that stand for True and False, if there are any.
struct Indexed {
  Tensor view;
  Tensors bools;
};
enum class Use : uint8_t { kRead, kWrite };
Indexed indexed(const Tensor& x, const IndexWords& words, Use use, const char* op) {
  using Kind = IndexWord::Kind;
  int64_t named = 0;
  for (const IndexWord& w : words) named += w.kind == Kind::kPlace || w.kind == Kind::kSlice;
  check(x.dim() > 0 || named != 1 || words[0].kind != Kind::kPlace, Code::kIndex, op,
        ": invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
        "C++ to convert a 0-dim tensor to a number");
  check(named <= x.dim(), Code::kIndex, op, ": too many indices for tensor of dimension ", x.dim());
  Indexed r{x, {}};
  int64_t dim = 0, passed = 0;  // of the view; and how many places were taken before
  for (const IndexWord& w : words) {
    switch (w.kind) {
      case Kind::kPlace: {
        const int64_t n = r.view.size(wrap_dim(dim, r.view.dim(), op));
        check(w.place >= -n && w.place < n, Code::kIndex, op, ": index ", w.place,
              " is out of bounds for dimension ", dim + passed, " with size ", n);
        r.view = select(r.view, dim, w.place);
        ++passed;
        break;
      }
      case Kind::kSlice: {
        const int64_t n = dim < r.view.dim() ? r.view.size(dim) : kEnd;
        const bool all = w.start == 0 && w.stop >= n && w.step == 1;
        if (!all || (use == Use::kRead && words.size() == 1))
          r.view = slice(r.view, dim, w.start, w.stop, w.step);
        ++dim;
        break;
      }
      case Kind::kEllipsis:
        dim += x.dim() - named;  // a second one as well, as in PyTorch
        break;
      default:
        check(r.view.dim() < kMaxDims, Code::kShape, op, ": more than ", kMaxDims, " dimensions");
        r.view = unsqueeze(r.view, dim);
        if (w.kind == Kind::kBool) {
          while (r.bools.size() < dim) r.bools.push_back(Tensor());
          r.bools.push_back(Tensor::zeros({w.place}, DType::kInt64));
        }
        ++dim;
    }
  }
  return r;
}

// Leading dimensions of size 1 that the target does not have are dropped, as in PyTorch.
Tensor without_leading_ones(const Tensor& value, int64_t dims) {
  Tensor v = value;
  while (v.dim() > dims && v.size(0) == 1) v = squeeze(v, 0);
  return v;
}

// What is assigned to, and whether there is anything to do: as in PyTorch, False alone asks for
// nothing, and True alone for all of x.
struct Target : Indexed {
  bool any = true;
};
Target target(const Tensor& x, std::string_view text, const char* op) {
  using Kind = IndexWord::Kind;
  IndexWords words = IndexParser(text, op).read();
  if (words.size() == 1 && words[0].kind == Kind::kBool) {
    if (words[0].place == 0) return {{x, {}}, false};
    words[0].kind = Kind::kNewAxis;
  }
  return {indexed(x, words, Use::kWrite, op), true};
}

}  // namespace

Tensor alias(const Tensor& x) {
  Tensor y = materialize(x).alias();
  attach_view(y, x, record<AliasNode>(x));
  return y;
}

Tensor narrow(const Tensor& x, int64_t dim, const Tensor& start, int64_t length) {
  const bool whole = !is_floating(start.dtype()) && start.dtype() != DType::kBool;
  check(start.dim() == 0 && whole, Code::kInvalid,
        "narrow: start must be an 0-dim integral Tensor.");
  return narrow(x, dim, item_i64(start), length);
}

Tensor index(const Tensor& x, std::string_view words) {
  const Indexed r = indexed(x, IndexParser(words, "index").read(), Use::kRead, "index");
  if (!r.bools.empty()) return index(r.view, r.bools);
  return r.view.same(x) ? alias(x) : r.view;
}

void index_assign(const Tensor& x, std::string_view words, const Tensor& value) {
  constexpr const char* kOp = "index_assign";
  const Target to = target(x, words, kOp);
  if (!to.any) return;
  if (!to.bools.empty()) {
    const Tensor v = to_dtype(value, x.dtype());
    return index_put_(to.view, to.bools, without_leading_ones(v, to.view.dim()));
  }
  if (same_sizes(value.sizes(), to.view.sizes())) return copy_(to.view, value);
  if (value.dim() == 0) return fill_(to.view, value);
  const Tensor part = without_leading_ones(value, to.view.dim());
  check(is_expandable(part.sizes(), to.view.sizes()), Code::kShape, kOp,
        ": The expanded size of the tensor must match the existing size. Target sizes: ",
        to.view.sizes(), ". Tensor sizes: ", value.sizes());
  copy_(to.view, expand(part, to.view.sizes()));
}

void index_assign(const Tensor& x, std::string_view words, Scalar value) {
  constexpr const char* kOp = "index_assign";
  const Target to = target(x, words, kOp);
  check_fits(value, x.dtype(), kOp);
  if (!to.any) return;
  const Tensor number = Tensor::full({}, value, x.dtype());
  if (!to.bools.empty()) return index_put_(to.view, to.bools, number);
  if (to.view.dim() == 0) return copy_(to.view, number);
  fill_(to.view, number);
}

}  // namespace nnc::ops
