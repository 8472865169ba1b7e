// SPDX-License-Identifier: Apache-2.0
// fuzz_calls [--calls N] [--seconds S] [--seed S] [--only nnc_x] [--statistics]
//   Calls random functions of the interface with random arguments and checks each call (check.h).
//   A process of its own makes the calls: one that ends it is a fault, and the next call follows.
// fuzz_calls --replay FILE
//   The calls of a file: a line is what a fault was reported with, "nnc_add 12 7"; # is a comment.
// fuzz_calls --call "nnc_add 12 7"
//   That one in this process, for a debugger, after its text.
// 1: a fault was found.
#include <nnc/memory.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "check.h"
#include "vocabulary.h"

namespace nnc_fuzz {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
  int64_t calls = 10000, seconds = 0;
  uint64_t seed = 1;
  std::string only, replay, call;
  bool statistics = false;
};

// Seeds of calls of one function that succeeded, to be changed.
struct Pool {
  static constexpr int kSeeds = 6, kCalls = 16;
  int32_t used;
  struct {
    int32_t n;
    uint64_t seeds[kSeeds];
  } calls[kCalls];
  int64_t made, succeeded;
  char refusal[160];  // why the last one that failed did
};

// What both processes see.
struct Shared {
  static constexpr int kFunctions = 4096;
  int64_t next;  // the number of the call that is being made
  int64_t faults;
  char current[512];  // its name
  Pool pools[kFunctions];
};

Shared& shared() {
  static auto* memory = static_cast<Shared*>(
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  return *memory;
}

// The files that calls find in the current folder.
void put_files() {
  for (const auto& entry : fs::directory_iterator(".")) fs::remove_all(entry.path());
  const fs::path golden = NNC_GOLDEN_DIR;
  const std::pair<const char*, const char*> kFiles[] = {
      {"idx/ints.idx", "a.idx"},    {"csv/numbers.csv", "a.csv"},
      {"torch/state.pt", "a.pt"},   {"torch/checkpoint.pt", "b.pt"},
      {"folder", "folder"},         {"safetensors/types.safetensors", "a.safetensors"},
      {"png/gray1.png", "a.png"},   {"jpeg/gray.jpg", "a.jpeg"},
      {"numpy/array.npy", "a.npy"}, {"numpy/arrays.npz", "a.npz"}};
  for (const auto& [from, to] : kFiles) fs::copy(golden / from, to, fs::copy_options::recursive);
}

bool uses_files(const Function& f) {
  return f.find("path") >= 0 || f.find("root") >= 0 || f.find("log_dir") >= 0 ||
         f.find("writer") >= 0 || f.name.rfind("nnc_image_folder_", 0) == 0;
}

void report(const Call& call, const std::string& fault) {
  ++shared().faults;
  printf("FAULT %s: %s\n%s\n", name_of(call).c_str(), fault.c_str(), text_of(call).c_str());
  fflush(stdout);
}

// Ends the process after so many seconds of its work, or many more without; 0: no more. Other
// processes may have the cores meanwhile.
void stop_after(double seconds) {
  itimerval work{};
  work.it_value.tv_sec = static_cast<time_t>(seconds);
  setitimer(ITIMER_PROF, &work, nullptr);
  alarm(static_cast<unsigned>(30 * seconds));
}
bool is_timer(int signal) {
  return signal == SIGALRM || signal == SIGPROF;
}

Verdict checked(const Call& call) {
  if (uses_files(*call.function)) put_files();
  stop_after(4 * kBounds.seconds);
  const Verdict v = check(call);
  stop_after(0);
  for (const std::string& fault : v.faults) report(call, fault);
  return v;
}

// The seeds of the next call: those of one that succeeded and one more, or a new one.
std::vector<uint64_t> draw_seeds(const Pool& pool, Random& random) {
  std::vector<uint64_t> seeds;
  if (pool.used > 0 && random.percent(65)) {
    const auto& base = pool.calls[random.below(pool.used)];
    seeds.assign(base.seeds, base.seeds + base.n);
    if (base.n == Pool::kSeeds) seeds.pop_back();
  }
  seeds.push_back(random.next() >> 24);
  return seeds;
}

void remember(Pool& pool, const std::vector<uint64_t>& seeds, Random& random) {
  const int64_t at = pool.used < Pool::kCalls ? pool.used++ : random.below(Pool::kCalls);
  pool.calls[at].n = static_cast<int32_t>(seeds.size());
  std::copy(seeds.begin(), seeds.end(), pool.calls[at].seeds);
}

// Makes calls until all are made; ends early where one ends the process.
void work(const Options& options, const std::vector<size_t>& chosen, Clock::time_point end) {
  Shared& s = shared();
  for (; s.next < options.calls && Clock::now() < end; ++s.next) {
    Random random(options.seed * 0x100000001b3 + static_cast<uint64_t>(s.next));
    const size_t k = random.of(chosen);
    Pool& pool = s.pools[k];
    const Call call = draw(functions()[k], draw_seeds(pool, random));
    snprintf(s.current, sizeof s.current, "%s", name_of(call).c_str());
    ++pool.made;
    const Verdict v = checked(call);
    if (!v.succeeded) snprintf(pool.refusal, sizeof pool.refusal, "%s", v.refusal.c_str());
    if (v.succeeded) {
      ++pool.succeeded;
      remember(pool, call.seeds, random);
    }
  }
}

std::string ending(int status) {
  if (WIFSIGNALED(status) && is_timer(WTERMSIG(status))) return "it does not end";
  if (WIFSIGNALED(status)) return std::string("signal: ") + strsignal(WTERMSIG(status));
  return "the process ends with " + std::to_string(WEXITSTATUS(status));
}

// Runs f in a process of its own; "" if it comes back from it.
template <class F>
std::string apart(const F& f) {
  fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    f();
    exit(0);  // leaks are looked for
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status ? ending(status) : "";
}

void print_statistics(const std::vector<size_t>& chosen) {
  int64_t made = 0, succeeded = 0, never = 0;
  for (const size_t k : chosen) {
    const Pool& pool = shared().pools[k];
    made += pool.made;
    succeeded += pool.succeeded;
    if (pool.made > 0 && pool.succeeded == 0) {
      ++never;
      printf("never succeeded in %lld calls: %s: %s\n", static_cast<long long>(pool.made),
             functions()[k].name.c_str(), pool.refusal);
    }
  }
  printf("%zu functions, %lld of which never succeeded; %lld calls, %lld of which succeeded\n",
         chosen.size(), static_cast<long long>(never), static_cast<long long>(made),
         static_cast<long long>(succeeded));
}

void fuzz(const Options& options) {
  std::vector<size_t> chosen;
  for (size_t k = 0; k < functions().size(); ++k) {
    if (options.only.empty() || functions()[k].name == options.only) chosen.push_back(k);
  }
  if (chosen.empty()) return;
  const auto limit = std::chrono::seconds(options.seconds ? options.seconds : 1 << 30);
  const Clock::time_point end = Clock::now() + limit;
  Shared& s = shared();
  while (s.next < options.calls && Clock::now() < end) {
    const std::string fault = apart([&] { work(options, chosen, end); });
    if (fault.empty()) break;
    report(call_named(s.current), fault);
    ++s.next;
  }
  if (options.statistics) print_statistics(chosen);
}

void replay(const std::string& file) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const Call call = call_named(line.substr(0, line.find('#')));
    if (!call.function) continue;
    const std::string fault = apart([&] { checked(call); });
    if (!fault.empty()) report(call, fault);
  }
}

