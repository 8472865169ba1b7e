# SPDX-License-Identifier: Apache-2.0
# The tests of libnnc-mpi: one program as 1, 2 and 4 ranks, and what becomes of ranks that fail.

if(NOT TARGET nnc_mpi)
  return()
endif()
add_executable(nnc_mpi_tests
  ${PROJECT_SOURCE_DIR}/tests/mpi/main.cpp ${PROJECT_SOURCE_DIR}/tests/mpi/models.cpp
  ${PROJECT_SOURCE_DIR}/tests/mpi/collectives_test.cpp ${PROJECT_SOURCE_DIR}/tests/mpi/ddp_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/mpi/misuse_test.cpp ${PROJECT_SOURCE_DIR}/tests/mpi/parts_test.cpp
  ${PROJECT_SOURCE_DIR}/tests/mpi/random_test.cpp)
target_link_libraries(nnc_mpi_tests PRIVATE nnc::mpi GTest::gtest)
nnc_compile_fast(nnc_mpi_tests <gtest/gtest.h>)
add_executable(nnc_mpi_victim ${PROJECT_SOURCE_DIR}/tests/mpi/victim.cpp)
target_link_libraries(nnc_mpi_victim PRIVATE nnc::mpi Threads::Threads)
foreach(ranks 1 2 4)
  add_test(NAME mpi.ranks_${ranks}
    COMMAND ${PROJECT_SOURCE_DIR}/tests/mpi/run ${ranks} $<TARGET_FILE:nnc_mpi_tests>
      --gtest_color=no)
  set_tests_properties(mpi.ranks_${ranks} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300
    PROCESSORS ${ranks})
endforeach()
# A host that begins MPI itself, without and with threads.
add_executable(nnc_mpi_host ${PROJECT_SOURCE_DIR}/tests/mpi/host.c)
target_compile_options(nnc_mpi_host PRIVATE -pedantic -Wstrict-prototypes)
target_link_libraries(nnc_mpi_host PRIVATE nnc::mpi MPI::MPI_C)
foreach(level 0 3)
  add_test(NAME mpi.host_level_${level} COMMAND ${PROJECT_SOURCE_DIR}/tests/mpi/run 4
    $<TARGET_FILE:nnc_mpi_host> ${level})
  set_tests_properties(mpi.host_level_${level} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 120)
endforeach()
foreach(name failures lenet)
  add_test(NAME mpi.${name} COMMAND sh ${PROJECT_SOURCE_DIR}/tests/mpi/${name}.sh
    ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  set_tests_properties(mpi.${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
endforeach()

# What the packages of other languages have of it. Go's compiler keeps what bindings.go has built.
foreach(name cpp go julia rust)
  add_test(NAME mpi.${name} COMMAND sh ${PROJECT_SOURCE_DIR}/tests/mpi/${name}.sh
    ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
  set_tests_properties(mpi.${name} PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 900)
endforeach()
set_tests_properties(mpi.go PROPERTIES DEPENDS bindings.go)

# nnc.distributed of the Python package.
find_program(PYTHON3_PROGRAM python3)
mark_as_advanced(PYTHON3_PROGRAM)
if(PYTHON3_PROGRAM)
  add_test(NAME mpi.python COMMAND ${PROJECT_SOURCE_DIR}/tests/mpi/run 2 ${PYTHON3_PROGRAM}
    ${PROJECT_SOURCE_DIR}/tests/mpi/ranks.py)
  # The program of the README.
  add_test(NAME mpi.python_first COMMAND ${PROJECT_SOURCE_DIR}/tests/mpi/run 2 ${PYTHON3_PROGRAM}
    ${PROJECT_SOURCE_DIR}/capi/bindings/python/examples/distributed.py)
  set_tests_properties(mpi.python_first PROPERTIES PASS_REGULAR_EXPRESSION "loss below 0.001")
  set_tests_properties(mpi.python mpi.python_first PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300 ENVIRONMENT
    "NNC_LIBRARY=$<TARGET_FILE:nnc>;NNC_MPI_LIBRARY=$<TARGET_FILE:nnc_mpi>;PYTHONPATH=${PROJECT_SOURCE_DIR}/capi/bindings/python;PYTHONPYCACHEPREFIX=${PROJECT_BINARY_DIR}/mpi_python")
  add_test(NAME mpi.simulate
    COMMAND ${PYTHON3_PROGRAM} ${PROJECT_SOURCE_DIR}/bench/mpi/simulate.py --trials 3)
endif()

# The ranks are started by that MPI which the library was built with; see tests/mpi/run.
if(MPIEXEC_EXECUTABLE)
  get_property(tests DIRECTORY PROPERTY TESTS)
  list(FILTER tests INCLUDE REGEX "^mpi\\.")
  set_property(TEST ${tests} APPEND PROPERTY ENVIRONMENT "MPIEXEC=${MPIEXEC_EXECUTABLE}")
endif()

# Data-parallel training to be measured; see bench/mpi.
if(NNC_BENCH)
  add_executable(nnc_mpi_bench ${PROJECT_SOURCE_DIR}/bench/mpi/ddp.cpp
    ${PROJECT_SOURCE_DIR}/tests/mpi/models.cpp)
  target_include_directories(nnc_mpi_bench PRIVATE ${PROJECT_SOURCE_DIR}/tests/mpi)
  target_link_libraries(nnc_mpi_bench PRIVATE nnc::mpi)
endif()
