// SPDX-License-Identifier: Apache-2.0
// Resampling of float32, row of results by row: the rows that it takes are added up, then what the
// row takes of that; or the other way round where that is less. And of bytes, whose order is given.
#include "kernels/resample.h"

#include <cstring>
#include <limits>
#include <memory>

#include "kernels/common/byte_taps.h"
#include "kernels/common/grain.h"
#include "kernels/cpu/resample_rows.h"

namespace nnc::kernels::cpu {
namespace {

// The taps along a row.
class RowTaps {
 public:
  // inner: elements at each position.
  RowTaps(const Taps& taps, int64_t inner) : taps_(taps), inner_(inner), n_(taps.positions()) {
    const int64_t each = taps.count(0);
    bool alike = each == 1 || each == 2 || each == 4;
    bool ones = true;
    for (int64_t i = 0; i < n_; ++i) alike &= taps.count(i) == each;
    for (const double w : taps.weight) ones &= w == 1;
    alike_ = alike && (each > 1 || ones) ? each : 0;
    const int64_t total = taps.total();
    at_.resize(static_cast<size_t>(total));
    weight_.resize(static_cast<size_t>(total));
    for (int64_t i = 0; i < n_; ++i) {
      for (int64_t t = taps.begin(i); t < taps.begin(i + 1); ++t) {
        const bool by_tap = alike_ > 0 && inner == 1;
        const auto to = static_cast<size_t>(by_tap ? (t - taps.begin(i)) * n_ + i : t);
        at_[to] = static_cast<int32_t>(taps.source_of(t));
        weight_[to] = static_cast<float>(taps.weight_of(t));
      }
    }
  }

  // Does every position take one element as it is?
  bool picks() const { return alike_ == 1; }
  int64_t out_size() const { return n_ * inner_; }
  int64_t total() const { return taps_.total(); }

  void apply(float* to, const float* row) const {
    if (inner_ > 1) return apply_to_channels(to, row);
    if (picks()) return NNC_PICK(picked)(to, row, at_.data(), n_);
    if (alike_ > 0) {
      return NNC_PICK(weighted_taps)(to, row, at_.data(), weight_.data(), alike_, n_);
    }
    NNC_PICK(weighted_lists)(to, row, taps_.first.data(), at_.data(), weight_.data(), n_);
  }

 private:
  void apply_to_channels(float* to, const float* row) const {
    const auto add = NNC_PICK(weighted_rows);
    std::vector<const float*> from;
    for (int64_t i = 0; i < n_; ++i, to += inner_) {
      const int64_t begin = taps_.begin(i), count = taps_.count(i);
      if (picks()) {
        std::memcpy(to, row + at_[static_cast<size_t>(begin)] * inner_,
                    static_cast<size_t>(inner_) * sizeof(float));
        continue;
      }
      from.clear();
      for (int64_t t = 0; t < count; ++t) {
        from.push_back(row + at_[static_cast<size_t>(begin + t)] * inner_);
      }
      add(to, from.data(), weight_.data() + begin, count, inner_);
    }
  }

  const Taps& taps_;
  const int64_t inner_, n_;
  int64_t alike_ = 0;  // taps of every position, if their number is one that has a loop
  std::vector<int32_t> at_;
  std::vector<float> weight_;
};

// The rows of x that a row of y is made of.
struct Sources {
  std::vector<const float*> row;
  std::vector<float> weight;

  void collect(const ResampleShape& s, const float* plane, int64_t a, int64_t b, int64_t step) {
    const Taps &deep = s.taps[0], &high = s.taps[1];
    row.clear(), weight.clear();
    for (int64_t i = deep.begin(a); i < deep.begin(a + 1); ++i) {
      for (int64_t j = high.begin(b); j < high.begin(b + 1); ++j) {
        row.push_back(plane + (deep.source_of(i) * s.in(1) + high.source_of(j)) * step);
        weight.push_back(static_cast<float>(deep.weight_of(i) * high.weight_of(j)));
      }
    }
  }
  int64_t count() const { return static_cast<int64_t>(row.size()); }
};

// Rows of y, one after the other.
class ResampledRows {
 public:
  ResampledRows(const ResampleShape& s, const RowTaps& taps, int64_t inner)
      : s_(s), taps_(taps), in_size_(s.in(2) * inner) {}

