// SPDX-License-Identifier: Apache-2.0
// What a profiler notes of calls through the C interface, and what it says.
#include "profiler/profiler.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "nnc/nnc.h"
#include "support/expect_error.h"
#include "support/temporary_folder.h"

namespace nnc::testing {
namespace {

void ok(nnc_error* e) {
  EXPECT_EQ(e, nullptr) << (e ? nnc_error_message(e) : "");
  nnc_release(e);
}
std::string text_of(nnc_string* s) {
  std::string out = nnc_string_data(s);
  nnc_release(s);
  return out;
}

class Profilers : public ::testing::Test {
 protected:
  void SetUp() override {
    ok(nnc_ctx_new(nullptr, &ctx_));
    ok(nnc_module_new(ctx_, "Sequential(Linear(3, 4), ReLU())", &module_));
    const int64_t sizes[] = {2, 3};
    ok(nnc_full(ctx_, sizes, 2, 1, NNC_FLOAT32, &x_));
  }
  void TearDown() override {
    for (void* h : {static_cast<void*>(x_), static_cast<void*>(module_), static_cast<void*>(ctx_)})
      nnc_release(h);
  }
  nnc_profiler* profiler(const char* options = nullptr) const {
    nnc_profiler* p = nullptr;
    ok(nnc_profiler_new(ctx_, options, &p));
    return p;
  }
  void train() const {
    nnc_tensor *y = nullptr, *loss = nullptr;
    ok(nnc_module_call(ctx_, module_, x_, &y));
    ok(nnc_sum(ctx_, y, nullptr, 0, 0, 0, &loss));
    ok(nnc_backward(ctx_, loss));
    nnc_release(y);
    nnc_release(loss);
  }
  std::string table(nnc_profiler* p, const char* sort_by = nullptr, int64_t row_limit = -1) const {
    nnc_string* s = nullptr;
    ok(nnc_profiler_table(ctx_, p, sort_by, row_limit, &s));
    return text_of(s);
  }
  nlohmann::json trace(nnc_profiler* p) const {
    const std::string path = nnc_test::temporary_path("trace.json");
    ok(nnc_profiler_export_chrome_trace(ctx_, p, path.c_str()));
    std::ifstream file(path);
    return nlohmann::json::parse(file);
  }

  nnc_ctx* ctx_ = nullptr;
  nnc_module* module_ = nullptr;
  nnc_tensor* x_ = nullptr;
};

// The number in the last column of the row of that name; 0 without.
int64_t calls_in(const std::string& table, const std::string& name) {
  const size_t at = table.find("\n" + name + " ");
  if (at == std::string::npos) return 0;
  const std::string line = table.substr(at + 1, table.find('\n', at + 1) - at - 1);
  const size_t end = line.find_last_not_of(' ');
  return std::stoll(line.substr(line.rfind(' ', end) + 1));
}

TEST_F(Profilers, SeeForwardAndBackward) {
  nnc_profiler* const p = profiler();
  train();
  ok(nnc_profiler_start(ctx_, p));
  train();
  train();
  ok(nnc_profiler_stop(ctx_, p));
  train();
  const std::string t = table(p);
  SCOPED_TRACE(t);
  for (const char* name :
       {"nnc_module_call", "nnc_sum", "nnc_backward", "nn.Module: Sequential", "nn.Module: Linear",
        "nn.Module: ReLU", "AddmmBackward0", "ReluBackward0", "SumBackward0"})
    EXPECT_EQ(calls_in(t, name), 2) << name;
  EXPECT_EQ(calls_in(t, "nnc_profiler_start") + calls_in(t, "nnc_profiler_stop"), 0);
  EXPECT_NE(t.find("kernel::gemm"), std::string::npos);
  nnc_release(p);
}

// Self times are a part of the whole, and bytes those of the operands.
TEST_F(Profilers, AddUp) {
  Ref<Profile> profile = Ref<Profile>::adopt(new Profile(10));
  profile->start();
  {
    const ProfileFrame outer(profile, ProfileKind::kFunction, "outer");
    EXPECT_TRUE(is_profiling());
    for (int i = 0; i < 3; ++i) {
      const ProfileFrame inner(ProfileKind::kKernel, "inner", 5);
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    const ProfilingPause pause;
    EXPECT_FALSE(is_profiling());
  }
  EXPECT_FALSE(is_profiling());
  profile->stop();
  std::map<std::string, Profile::Total> totals;
  for (const Profile::Total& t : profile->taken().totals) totals[t.name] = t;
  EXPECT_EQ(totals["inner"].calls, 3);
  EXPECT_EQ(totals["inner"].bytes, 15);
  EXPECT_EQ(totals["outer"].bytes, 15);
  EXPECT_EQ(totals["inner"].ns, totals["inner"].self_ns);
  EXPECT_GE(totals["inner"].ns, 6'000'000);
  EXPECT_EQ(totals["outer"].ns, totals["outer"].self_ns + totals["inner"].ns);
}

TEST_F(Profilers, TablesAreSortedAndCut) {
  Profile::Taken taken;
  taken.totals = {{ProfileKind::kFunction, "nnc_add", 10, 2'000'000, 1'000'000, 100},
                  {ProfileKind::kKernel, "add", 10, 1'000'000, 1'000'000, 3 << 20},
                  {ProfileKind::kModule, "Net", 1, 2'002'500, 500, 0}};
  EXPECT_EQ(profiler::table(taken, "cpu_time_total", -1),
            "--------------  ----------  --------  -----------  ---------  ------------  "
            "-----------  ----------  \n"
            "Name            Self CPU %  Self CPU  CPU total %  CPU total  CPU time avg  "
            "Bytes total  # of Calls  \n"
            "--------------  ----------  --------  -----------  ---------  ------------  "
            "-----------  ----------  \n"
            "nn.Module: Net       0.02%   0.500us      100.10%    2.002ms       2.002ms  "
            "        0 B           1  \n"
            "nnc_add             49.99%   1.000ms       99.98%    2.000ms     200.000us  "
            "      100 B          10  \n"
            "kernel::add         49.99%   1.000ms       49.99%    1.000ms     100.000us  "
            "    3.00 MB          10  \n"
            "--------------  ----------  --------  -----------  ---------  ------------  "
            "-----------  ----------  \n"
            "Self CPU time total: 2.001ms\n");
  const auto first = [&](const char* key) {
    const std::string t = profiler::table(taken, key, 1);
    const size_t begin = t.find('\n', t.find("Name")) + 1, row = t.find('\n', begin) + 1;
    return t.substr(row, t.find("  ", row) - row);
  };
  EXPECT_EQ(first("cpu_time_total"), "nn.Module: Net");
  EXPECT_EQ(first("cpu_time"), "nn.Module: Net");
  EXPECT_EQ(first("self_cpu_time_total"), "nnc_add");
  EXPECT_EQ(first("count"), "nnc_add");
  EXPECT_EQ(first("bytes"), "kernel::add");
  expect_error([&] { profiler::table(taken, "cpu_time_totl", 1); }, Code::kUnknown,
               "did you mean 'cpu_time_total'");
  expect_error([&] { profiler::table(taken, "count", -2); }, Code::kInvalid, "got -2");
}

TEST_F(Profilers, TracesHaveTheCallsOfEachThread) {
  nnc_profiler* const p = profiler();
  ok(nnc_profiler_start(ctx_, p));
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      nnc_tensor* y = nullptr;
      ok(nnc_relu(ctx_, x_, &y));
      nnc_release(y);
    });
  }
  for (std::thread& t : threads) t.join();
  ok(nnc_profiler_stop(ctx_, p));
  const nlohmann::json j = trace(p);
  std::map<int, double> end;
  int calls = 0;
  for (const auto& e : j["traceEvents"]) {
    if (e["ph"] != "X" || e["name"] != "nnc_relu") continue;
    ++calls;
    EXPECT_EQ(e["cat"], "cpu_op");
    EXPECT_EQ(e["args"]["bytes"], 48);
    end[e["tid"]] = e["ts"].get<double>() + e["dur"].get<double>();
  }
  EXPECT_EQ(calls, 3);
  EXPECT_EQ(end.size(), 3U);
  nnc_release(p);
}

