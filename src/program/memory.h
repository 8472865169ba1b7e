// SPDX-License-Identifier: Apache-2.0
// Memory of what is computed while a program is captured.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "base/object_lock.h"
#include "tensor/recording.h"

namespace nnc::program {

// What the bytes of a block come from.
enum class Origin : uint8_t {
  kNothing,   // not written yet
  kConstant,  // the same at every run
  kInputs,    // computed from the inputs, or from memory of the host
};

struct Block {
  int64_t nbytes = 0;
  Origin origin = Origin::kNothing;
  uint32_t writes = 0;   // of constants
  bool by_host = false;  // the host has a pointer to it
  bool held = false;     // by what was there before the capture
  bool freed = false;
  bool persists = false;       // somebody outside looks at it: it stays in its place
  Storage* storage = nullptr;  // whose memory it is
};

// Every block has addresses of its own, also after it was freed, so that an address says which
// block a pointer is of. The pages behind freed blocks go back to the system at once.
class CaptureMemory final : public StorageMemory {
 public:
  CaptureMemory() = default;
  ~CaptureMemory() override;
  void* allocate(int64_t nbytes, Storage& owner) noexcept override;
  void free(void* p, int64_t nbytes) noexcept override;
  void set_owner(const void* p, Storage& owner) noexcept override;

  struct Found {
    char* first = nullptr;
    Block* block = nullptr;  // null: of no block
  };
  Found find(const void* p);
  // The first addresses of all blocks made since the last call that were not freed.
  std::vector<char*> take_fresh();
  // Calls f(Block&) for all that were not freed.
  template <class F>
  void for_alive(const F& f) {
    const std::lock_guard lock(mutex_);
    for (auto& [first, block] : blocks_) {
      if (!block.freed) f(block);
    }
  }

 private:
  struct Chunk {
    char* first;
    size_t size, used;
  };
  bool add_chunk(size_t nbytes) noexcept;
  void* add_block(int64_t nbytes, Storage& owner) noexcept;

  ObjectLock<HolderGone::kTakeOver>
      mutex_;  // tensors that outlive the capture may be released by any thread
  std::vector<Chunk> chunks_;
  std::map<char*, Block> blocks_;
  std::vector<char*> fresh_;
};

}  // namespace nnc::program
