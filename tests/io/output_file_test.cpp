// SPDX-License-Identifier: Apache-2.0
// Note [Atomic saving]: a full disk, a broken one, or the end of the process leaves the former
// file.
#include "io/output_file.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "io/safetensors_files.h"
#include "support/expect_error.h"
#include "support/failing_files.h"
#include "support/slow_build.h"

namespace nnc::testing {
namespace {

namespace fs = std::filesystem;

// A folder of its own.
class SavedFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  std::string path(const std::string& name) const { return folder_ + "/" + name; }
  int64_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }
  static void save(const std::string& path, const std::string& contents) {
    io::OutputFile file(path);
    file.write(std::string_view(contents).substr(0, contents.size() / 2));
    file.write(std::string_view(contents).substr(contents.size() / 2));
    EXPECT_EQ(file.size(), static_cast<int64_t>(contents.size()));
    file.commit();
  }

 private:
  const std::string folder_ = nnc_test::temporary_path("saved");
};

int64_t open_descriptors() {
  return std::distance(fs::directory_iterator("/proc/self/fd"), fs::directory_iterator());
}

TEST_F(SavedFiles, EveryCallThatFailsIsAnErrorAndChangesNothing) {
  const std::string file = path("file");
  save(file, "before");
  const int64_t descriptors = open_descriptors();
  for (const int error : {ENOSPC, EIO}) {
    const char* reason = error == ENOSPC ? "No space left on device" : "Input/output error";
    int64_t failures = 0;
    for (bool failed = true; failed;) {
      nnc_test::fail_file_call_after(failures + 1, error);
      try {
        save(file, "afterwards");
      } catch (const Error& e) {
        EXPECT_EQ(e.code(), Code::kFile);
        EXPECT_NE(std::string(e.what()).find("file: " + file + ": cannot "), std::string::npos);
        EXPECT_NE(std::string(e.what()).find(reason), std::string::npos) << e.what();
      }
      failed = nnc_test::fail_file_call_after(0, 0) == 0;
      if (!failed) break;
      ++failures;
      const std::string now = contents_of(file);
      // Once it is renamed, only the folder may not know it yet.
      EXPECT_EQ(now, failures <= 7 ? "before" : "afterwards") << failures;
      EXPECT_EQ(files(), 1) << failures;
      EXPECT_EQ(open_descriptors(), descriptors) << failures;
      if (now != "before") save(file, "before");
    }
    // Open of the folder; open, write, write, fsync, close, rename; fsync and close of the folder,
    // of which the last says nothing.
    EXPECT_EQ(failures, 9);
    EXPECT_EQ(contents_of(file), "afterwards");
    save(file, "before");
  }
}

// One may be written to without being read, but not by root.
TEST_F(SavedFiles, InAFolderThatCannotBeRead) {
  constexpr uid_t kNobody = 65534;
  const std::string folder = path("unread"), file = folder + "/file";
  fs::create_directory(folder);
  const bool root = geteuid() == 0;
  ASSERT_TRUE(!root || chown(folder.c_str(), kNobody, kNobody) == 0);
  ASSERT_EQ(chmod(folder.c_str(), S_IWUSR | S_IXUSR), 0);
  const pid_t child = fork();
  if (child == 0) {
    if (root && setuid(kNobody) != 0) _exit(2);
    try {
      save(file, "contents");
    } catch (const Error&) {
      _exit(1);
    }
    _exit(0);
  }
  int status = -1;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  ASSERT_EQ(chmod(folder.c_str(), S_IRWXU), 0);
  EXPECT_EQ(contents_of(file), "contents");
}

TEST_F(SavedFiles, ShortAndInterruptedWritesGoOn) {
  std::string contents;
  for (int i = 0; i < 1000; ++i) contents += static_cast<char>(i % 251);
  nnc_test::write_in_pieces(7);
  save(path("file"), contents);
  nnc_test::write_in_pieces(0);
  EXPECT_EQ(contents_of(path("file")), contents);
}

TEST_F(SavedFiles, WithoutCommitNothingIsThere) {
  { io::OutputFile(path("file")).write(std::string_view("text")); }
  EXPECT_EQ(files(), 0);
}

TEST_F(SavedFiles, PermissionsAndLinksStay) {
  save(path("file"), "before");
  fs::permissions(path("file"), fs::perms(0640));
  fs::create_symlink("file", path("link"));
  fs::create_symlink(path("link"), path("link of a link"));
  fs::create_symlink("new", path("link to nothing"));
  save(path("link of a link"), "after");
  save(path("link to nothing"), "new");
  EXPECT_EQ(contents_of(path("file")), "after");
  EXPECT_EQ(contents_of(path("new")), "new");
  EXPECT_TRUE(fs::is_symlink(path("link")) && fs::is_symlink(path("link to nothing")));
  EXPECT_EQ(fs::status(path("file")).permissions(), fs::perms(0640));
  const mode_t mask = umask(027);
  save(path("masked"), "text");
  umask(mask);
  EXPECT_EQ(fs::status(path("masked")).permissions(), fs::perms(0640));
}

TEST_F(SavedFiles, OnlyRegularFilesAreReplaced) {
  fs::create_directory(path("folder"));
  fs::create_symlink("loop", path("loop"));
  expect_error([&] { save(path("folder"), ""); }, Code::kFile, "is no regular file");
  expect_error([&] { save("/dev/null", ""); }, Code::kFile, "is no regular file");
  expect_error([&] { save(path("loop"), ""); }, Code::kFile, "Too many levels of symbolic links");
  expect_error([&] { save(path("no/file"), ""); }, Code::kFile, "No such file or directory");
  expect_error([&] { save("", ""); }, Code::kFile, "No such file or directory");
  EXPECT_EQ(files(), 2);
}

// A process is killed at some moment of its saving, again and again.
TEST_F(SavedFiles, AKillLeavesTheFormerFileOrTheNewOne) {
  const std::string file = path("file");
  const std::string contents[2] = {std::string(200'000, 'a'), std::string(300'000, 'b')};
  save(file, contents[0]);
  for (int i = 0; i < (NNC_TEST_SLOW ? 40 : 200); ++i) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      for (int k = 0;; k = 1 - k) save(file, contents[k]);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(500 + i * 37 % 1500));
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    const std::string now = contents_of(file);
    ASSERT_TRUE(now == contents[0] || now == contents[1]) << "after kill " << i;
  }
}

}  // namespace
}  // namespace nnc::testing