TEST_F(Profilers, KeepNoMoreEventsThanTheyAreTold) {
  nnc_profiler* const p = profiler("max_events=2");
  ok(nnc_profiler_start(ctx_, p));
  train();
  ok(nnc_profiler_stop(ctx_, p));
  const nlohmann::json j = trace(p);
  EXPECT_EQ(j["traceEvents"].size(), 3U);  // and the name of the process
  int64_t dropped = 0;
  ok(nnc_profiler_dropped(ctx_, p, &dropped));
  EXPECT_GT(dropped, 5);
  EXPECT_EQ(j["droppedEvents"], dropped);
  EXPECT_EQ(calls_in(table(p), "nnc_backward"), 1);
  expect_error([] { profiler::max_events_of("max_events=-1"); }, Code::kInvalid, "got -1");
  expect_error([] { profiler::max_events_of("events=1"); }, Code::kUnknown, "'events'");
  nnc_release(p);
}

TEST_F(Profilers, RunOneAtATime) {
  nnc_profiler *const a = profiler(), *const b = profiler();
  const auto refused = [](nnc_error* e, const char* text) {
    ASSERT_NE(e, nullptr);
    EXPECT_EQ(nnc_error_code(e), NNC_E_STATE);
    EXPECT_NE(std::string(nnc_error_message(e)).find(text), std::string::npos);
    nnc_release(e);
  };
  refused(nnc_profiler_stop(ctx_, a), "does not run");
  ok(nnc_profiler_start(ctx_, a));
  refused(nnc_profiler_start(ctx_, a), "runs already");
  refused(nnc_profiler_start(ctx_, b), "another profiler runs");
  refused(nnc_profiler_stop(ctx_, b), "does not run");
  nnc_release(a);  // stops it
  EXPECT_FALSE(Profile::any_running());
  ok(nnc_profiler_start(ctx_, b));
  ok(nnc_profiler_stop(ctx_, b));
  ok(nnc_profiler_start(ctx_, b));  // goes on
  ok(nnc_profiler_stop(ctx_, b));
  nnc_release(b);
}

// A captured program is not disturbed, and its capture is seen.
TEST_F(Profilers, WatchCapturesOfPrograms) {
  nnc_profiler* const p = profiler();
  ok(nnc_profiler_start(ctx_, p));
  nnc_program* program = nullptr;
  ok(nnc_program_capture(ctx_, module_, &x_, 1, &program));
  nnc_tensor* y = nullptr;
  int64_t n = 0;
  ok(nnc_program_run(ctx_, program, &x_, 1, &y, 1, &n));
  ok(nnc_profiler_stop(ctx_, p));
  EXPECT_EQ(n, 1);
  EXPECT_EQ(calls_in(table(p), "nn.Module: Linear"), 1);
  EXPECT_EQ(calls_in(table(p), "nnc_program_run"), 1);
  nnc_release(y);
  nnc_release(program);
  nnc_release(p);
}

}  // namespace
}  // namespace nnc::testing
