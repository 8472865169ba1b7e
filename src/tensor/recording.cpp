// SPDX-License-Identifier: Apache-2.0
#include "tensor/recording.h"

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

#include "base/error.h"
#include "base/fork.h"
#include "tensor/recorded_changes.h"
#include "tensor/tensor.h"

namespace nnc {

namespace {

// A pointer for each thread that captures, not for each thread: those are many, and their storage
// is scarce (Note [Static TLS]).
struct Entry {
  std::thread::id thread;
  Recording* recording;
};
ProcessMutex& entries_mutex() {
  return process_mutex(ProcessLock::kCaptures);
}
std::vector<Entry>& entries() {
  static auto* const list = new std::vector<Entry>;  // outlives threads that end after main
  return *list;
}
auto find_own(std::vector<Entry>& list) {
  return std::find_if(list.begin(), list.end(),
                      [id = std::this_thread::get_id()](const Entry& e) { return e.thread == id; });
}

// Another thread of the child may get the number of one that is not there.
const AtForkChild kKeepOwn([] {
  std::erase_if(entries(),
                [id = std::this_thread::get_id()](const Entry& e) { return e.thread != id; });
});

}  // namespace

Recording& recording() {
  const std::lock_guard lock(entries_mutex());
  return *find_own(entries())->recording;
}

RecordedChanges& recorded_changes() {
  return recording().changes();
}

std::vector<Tensor> RecordedAction::leaves() const {
  return {};
}

RecordingScope::RecordingScope(Recording& r) {
  const std::lock_guard lock(entries_mutex());
  check(find_own(entries()) == entries().end(), Code::kInvalid,
        "a program cannot be captured while another one is captured by the same thread");
  entries().push_back({std::this_thread::get_id(), &r});
  detail::t_modes.watchers |= detail::ThreadModes::kRecording;
}

RecordingScope::~RecordingScope() {
  const std::lock_guard lock(entries_mutex());
  detail::t_modes.watchers &= static_cast<unsigned char>(~detail::ThreadModes::kRecording);
  entries().erase(find_own(entries()));
}

}  // namespace nnc
