// SPDX-License-Identifier: Apache-2.0
// A place for files of tests, in memory where there is such a place.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>

namespace nnc_test {

// Of this process; it goes with it.
inline const std::string& temporary_folder() {
  struct Folder {
    Folder() {
      const bool memory = std::filesystem::is_directory("/dev/shm");
      path = (memory ? "/dev/shm" : std::filesystem::temp_directory_path().string()) +
             "/nnc-test-" + std::to_string(getpid());
      std::filesystem::create_directories(path);
    }
    ~Folder() {
      std::error_code ignored;
      std::filesystem::remove_all(path, ignored);
    }
    std::string path;
  };
  static const Folder folder;
  return folder.path;
}
inline std::string temporary_path(const std::string& name) {
  return temporary_folder() + "/" + name;
}

}  // namespace nnc_test
