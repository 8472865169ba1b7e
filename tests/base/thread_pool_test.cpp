// SPDX-License-Identifier: Apache-2.0
#include "base/thread_pool.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <functional>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "base/cpu_quota.h"
#include "base/parallel.h"

namespace nnc {
namespace {

// Waits, for a minute at most: other tests may keep all cores busy.
template <class F>
bool soon(const F& done) {
  for (int i = 0; i < 60000 && !done(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return done();
}

// The threads of this process that belong to the pool.
std::set<std::string> workers() {
  std::set<std::string> found;
  DIR* const folder = opendir("/proc/self/task");
  while (const dirent* task = readdir(folder)) {
    std::ifstream file(std::string("/proc/self/task/") + task->d_name + "/comm");
    std::string name;
    if (file >> name && name == "nnc") found.insert(task->d_name);
  }
  closedir(folder);
  return found;
}

// A child of fork() has the locks of the C library and of a sanitizer as they were: a worker that
// ends at that moment would hold them in the child for ever.
bool no_worker_ends() {
  return soon([] { return workers().empty(); });
}

// A loop in which every one of the threads has a piece at the same time.
std::vector<std::thread::id> everyone(int threads, const std::function<void(int64_t)>& body = {}) {
  std::vector<std::thread::id> ids(static_cast<size_t>(threads));
  std::atomic<int> arrived{0};
  thread_pool::run(threads, threads, [&](int64_t i) {
    ids[static_cast<size_t>(i)] = std::this_thread::get_id();
    ++arrived;
    EXPECT_TRUE(soon([&] { return arrived == threads; }));
    if (body) body(i);
  });
  return ids;
}

TEST(ThreadPool, RunsEachPieceOnce) {
  for (const int threads : {1, 2, 3, 8, 40, 600}) {
    for (const int64_t count : {0, 1, 2, 7, 64, 1000}) {
      std::vector<std::atomic<int>> times(static_cast<size_t>(count));
      thread_pool::run(count, threads, [&](int64_t i) { ++times[static_cast<size_t>(i)]; });
      for (const auto& t : times) ASSERT_EQ(t, 1) << threads << " threads, " << count << " pieces";
    }
  }
}

TEST(ThreadPool, PiecesRunAtTheSameTime) {
  const auto ids = everyone(5);
  EXPECT_EQ(std::set(ids.begin(), ids.end()).size(), 5u);
}

TEST(ThreadPool, CallerDoesWhatNobodyBegan) {
  // Both workers are held in a piece; the caller does all others meanwhile.
  std::atomic<int> held{0}, done{0};
  const auto me = std::this_thread::get_id();
  thread_pool::run(300, 3, [&](int64_t) {
    if (std::this_thread::get_id() == me) {
      EXPECT_TRUE(soon([&] { return held == 2; }));
      ++done;
    } else {
      ++held;
      EXPECT_TRUE(soon([&] { return done == 298; }));
    }
  });
  EXPECT_EQ(done, 298);
}

TEST(ThreadPool, FirstExceptionComesBackAndTheRestIsLeftOut) {
  for (const int threads : {1, 4}) {
    std::atomic<int> begun{0};
    const auto loop = [&] {
      thread_pool::run(100000, threads, [&](int64_t i) {
        ++begun;
        if (i % 10 == 3) throw std::runtime_error("piece");
      });
    };
    EXPECT_THROW(loop(), std::runtime_error);
    EXPECT_LT(begun, 100000);
  }
  EXPECT_EQ(everyone(3).size(), 3u);
}

TEST(ThreadPool, LoopsWithinPiecesStayInTheirThread) {
  everyone(3, [](int64_t) {
    EXPECT_TRUE(thread_pool::within_piece());
    const auto me = std::this_thread::get_id();
    int pieces = 0;
    thread_pool::run(10, 3, [&](int64_t) {
      EXPECT_EQ(std::this_thread::get_id(), me);
      ++pieces;
    });
    EXPECT_EQ(pieces, 10);
  });
  EXPECT_FALSE(thread_pool::within_piece());
}

TEST(ThreadPool, ServesManyThreads) {
  std::vector<std::thread> hosts;
  std::atomic<int64_t> wrong{0};
  for (int k = 0; k < 50; ++k) {
    hosts.emplace_back([&wrong, k] {
      for (int loop = 0; loop < 200; ++loop) {
        std::atomic<int64_t> sum{0};
        const int64_t n = 1 + (loop * 7 + k) % 50;
        thread_pool::run(n, 1 + (loop + k) % 6, [&](int64_t i) { sum += i + 1; });
        if (sum != n * (n + 1) / 2) ++wrong;
      }
    });
  }
  for (std::thread& t : hosts) t.join();
  EXPECT_EQ(wrong, 0);
}

TEST(ThreadPool, WorkersHaveNoSignals) {
  const pid_t caller = gettid();
  std::atomic<int> open{0};
  everyone(4, [&](int64_t) {
    sigset_t blocked;
    pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
    if (gettid() != caller && !sigismember(&blocked, SIGINT)) ++open;
  });
  EXPECT_EQ(open, 0);
}

TEST(ThreadPool, ChildOfForkHasItsOwn) {
  ASSERT_TRUE(no_worker_ends());
  everyone(3);
  const pid_t child = fork();
  if (child == 0) {
    alarm(120);
    const auto ids = everyone(3);
    _exit(std::set(ids.begin(), ids.end()).size() == 3 ? 0 : 1);
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
  everyone(3);
}

TEST(ThreadPool, ProcessEndsWhileItWorks) {
  ASSERT_TRUE(no_worker_ends());
  const pid_t child = fork();
  if (child == 0) {
    alarm(120);
    std::thread([] {
      thread_pool::run(1 << 30, 4, [](int64_t) { std::this_thread::yield(); });
    }).detach();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::exit(0);
  }
  int status = -1;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
}

TEST(ThreadPool, WorkersEndAfterTwoSecondsWithoutWork) {
  everyone(4);
  EXPECT_GE(workers().size(), 3u);
  EXPECT_TRUE(soon([] { return workers().empty(); }));
  EXPECT_EQ(everyone(4).size(), 4u);  // others begin
}

TEST(CpuQuota, IsOfThisProcess) {
  EXPECT_GE(usable_processors(), 1);
  EXPECT_LE(usable_processors(), static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)));
}

TEST(ParallelFor, PiecesDependOnTheNumberOfThreadsAlone) {
  const int before = thread_limit();
  for (const int threads : {1, 2, 7}) {
    set_thread_limit(threads);
    for (const int64_t n : {1, 1000, 123457}) {
      std::set<std::pair<int64_t, int64_t>> pieces[2];
      for (auto& all : pieces) {
        std::mutex mutex;
        parallel_for(n, 10, [&](int64_t begin, int64_t end) {
          std::lock_guard lock(mutex);
          all.emplace(begin, end);
        });
      }
      EXPECT_EQ(pieces[0], pieces[1]);
      int64_t next = 0;
      for (const auto& [begin, end] : pieces[0]) {
        EXPECT_EQ(begin, next);
        next = end;
      }
      EXPECT_EQ(next, n);
    }
  }
  set_thread_limit(before);
}

}  // namespace
}  // namespace nnc
