// SPDX-License-Identifier: Apache-2.0
#include "kernels/repeat.h"

namespace nnc::kernels {

void repeat_rows(const View& out, const ConstView& x, const ConstView& offsets, int64_t each,
                 const RowLayout& layout) {
  static constexpr Implementations kList{__func__, ref::repeat_rows};
  check_same_type("repeat_rows", {&out, &x});
  check_contiguous("repeat_rows", {&out, &x, &offsets});
  int64_t rows = each * layout.rows;
  if (offsets.defined()) {
    check(offsets.numel() == layout.rows + 1, Code::kInternal, "repeat_rows: ", offsets.numel(),
          " offsets for ", layout.rows, " rows");
    rows = offsets.ptr<int64_t>()[layout.rows];
  }
  check(x.numel() == layout.outer * layout.rows * layout.inner &&
            out.numel() == layout.outer * rows * layout.inner,
        Code::kInternal, "repeat_rows: a result of sizes ", out.sizes(), " for ", rows, " rows");
  if (out.numel() > 0) run_first(kList, out, x, offsets, each, layout);
}

}  // namespace nnc::kernels