int run(const Options& options) {
  std::string folder = (fs::temp_directory_path() / "fuzz_calls.XXXXXX").string();
  const std::string file = options.replay.empty() ? "" : fs::absolute(options.replay).string();
  if (!mkdtemp(folder.data()) || chdir(folder.c_str()) != 0) return 2;
  if (!options.call.empty()) {
    const Call call = call_named(options.call);
    if (!call.function) return 2;
    printf("%s\n", text_of(call).c_str());
    fflush(stdout);
    checked(call);
  } else if (!file.empty()) {
    replay(file);
  } else {
    fuzz(options);
  }
  fs::remove_all(folder);
  printf("%lld faults\n", static_cast<long long>(shared().faults));
  return shared().faults ? 1 : 0;
}

}  // namespace
}  // namespace nnc_fuzz

int main(int argc, char** argv) {
  nnc_fuzz::Options o;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--statistics") {
      o.statistics = true;
      continue;
    }
    if (++i == argc) return 2;
    const std::string value = argv[i];
    if (option == "--calls")
      o.calls = std::stoll(value);
    else if (option == "--seconds")
      o.seconds = std::stoll(value), o.calls = INT64_MAX;
    else if (option == "--seed")
      o.seed = std::stoull(value);
    else if (option == "--only")
      o.only = value;
    else if (option == "--replay")
      o.replay = value;
    else if (option == "--call")
      o.call = value;
    else
      return 2;
  }
  return nnc_fuzz::run(o);
}
