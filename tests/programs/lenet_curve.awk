# SPDX-License-Identifier: Apache-2.0
# awk -v expected=FILE -v epochs=N -f lenet_curve.awk ACTUAL: the epochs' lines of a run against PyTorch's.
# Every loss within 0.006, every accuracy within 1 point; after the tenth epoch at least 89.5 %.
/^epoch / {
  if ((getline line < expected) <= 0) exit bad = 1
  split(line, want)
  if ($0 !~ /^epoch [ 0-9][0-9]  loss [0-9]\.[0-9][0-9][0-9][0-9]  test accuracy [0-9]?[0-9]\.[0-9][0-9] %$/)
    fault = "another format"
  else if ($2 != want[2]) fault = "another epoch"
  else if ($4 > want[4] + 0.006 || $4 < want[4] - 0.006) fault = "loss too far away"
  else if ($7 > want[7] + 1 || $7 < want[7] - 1) fault = "accuracy too far away"
  else if ($2 == 10 && $7 < 89.5) fault = "less than 89.5 %"
  else fault = ""
  if (fault != "") {
    printf "%s:\n  expected: %s\n  actual:   %s\n", fault, line, $0
    bad++
  }
  count++
}
END {
  printf "%d epochs, %d wrong\n", count, bad
  exit bad > 0 || count != epochs
}
