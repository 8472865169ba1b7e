// SPDX-License-Identifier: Apache-2.0
// Control groups: https://docs.kernel.org/admin-guide/cgroup-v2.html (cpu.max) and
// https://docs.kernel.org/scheduler/sched-bwc.html (cpu.cfs_quota_us).
#include "base/cpu_quota.h"

#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

#include "base/no_cancel.h"

namespace nnc {
namespace {

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
File open(const char* path) {
  return {std::fopen(path, "re"), [](std::FILE* f) { return f ? std::fclose(f) : 0; }};
}

constexpr size_t kPath = 4096;

// Processors' worth of time that the files of one group grant, or infinity.
double quota_of(const char* folder) {
  char path[kPath + 64];
  double quota = -1, period = 0;
  std::snprintf(path, sizeof path, "%s/cpu.max", folder);
  if (const File f = open(path)) {
    if (std::fscanf(f.get(), "%lf %lf", &quota, &period) != 2) return INFINITY;  // "max 100000"
  } else {
    std::snprintf(path, sizeof path, "%s/cpu.cfs_quota_us", folder);
    const File q = open(path);
    std::snprintf(path, sizeof path, "%s/cpu.cfs_period_us", folder);
    const File p = open(path);
    if (!q || !p || std::fscanf(q.get(), "%lf", &quota) != 1 ||
        std::fscanf(p.get(), "%lf", &period) != 1) {
      return INFINITY;
    }
  }
  return quota > 0 && period > 0 ? quota / period : INFINITY;
}

// The smallest quota of a group and those around it.
double quota_above(char* folder, size_t root) {
  double least = INFINITY;
  for (;;) {
    least = std::min(least, quota_of(folder));
    char* slash = std::strrchr(folder + root, '/');
    if (!slash) return least;
    *slash = '\0';
  }
}

double group_quota() {
  double least = INFINITY;
  const File groups = open("/proc/self/cgroup");
  char line[kPath];
  while (groups && std::fgets(line, sizeof line, groups.get())) {
    // hierarchy:controllers:path
    line[std::strcspn(line, "\n")] = '\0';
    char* controllers = std::strchr(line, ':');
    char* path = controllers ? std::strchr(controllers + 1, ':') : nullptr;
    if (!path) continue;
    *path++ = '\0';
    const bool second = controllers[1] == '\0';
    if (!second && !std::strstr(controllers, "cpu")) continue;
    char folder[kPath + 32];
    const int root = std::snprintf(folder, sizeof folder, "/sys/fs/cgroup%s", second ? "" : "/cpu");
    std::snprintf(folder + root, sizeof folder - static_cast<size_t>(root), "%s", path);
    least = std::min(least, quota_above(folder, static_cast<size_t>(root)));
  }
  return least;
}

int affinity() {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
  // More processors than the set has room for.
  return static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN));
}

}  // namespace

int usable_processors() {
  const NoCancel here;  // Note [Cancelled threads]
  const int processors = std::max(affinity(), 1);
  const double quota = std::ceil(group_quota());
  return quota < processors ? std::max(static_cast<int>(quota), 1) : processors;
}

}  // namespace nnc
