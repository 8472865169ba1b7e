// SPDX-License-Identifier: Apache-2.0
// Ends of a process while its threads, those of the library and those of loaders are at work.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

#include "host/host.h"

namespace nnc_host {
namespace {

// Threads that use all that there is until the process ends.
void begin_work(void (*in_forward)() = nullptr) {
  for (int i = 0; i < 3; ++i) {
    std::thread([=] {
      const auto* const t = new Training(in_forward);
      for (;;) {
        t->step();
        t->save();
        t->pass();
        t->write();
      }
    }).detach();
  }
}

void pause(int round) {
  std::this_thread::sleep_for(std::chrono::microseconds(drawn(round, 0, 60'000)));
}

// What a handler or a destructor at the end of a process may do.
void use_once() {
  const Training t;
  t.step();
  t.save();
  t.load();
  t.pass();
  t.write();
}

// Before main and behind it.
struct UsesAround {
  UsesAround() {
    const char* name = std::getenv("NNC_HOST_CASE");
    if (name && std::strcmp(name, "use_before_main") == 0) use_once();
  }
  ~UsesAround() {
    if (at_the_end) use_once();
  }
  bool at_the_end = false;
} g_uses_around;

const AddCases g_ends{
    {"exit",
     [](int round) {
       begin_work();
       pause(round);
       std::exit(kEnd);
     }},
    {"quick_exit",
     [](int round) {
       begin_work();
       pause(round);
       std::quick_exit(kEnd);
     }},
    {"_exit",
     [](int round) {
       begin_work();
       pause(round);
       _exit(kEnd);
     }},
    {"exit_in_a_thread",
     [](int round) {
       begin_work();
       std::thread([=] {
         pause(round);
         std::exit(kEnd);
       }).detach();
       use_once();
       std::this_thread::sleep_for(std::chrono::seconds(kSeconds));
     }},
    {"exit_in_a_callback",
     [](int round) {
       static std::atomic<int> left;
       left = drawn(round, 0, 20);
       begin_work([] {
         if (left.fetch_sub(1) == 0) std::exit(kEnd);
       });
       std::this_thread::sleep_for(std::chrono::seconds(kSeconds));
     }},
    {"use_before_main",
     [](int) {
       use_once();
       std::exit(kEnd);
     }},
    // The library is used behind everything that runs at the end, before and after its own first
    // use.
    {"use_in_atexit",
     [](int round) {
       std::atexit(use_once);
       std::at_quick_exit(use_once);
       g_uses_around.at_the_end = true;
       begin_work();
       pause(round);
       std::atexit(use_once);
       if (round % 2)
         std::exit(kEnd);
       else
         std::quick_exit(kEnd);
     }},
};

}  // namespace
}  // namespace nnc_host
