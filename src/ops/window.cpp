// SPDX-License-Identifier: Apache-2.0
#include "ops/window.h"

#include <algorithm>
#include <limits>

namespace nnc::ops {
namespace {

using kernels::WindowShape;

// A list of one value stands for `rank` of them; an empty one for `otherwise`.
Dims per_dimension(Sizes given, int64_t rank, int64_t otherwise, const char* op, const char* what) {
  check(given.size() <= 1 || given.size() == rank, Code::kInvalid, op, ": expected ", what,
        " to be a single integer value or a list of ", rank,
        " values to match the convolution dimensions, but got ", what, "=", given);
  Dims out(rank, given.empty() ? otherwise : given[0]);
  for (int64_t d = 0; d < given.size() && given.size() == rank; ++d) out[d] = given[d];
  return out;
}

void check_int(Sizes values, const char* op, const char* what) {
  for (const int64_t v : values) {
    check(v >= std::numeric_limits<int32_t>::min() && v <= std::numeric_limits<int32_t>::max(),
          Code::kInvalid, op, ": ", what, "=", values,
          ": value cannot be converted to type int without overflow");
  }
}

// The lists, one value per dimension.
struct Values {
  const char* op;
  int64_t rank;
  Dims kernel, stride, padding, dilation;
  Values(int64_t n, const WindowArguments& a, const char* name)
      : op(name),
        rank(n),
        kernel(per_dimension(a.kernel, rank, 1, op, "kernel_size")),
        stride(per_dimension(a.stride, rank, 1, op, "stride")),
        padding(per_dimension(a.padding, rank, 0, op, "padding")),
        dilation(per_dimension(a.dilation, rank, 1, op, "dilation")) {}

  // Room that the taps of one window take.
  int64_t span(int64_t d) const {
    return checked_add(checked_mul(dilation[d], kernel[d] - 1, op), 1, op);
  }
};

int64_t twice(int64_t padding) {
  return 2 * padding;  // which is an int
}

// ---- conditions on the values ----
void check_conv(const Values& v) {
  for (int64_t d = 0; d < v.rank; ++d) {
    check(v.padding[d] >= 0, Code::kInvalid, v.op, ": negative padding is not supported");
    check(v.stride[d] > 0, Code::kInvalid, v.op, ": non-positive stride is not supported");
    check(v.dilation[d] > 0, Code::kInvalid, v.op,
          ": dilation should be greater than zero, but got ", Sizes(v.dilation));
    check(v.kernel[d] > 0, Code::kShape, v.op,
          ": kernel size should be greater than zero, but got ", Sizes(v.kernel));
  }
  check_int(v.kernel, v.op, "kernel_size");
  check_int(v.padding, v.op, "padding");
}

void check_blocks(const Values& v) {
  const auto bounded = [&](Sizes values, int64_t low, const char* what) {
    for (const int64_t value : values) {
      check(value >= low, Code::kInvalid, v.op, ": ", what, " should be ",
            low > 0 ? "greater than zero" : "non-negative", ", but got ", values);
    }
  };
  bounded(v.kernel, 1, "kernel size");
  bounded(v.dilation, 1, "dilation");
  bounded(v.padding, 0, "padding");
  bounded(v.stride, 1, "stride");
  check_int(v.kernel, v.op, "kernel_size");
  check_int(v.padding, v.op, "padding");
}

void check_ints(const Values& v) {
  check_int(v.kernel, v.op, "kernel_size");
  check_int(v.stride, v.op, "stride");
  check_int(v.padding, v.op, "padding");
  check_int(v.dilation, v.op, "dilation");
}

void check_pool(const Values& v) {
  check_ints(v);
  for (int64_t d = 0; d < v.rank; ++d) {
    check(v.kernel[d] > 0, Code::kInvalid, v.op,
          ": kernel size should be greater than zero, but got ", Sizes(v.kernel));
    check(v.stride[d] > 0, Code::kInvalid, v.op, ": stride should be greater than zero, but got ",
          Sizes(v.stride));
    check(v.dilation[d] > 0, Code::kInvalid, v.op,
          ": dilation should be greater than zero, but got ", Sizes(v.dilation));
    check(v.padding[d] >= 0, Code::kInvalid, v.op,
          ": pad must be non-negative, but got pad: ", v.padding[d]);
    check(v.padding[d] <= v.span(d) / 2, Code::kInvalid, v.op,
          ": pad should be at most half of effective kernel size, but got pad=", v.padding[d],
          ", kernel_size=", v.kernel[d], " and dilation=", v.dilation[d]);
    check(v.padding[d] <= v.kernel[d] / 2, Code::kInvalid, v.op,
          ": pad should be smaller than or equal to half of kernel size, but got padding ",
          Sizes(v.padding), ", kernel_size ", Sizes(v.kernel));
  }
}

// ---- the other side ----
void set_conv(WindowShape& s, const Values& v) {
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d, span = v.span(d);
    const int64_t padded = checked_add(s.in[i], twice(v.padding[d]), v.op);
    if (padded < span) {
      Dims sizes, spans;
      for (int64_t e = 0; e < v.rank; ++e) {
        sizes.push_back(checked_add(s.in[3 - v.rank + e], twice(v.padding[e]), v.op));
        spans.push_back(v.span(e));
      }
      fail(Code::kShape, v.op, ": Calculated padded input size per channel: ", sizes,
           ". Kernel size: ", spans, ". Kernel size can't be greater than actual input size");
    }
    s.out[i] = (padded - span) / v.stride[d] + 1;
  }
}

void set_blocks(WindowShape& s, const Values& v) {
  bool empty = false;
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d;
    const int64_t room = checked_add(s.in[i], twice(v.padding[d]), v.op) - v.span(d);
    s.out[i] = room < 0 ? 0 : room / v.stride[d] + 1;
    empty |= s.out[i] < 1;
  }
  check(!empty, Code::kShape, v.op, ": Given input with spatial size ",
        Sizes(s.in + 3 - v.rank, v.rank), ", kernel_size=", Sizes(v.kernel),
        ", dilation=", Sizes(v.dilation), ", padding=", Sizes(v.padding),
        ", calculated shape of the array of sliding blocks as ", Sizes(s.out + 3 - v.rank, v.rank),
        ", but its components must be at least one.");
}

