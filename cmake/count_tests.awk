# SPDX-License-Identifier: Apache-2.0
# Reads what `ctest --output-junit` wrote, prints "PASSED FAILED SKIPPED". A gtest program counts as
# the tests that it ran, anything else as one.

/^\t<testcase / {
  status = $0
  sub(/.* status="/, "", status)
  sub(/".*/, "", status)
  skip = summed = 0
  ran_passed = ran_failed = ran_skipped = 0
}
/^\t\t<skipped message="SKIP_/ { skip = 1 }
/^\[  PASSED  \] [0-9]+ tests?\./ { summed = 1; ran_passed = $4 }
/^\[  SKIPPED \] [0-9]+ tests?, listed below:/ { summed = 1; ran_skipped = $4 }
/^\[  FAILED  \] [0-9]+ tests?, listed below:/ { summed = 1; ran_failed = $4 }
/^\t<\/testcase>/ {
  if (skip) skipped++
  else if (!summed) { if (status == "run") passed++; else failed++ }
  else {
    passed += ran_passed; failed += ran_failed; skipped += ran_skipped
    # A crash or a leak after the last test.
    if (status != "run" && ran_failed == 0) failed++
  }
}
END { print passed + 0, failed + 0, skipped + 0 }
