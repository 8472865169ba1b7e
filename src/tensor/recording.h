// SPDX-License-Identifier: Apache-2.0
// What a thread computes, as somebody who watches it sees it.
#pragma once

#include <vector>

#include "base/ref.h"
#include "tensor/thread_modes.h"

namespace nnc {

class RecordedChanges;  // tensor/recorded_changes.h
class Storage;
class Tensor;
namespace nn {
class Module;
}
namespace kernels {
struct Call;  // kernels/common/call.h
}

// Note [Recording]
// While a thread captures a program (src/program), all that it computes passes its Recording:
// memory for storages, calls of kernels, looks of the host at elements, random draws, calls of
// modules. What a kernel does inside, and what other threads do, is none of it. Whatever is neither
// recorded nor constant is refused: a program never repeats old numbers as if they were new.

// Memory of storages, which is not the allocator's.
class StorageMemory : public Counted {
 public:
  virtual ~StorageMemory() = default;
  static void destroy(StorageMemory* m) { delete m; }
  // For a storage that is being made. Null without memory.
  virtual void* allocate(int64_t nbytes, Storage& owner) noexcept = 0;
  virtual void free(void* p, int64_t nbytes) noexcept = 0;
  // Another storage has it from now on.
  virtual void set_owner(const void* p, Storage& owner) noexcept = 0;
};

// Something done in a program besides calls of kernels, as the step of an optimizer.
class RecordedAction : public Counted {
 public:
  virtual ~RecordedAction() = default;
  static void destroy(RecordedAction* a) { delete a; }
  virtual void run() = 0;
  virtual const char* name() const = 0;
  // The tensors whose .grad it reads.
  virtual std::vector<Tensor> leaves() const;
  // What has those.
  virtual const void* subject() const { return this; }
  // Does it run code of the host's?
  virtual bool calls_host() const { return false; }
};

class Recording {
 public:
  // Where storages are made.
  virtual StorageMemory& memory() = 0;
  // Runs the call, and notes it if what it gives depends on the inputs.
  virtual void call(const kernels::Call& c) = 0;
  // The host looks at elements, or writes them, from `first` on. An Error if they depend on the
  // inputs.
  virtual void host_access(Storage& s, const void* first) = 0;
  // Do the elements there depend on the inputs, or may the host change them?
  virtual bool depends(const Storage& s, const void* first) = 0;
  // A random draw by the host: an Error.
  virtual void draw() = 0;
  // Runs it, and notes it; an Error where tensors that were there before must not change.
  virtual void act(const Ref<RecordedAction>& a) = 0;
  // The tensor's .grad is looked at, or is to be replaced.
  virtual void read_grad(const Tensor& t) = 0;
  // The host is about to ask something of the module, or to change something of it; or of what has
  // the action's leaves.
  virtual void look(nn::Module& m) = 0;
  virtual void look(const Ref<RecordedAction>& a) = 0;
  virtual void replace_grad(const Tensor& t, const Tensor& g) = 0;
  // A function of the library has failed, and taken back what it had done.
  virtual void fail(const char* function) noexcept = 0;
  // Who is told of changes that no kernel makes.
  virtual RecordedChanges& changes() = 0;
  virtual void enter(nn::Module& m) = 0;
  virtual void leave() noexcept = 0;

 protected:
  ~Recording() = default;
};

inline bool is_recording() {
  return detail::t_modes.watchers & detail::ThreadModes::kRecording;
}
// Of this thread, which is recording.
Recording& recording();

// Makes `r` this thread's recording until the end of the block; an Error if it has one.
class RecordingScope {
 public:
  explicit RecordingScope(Recording& r);
  ~RecordingScope();
  RecordingScope(const RecordingScope&) = delete;
  RecordingScope& operator=(const RecordingScope&) = delete;
};

// Nothing of this block is recorded.
class RecordingPause {
 public:
  RecordingPause() : previous_(detail::t_modes.watchers) {
    detail::t_modes.watchers &= static_cast<unsigned char>(~detail::ThreadModes::kRecording);
  }
  ~RecordingPause() { detail::t_modes.watchers = previous_; }
  RecordingPause(const RecordingPause&) = delete;
  RecordingPause& operator=(const RecordingPause&) = delete;

 private:
  const unsigned char previous_;
};

// The end of a pause, until the end of the block.
class RecordingResume {
 public:
  RecordingResume() : previous_(detail::t_modes.watchers) {
    detail::t_modes.watchers |= detail::ThreadModes::kRecording;
  }
  ~RecordingResume() { detail::t_modes.watchers = previous_; }
  RecordingResume(const RecordingResume&) = delete;
  RecordingResume& operator=(const RecordingResume&) = delete;

 private:
  const unsigned char previous_;
};

}  // namespace nnc
