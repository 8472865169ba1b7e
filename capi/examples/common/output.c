/* SPDX-License-Identifier: Apache-2.0 */
#define _POSIX_C_SOURCE 200809L
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int tell(const char *program, int error) {
  fprintf(stderr, "%s: standard output: %s\n", program, strerror(error));
  return 1;
}

int output_missing(const char *program) {
  return fcntl(STDOUT_FILENO, F_GETFD) == -1 ? tell(program, errno) : 0;
}

int output_status(const char *program, int status) {
  errno = 0;
  if (fflush(stdout) != 0) return tell(program, errno);
  return ferror(stdout) ? tell(program, EIO) : status;
}

nnc_error *output_possible(const char *option, const char *path) {
  enum { MAX_PATH = 4096 };
  char folder[MAX_PATH], text[2 * MAX_PATH];
  struct stat there;
  const char *end;
  int error = 0;
  if (path == NULL) return NULL;
  end = strrchr(path, '/');
  if (strlen(path) >= sizeof folder) {
    error = ENAMETOOLONG;
  } else {
    strcpy(folder, path);
    strcpy(end != NULL ? folder + (end - path) + 1 : folder, end != NULL ? "" : ".");
    if (access(folder, W_OK | X_OK) != 0)
      error = errno;
    else if (stat(path, &there) == 0 && S_ISDIR(there.st_mode))
      error = EISDIR;
  }
  if (error == 0) return NULL;
  snprintf(text, sizeof text, "%.4000s cannot be written: %s", path, strerror(error));
  return nnc_error_new(NNC_E_FILE, option, text);
}
