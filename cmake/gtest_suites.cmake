# SPDX-License-Identifier: Apache-2.0
# Read by ctest when it starts: the tests of `program`, suite by suite. A process for each test would
# load the libraries, and register all rows, thousands of times; one for all would run on one core.
# Suites that are not instantiated from a table are short: a process runs eight of them.

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

# add_suites(SUITE...): one test, named after the first and the last of them.
function(add_suites first)
  set(name ${prefix}.${first})
  set(filter ${first}.*)
  foreach(suite IN LISTS ARGN)
    set(name ${prefix}.${first}-${suite})
    string(APPEND filter ":${suite}.*")
  endforeach()
  add_test(${name} ${program} --gtest_filter=${filter} --gtest_color=no)
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${environment}" TIMEOUT 900)
endfunction()

set(together "")
string(REGEX REPLACE "[][;]" "_" listing "${listing}")
string(REPLACE "\n" ";" listing "${listing}")
foreach(line IN LISTS listing)
  # Suites start in the first column and end in a dot; a comment (# TypeParam = ...) may follow.
  if(line MATCHES "^([^ ]+)\\.( |$)")
    set(suite ${CMAKE_MATCH_1})
    if(suite MATCHES "/")
      add_suites(${suite})
    else()
      list(APPEND together ${suite})
      list(LENGTH together count)
      if(count EQUAL 8)
        add_suites(${together})
        set(together "")
      endif()
    endif()
  endif()
endforeach()
if(together)
  add_suites(${together})
endif()
