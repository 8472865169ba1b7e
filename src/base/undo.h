// SPDX-License-Identifier: Apache-2.0
// Takes back the steps of a call that fails half way.
#pragma once

#include <memory>

namespace nnc {

// Note [Undo]
// Every operation commits last (Note [Commit last] in tensor/tensor.h), but the call of a module is
// many operations. While it has an UndoLog, whoever changes what was there before (running
// statistics, counts, the generator) first puts a step into it that brings the old state back; a
// call that ends with an error takes all of its steps back, the last one first.
class UndoLog {
 public:
  class Step {
   public:
    virtual ~Step() = default;
    virtual void undo() noexcept = 0;

   private:
    friend class UndoLog;
    const void* object_ = nullptr;
    std::unique_ptr<Step> earlier_;
    Step* below_[2] = {};  // in the tree of objects
  };

  UndoLog() noexcept : outer_(t_current) { t_current = this; }
  ~UndoLog();  // takes back what was not kept
  UndoLog(const UndoLog&) = delete;
  UndoLog& operator=(const UndoLog&) = delete;
  // The call has succeeded. Its steps become those of the call around it, if there is one.
  void keep() noexcept;

  // Puts make() into this thread's log, if there is one and it has no step for that object yet;
  // nullptr is no object.
  template <class Make>
  static void note(const void* object, const Make& make) {
    if (t_current && !t_current->has(object)) t_current->add(object, make());
  }

 private:
  bool has(const void* object) const noexcept;
  void add(const void* object, std::unique_ptr<Step> step) noexcept;
  void drop() noexcept;
  // Puts a step's object into the tree, unless it is there.
  void plant(Step* step) noexcept;

  // Initial-exec: Note [Static TLS] in tensor/allocator.cpp.
  static constinit thread_local UndoLog* t_current __attribute__((tls_model("initial-exec")));

  UndoLog* outer_;
  std::unique_ptr<Step> last_;
  Step* first_ = nullptr;
  // Steps by their objects, which the bits of a hash lead to: it needs no memory of its own.
  Step* root_ = nullptr;
};

}  // namespace nnc
