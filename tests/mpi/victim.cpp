// SPDX-License-Identifier: Apache-2.0
// nnc_mpi_victim HOW [STEP [RANK]]: trains a small network without end; in a step one rank does
// what HOW says, and the others end with an error that names it: "rank 0: 8 nnc_backward: rank 1
// ..." with the seconds that it took, and status 3.
//   kill    is killed                         stop     stands still
//   exit    ends without a word               return   ends by exit
//   abort   says that it cannot go on         sleep    computes on and on
//   random  is killed STEP milliseconds after the ranks have met
//   none    all go on for STEP steps, and end well; children (fork) of theirs end on the way
//   ended   a second group is used after the first has ended MPI
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>
#include <thread>

#include <nnc/mpi.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double now() {
  timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

int rank_of_this = -1;

// Says it, with the time, and to the file NNC_MPI_SAID too: a mpirun that was disturbed while it
// began may be deaf, and MPICH's passes on nothing after the first rank that is gone.
void say(const std::string& words) {
  char line[1500];
  std::snprintf(line, sizeof line, "%s [%.3f]\n", words.c_str(), now());
  const char* path = std::getenv("NNC_MPI_SAID");
  if (std::FILE* f = path ? std::fopen(path, "a") : nullptr) {
    std::fputs(line, f);
    std::fclose(f);
  }
  std::fputs(line, stdout);
  std::fflush(stdout);
}

// Ends the process if there is an error; a little later, for MPICH's mpiexec ends the others then.
void must(nnc_error* e) {
  if (!e) return;
  say("rank " + std::to_string(rank_of_this) + ": " + std::to_string(nnc_error_code(e)) + " " +
      nnc_error_op(e) + ": " + nnc_error_message(e));
  usleep(300000);
  std::_Exit(3);
}

void perish(const std::string& how, nnc_mpi_group* group) {
  say("rank " + std::to_string(rank_of_this) + ", process " + std::to_string(getpid()) +
      " perishes");
  if (how == "kill") raise(SIGKILL);
  if (how == "stop") raise(SIGSTOP);
  if (how == "exit") _exit(0);
  if (how == "return") exit(0);
  while (how == "sleep") sleep(1000);  // MPICH interrupts it by a signal
  if (how == "abort") {
    must(nnc_mpi_abort(nullptr, group, "the disk is full"));
    std::_Exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string how = argc > 1 ? argv[1] : "none";
  const int when = argc > 2 ? std::atoi(argv[2]) : 5;
  const int who = argc > 3 ? std::atoi(argv[3]) : 1;
  const char* options = std::getenv("NNC_MPI_OPTIONS");
  nnc_mpi_group *group = nullptr, *second = nullptr;
  // Who does not wait until MPI has begun may come again.
  if (how == "ended") nnc_error_free(nnc_mpi_init(nullptr, nullptr, "timeout=0.01", &second));
  must(nnc_mpi_init(nullptr, nullptr, options, &group));
  rank_of_this = static_cast<int>(nnc_mpi_rank(group));
  // Before, it is mpirun that is disturbed: Open MPI's then waits for ranks that it has not
  // started.
  if (how == "random" && rank_of_this == who) {
    std::thread([when] {
      usleep(static_cast<useconds_t>(when) * 1000);
      kill(getpid(), SIGKILL);
    }).detach();
  }
  nnc_ctx* c = nullptr;
  must(nnc_ctx_new("seed=0, threads=1", &c));
  if (how == "ended") {
    must(nnc_mpi_init(nullptr, nullptr, options, &second));
    must(nnc_mpi_finalize(c, group));
    must(nnc_mpi_barrier(c, second));
  }
  nnc_module *net = nullptr, *ddp = nullptr;
  nnc_optimizer* opt = nullptr;
  must(nnc_module_new(
      c, "Sequential(Linear(64, 256), ReLU(), Linear(256, 256), ReLU(), Linear(256, 8))", &net));
  must(nnc_mpi_distributed_data_parallel_new(c, group, net, "bucket_cap_mb=0.1", &ddp));
  must(nnc_optimizer_new(c, "SGD(lr=0.01)", net, &opt));
  for (int step = 0; how != "none" || step < when; ++step) {
    if (how != "random" && step == when && rank_of_this == who) perish(how, group);
    if (how == "none" && step == 1) {
      const pid_t child = fork();
      if (child == 0) {
        nnc_error* e = nnc_mpi_barrier(c, group);
        std::exit(e && nnc_error_code(e) == NNC_E_STATE ? 0 : 1);
      }
      int status = 1;
      if (waitpid(child, &status, 0) != child || status != 0) {
        say("rank " + std::to_string(rank_of_this) + ": a child ends with " +
            std::to_string(status));
      }
    }
    nnc_ctx* s = nullptr;
    const int64_t sizes[] = {16, 64};
    nnc_tensor *x = nullptr, *y = nullptr, *l = nullptr;
    must(nnc_ctx_scope(c, &s));
    must(nnc_randn(s, sizes, 2, NNC_FLOAT32, &x));
    must(nnc_optimizer_zero_grad(s, opt));
    must(nnc_module_call(s, ddp, x, &y));
    must(nnc_sum(s, y, nullptr, 0, 0, NNC_DTYPE_DEFAULT, &l));
    must(nnc_backward(s, l));
    must(nnc_optimizer_step(s, opt));
    nnc_release(s);
  }
  nnc_release(ddp);
  must(nnc_mpi_finalize(c, group));
  std::printf("rank %d: well\n", rank_of_this);
  return 0;
}