void set_conv_same(WindowShape& s, const Values& v) {
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d;
    check(v.stride[d] == 1, Code::kInvalid, v.op,
          ": padding='same' is not supported for strided convolutions");
    s.out[i] = s.in[i];
    s.pad[i] = (v.span(d) - 1) / 2;
    checked_add(s.in[i], v.span(d), v.op);
  }
}

void set_conv_transpose(WindowShape& s, const Values& v, const Dims& extra, Sizes sizes,
                        bool no_batch) {
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d;
    check(extra[d] >= 0, Code::kInvalid, v.op, ": negative output_padding is not supported");
    check(
        no_batch || extra[d] < v.stride[d] || extra[d] < v.dilation[d], Code::kInvalid, v.op,
        ": output padding must be smaller than either stride or dilation, but got output_padding=",
        extra, " stride=", v.stride[d], " dilation=", v.dilation[d]);
    const int64_t reach =
        checked_add(checked_mul(s.out[i] - 1, v.stride[d], v.op), v.span(d), v.op);
    s.in[i] = checked_add(reach, extra[d], v.op) - twice(v.padding[d]);
    check(s.in[i] >= 0, Code::kShape, v.op, ": Given input size per channel: ", sizes,
          ". Calculated output size per channel: ", s.in[i], ". Output size is too small");
  }
}

void set_pool(WindowShape& s, const Values& v, bool ceil_mode) {
  bool empty = false;
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d, stride = v.stride[d];
    const int64_t room = checked_add(s.in[i], twice(v.padding[d]), v.op) - v.span(d);
    int64_t steps = room < 0 ? -1 : room / stride;
    if (ceil_mode) {
      const int64_t up = checked_add(room, stride - 1, v.op);
      steps = up < 0 ? -1 : up / stride;
      // The last window starts inside the input or its leading padding.
      if (steps >= 0 && steps * stride >= s.in[i] + v.padding[d]) --steps;
    }
    s.out[i] = steps + 1;
    empty |= s.out[i] < 1;
  }
  if (empty) {
    Dims in, out;
    for (int64_t i = 3 - v.rank; i < 3; ++i) {
      in.push_back(s.in[i]);
      out.push_back(std::max<int64_t>(s.out[i], 0));
    }
    fail(Code::kShape, v.op, ": Given input size per channel: ", in,
         ". Calculated output size per channel: ", out, ". Output size is too small");
  }
}