  void make(float* y, const float* plane, int64_t a, int64_t b) {
    sources_.collect(s_, plane, a, b, in_size_);
    const int64_t count = sources_.count();
    if (count == 1 && sources_.weight[0] == 1) return copy_or_apply(y, sources_.row[0]);
    last_ = nullptr;
    if (along_first(count)) {
      const int64_t n = taps_.out_size();
      buffer_.resize(static_cast<size_t>(count * n));
      for (int64_t r = 0; r < count; ++r) {
        float* to = buffer_.data() + r * n;
        taps_.apply(to, sources_.row[static_cast<size_t>(r)]);
        sources_.row[static_cast<size_t>(r)] = to;
      }
      add_(y, sources_.row.data(), sources_.weight.data(), count, n);
      return;
    }
    buffer_.resize(static_cast<size_t>(in_size_));
    add_(buffer_.data(), sources_.row.data(), sources_.weight.data(), count, in_size_);
    taps_.apply(y, buffer_.data());
  }

 private:
  // Is it less to apply the taps along each of the rows than along their sum? An element that is
  // looked up costs some four that are read in order.
  bool along_first(int64_t count) const {
    const int64_t look_up = in_size_ == s_.in(2) ? 4 : 1, taps = look_up * taps_.total();
    return count > 0 && count * (taps + s_.out(2)) < count * s_.in(2) + taps;
  }
  // The same source again: the same row again.
  void copy_or_apply(float* y, const float* row) {
    if (row == last_)
      std::memcpy(y, last_result_, static_cast<size_t>(taps_.out_size()) * sizeof(float));
    else
      taps_.apply(y, row);
    last_ = row;
    last_result_ = y;
  }

  const ResampleShape& s_;
  const RowTaps& taps_;
  const int64_t in_size_;
  void (*const add_)(float*, const float* const*, const float*, int64_t,
                     int64_t) = NNC_PICK(weighted_rows);
  Sources sources_;
  std::vector<float> buffer_;
  const float *last_ = nullptr, *last_result_ = nullptr;
};

// Along all rows of x first, then across them.
void resample_bytes(const ResampleShape& s, uint8_t* y, const uint8_t* x) {
  const ByteTaps high(s.taps[1]), wide(s.taps[2]);
  const int64_t inner = s.channels_last ? s.channels : 1, width = s.out(2) * inner;
  const int64_t planes = s.batch * s.channels / inner;
  const uint8_t* lines = x;
  std::unique_ptr<uint8_t[]> buffer;
  if (!wide.as_it_is) {
    const int64_t count = planes * s.in(1);
    buffer.reset(new uint8_t[static_cast<size_t>(count * width)]);
    parallel_for(count, grain_of(2 * wide.total() * inner), [&](int64_t begin, int64_t end) {
      for (int64_t r = begin; r < end; ++r) {
        NNC_PICK(byte_lists)
        (buffer.get() + r * width, x + r * s.in(2) * inner, wide.first.data(), wide.source.data(),
         wide.weight.data(), wide.precision, inner, s.out(2));
      }
    });
    lines = buffer.get();
  }
  const int64_t rows = s.out(1), work = width * (1 + high.total() / rows);
  parallel_for(planes * rows, grain_of(work), [&](int64_t begin, int64_t end) {
    std::vector<const uint8_t*> from;
    for (int64_t r = begin; r < end; ++r) {
      const int64_t at = high.begin(r % rows), count = high.begin(r % rows + 1) - at;
      from.clear();
      for (int64_t t = at; t < at + count; ++t) {
        const int64_t row = r / rows * s.in(1) + high.source[static_cast<size_t>(t)];
        from.push_back(lines + row * width);
      }
      NNC_PICK(weighted_bytes)
      (y + r * width, from.data(), high.weight.data() + at, high.precision, count, width);
    }
  });
}

}  // namespace

bool resample(const ResampleShape& s, const View& y_view, const ConstView& x_view) {
  if (s.weighs_bytes() && s.in(1) <= std::numeric_limits<int32_t>::max() &&
      s.in(2) <= std::numeric_limits<int32_t>::max()) {
    resample_bytes(s, y_view.ptr<uint8_t>(), x_view.ptr<uint8_t>());
    return true;
  }
  if (s.dtype != DType::kFloat32 || s.in(2) > std::numeric_limits<int32_t>::max()) return false;
  const int64_t inner = s.channels_last ? s.channels : 1;
  const int64_t planes = s.channels_last ? s.batch : s.batch * s.channels;
  const RowTaps taps(s.taps[2], inner);
  const float* x = x_view.ptr<float>();
  float* y = y_view.ptr<float>();
  const int64_t rows = s.out(0) * s.out(1), size = taps.out_size();
  const int64_t work = s.in_spatial() * inner / rows + taps.total() * inner;
  parallel_for(planes * rows, grain_of(work), [&](int64_t begin, int64_t end) {
    ResampledRows make(s, taps, inner);
    for (int64_t i = begin; i < end; ++i) {
      const float* plane = x + i / rows * s.in_spatial() * inner;
      make.make(y + i * size, plane, i % rows / s.out(1), i % s.out(1));
    }
  });
  return true;
}

}  // namespace nnc::kernels::cpu
