// SPDX-License-Identifier: Apache-2.0
#include "io/input_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/no_cancel.h"
#include "tensor/recording.h"

namespace nnc::io {

void fail_call(const std::string& path, const char* call) {
  const int error = errno;
  const std::string reason = std::generic_category().message(error);
  nnc::fail(error == ENOMEM ? Code::kMemory : Code::kFile, "file: ", path, ": cannot ", call, ": ",
            reason);
}

class InputFile::Mapping final : public Counted {
 public:
  Mapping(unsigned char* data, int64_t size) : data_(data), size_(static_cast<size_t>(size)) {}
  static void destroy(Mapping* m) {
    munmap(m->data_, m->size_);
    delete m;
  }
  // Each with a version counter of its own: who writes to one tensor writes to no other.
  Ref<Storage> storage(int64_t offset, int64_t nbytes) {
    Ref<Storage> out = Storage::borrow(data_ + offset, nbytes, nullptr, 0);
    retain();
    out->set_deleter([](uintptr_t self) { Ref<Mapping>::adopt(reinterpret_cast<Mapping*>(self)); },
                     reinterpret_cast<uintptr_t>(this));
    return out;
  }
  bool is_aligned(int64_t offset, int64_t size) const {
    return (reinterpret_cast<uintptr_t>(data_) + static_cast<uintptr_t>(offset)) %
               static_cast<uintptr_t>(size) ==
           0;
  }

 private:
  unsigned char* data_;
  size_t size_;
};

InputFile::InputFile(std::string path) : path_(std::move(path)) {
  const NoCancel here;  // Note [Cancelled threads]
  nnc::check(!is_recording(), Code::kUnsupported, kNoPrograms);
  do {
    fd_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  } while (fd_ < 0 && errno == EINTR);
  if (fd_ < 0) fail_call(path_, "open");
  struct stat status {};
  try {
    if (fstat(fd_, &status) != 0) fail_call(path_, "open");
    nnc::check(S_ISREG(status.st_mode), Code::kFile, "file: ", path_, ": is no regular file");
  } catch (...) {
    close(fd_);
    throw;
  }
  size_ = status.st_size;
}

InputFile::~InputFile() {
  const NoCancel here;
  close(fd_);
}

void InputFile::read(int64_t offset, void* to, int64_t n) const {
  const NoCancel here;
  auto* next = static_cast<unsigned char*>(to);
  while (n > 0) {
    const ssize_t got = pread(fd_, next, static_cast<size_t>(n), offset);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail_call(path_, "read");
    check(got > 0, offset, "the file has become shorter while it was read");
    next += got;
    offset += got;
    n -= got;
  }
}

std::string InputFile::read(int64_t offset, int64_t n) const {
  std::string out(static_cast<size_t>(n), '\0');
  read(offset, out.data(), n);
  return out;
}

void InputFile::map() {
  if (size_ == 0 || mapping_) return;
  void* data = mmap(nullptr, static_cast<size_t>(size_), PROT_READ | PROT_WRITE,
                    MAP_PRIVATE | MAP_NORESERVE, fd_, 0);
  if (data == MAP_FAILED) fail_call(path_, "map");
  try {
    mapping_ = Ref<Mapping>::adopt(new Mapping(static_cast<unsigned char*>(data), size_));
  } catch (...) {
    munmap(data, static_cast<size_t>(size_));
    throw;
  }
}

Ref<Storage> InputFile::storage(int64_t offset, int64_t nbytes) const {
  if (mapping_ && nbytes > 0) return mapping_->storage(offset, nbytes);
  Ref<Storage> out = Storage::allocate(nbytes);
  read(offset, out->plain(), nbytes);
  return out;
}

Tensor InputFile::tensor(int64_t offset, Sizes sizes, DType dtype) const {
  const int64_t numel = checked_numel(sizes, "file"), nbytes = numel * item_size(dtype);
  Tensor out;
  if (mapping_ && nbytes > 0 && mapping_->is_aligned(offset, item_size(dtype))) {
    out = Tensor(Ref<TensorImpl>::adopt(
        new TensorImpl(mapping_->storage(offset, nbytes), dtype, sizes, numel)));
  } else {
    out = Tensor::empty(sizes, dtype);
    read(offset, out.mutable_view().data(), nbytes);
  }
  if (dtype != DType::kBool) return out;
  // As bytes: another value than 0 and 1 is none of a bool's.
  auto* bytes = static_cast<unsigned char*>(out.mutable_view().data());
  for (int64_t i = 0; i < numel; ++i) {
    if (bytes[i] > 1) bytes[i] = 1;
  }
  return out;
}

}  // namespace nnc::io