void set_unpool(WindowShape& s, const Values& v, Sizes output_size) {
  Dims wanted(output_size);
  if (wanted.size() > v.rank) wanted = Dims(Sizes(wanted.end() - v.rank, v.rank));
  check(wanted.empty() || wanted.size() == v.rank, Code::kInvalid, v.op,
        ": output_size should be a sequence containing ", v.rank, " or ", v.rank + 2,
        " elements, but it has a length of ", output_size.size());
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d, stride = v.stride[d];
    const int64_t natural = checked_add(checked_mul(s.out[i] - 1, stride, v.op),
                                        v.kernel[d] - twice(v.padding[d]), v.op);
    s.in[i] = wanted.empty() ? natural : wanted[d];
    const int64_t low = checked_add(natural, -stride, v.op),
                  high = checked_add(natural, stride, v.op);
    check(wanted.empty() || (wanted[d] > low && wanted[d] < high), Code::kInvalid, v.op,
          ": invalid output_size ", wanted, " (dim ", d, " must be between ", low, " and ", high,
          ")");
    check(s.in[i] >= 0, Code::kShape, v.op,
          ": output_size must contain non-negative spatial dimensions, but got output_size[", d,
          "]=", s.in[i]);
  }
}

void set_adaptive(WindowShape& s, int64_t rank, Sizes output_size, const char* op) {
  const Dims out = per_dimension(output_size, rank, -1, op, "output_size");
  for (int64_t d = 0; d < rank; ++d) {
    const int64_t i = 3 - rank + d;
    check(out[d] >= -1, Code::kInvalid, op,
          ": elements of output_size must be greater than or equal to 0 but received ", out);
    s.out[i] = out[d] == -1 ? s.in[i] : out[d];
    // Where a window begins and ends: o * in / out.
    checked_add(checked_mul(s.out[i], s.in[i], op), s.out[i], op);
  }
}

// The values into the shape whose sides are set. See Note [Windows].
void settle(WindowShape& s, const Values& v, bool same) {
  for (int64_t d = 0; d < v.rank; ++d) {
    const int64_t i = 3 - v.rank + d;
    s.kernel[i] = v.kernel[d];
    if (!same) s.pad[i] = v.padding[d];
    s.dilation[i] = v.kernel[d] > 1 ? v.dilation[d] : 1;
    s.stride[i] = s.out[i] > 1 ? v.stride[d] : std::min(v.stride[d], v.span(d));
  }
  check_int(Sizes(s.stride, 3), v.op, "stride");
  check_int(Sizes(s.dilation, 3), v.op, "dilation");
}

}  // namespace

WindowShape make_windows(WindowRule rule, Sizes sizes, const WindowArguments& a, const char* op) {
  const int64_t rank = sizes.size();
  const bool of_windows = rule == WindowRule::kConvTranspose || rule == WindowRule::kUnpool;
  WindowShape s;
  std::copy(sizes.begin(), sizes.end(), (of_windows ? s.out : s.in) + 3 - rank);
  if (rule == WindowRule::kAdaptive) {
    set_adaptive(s, rank, a.extra, op);
  } else {
    WindowArguments given = a;
    const bool of_pool = rule == WindowRule::kPool || rule == WindowRule::kUnpool;
    if (of_pool || rule == WindowRule::kBlocks) {
      check(!a.kernel.empty(), Code::kInvalid, op, ": kernel_size is missing");
      if (of_pool && a.stride.empty()) given.stride = a.kernel;
    }
    const Values v(rank, given, op);
    if (rule == WindowRule::kUnpool) {
      check_ints(v);
      set_unpool(s, v, a.extra);
    } else {
      if (rule == WindowRule::kPool)
        check_pool(v);
      else if (rule == WindowRule::kBlocks)
        check_blocks(v);
      else
        check_conv(v);
      if (rule == WindowRule::kPool) set_pool(s, v, a.ceil_mode);
      if (rule == WindowRule::kBlocks) set_blocks(s, v);
      if (rule == WindowRule::kConv) set_conv(s, v);
      if (rule == WindowRule::kConvSame) set_conv_same(s, v);
      if (rule == WindowRule::kConvTranspose) {
        set_conv_transpose(s, v, per_dimension(a.extra, rank, 0, op, "output_padding"), sizes,
                           a.no_batch);
      }
      settle(s, v, rule == WindowRule::kConvSame);
    }
  }
  for (const auto* side : {&s.in, &s.out, &s.kernel}) checked_numel(Sizes(*side, 3), op);
  return s;
}

Dims with_spatial(Dims lead, const int64_t (&spatial)[3], int64_t rank) {
  for (int64_t i = 3 - rank; i < 3; ++i) lead.push_back(spatial[i]);
  return lead;
}

}  // namespace nnc::ops
