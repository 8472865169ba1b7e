// SPDX-License-Identifier: Apache-2.0
// Locks over fork(): those in objects, and those of the process.
#include "base/object_lock.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <vector>

#include "base/spin_lock.h"
#include "support/slow_build.h"

namespace nnc {
namespace {

using std::chrono::milliseconds;

// What f() returns in a child.
template <class F>
int in_child(const F& f) {
  const pid_t child = fork();
  if (child == 0) {
    alarm(60);
    _exit(f());
  }
  int status = -1;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// A thread that is at something until this ends.
class Elsewhere {
 public:
  template <class Begin, class End>
  Elsewhere(const Begin& begin, const End& end)
      : thread_([=, this] {
          begin();
          for (begun_ = true; !over_;) std::this_thread::sleep_for(milliseconds(1));
          end();
        }) {
    while (!begun_) std::this_thread::yield();
  }
  ~Elsewhere() {
    over_ = true;
    thread_.join();
  }
  Elsewhere(const Elsewhere&) = delete;
  Elsewhere& operator=(const Elsewhere&) = delete;

 private:
  std::atomic<bool> begun_{false}, over_{false};
  std::thread thread_;
};

template <class Lock>
class Holder : public Elsewhere {
 public:
  explicit Holder(Lock& l) : Elsewhere([&l] { l.lock(); }, [&l] { l.unlock(); }) {}
};

template <class Lock>
void expect_one_at_a_time() {
  Lock lock;
  int64_t n = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 20000; ++i) {
        const std::lock_guard guard(lock);
        if (++n % 1000 == 0) std::this_thread::yield();
      }
    });
  }
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(n, 80000);
}

TEST(ObjectLock, OneAtATime) {
  expect_one_at_a_time<ObjectMutex>();
  expect_one_at_a_time<ObjectLock<HolderGone::kTakeOver>>();
  expect_one_at_a_time<RecursiveObjectMutex>();
  expect_one_at_a_time<SpinLock>();
  expect_one_at_a_time<ProcessMutex>();
}

TEST(ObjectLock, ItsHolderMayTakeItAgain) {
  RecursiveObjectMutex lock;
  lock.lock();
  lock.lock();
  lock.unlock();
  std::atomic<bool> taken{false};
  std::thread other([&] {
    const std::lock_guard guard(lock);
    taken = true;
  });
  std::this_thread::sleep_for(milliseconds(20));
  EXPECT_FALSE(taken);
  lock.unlock();
  other.join();
  EXPECT_TRUE(taken);
}

// 0: an Error, 1: taken.
template <class Lock>
int take(Lock& l) {
  try {
    const std::lock_guard guard(l);
    return 1;
  } catch (const Error& e) {
    return e.code() == Code::kState ? 0 : 2;
  }
}

TEST(ObjectLock, AHolderThatIsNotInTheChildIsNotWaitedFor) {
  ObjectMutex fails;
  RecursiveObjectMutex recursive;
  ObjectLock<HolderGone::kTakeOver> taken_over;
  SpinLock spins;
  const Holder a(fails);
  const Holder b(recursive);
  const Holder c(taken_over);
  const Holder d(spins);
  EXPECT_EQ(in_child([&] { return take(fails); }), 0);
  EXPECT_EQ(in_child([&] { return take(recursive); }), 0);
  EXPECT_EQ(in_child([&] { return take(taken_over) + take(taken_over); }), 2);
  EXPECT_EQ(in_child([&] { return take(spins) + take(spins); }), 2);
}

TEST(ObjectLock, WhoForksKeepsWhatItHolds) {
  RecursiveObjectMutex recursive;
  ProcessMutex& process = process_mutex(ProcessLock::kGradients);
  recursive.lock();
  process.lock();
  const int status = in_child([&] {
    const bool own = process.is_own();
    process.unlock();
    recursive.unlock();
    return own ? take(recursive) + take(process) : 0;
  });
  process.unlock();
  recursive.unlock();
  EXPECT_EQ(status, 2);
}

TEST(ProcessLock, IsTakenOverFork) {
  ProcessMutex& m = process_mutex(ProcessLock::kProfile);
  // Two numbers that are the same whenever the lock is free.
  volatile int64_t a = 0, b = 0;
  std::atomic<bool> over{false};
  std::thread other([&] {
    while (!over) {
      const std::lock_guard lock(m);
      a = a + 1;
      for (volatile int i = 0; i < 1000;) i = i + 1;
      b = b + 1;
    }
  });
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(in_child([&] {
                const std::lock_guard lock(m);
                return a == b ? 0 : 1;
              }),
              0);
  }
  over = true;
  other.join();
}

TEST(ProcessLock, ForkWaitsForASecondAtMost) {
  ProcessMutex& m = process_mutex(ProcessLock::kCaptures);
  const Holder other(m);
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(in_child([&] { return take(m); }), 1);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

// A thread is making a static when another one forks: the child has it.
TEST(ProcessLock, AStaticIsMadeWhole) {
  if (NNC_TEST_SANITIZED) GTEST_SKIP() << "sanitizers may have statics of their own";
  static std::atomic<bool> begun{false};
  struct Slow {
    Slow() {
      begun = true;
      std::this_thread::sleep_for(milliseconds(200));
      value = 7;
    }
    int value = 0;
  };
  const auto get = [] {
    static const Slow slow;
    return slow.value;
  };
  std::thread other([&] { EXPECT_EQ(get(), 7); });
  while (!begun) std::this_thread::yield();
  EXPECT_EQ(in_child(get), 7);
  other.join();
}

TEST(ProcessLock, AStaticThatFailsIsMadeAgain) {
  int made = 0;
  const auto get = [&made] {
    static const int value = [&made] {
      if (++made < 3) throw std::runtime_error("not yet");
      return 5;
    }();
    return value;
  };
  EXPECT_THROW(get(), std::runtime_error);
  EXPECT_THROW(get(), std::runtime_error);
  EXPECT_EQ(get(), 5);
  EXPECT_EQ(made, 3);
}

}  // namespace
}  // namespace nnc
