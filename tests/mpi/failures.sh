#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# failures.sh SOURCE_DIR BUILD_DIR: whatever becomes of one of three ranks, the others end with an
# error that names it, within the time that is stated.
set -u
run=$1/tests/mpi/run
victim=$2/nnc_mpi_victim
command -v "${MPIEXEC:-mpirun}" >/dev/null 2>&1 || exit 77
out=$2/mpi_failures.txt
export NNC_MPI_SAID=$out
bad=0

# MPICH's mpiexec ends the other ranks all the same now and then, before they can say anything.
tries=5
"${MPIEXEC:-mpirun}" --version 2>&1 | grep -q 'Open MPI\|OpenRTE' && tries=1

# expect HOW OPTIONS SECONDS PATTERN: two ranks say what the pattern says, that soon.
expect() {
  for try in $(seq $tries); do
    attempt "$@" && return
  done
  cat "$out" "$out.errors"
  bad=1
}
attempt() {
  how=$1
  : >"$out"
  NNC_MPI_OPTIONS=$2 RECOVER=1 timeout 60 "$run" 3 "$victim" "$how" 5 1 >"$out.errors" 2>&1 &
  job=$!
  # mpirun waits for a process that stands still: until it is known, and not longer.
  if [ "$how" = stop ] || [ "$how" = sleep ]; then
    for _ in $(seq 300); do
      [ "$(grep -cE "$4" "$out")" = 2 ] && break
      sleep 0.1
    done
    kill -KILL "$(sed -n 's/.*process \([0-9]*\) perishes.*/\1/p' "$out")"
  fi
  wait $job
  awk -v limit="$3" -v pattern="$4" -v how="$how" '
    { time = $NF; gsub(/[][]/, "", time) }
    /perishes/ { start = time }
    $0 ~ pattern { n++; if (time > last) last = time }
    END {
      printf "%s: %d ranks know it after %.3f s\n", how, n, last - start
      exit !(n == 2 && start > 0 && last - start <= limit)
    }' "$out"
}

ended='rank 1 \(process [0-9]+ on .*\) has ended without leaving the group'
expect kill '' 2 "$ended"
expect exit '' 2 "$ended"
expect return '' 2 'rank 1 has left after [0-9]+ collectives, and this is number [0-9]+'
expect abort '' 2 'rank 1 has failed: the disk is full'
expect stop 'heartbeat_timeout=2' 4 'rank 1 .* has given no sign of life for 2 s'
expect sleep 'timeout=2' 5 'has not ended within 2 s: rank 1 has begun [0-9]+ only'

# Not a failure of a rank, but of all: an error, and not the end of the process by MPI.
timeout 60 "$run" 3 "$victim" ended >"$out.errors" 2>&1
if [ "$(grep -c '8 nnc_mpi_barrier: MPI has been ended' "$out.errors")" != 3 ]; then
  echo 'a group is used after the end of MPI:'
  cat "$out.errors"
  bad=1
fi

# All well, and children of the ranks do not speak for them: every rank ends, and so does mpirun.
timeout 60 "$run" 3 "$victim" none 5 >"$out" 2>&1
status=$?
if [ $status -ne 0 ] || [ "$(grep -c ': well' "$out")" != 3 ] || grep -q 'a child ends' "$out"; then
  echo "without a failure: status $status"
  cat "$out"
  bad=1
fi
exit $bad
