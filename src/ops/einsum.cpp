// SPDX-License-Identifier: Apache-2.0
// Sums of products whose dimensions have names, by products of matrices. Composed: gradients come
// from permute, reshape, sum, mul and bmm.
#include <algorithm>
#include <array>
#include <vector>

#include "ops/arith.h"
#include "ops/linalg.h"
#include "ops/matmul.h"
#include "ops/reduce.h"
#include "ops/shape.h"

namespace nnc::ops {
namespace {

constexpr char kEinsum[] = "einsum";

// a times b, of as many dimensions each (1 where it has none of that name), summed over the marked
// ones, which become 1.
Tensor contracted(const Tensor& a, const Tensor& b, const SmallVector<uint8_t, 8>& summed) {
  check(a.dtype() == b.dtype(), Code::kDtype, kEinsum, ": expected scalar type ",
        short_type_name(a.dtype()), " but found ", short_type_name(b.dtype()));
  Dims shared, left, right, inner, single;
  for (int64_t d = 0; d < a.dim(); ++d) {
    const bool in_a = a.size(d) != 1, in_b = b.size(d) != 1;
    Dims& kind = in_a && in_b ? (summed[d] ? inner : shared) : in_a ? left : in_b ? right : single;
    kind.push_back(d);
  }
  // In the order that the result wants.
  if (!left.empty() && !right.empty() && right[0] < left[0]) return contracted(b, a, summed);
  const auto count = [](const Tensor& t, const Dims& dims) {
    int64_t n = 1;
    for (const int64_t d : dims) n *= t.size(d);
    return n;
  };
  const auto joined = [](std::initializer_list<const Dims*> lists) {
    Dims all;
    for (const Dims* l : lists) all.append(l->data(), l->size());
    return all;
  };
  const int64_t batch = count(a, shared), m = count(a, left), k = count(a, inner),
                n = count(b, right);
  const Dims order_a = joined({&shared, &left, &inner, &right, &single});
  const Dims order_b = joined({&shared, &inner, &right, &left, &single});
  const Tensor product =
      bmm(reshape(permute(a, order_a), {batch, m, k}), reshape(permute(b, order_b), {batch, k, n}));
  const Dims order = joined({&shared, &left, &right, &inner, &single});
  Dims sizes, back(a.dim());
  for (int64_t i = 0; i < order.size(); ++i) {
    const int64_t d = order[i];
    sizes.push_back(summed[d] ? 1 : std::max(a.size(d), b.size(d)));
    if (a.size(d) == 0 || b.size(d) == 0)
      sizes.back() = summed[d] && a.size(d) == b.size(d) ? 1 : 0;
    back[d] = i;
  }
  return permute(reshape(product, sizes), back);
}

// ---- the equation ----
constexpr int64_t kLetters = 52;
constexpr int64_t kEllipsis = kLetters;  // a subscript too

int64_t letter_of(std::string_view equation, size_t at) {
  const char c = equation[at];
  if (c >= 'A' && c <= 'Z') return c - 'A';
  check(c >= 'a' && c <= 'z', Code::kInvalid, kEinsum, ": invalid subscript given at index ", at,
        " in the equation string, subscripts must be in [a-zA-Z]");
  return c - 'a' + 26;
}
char letter_name(int64_t letter) {
  return static_cast<char>(letter < 26 ? 'A' + letter : 'a' + letter - 26);
}

// The subscripts from `at` to `end`; of the operand of that number, or of the result (-1).
std::vector<int64_t> subscripts(std::string_view equation, size_t at, size_t end, int64_t operand) {
  std::vector<int64_t> all;
  const auto whose = [&] {
    return operand < 0 ? std::string("for the output") : "for operand " + std::to_string(operand);
  };
  for (; at < end; ++at) {
    if (equation[at] == ' ') continue;
    if (equation[at] != '.') {
      all.push_back(letter_of(equation, at));
      continue;
    }
    check(std::find(all.begin(), all.end(), kEllipsis) == all.end(), Code::kInvalid, kEinsum,
          ": found '.' ", whose(), " for which an ellipsis was already found");
    check(at + 2 < end && equation.substr(at, 3) == "...", Code::kInvalid, kEinsum, ": found '.' ",
          whose(), " that is not part of any ellipsis");
    all.push_back(kEllipsis);
    at += 2;
  }
  return all;
}

struct Equation {
  std::vector<std::vector<int64_t>> operands;
  std::vector<int64_t> output;
};
Equation equation_of(std::string_view text, int64_t n_operands) {
  const size_t arrow = text.find("->"), end = std::min(arrow, text.size());
  Equation e;
  for (size_t at = 0; at <= end;) {
    const auto index = static_cast<int64_t>(e.operands.size());
    check(index < n_operands, Code::kInvalid, kEinsum,
          ": fewer operands were provided than specified in the equation");
    const size_t comma = std::min(text.find(',', at), end);
    e.operands.push_back(subscripts(text, at, comma, index));
    at = comma + 1;
  }
  check(static_cast<int64_t>(e.operands.size()) == n_operands, Code::kInvalid, kEinsum,
        ": more operands were provided than specified in the equation");
  std::array<int64_t, kLetters + 1> seen{};
  for (const auto& operand : e.operands) {
    for (const int64_t s : operand) ++seen[static_cast<size_t>(s)];
  }
  if (arrow == std::string_view::npos) {
    if (seen[kEllipsis] > 0) e.output.push_back(kEllipsis);
    for (int64_t s = 0; s < kLetters; ++s) {
      if (seen[static_cast<size_t>(s)] == 1) e.output.push_back(s);
    }
    return e;
  }
  e.output = subscripts(text, arrow + 2, text.size(), -1);
  std::array<bool, kLetters + 1> used{};
  for (const int64_t s : e.output) {
    if (s == kEllipsis) continue;
    bool& again = used[static_cast<size_t>(s)];
    check(!again, Code::kInvalid, kEinsum, ": output subscript ", std::string(1, letter_name(s)),
          " appears more than once in the output");
    check(seen[static_cast<size_t>(s)] > 0, Code::kInvalid, kEinsum, ": output subscript ",
          std::string(1, letter_name(s)), " does not appear in the equation for any input operand");
    again = true;
  }
  return e;
}

// Where the dimensions of a subscript stand among all: those of the result first, and, of an
// ellipsis, as many as the operand with the most of them has.
struct Places {
  std::array<int64_t, kLetters + 1> first;
  int64_t ellipsis = 0, n_output = 0, n = 0;
};
Places places_of(const Equation& e, Span<const Tensor> operands) {
  Places p;
  p.first.fill(-1);
  for (int64_t i = 0; i < operands.size(); ++i) {
    const auto& own = e.operands[static_cast<size_t>(i)];
    const bool open = std::find(own.begin(), own.end(), kEllipsis) != own.end();
    const int64_t letters = static_cast<int64_t>(own.size()) - (open ? 1 : 0);
    const int64_t dims = operands[i].dim();
    check(open ? letters <= dims : letters == dims, Code::kShape, kEinsum,
          ": the number of subscripts in the equation (", letters,
          open ? ") is more than" : ") does not match", " the number of dimensions (", dims,
          ") for operand ", i, open ? "" : " and no ellipsis was given");
    if (open) p.ellipsis = std::max(p.ellipsis, dims - letters);
  }
  const auto enter = [&](int64_t s) {
    int64_t& place = p.first[static_cast<size_t>(s)];
    if (place >= 0) return;
    place = p.n;
    p.n += s == kEllipsis ? p.ellipsis : 1;
  };
  for (const int64_t s : e.output) enter(s);
  p.n_output = p.n;
  for (const auto& operand : e.operands) {
    if (std::find(operand.begin(), operand.end(), kEllipsis) != operand.end()) enter(kEllipsis);
  }
  std::array<bool, kLetters> named{};
  for (const auto& operand : e.operands) {
    for (const int64_t s : operand) {
      if (s != kEllipsis) named[static_cast<size_t>(s)] = true;
    }
  }
  for (int64_t s = 0; s < kLetters; ++s) {
    if (named[static_cast<size_t>(s)]) enter(s);
  }
  check(p.n <= kMaxDims, Code::kShape, kEinsum, ": more than ", kMaxDims, " dimensions");
  return p;
}

// x with its dimensions in their places, and 1 in those that it has not. Of a subscript that stands
// twice, the diagonal.
Tensor in_places(Tensor x, std::vector<int64_t> own, const Places& p, int64_t operand) {
  const auto open = std::find(own.begin(), own.end(), kEllipsis);
  std::vector<int64_t> at;  // the place of each dimension of x
  const int64_t unnamed = x.dim() - static_cast<int64_t>(own.size()) + 1;
  for (auto s = own.begin(); s != own.end(); ++s) {
    const int64_t first = p.first[static_cast<size_t>(*s)];
    if (s != open) {
      at.push_back(first);
      continue;
    }
    for (int64_t i = 0; i < unnamed; ++i) at.push_back(first + p.ellipsis - unnamed + i);
  }
  for (size_t i = 0; i < at.size(); ++i) {
    for (size_t j = i + 1; j < at.size();) {
      if (at[j] != at[i]) {
        ++j;
        continue;
      }
      const auto d = static_cast<int64_t>(i), d2 = static_cast<int64_t>(j);
      check(x.size(d) == x.size(d2), Code::kShape, kEinsum, ": subscript is repeated for operand ",
            operand, " but the sizes don't match, ", x.size(d2), " != ", x.size(d));
      x = movedim(diagonal(x, 0, d, d2), {-1}, {d});
      at.erase(at.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
  Dims order(p.n, -1);
  for (size_t d = 0; d < at.size(); ++d) order[at[d]] = static_cast<int64_t>(d);
  for (int64_t& d : order) {
    if (d >= 0) continue;
    d = x.dim();
    x = unsqueeze(x, -1);
  }
  return permute(x, order);
}

void check_subscript_sizes(Span<const Tensor> placed, int64_t n) {
  for (int64_t d = 0; d < n; ++d) {
    int64_t size = 1;
    for (int64_t i = 0; i < placed.size(); ++i) {
      const int64_t own = placed[i].size(d);
      check(own == 1 || size == 1 || own == size, Code::kShape, kEinsum, ": a subscript has size ",
            own, " for operand ", i, " which does not broadcast with previously seen size ", size);
      if (own != 1) size = own;
    }
  }
}

}  // namespace

Tensor einsum(std::string_view equation, Span<const Tensor> operands) {
  check(!operands.empty(), Code::kInvalid, kEinsum,
        ": must specify the equation string and at least one operand, or at least one operand and "
        "its subscripts list");
  const Equation e = equation_of(equation, operands.size());
  const Places p = places_of(e, operands);
  std::vector<Tensor> placed;
  for (int64_t i = 0; i < operands.size(); ++i) {
    placed.push_back(in_places(operands[i], e.operands[static_cast<size_t>(i)], p, i));
  }
  check_subscript_sizes(placed, p.n);
  Tensor y = placed[0];
  for (size_t i = 1; i <= placed.size(); ++i) {
    // What neither the result nor a later operand has is summed now.
    SmallVector<uint8_t, 8> summed(p.n, 0);
    Dims alone_y, alone_b;
    const bool last = i == placed.size();
    for (int64_t d = p.n_output; d < p.n; ++d) {
      bool later = false;
      for (size_t k = i + 1; k < placed.size(); ++k) later |= placed[k].size(d) != 1;
      const bool in_b = !last && placed[i].size(d) != 1, in_y = y.size(d) != 1;
      if (later || !(in_b || in_y)) continue;
      if (in_b && in_y) summed[d] = 1;
      if (in_y && !in_b) alone_y.push_back(d);
      if (in_b && !in_y) alone_b.push_back(d);
    }
    if (last && placed.size() == 1) break;  // summed below
    if (!alone_y.empty()) y = sum(y, alone_y, true);
    if (last) break;
    const Tensor b = alone_b.empty() ? placed[i] : sum(placed[i], alone_b, true);
    const bool any = std::find(summed.begin(), summed.end(), 1) != summed.end();
    y = any ? contracted(y, b, summed) : mul(y, b);
  }
  Dims gone;
  for (int64_t d = p.n_output; d < p.n; ++d) gone.push_back(d);
  if (gone.empty()) return y;
  // What is summed is a tensor of its own, also where the subscript has size 1.
  if (placed.size() == 1) return sum(y, gone);
  return view(y, Sizes(y.sizes().data(), p.n_output));
}

namespace {
Tensor sum_of_products(const Tensor& a, const Tensor& b, Sizes dims_a, Sizes dims_b,
                       const char* op) {
  check(dims_a.size() == dims_b.size(), Code::kInvalid, op,
        ": both dimension lists should have same length");
  check(a.dtype() == b.dtype(), Code::kDtype, op, ": both inputs should have same dtype");
  const auto mask_a = dim_mask(a.dim(), dims_a, op);
  const auto mask_b = dim_mask(b.dim(), dims_b, op);
  Tensor left = a, right = b;
  Dims order_a, order_b, sizes, in_a, in_b;
  int64_t inner = 1;
  for (int64_t i = 0; i < dims_a.size(); ++i) {
    const int64_t d = wrap_dim(dims_a[i], a.dim(), op);
    const int64_t d2 = wrap_dim(dims_b[i], b.dim(), op);
    if (right.size(d2) == 1) {
      left = sum(left, {d}, true, left.dtype());
    } else if (left.size(d) == 1) {
      right = sum(right, {d2}, true, right.dtype());
    } else {
      check(left.size(d) == right.size(d2), Code::kShape, op,
            ": contracted dimensions need to match, but first has size ", left.size(d), " in dim ",
            d, " and second has size ", right.size(d2), " in dim ", d2);
    }
    inner *= left.size(d);
    in_a.push_back(d), in_b.push_back(d2);
  }
  int64_t rows = 1, columns = 1;
  for (int64_t d = 0; d < a.dim(); ++d) {
    if (mask_a[d]) continue;
    order_a.push_back(d), sizes.push_back(a.size(d));
    rows *= a.size(d);
  }
  order_a.append(in_a.data(), in_a.size());
  order_b = in_b;
  for (int64_t d = 0; d < b.dim(); ++d) {
    if (mask_b[d]) continue;
    order_b.push_back(d), sizes.push_back(b.size(d));
    columns *= b.size(d);
  }
  checked_numel(sizes, op);
  return reshape(mm(reshape(permute(left, order_a), {rows, inner}),
                    reshape(permute(right, order_b), {inner, columns})),
                 sizes);
}
}  // namespace

Tensor tensordot(const Tensor& a, const Tensor& b, Sizes dims_a, Sizes dims_b) {
  return sum_of_products(a, b, dims_a, dims_b, "tensordot_dims");
}

Tensor tensordot(const Tensor& a, const Tensor& b, int64_t dims) {
  check(dims >= 0, Code::kInvalid, "tensordot: tensordot expects dims >= 0, but got dims=", dims);
  check(dims <= a.dim() && dims <= b.dim(), Code::kInvalid, "tensordot: dims=", dims,
        " is more than the tensors have");
  Dims last, first;
  for (int64_t d = 0; d < dims; ++d) {
    last.push_back(a.dim() - dims + d);
    first.push_back(d);
  }
  return sum_of_products(a, b, last, first, "tensordot");
}

}  // namespace nnc::ops
