# SPDX-License-Identifier: Apache-2.0
# The library: objects once for libnnc.so and for the internal tests, kernels once per instruction
# set.

file(GLOB_RECURSE library_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.cpp)
list(FILTER library_sources EXCLUDE REGEX "\\.simd\\.cpp$|/src/mpi/")
file(GLOB capi_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/capi/*.cpp)
file(GLOB simd_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/kernels/cpu/*.simd.cpp)

# What every object of the library has in common.
add_library(nnc_settings INTERFACE)
target_include_directories(nnc_settings INTERFACE
  ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR})
target_link_libraries(nnc_settings INTERFACE nnc_dependencies)

set(hidden_options -fvisibility=hidden -fvisibility-inlines-hidden
  $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)

# g++ 16 takes it that operator new looks at no memory, and so leaves out what was to be stored before
# it throws: a std::deque that got no memory was freed in the wrong place.
include(CheckCXXCompilerFlag)
check_cxx_compiler_flag(-fassume-sane-operators-new-delete NNC_ASSUMES_SANE_NEW)
if(NNC_ASSUMES_SANE_NEW)
  list(APPEND hidden_options -fno-assume-sane-operators-new-delete)
endif()

# Hardening: places that indirect jumps may lead to, and returns, are marked (CET); all but the loops
# of kernels, which know where their arrays end, watch their stack and what the C library writes.
# tests/structure/hardened.sh looks for it. Sanitizers watch all that themselves; with a protector
# beside them g++ 12 loses the alignment of what lies on the stack.
if(NOT NNC_SANITIZE AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  list(APPEND hidden_options -fcf-protection=full)
elseif(NOT NNC_SANITIZE AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
  list(APPEND hidden_options -mbranch-protection=standard)
endif()

# What the objects that are no vector loops have in common beyond that.
add_library(nnc_object_settings INTERFACE)
target_compile_options(nnc_object_settings INTERFACE ${hidden_options})
# Outside of the vector loops a product is rounded before it is added, on every processor: the same
# bits, and a b - c d is 0 where both products are the same. Plain x86-64 has no instruction for both.
if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  target_compile_options(nnc_object_settings INTERFACE -ffp-contract=off)
endif()
if(NOT NNC_SANITIZE)
  target_compile_options(nnc_object_settings INTERFACE -fstack-protector-strong
    $<$<CONFIG:Release>:-U_FORTIFY_SOURCE> $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=2>)
endif()
target_link_libraries(nnc_object_settings INTERFACE nnc_settings)

set_source_files_properties(${PROJECT_SOURCE_DIR}/capi/version.cpp PROPERTIES
  COMPILE_DEFINITIONS "NNC_VERSION=\"${PROJECT_VERSION}\"")

# What runs once a call and not once an element is compiled for size, which halves it, but for what
# every call passes and for the operations of small models, where a call is all there is.
# So is what factors matrices and attends: there the time goes into the libraries' products. And the
# references that are left what is seldom asked for.
set(small_sources ${library_sources} ${capi_sources})
set(small_references affine_grid attention conv ctc distance embedding_bag factor fractional_max_pool gemm
  grid loss loss_class max_pool norm optim optim_steps order pool reduce reduce_dim resample rnn
  scan search softmax sort spectrum ternary unary)
list(JOIN small_references "|" small_references)
# The doors of families that do a lot behind them.
set(small_doors conv ctc distance dropout embedding_bag grid histogram index loss norm optim
  optim_steps order places pool reduce repeat resample scan search softmax sort unfold)
list(JOIN small_doors "|" small_doors)
list(FILTER small_sources INCLUDE REGEX
  "/(src/(data|io|ops|nn|profiler|program|optim|tensorboard|text|engine|kernels/onednn)|capi|src/graph/hooks|src/tensor/(print|profile|recording)|src/base/(error|form|literal[a-z_]*))[./]|/optim/(ada[fp]|averaging|lbfgs|lr_|muon|option\\.|optimizer_state|schedules)[a-z_.]*$|/kernels/(cpu/|openblas/)?(attention|factor|linear|winograd[a-z_]*)\\.cpp$|src/kernels/(${small_doors})\\.cpp$|/kernels/common/tied_places\\.cpp$|/kernels/ref/(${small_references})\\.cpp$")
list(FILTER small_sources EXCLUDE REGEX
  "/capi/(arguments|context|guard|handle|nn|scope|slots|ops_(pointwise[a-z_]*|activation))\\.cpp$")
list(FILTER small_sources EXCLUDE REGEX
  "/src/ops/(activation|arith|convert|elementwise|layout|matmul|number|reduce|shape|shape_permute)\\.cpp$")
list(FILTER small_sources EXCLUDE REGEX "/src/(engine/backward|optim/(rule|sgd|step))\\.cpp$")
list(FILTER small_sources EXCLUDE REGEX "/src/nn/(activation|linear|module)[a-z_]*\\.cpp$")

# Time is spent in the kernels and in the generator.
file(GLOB_RECURSE hot_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/kernels/cpu/*.cpp
  ${PROJECT_SOURCE_DIR}/src/kernels/onednn/*.cpp ${PROJECT_SOURCE_DIR}/src/kernels/openblas/*.cpp
  ${PROJECT_SOURCE_DIR}/src/base/*.cpp)
list(FILTER hot_sources EXCLUDE REGEX "(\\.simd|/attention|/linear|/order|/sort|/winograd[a-z_]*)\\.cpp$")

if(NOT NNC_SANITIZE)
  add_library(nnc_objects OBJECT ${library_sources} ${capi_sources})
  target_link_libraries(nnc_objects PUBLIC nnc_object_settings)
  set_source_files_properties(${hot_sources} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O3>)
  set_source_files_properties(${small_sources} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-Os>)
  set(library_objects nnc_objects)
else()
  # With sanitizers compiling takes longer than the tests: what runs once a call is not optimized,
  # and the sources of a folder are compiled together.
  list(FILTER small_sources EXCLUDE REGEX "/src/kernels/")
  list(REMOVE_ITEM library_sources ${small_sources})
  list(REMOVE_ITEM small_sources ${capi_sources})
  foreach(part library small capi)
    add_library(nnc_objects_${part} OBJECT ${${part}_sources})
    target_link_libraries(nnc_objects_${part} PUBLIC nnc_object_settings)
    nnc_compile_folders_together(nnc_objects_${part} ${${part}_sources})
    list(APPEND library_objects nnc_objects_${part})
  endforeach()
  target_compile_options(nnc_objects_small PRIVATE -O0)
  # abidiff reads the types of the exported functions.
  target_compile_options(nnc_objects_capi PRIVATE -O0 -g)
endif()

# Each *.simd.cpp is compiled once per instruction set, inside the namespace NNC_ISA. The baseline
# objects stand first on the link line: where an inline function is in several, the linker takes
# theirs.
# A loop that Clang leaves scalar (a call to exp of a double, say) is no reason to warn.
set(simd_options -fno-math-errno -fno-trapping-math $<$<CONFIG:Release>:-O3>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-pass-failed>)
# Which element is the nearest must not depend on whether products are rounded before they are added.
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/kernels/cpu/grid_rows.simd.cpp PROPERTIES
  COMPILE_OPTIONS -ffp-contract=off)
# A loop for each combination of an optimizer's flags would multiply its size.
set_source_files_properties(${PROJECT_SOURCE_DIR}/src/kernels/cpu/optim_steps_rows.simd.cpp PROPERTIES
  COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-fno-unswitch-loops>;$<$<CONFIG:Release>:-O2>;$<$<CXX_COMPILER_ID:GNU>:-ftree-vectorize>;$<$<CXX_COMPILER_ID:GNU>:-fvect-cost-model=dynamic>")
set(isa_options_baseline "")
set(isa_options_baseline_small "")
set(isa_options_avx2 -mavx2 -mfma -mf16c)
set(isa_options_avx512 -mavx512f -mavx512bw -mavx512dq -mavx512vl -mfma -mf16c
  -mprefer-vector-width=512)
# Families that wait for memory, or are seldom asked for: see NNC_PICK_NARROW in kernels/cpu/isa.h.
set(narrow_families binary grid ternary optim optim_steps reduce reduce_dim special)
list(JOIN narrow_families "|" narrow_families)
set(narrow_sources ${simd_sources})
list(FILTER narrow_sources INCLUDE REGEX "/(${narrow_families})_rows\\.simd\\.cpp$")
set(wide_sources ${simd_sources})
list(REMOVE_ITEM wide_sources ${narrow_sources})
set(isas baseline)
set(sources_baseline ${simd_sources})
if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  # Where there are wider vectors they do the work that counts: the loops as vectors, but not the
  # copies of loops for every case, which are a third of the code. The narrow families are compiled
  # for size: only a processor of before 2013 runs them.
  set(isa_options_baseline $<$<CONFIG:Release>:-O2>
    $<$<CXX_COMPILER_ID:GNU>:-ftree-vectorize> $<$<CXX_COMPILER_ID:GNU>:-fvect-cost-model=dynamic>)
  # So are those that say what is in a vector themselves, and lose little by it.
  set(isa_options_baseline_small $<$<CONFIG:Release>:-Os>)
  set(sources_baseline ${wide_sources})
  list(FILTER sources_baseline EXCLUDE REGEX "/(conv|winograd)_tiles|/(gemm|attention|optim_steps)_rows")
  set(sources_baseline_small ${simd_sources})
  list(REMOVE_ITEM sources_baseline_small ${sources_baseline})
  set(sources_avx2 ${simd_sources})
  set(sources_avx512 ${wide_sources})
  list(APPEND isas baseline_small avx2 avx512)
endif()
foreach(isa IN LISTS isas)
  add_library(nnc_simd_${isa} OBJECT ${sources_${isa}})
  string(REGEX REPLACE "_small$" "" isa_namespace ${isa})
  target_compile_definitions(nnc_simd_${isa} PRIVATE NNC_ISA=${isa_namespace})
  target_compile_options(nnc_simd_${isa} PRIVATE
    ${hidden_options} ${simd_options} ${isa_options_${isa}})
  target_link_libraries(nnc_simd_${isa} PUBLIC nnc_settings)
  list(APPEND library_objects nnc_simd_${isa})
endforeach()

# The stored list of symbols is what the library exports.
set(stored_symbols ${PROJECT_SOURCE_DIR}/tests/abi/symbols.txt)
set(version_script ${PROJECT_BINARY_DIR}/libnnc.map)
add_custom_command(OUTPUT ${version_script}
  COMMAND ${CMAKE_COMMAND} -DSYMBOLS=${stored_symbols} -DOUTPUT=${version_script}
    -P ${PROJECT_SOURCE_DIR}/cmake/version_script.cmake
  DEPENDS ${stored_symbols} ${PROJECT_SOURCE_DIR}/cmake/version_script.cmake
  COMMENT "Writing the version script" VERBATIM)
add_custom_target(nnc_version_script DEPENDS ${version_script})

add_library(nnc SHARED ${PROJECT_SOURCE_DIR}/capi/shared/kept_statics.cpp)
target_compile_options(nnc PRIVATE ${hidden_options})
add_dependencies(nnc nnc_version_script)
add_library(nnc::nnc ALIAS nnc)
target_link_libraries(nnc PRIVATE ${library_objects})
set_target_properties(nnc PROPERTIES VERSION ${NNC_SO_VERSION}.0.0 SOVERSION ${NNC_SO_VERSION}
  LINKER_LANGUAGE CXX
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR} LINK_DEPENDS ${version_script})
target_link_options(nnc PRIVATE LINKER:-z,relro,-z,now,-z,nodelete,-z,pack-relative-relocs LINKER:--exclude-libs,ALL
  LINKER:-Bsymbolic-functions LINKER:--as-needed LINKER:--gc-sections
  LINKER:--version-script=${version_script})
# Clang leaves the sanitizer runtime to the program, so its library has undefined symbols.
if(NOT (NNC_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang"))
  target_link_options(nnc PRIVATE LINKER:-z,defs)
endif()
# Exceptions must not depend on what else is in the process: Julia brings another unwinder, and half
# of libstdc++'s calls would go there and half to libgcc_s. Ours never leave the library, so it has
# its own copy of both. Sanitizers need the shared ones.
if(NOT NNC_SANITIZE)
  target_link_options(nnc PRIVATE -static-libstdc++ -static-libgcc)
endif()
target_include_directories(nnc INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
  $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
  $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)

# The same for who links it in: libnnc.a, and `pkg-config --static --libs nnc`. The programs that use
# it bring the libraries below it and the C++ runtime.
add_library(nnc_static STATIC)
target_link_libraries(nnc_static PRIVATE ${library_objects})
set_target_properties(nnc_static PROPERTIES OUTPUT_NAME nnc LINKER_LANGUAGE CXX)
