// SPDX-License-Identifier: Apache-2.0
#include "tensor/shape.h"

namespace nnc {

void append_text(std::string& out, const Sizes& sizes) {
  out += '[';
  for (int64_t i = 0; i < sizes.size(); ++i) {
    if (i > 0) out += ", ";
    append_text(out, sizes[i]);
  }
  out += ']';
}

int64_t checked_numel(Sizes sizes, const char* op) {
  check(sizes.size() <= kMaxDims, Code::kShape, op, ": ", sizes.size(), " dimensions, but at most ",
        kMaxDims, " are supported");
  int64_t n = 1;
  bool overflow = false, zero = false;
  for (int64_t s : sizes) {
    check(s >= 0, Code::kShape, op, ": negative dimension ", s, " in size ", sizes);
    if (s == 0)
      zero = true;
    else
      overflow |= __builtin_mul_overflow(n, s, &n);
  }
  // Strides are products of sizes, so they must fit even when another size is 0.
  check(!overflow, Code::kMemory, op, ": size ", sizes, " has more than 2^63 elements");
  return zero ? 0 : n;
}

Dims contiguous_strides(Sizes sizes) {
  Dims strides(sizes.size());
  int64_t step = 1;
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    strides[i] = step;
    // Wraps only where another size is 0: such strides reach no memory.
    if (sizes[i] > 1) static_cast<void>(__builtin_mul_overflow(step, sizes[i], &step));
  }
  return strides;
}

bool is_contiguous(Sizes sizes, Sizes strides) {
  int64_t step = 1;
  bool packed = true;
  for (int64_t i = sizes.size() - 1; i >= 0; --i) {
    if (sizes[i] == 0) return true;
    if (sizes[i] != 1) {
      packed &= strides[i] == step;
      static_cast<void>(__builtin_mul_overflow(step, sizes[i], &step));
    }
  }
  return packed;
}

bool may_overlap(Sizes sizes, Sizes strides) {
  Dims order;
  for (int64_t i = 0; i < sizes.size(); ++i) {
    if (sizes[i] == 0) return false;
    if (sizes[i] == 1) continue;
    int64_t at = 0;
    while (at < order.size() && strides[order[at]] < strides[i]) ++at;
    order.insert(at, i);
  }
  int64_t reach = 0;  // the largest offset that the dimensions so far can make
  for (int64_t d : order) {
    if (strides[d] <= reach) return true;
    reach += (sizes[d] - 1) * strides[d];
  }
  return false;
}

Dims stride_order(Sizes strides) {
  Dims order;
  for (int64_t d = 0; d < strides.size(); ++d) {
    int64_t at = order.size();
    while (at > 0 && strides[order[at - 1]] < strides[d]) --at;
    order.insert(at, d);
  }
  return order;
}

bool is_dense(Sizes sizes, Sizes strides) {
  const Dims order = stride_order(strides);
  int64_t step = 1;
  for (int64_t i = order.size() - 1; i >= 0; --i) {
    const int64_t d = order[i];
    if (sizes[d] == 1) continue;
    if (strides[d] != step) return false;
    step *= sizes[d];
  }
  return true;
}

int64_t checked_reach(Sizes sizes, Sizes strides, const char* op) {
  int64_t reach = 1;
  for (int64_t d = 0; d < sizes.size(); ++d) {
    if (sizes[d] == 0) return 0;
  }
  for (int64_t d = 0; d < sizes.size(); ++d) {
    reach = checked_add(reach, checked_mul(sizes[d] - 1, strides[d], op), op);
  }
  return reach;
}

Dims broadcast_sizes(Sizes a, Sizes b, const char* op) {
  const int64_t n = a.size() > b.size() ? a.size() : b.size();
  Dims out(n);
  for (int64_t i = 0; i < n; ++i) {
    const int64_t ia = i - (n - a.size()), ib = i - (n - b.size());
    const int64_t sa = ia < 0 ? 1 : a[ia], sb = ib < 0 ? 1 : b[ib];
    check(sa == sb || sa == 1 || sb == 1, Code::kShape, op, ": The size of tensor a (", sa,
          ") must match the size of tensor b (", sb, ") at non-singleton dimension ", i,
          "; sizes are ", a, " and ", b);
    out[i] = sa == 1 ? sb : sa;
  }
  return out;
}

Dims broadcast_strides(Sizes sizes, Sizes strides, Sizes target) {
  Dims out(target.size());
  const int64_t lead = target.size() - sizes.size();
  for (int64_t i = 0; i < sizes.size(); ++i) {
    out[lead + i] = sizes[i] == 1 && target[lead + i] != 1 ? 0 : strides[i];
  }
  return out;
}

bool is_expandable(Sizes from, Sizes to) {
  if (from.size() > to.size()) return false;
  const int64_t lead = to.size() - from.size();
  for (int64_t i = 0; i < from.size(); ++i) {
    if (from[i] != to[lead + i] && from[i] != 1) return false;
  }
  return true;
}

int64_t wrap_dim(int64_t dim, int64_t ndim, const char* op) {
  const int64_t n = ndim == 0 ? 1 : ndim;
  check(dim >= -n && dim < n, Code::kIndex, op,
        ": Dimension out of range (expected to be in range of [", -n, ", ", n - 1, "], but got ",
        dim, ")");
  return dim < 0 ? dim + n : dim;
}

SmallVector<uint8_t, 8> dim_mask(int64_t ndim, Sizes dims, const char* op) {
  SmallVector<uint8_t, 8> mask(ndim == 0 ? 1 : ndim);
  for (const int64_t d : dims) {
    const int64_t at = wrap_dim(d, ndim, op);
    check(!mask[at], Code::kInvalid, op, ": dim ", at,
          " appears multiple times in the list of dims");
    mask[at] = 1;
  }
  return mask;
}

bool view_strides(Sizes sizes, Sizes strides, Sizes target, Dims& out) {
  out = Dims(target.size());
  for (int64_t s : sizes) {
    if (s == 0) {
      out = same_sizes(sizes, target) ? Dims(strides) : contiguous_strides(target);
      return true;
    }
  }
  // Walk both shapes from the back: a run of source dimensions that is contiguous in itself
  // can be cut into any target sizes of the same product.
  int64_t t = target.size() - 1;
  int64_t base = sizes.empty() ? 1 : strides.back();
  int64_t run = 1, covered = 1;
  for (int64_t d = sizes.size() - 1; d >= -1; --d) {
    if (d >= 0) {
      run *= sizes[d];
      const bool ends = d == 0 || (sizes[d - 1] != 1 && strides[d - 1] != run * base);
      if (!ends) continue;
    } else if (!sizes.empty()) {
      break;
    }
    while (t >= 0 && (covered < run || target[t] == 1)) {
      out[t] = covered * base;
      covered *= target[t];
      --t;
    }
    if (covered != run) return false;
    if (d > 0) {
      base = strides[d - 1];
      run = covered = 1;
    }
  }
  return t == -1;
}

}  // namespace nnc
