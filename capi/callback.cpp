// SPDX-License-Identifier: Apache-2.0
#include "capi/callback.h"

namespace nnc::capi {

void expect_foreign_exceptions() {
  static const bool done = [] {
    try {
      throw 0;
    } catch (int) {
    }
    return true;
  }();
  static_cast<void>(done);
}

}  // namespace nnc::capi
