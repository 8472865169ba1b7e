// SPDX-License-Identifier: Apache-2.0
// Process groups: the functions of nnc/mpi.h that make, ask and end them.
#include <cstdlib>

#include "mpi/collectives.h"
#include "mpi/options.h"
#include "mpi/trace.h"
#include "nnc/mpi.h"

namespace nnc::mpi {
namespace {

// How long a process that ends waits for the others to leave, and for MPI.
constexpr double kLeaveTime = 10.0;

std::weak_ptr<Monitor>& last_monitor() {
  static auto* const m = new std::weak_ptr<Monitor>;
  return *m;
}

// A program that has not called nnc_mpi_finalize: MPI wants its end all the same.
void at_exit() {
  const std::shared_ptr<Monitor> monitor = last_monitor().lock();
  if (!monitor || monitor->forked()) return;
  monitor->leave();
  if (monitor->wait_for_all(kLeaveTime)) Worker::get().end_mpi(kLeaveTime);
}

}  // namespace
}  // namespace nnc::mpi

using namespace nnc::mpi;

const char* nnc_mpi_version(void) {
  return NNC_VERSION;
}

nnc_error* nnc_mpi_init(nnc_ctx* ctx, const void* comm, const char* options, nnc_mpi_group** out) {
  return guard(__func__, [&] {
    check(out != nullptr, NNC_E_INVALID, "out is NULL");
    Options o(options);
    GroupOptions group = {};
    group.timeout = o.number("timeout", 1800.0, 0.01, 1e9);
    group.heartbeat_timeout = o.number("heartbeat_timeout", 30.0, 0.1, 1e9);
    group.check = o.flag("check", true);
    group.monitor = o.flag("monitor", true);
    group.trace = o.flag("trace", false);
    o.finish();
    const std::shared_ptr<Group> made = Group::make(comm, group);
    if (Worker::get().began_mpi()) {
      static const int registered = std::atexit(at_exit);
      static_cast<void>(registered);
      last_monitor() = made->monitor();
    }
    *out = static_cast<nnc_mpi_group*>(make_handle(ctx, "ProcessGroup", made));
  });
}

nnc_error* nnc_mpi_finalize(nnc_ctx*, nnc_mpi_group* group) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check_same_call(*g, "finalize", nullptr);
    g->barrier();
    g->leave();
    check(g->wait_for_all_to_leave(g->timeout()), NNC_E_STATE, g->monitor()->failure());
    check(Worker::get().end_mpi(g->timeout()), NNC_E_STATE, "MPI_Finalize has not ended within ",
          g->timeout(), " s");
  });
}

nnc_error* nnc_mpi_abort(nnc_ctx*, nnc_mpi_group* group, const char* message) {
  return guard(__func__, [&] { object<Group>(group, "group")->fail(message ? message : ""); });
}

int64_t nnc_mpi_rank(nnc_mpi_group* group) {
  const auto g = std::dynamic_pointer_cast<Group>(find_object(group));
  return g ? g->rank() : -1;
}

int64_t nnc_mpi_world_size(nnc_mpi_group* group) {
  const auto g = std::dynamic_pointer_cast<Group>(find_object(group));
  return g ? g->size() : -1;
}

nnc_error* nnc_mpi_export_chrome_trace(nnc_ctx*, nnc_mpi_group* group, const char* path) {
  return guard(__func__, [&] {
    const auto g = object<Group>(group, "group");
    check(g->trace() != nullptr, NNC_E_STATE, "the group was made without trace=True");
    check(path != nullptr, NNC_E_INVALID, "path is NULL");
    g->trace()->write(path, g->rank());
  });
}
