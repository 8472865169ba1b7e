// SPDX-License-Identifier: Apache-2.0
// Checkpoints: one rank has the file, all have what is in it.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "mpi/collectives.h"
#include "mpi/memory.h"
#include "mpi/options.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

// A file of this process alone.
class File {
 public:
  explicit File(int fd) : fd_(fd) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (fd_ >= 0) close(fd_);
  }
  int fd() const { return fd_; }

 private:
  const int fd_;
};

// Runs f on this rank; all ranks fail if it fails.
template <class F>
void together(Group& group, bool here, F&& f) {
  Error problem = {NNC_OK, "", ""};
  if (here) {
    try {
      f();
    } catch (const Error& e) {
      problem = e;
    } catch (const std::bad_alloc&) {
      problem = {NNC_E_MEMORY, "", "not enough memory"};
    }
  }
  agree(group, problem.code != NNC_OK ? &problem : nullptr);
}

void read_file(const char* path, std::shared_ptr<Memory>* out) {
  const File file(open(path, O_RDONLY | O_CLOEXEC));
  struct stat info = {};
  check(file.fd() >= 0 && fstat(file.fd(), &info) == 0, NNC_E_FILE, path, ": ",
        std::strerror(errno));
  check(S_ISREG(info.st_mode), NNC_E_FILE, path, ": not a regular file");
  *out = std::make_shared<Memory>(info.st_size);
  int64_t at = 0;
  while (at < info.st_size) {
    const ssize_t n =
        pread(file.fd(), (*out)->data() + at, static_cast<size_t>(info.st_size - at), at);
    if (n < 0 && errno == EINTR) continue;
    check(n > 0, NNC_E_FILE, path, ": ", n < 0 ? std::strerror(errno) : "became shorter");
    at += n;
  }
}

// The bytes of a file in memory that has a path.
int file_in_memory(const Memory& bytes) {
  const int fd = memfd_create("nnc-mpi", MFD_CLOEXEC);
  check(fd >= 0, NNC_E_FILE, "memfd_create: ", std::strerror(errno));
  int64_t at = 0;
  while (at < bytes.bytes()) {
    const ssize_t n = write(fd, bytes.data() + at, static_cast<size_t>(bytes.bytes() - at));
    if (n < 0 && errno == EINTR) continue;
    if (n > 0) {
      at += n;
      continue;
    }
    const int reason = errno;
    close(fd);
    fail(NNC_E_FILE, "a file in memory: ", std::strerror(reason));
  }
  return fd;
}

void broadcast_bytes(Group& group, const std::shared_ptr<Memory>& memory) {
  group.run("broadcast", {[memory, comm = group.comm()](std::vector<MPI_Request>& requests) {
              return begin_broadcast(memory->data(), memory->bytes(), 0, comm, requests);
            }});
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

nnc_error* nnc_mpi_save(nnc_ctx* ctx, nnc_mpi_group* group, nnc_named* named, const char* path) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check_same_call(*g, "save", nullptr);
    together(*g, g->rank() == 0, [&] { take(nnc_save(ctx, named, path)); });
  });
}

nnc_error* nnc_mpi_load(nnc_ctx* ctx, nnc_mpi_group* group, const char* path, const char* options,
                        nnc_named** out) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    Options known(options);
    known.flag("check_crc32", true);
    check(!known.flag("mmap", false), NNC_E_UNSUPPORTED,
          "mmap=True: ranks may have no file to look into");
    known.finish();
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    check_same_call(*g, "load", nullptr);
    const FreeContext free;
    Owned<nnc_named> loaded;
    std::shared_ptr<Memory> bytes;
    // What rank 0 has read and found to be good goes to the others.
    together(*g, g->rank() == 0, [&] {
      check(path != nullptr, NNC_E_INVALID, "path is NULL");
      take(nnc_load(ctx, path, options, loaded.out()));
      if (g->size() > 1) read_file(path, &bytes);
    });
    const int64_t size = g->all_reduce_max({bytes ? bytes->bytes() : 0})[0];
    together(*g, !bytes && g->size() > 1, [&] { bytes = std::make_shared<Memory>(size); });
    if (g->size() > 1) broadcast_bytes(*g, bytes);
    together(*g, g->rank() != 0, [&] {
      const File file(file_in_memory(*bytes));
      const std::string name = text("/proc/self/fd/", file.fd());
      take(nnc_load(ctx, name.c_str(), options, loaded.out()));
    });
    *out = loaded.leave();
  });
}
