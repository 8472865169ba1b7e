# SPDX-License-Identifier: Apache-2.0
# Read by ctest when it starts: one test per suite of `program`. One process per test would load the
# libraries thousands of times; one process for all would say too little and run on one core.

if(NOT EXISTS ${program})
  add_test(${prefix}.not_built ${program})
  return()
endif()
execute_process(COMMAND ${program} --gtest_list_tests OUTPUT_VARIABLE listing RESULT_VARIABLE status
  ERROR_QUIET)
if(NOT status EQUAL 0)
  add_test(${prefix}.listing ${program} --gtest_list_tests)
  return()
endif()
string(REGEX REPLACE "[][;]" "_" listing "${listing}")
string(REPLACE "\n" ";" listing "${listing}")
foreach(line IN LISTS listing)
  # Suites start in the first column and end in a dot; a comment (# TypeParam = ...) may follow.
  if(line MATCHES "^([^ ]+)\\.( |$)")
    set(suite ${CMAKE_MATCH_1})
    add_test(${prefix}.${suite} ${program} --gtest_filter=${suite}.* --gtest_color=no)
    set_tests_properties(${prefix}.${suite} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT 600)
  endif()
endforeach()
