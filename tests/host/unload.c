/* SPDX-License-Identifier: Apache-2.0 */
/* nnc_unload LIBRARY N: loads the library, computes with threads in it and unloads it, N times, as
 * hosts with plugins do. Threads and memory must not grow. */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nnc/nnc.h"

#define LOAD(library, name)                          \
  do {                                               \
    *(void**)&name##_loaded = dlsym(library, #name); \
    if (!name##_loaded) return 1;                    \
  } while (0)

/* The number behind a word of /proc/self/status. */
static long status_of(const char* word) {
  char line[256];
  long n = -1;
  FILE* f = fopen("/proc/self/status", "r");
  if (!f) return -1;
  while (fgets(line, sizeof line, f)) {
    if (strncmp(line, word, strlen(word)) == 0) n = atol(line + strlen(word));
  }
  fclose(f);
  return n;
}

static int use(const char* path) {
  nnc_error* (*nnc_randn_loaded)(nnc_ctx*, const int64_t*, int64_t, nnc_dtype, nnc_tensor**);
  nnc_error* (*nnc_matmul_loaded)(nnc_ctx*, nnc_tensor*, nnc_tensor*, nnc_tensor**);
  void (*nnc_release_loaded)(void*);
  int64_t (*nnc_live_handles_loaded)(void);
  const int64_t sizes[] = {300, 300};
  nnc_tensor *a = NULL, *b = NULL;
  void* library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    fprintf(stderr, "%s\n", dlerror());
    return 1;
  }
  LOAD(library, nnc_randn);
  LOAD(library, nnc_matmul);
  LOAD(library, nnc_release);
  LOAD(library, nnc_live_handles);
  if (nnc_randn_loaded(NULL, sizes, 2, NNC_FLOAT32, &a)) return 1;
  if (nnc_matmul_loaded(NULL, a, a, &b)) return 1;
  nnc_release_loaded(a);
  nnc_release_loaded(b);
  if (nnc_live_handles_loaded() != 0) return 1;
  return dlclose(library);
}

int main(int argc, char** argv) {
  long threads = 0, memory = 0;
  int i, n;
  if (argc != 3) return 2;
  n = atoi(argv[2]);
  for (i = 0; i < n; ++i) {
    if (use(argv[1])) {
      fprintf(stderr, "round %d failed\n", i);
      return 1;
    }
    /* Twice: stdio takes memory of its own the first time. */
    if (i == n / 4 || i == n / 2) threads = status_of("Threads:"), memory = status_of("VmSize:");
  }
  if (status_of("Threads:") > threads || status_of("VmSize:") > memory) {
    fprintf(stderr, "threads %ld, then %ld; memory %ld KiB, then %ld\n", threads,
            status_of("Threads:"), memory, status_of("VmSize:"));
    return 1;
  }
  return 0;
}
