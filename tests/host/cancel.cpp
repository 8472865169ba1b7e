// SPDX-License-Identifier: Apache-2.0
// Threads that are cancelled in the library, Note [Cancelled threads].
#include <pthread.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "host/host.h"

namespace nnc_host {
namespace {

using Use = void (*)(const Training&);

struct Job {
  const Training* training;
  Use use;
};

void* repeat(void* p) {
  const auto* job = static_cast<Job*>(p);
  for (;;) {
    job->use(*job->training);
    pthread_testcancel();
  }
}

// Cancels threads that do this, at other moments each time; then everything works as before.
void cancel_while(int round, Use use, void (*in_forward)() = nullptr) {
  const Training t(in_forward), other;
  t.save();
  for (int i = 0; i < 20; ++i) {
    Job job{&t, use};
    pthread_t thread;
    void* result = nullptr;
    if (pthread_create(&thread, nullptr, repeat, &job) != 0) fail("pthread_create");
    std::this_thread::sleep_for(std::chrono::microseconds(drawn(round, i, 3000)));
    if (pthread_cancel(thread) != 0) fail("pthread_cancel");
    pthread_join(thread, &result);
    expect(result == PTHREAD_CANCELED, "the thread has not been cancelled");
  }
  for (const Training* each : {&t, &other}) {
    each->step();
    each->save();
    each->load();
    each->pass();
    each->write();
  }
  _Exit(kEnd);
}

// Threads that end themselves in a callback stop there; the others work on, and the process ends.
void exit_in_a_callback(int) {
  const Training ends([] { pthread_exit(nullptr); }), other;
  for (int i = 0; i < 3; ++i) {
    pthread_t thread;
    const auto call = [](void* p) -> void* {
      static_cast<const Training*>(p)->step();
      return nullptr;
    };
    if (pthread_create(&thread, nullptr, call, const_cast<Training*>(&ends)) != 0)
      fail("pthread_create");
    if (pthread_detach(thread) != 0) fail("pthread_detach");
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  for (int i = 0; i < 10; ++i) other.step();
  _Exit(kEnd);
}

const AddCases g_cancel{
    {"pthread_exit_in_a_callback", exit_in_a_callback},
    {"cancel_training",
     [](int round) { cancel_while(round, [](const Training& t) { t.step(); }); }},
    {"cancel_saving", [](int round) { cancel_while(round, [](const Training& t) { t.save(); }); }},
    {"cancel_loading", [](int round) { cancel_while(round, [](const Training& t) { t.load(); }); }},
    {"cancel_a_pass", [](int round) { cancel_while(round, [](const Training& t) { t.pass(); }); }},
    {"cancel_events", [](int round) { cancel_while(round, [](const Training& t) { t.write(); }); }},
    {"cancel_making",
     [](int round) { cancel_while(round, [](const Training&) { const Training made; }); }},
    {"cancel_in_a_callback",
     [](int round) {
       cancel_while(
           round, [](const Training& t) { t.step(); }, [] { usleep(200); });
     }},
};

}  // namespace
}  // namespace nnc_host
