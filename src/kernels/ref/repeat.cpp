// SPDX-License-Identifier: Apache-2.0
// Bound by memory, so that these loops serve every processor.
#include "kernels/repeat.h"

#include <algorithm>
#include <cstring>

#include "kernels/common/block.h"
#include "kernels/common/grain.h"
#include "kernels/common/words.h"

namespace nnc::kernels::ref {
namespace {

// Rows of one word: of a few lines the words one after the other, of many through the place that
// each result comes from.
template <class W>
void repeat_words(W* to, const W* from, const int64_t* offsets, int64_t each, const RowLayout& l) {
  if (!offsets) {
    parallel_for(l.outer * l.rows, grain_of(each), [=](int64_t begin, int64_t end) {
      W* y = to + begin * each;
      for (int64_t i = begin; i < end; ++i) {
        for (int64_t k = 0; k < each; ++k) *y++ = from[i];
      }
    });
    return;
  }
  const int64_t count = offsets[l.rows];
  const Ref<Block> memory = Block::allocate(count * static_cast<int64_t>(sizeof(int64_t)));
  int64_t* const place = memory->as<int64_t>();
  for (int64_t i = 0; i < l.rows; ++i) std::fill(place + offsets[i], place + offsets[i + 1], i);
  parallel_for(l.outer, grain_of(count), [=](int64_t begin, int64_t end) {
    for (int64_t o = begin; o < end; ++o) {
      W* const y = to + o * count;
      const W* const x = from + o * l.rows;
      for (int64_t k = 0; k < count; ++k) y[k] = x[place[k]];
    }
  });
}
}  // namespace

bool repeat_rows(const View& out, const ConstView& x, const ConstView& offsets, int64_t each,
                 const RowLayout& layout) {
  const int64_t* const at = offsets.defined() ? offsets.ptr<int64_t>() : nullptr;
  if (layout.inner == 1) {
    dispatch_words(x.dtype(), [&](auto tag) {
      using W = typename decltype(tag)::type;
      repeat_words(out.words<W>(), x.words<W>(), at, each, layout);
    });
    return true;
  }
  const int64_t size = item_size(x.dtype()) * layout.inner;
  const int64_t count = at ? at[layout.rows] : each * layout.rows;  // rows of a result
  const char* const from = static_cast<const char*>(x.data());
  char* const to = static_cast<char*>(out.data());
  const int64_t work = count / layout.rows * layout.inner;
  parallel_for(layout.outer * layout.rows, grain_of(work), [&](int64_t begin, int64_t end) {
    for (int64_t r = begin; r < end; ++r) {
      const int64_t o = r / layout.rows, i = r % layout.rows;
      const int64_t first = at ? at[i] : i * each, last = at ? at[i + 1] : first + each;
      for (int64_t k = first; k < last; ++k) {
        std::memcpy(to + (o * count + k) * size, from + r * size, static_cast<size_t>(size));
      }
    }
  });
  return true;
}

}  // namespace nnc::kernels::ref
