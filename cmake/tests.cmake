# SPDX-License-Identifier: Apache-2.0
# The test programs. Each gtest suite is one ctest entry, listed when ctest starts.

find_package(GTest REQUIRED)

file(GLOB_RECURSE unit_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/*_test.cpp)
list(FILTER unit_sources EXCLUDE REGEX "/tests/(capi|ffi|mpi)/")
file(GLOB support_sources CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/tests/support/*.cpp ${PROJECT_SOURCE_DIR}/tests/ops/*.cpp
  ${PROJECT_SOURCE_DIR}/tests/interface/*.cpp)
list(APPEND unit_sources ${support_sources})
list(REMOVE_DUPLICATES unit_sources)
file(GLOB_RECURSE capi_test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/capi/*_test.cpp)
file(GLOB c_test_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/capi/*.c)

set(test_definitions NNC_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
  NNC_GOLDEN_DIR="${PROJECT_SOURCE_DIR}/tests/golden")
if(CMAKE_CROSSCOMPILING)
  list(APPEND test_definitions NNC_TEST_EMULATED)
endif()

# Two test processes share the cores: a thread that waits must not spin.
set(test_environment OMP_WAIT_POLICY=passive)
if(NNC_SANITIZE)
  # A request for too much memory must come back as an error, not end the process. Each exception
  # makes the sanitizer look through the stack that it keeps: a small one will do.
  list(APPEND test_environment
    ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1:max_allocation_size_mb=1024:detect_stack_use_after_return=1:max_uar_stack_size_log=16
    LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0
    UBSAN_OPTIONS=print_stacktrace=1
    TSAN_OPTIONS=ignore_noninstrumented_modules=1:allocator_may_return_null=1:max_allocation_size_mb=1024)
endif()

# nnc_compile_fast(TARGET HEADER...): tests are compiled more often than run. The headers are compiled
# once for all of the target's files. What the sanitizer of undefined behaviour is for is the library:
# in a test's own lines it doubles the time of compiling.
function(nnc_compile_fast target)
  target_compile_options(${target} PRIVATE -O0)
  if(NNC_SANITIZE MATCHES "undefined")
    target_compile_options(${target} PRIVATE -fno-sanitize=undefined)
  endif()
  target_precompile_headers(${target} PRIVATE ${ARGN})
  if(CCACHE_PROGRAM AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What ccache needs to keep objects that were made with a precompiled header.
    target_compile_options(${target} PRIVATE -fpch-preprocess)
    set_target_properties(${target} PROPERTIES CXX_COMPILER_LAUNCHER
      "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros;${CMAKE_CXX_COMPILER_LAUNCHER}")
  endif()
endfunction()

# nnc_gtest(TARGET HEADER...): registers every suite of a gtest program with ctest.
function(nnc_gtest target)
  nnc_compile_fast(${target} ${ARGN})
  set(include_file ${PROJECT_BINARY_DIR}/${target}_suites.cmake)
  file(GENERATE OUTPUT ${include_file} CONTENT
"set(program \"$<TARGET_FILE:${target}>\")
set(prefix \"${target}\")
set(environment \"${test_environment}\")
include(\"${PROJECT_SOURCE_DIR}/cmake/gtest_suites.cmake\")
")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include_file})
endfunction()

if(unit_sources)
  # The tables of rows. What they share with the library is linked as the library has it.
  set(sample_tables ${unit_sources})
  list(FILTER sample_tables INCLUDE REGEX "/samples_[a-z_]*\\.cpp$")
  list(REMOVE_ITEM unit_sources ${sample_tables})
  add_library(nnc_samples OBJECT ${sample_tables})
  target_include_directories(nnc_samples PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(nnc_samples PRIVATE ${library_objects} GTest::gtest)
  set_target_properties(nnc_samples PROPERTIES CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  if(NNC_SANITIZE)
    # Checks in a table's initializer find nothing, and their cost grows faster than the table.
    target_compile_options(nnc_samples PRIVATE
      $<IF:$<CXX_COMPILER_ID:Clang>,SHELL:-mllvm -asan-stack=0,SHELL:--param asan-stack=0>)
  endif()
  nnc_compile_together(nnc_samples "" 6 ${sample_tables})
  nnc_compile_fast(nnc_samples <gtest/gtest.h> ${PROJECT_SOURCE_DIR}/tests/support/samples.h)

  add_executable(nnc_tests ${unit_sources})
  target_compile_definitions(nnc_tests PRIVATE ${test_definitions})
  target_include_directories(nnc_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(nnc_tests PRIVATE
    ${library_objects} $<FILTER:$<TARGET_OBJECTS:nnc_samples>,EXCLUDE,[.]gch$> GTest::gtest GTest::gtest_main)
  # The tests look the exported functions up by name.
  set_target_properties(nnc_tests PROPERTIES ENABLE_EXPORTS ON CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON)
  nnc_gtest(nnc_tests <gtest/gtest.h> ${PROJECT_SOURCE_DIR}/tests/support/samples.h)
endif()

if(capi_test_sources)
  add_executable(nnc_capi_tests ${capi_test_sources})
  # Clang's sanitizers link an operator new of their own into the program.
  if(NOT (NNC_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang"))
    target_sources(nnc_capi_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/system_memory.cpp)
  endif()
  target_compile_definitions(nnc_capi_tests PRIVATE ${test_definitions})
  target_include_directories(nnc_capi_tests PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(nnc_capi_tests PRIVATE nnc::nnc GTest::gtest GTest::gtest_main)
  # A false alarm of g++ 12 in <regex> under the sanitizers.
  if(NNC_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(nnc_capi_tests PRIVATE -Wno-maybe-uninitialized)
  endif()
  nnc_gtest(nnc_capi_tests <gtest/gtest.h>)
  # What the preset tsan runs: objects that several threads use at once, as status.h allows.
  if(NNC_SANITIZE STREQUAL "thread")
    foreach(suite Threads ThreadPool DataLoader LazyModules Memory ModuleHooksLife Program
      RegistrationHooksLife Replace CppMisuse)
      add_test(NAME tsan.${suite} COMMAND nnc_capi_tests --gtest_filter=${suite}.*)
    endforeach()
  endif()
endif()

# Programs as hosts are. Each case of nnc_host is one ctest entry of 20 processes. Sanitizers have
# ends of processes, threads and memory of their own.
if(NOT NNC_SANITIZE)
  file(GLOB host_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/host/*.cpp)
  add_executable(nnc_host ${host_sources})
  target_include_directories(nnc_host PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(nnc_host PRIVATE nnc::nnc)
  add_executable(nnc_unload ${PROJECT_SOURCE_DIR}/tests/host/unload.c)
  target_include_directories(nnc_unload PRIVATE ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(nnc_unload PRIVATE ${CMAKE_DL_LIBS})
  add_dependencies(nnc_unload nnc)
  add_test(NAME host.unload COMMAND nnc_unload $<TARGET_FILE:nnc> 100)
  set_tests_properties(host.unload PROPERTIES ENVIRONMENT "${test_environment}")
  foreach(source IN LISTS host_sources)
    file(STRINGS ${source} lines REGEX "^    {\"[a-z_]+\",")
    foreach(line IN LISTS lines)
      string(REGEX REPLACE "^    {\"([a-z_]+)\".*" "\\1" name "${line}")
      add_test(NAME host.${name} COMMAND nnc_host ${name} 20)
      set_tests_properties(host.${name} PROPERTIES ENVIRONMENT "${test_environment}" TIMEOUT 300)
    endforeach()
  endforeach()
endif()

foreach(source IN LISTS c_test_sources)
  cmake_path(GET source STEM name)
  add_executable(${name} ${source})
  target_compile_options(${name} PRIVATE -pedantic -Wstrict-prototypes)
  target_link_libraries(${name} PRIVATE nnc::nnc m)
  add_test(NAME capi.${name} COMMAND ${name})
  set_tests_properties(capi.${name} PROPERTIES ENVIRONMENT "${test_environment}")
endforeach()

# Tests of whole programs: scripts that get the source and the build folder.
file(GLOB program_tests CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/programs/*.sh)
foreach(script IN LISTS program_tests)
  cmake_path(GET script STEM name)
  add_test(NAME program.${name} COMMAND sh ${script} ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  set_tests_properties(program.${name} PROPERTIES
    ENVIRONMENT "${test_environment}" SKIP_RETURN_CODE 77 TIMEOUT 1200)
  if(name STREQUAL "lenet")
    # It trains for minutes, on all cores: `ctest -LE slow` leaves it out.
    set_tests_properties(program.${name} PROPERTIES LABELS slow RUN_SERIAL ON)
  endif()
endforeach()

# Random calls of every function, for 20 seconds, and those that found a fault once. What the
# functions are is read from the headers.
file(GLOB fuzz_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/calls/*.cpp)
set(fuzz_functions ${PROJECT_BINARY_DIR}/fuzz_calls/functions.inc)
add_custom_command(OUTPUT ${fuzz_functions}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/fuzz_calls
  COMMAND awk -f ${PROJECT_SOURCE_DIR}/tests/fuzz/calls/functions.awk ${public_headers}
    > ${fuzz_functions}
  DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/calls/functions.awk ${public_headers} VERBATIM)
add_executable(nnc_fuzz_calls ${fuzz_sources} ${fuzz_functions})
target_compile_definitions(nnc_fuzz_calls PRIVATE ${test_definitions})
target_include_directories(nnc_fuzz_calls PRIVATE
  ${PROJECT_SOURCE_DIR}/tests ${PROJECT_BINARY_DIR}/fuzz_calls)
target_link_libraries(nnc_fuzz_calls PRIVATE nnc::nnc)
# As for nnc_capi_tests.
if(NOT (NNC_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang"))
  target_sources(nnc_fuzz_calls PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/system_memory.cpp)
endif()
target_compile_options(nnc_fuzz_calls PRIVATE -O1)
add_test(NAME fuzz.calls COMMAND nnc_fuzz_calls --seconds 20 --seed 1)
add_test(NAME fuzz.calls_found
  COMMAND nnc_fuzz_calls --replay ${PROJECT_SOURCE_DIR}/tests/fuzz/calls/found.txt)
set_tests_properties(fuzz.calls fuzz.calls_found PROPERTIES
  ENVIRONMENT "${test_environment}" TIMEOUT 600)

# Tests of the tree itself and of what is installed: once, with the library that users get.
function(nnc_structure name)
  add_test(NAME structure.${name}
    COMMAND sh ${PROJECT_SOURCE_DIR}/tests/structure/${name}.sh ${ARGN})
  set_tests_properties(structure.${name} PROPERTIES SKIP_RETURN_CODE 77)
endfunction()

if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT NNC_SANITIZE)
  foreach(name include_order layout file_length licence_line header_purity byte_order documented
    forwarders kernels migration side_by_side speed_report)
    nnc_structure(${name} ${PROJECT_SOURCE_DIR})
  endforeach()
  add_test(NAME structure.format COMMAND ${PROJECT_SOURCE_DIR}/cmake/format --check)
  set_tests_properties(structure.format PROPERTIES SKIP_RETURN_CODE 77)
  # It takes minutes, on all cores.
  add_test(NAME structure.lint COMMAND ${PROJECT_SOURCE_DIR}/cmake/lint ${PROJECT_BINARY_DIR})
  set_tests_properties(structure.lint PROPERTIES
    SKIP_RETURN_CODE 77 TIMEOUT 2400 LABELS slow RUN_SERIAL ON)
  foreach(name hardened isa_symbols ffi_header library_size local_nodes sbom static_tls)
    nnc_structure(${name} ${PROJECT_BINARY_DIR})
  endforeach()
  foreach(name symbols mpi_symbols stored_lists install debian docs kept_programs parsers)
    nnc_structure(${name} ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  endforeach()
  # libFuzzer and the readers of files, as one program for each format.
  file(GLOB fuzz_targets CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp)
  foreach(source IN LISTS fuzz_targets)
    cmake_path(GET source STEM format)
    add_test(NAME fuzz.${format}
      COMMAND ${PROJECT_SOURCE_DIR}/tests/fuzz/run ${PROJECT_BINARY_DIR} 20 ${format})
    set_tests_properties(fuzz.${format} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
  endforeach()
  add_test(NAME fuzz.user_scripts
    COMMAND ${PROJECT_SOURCE_DIR}/tests/fuzz/user_scripts/replay ${PROJECT_BINARY_DIR})
  set_tests_properties(fuzz.user_scripts PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
  foreach(language cpp rust go julia python)
    add_test(NAME ffi.${language}
      COMMAND ${PROJECT_SOURCE_DIR}/tests/ffi/run ${PROJECT_BINARY_DIR} ${language})
    set_tests_properties(ffi.${language} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 600)
  endforeach()
endif()
# The packages of languages: each folder's own tests, with the release's library.
if(NOT NNC_SANITIZE)
  file(GLOB bindings CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/bindings/*/test)
  foreach(script IN LISTS bindings)
    cmake_path(GET script PARENT_PATH folder)
    cmake_path(GET folder FILENAME language)
    add_test(NAME bindings.${language} COMMAND ${script} ${PROJECT_BINARY_DIR})
    set_tests_properties(bindings.${language} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
  endforeach()
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Debug" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # It needs debug information, which a release has not.
  nnc_structure(abidiff ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
endif()
