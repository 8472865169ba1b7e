// SPDX-License-Identifier: Apache-2.0
// Changing the lists of modules: Note [Module lists].
#pragma once

#include "base/append_list.h"
#include "capi/handle.h"

// RUN() for what gives a former list.
#define CHANGE(...) RUN(change_list([&] { return __VA_ARGS__; }))

namespace nnc::capi {

// A list whose place another has taken. Its handle goes to nobody: it waits as objects do whose
// handles died, until the calls that were under way have ended.
class FormerListObject final : public Counted {
 public:
  static void destroy(FormerListObject* o) { delete o; }
  Ref<FormerList> list;
};

// What is put into list() waits in line from the end of this on.
class FormerListInLine {
 public:
  FormerListInLine() : former_(Ref<FormerListObject>::adopt(new FormerListObject)) {
    Ref<FormerListObject> in_line = former_;
    handle_ = make_handle(Kind::kFormerList, in_line.leak(), nullptr);
  }
  FormerListInLine(const FormerListInLine&) = delete;
  FormerListInLine& operator=(const FormerListInLine&) = delete;
  ~FormerListInLine() { release_handle(handle_); }
  Ref<FormerList>& list() { return former_->list; }

 private:
  const Ref<FormerListObject> former_;
  void* handle_;
};

// change(), which gives the former list. All that can fail here comes before it.
template <class F>
void change_list(const F& change) {
  FormerListInLine former;
  former.list() = change();
}

}  // namespace nnc::capi
