# SPDX-License-Identifier: Apache-2.0
# Debian packages: libnnc1 (the library) and libnnc-dev (headers, libnnc.a, nnc.pc, the CMake
# package); where there is an MPI, libnnc-mpi1 and libnnc-mpi-dev. `cpack -G DEB` in the build folder makes both; tests/structure/debian.sh looks at them.
# Who builds the packages is their maintainer: DEBFULLNAME and DEBEMAIL, as for Debian's own tools.
set(debian_maintainer "libnnc developers <libnnc@localhost>")
if(DEFINED ENV{DEBEMAIL})
  set(debian_name "libnnc developers")
  if(DEFINED ENV{DEBFULLNAME})
    set(debian_name $ENV{DEBFULLNAME})
  endif()
  set(debian_maintainer "${debian_name} <$ENV{DEBEMAIL}>")
endif()
set(debian_folder ${PROJECT_BINARY_DIR}/debian)
set(debian_version ${PROJECT_VERSION}-1)
set(runtime_package libnnc${NNC_SO_VERSION})

string(TIMESTAMP debian_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE ${debian_folder}/changelog "nnc (${debian_version}) unstable; urgency=medium

  * libnnc ${PROJECT_VERSION}.

 -- ${debian_maintainer}  ${debian_date}
")
find_program(gzip_program gzip)
if(gzip_program)
  execute_process(COMMAND ${gzip_program} -9nkf ${debian_folder}/changelog)
  file(COPY_FILE ${debian_folder}/changelog.gz ${debian_folder}/changelog.Debian.gz)
endif()
file(WRITE ${debian_folder}/copyright
"Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: libnnc

Files: *
Copyright: 2026 libnnc developers
License: Apache-2.0
 On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.
")
file(WRITE ${debian_folder}/triggers "activate-noawait ldconfig\n")
file(WRITE ${debian_folder}/shlibs "libnnc ${NNC_SO_VERSION} ${runtime_package} (>= ${PROJECT_VERSION})\n")
set(debian_parts Runtime:${runtime_package} Development:libnnc-dev)
if(TARGET nnc_mpi)
  set(mpi_package libnnc-mpi${NNC_MPI_SO_VERSION})
  list(APPEND debian_parts Mpi:${mpi_package} MpiDevelopment:libnnc-mpi-dev)
  file(WRITE ${debian_folder}/mpi/triggers "activate-noawait ldconfig\n")
  file(WRITE ${debian_folder}/mpi/shlibs
    "libnnc-mpi ${NNC_MPI_SO_VERSION} ${mpi_package} (>= ${PROJECT_VERSION})\n")
endif()
foreach(part IN LISTS debian_parts)
  string(REPLACE ":" ";" part ${part})
  list(GET part 0 component)
  list(GET part 1 package)
  install(FILES ${debian_folder}/copyright DESTINATION share/doc/${package}
    COMPONENT ${component} EXCLUDE_FROM_ALL)
  install(FILES ${debian_folder}/changelog.Debian.gz DESTINATION share/doc/${package}
    COMPONENT ${component} EXCLUDE_FROM_ALL OPTIONAL)
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME nnc)
set(CPACK_PACKAGE_VENDOR "libnnc developers")
set(CPACK_PACKAGE_CONTACT "${debian_maintainer}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE gzip)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
  GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_COMPONENTS_ALL Runtime Development)
set(debian_components RUNTIME DEVELOPMENT)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME ${runtime_package})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${debian_folder}/triggers ${debian_folder}/shlibs)
set(CPACK_COMPONENT_RUNTIME_DESCRIPTION "Tensors, automatic differentiation, modules, losses, optimizers and files of
 PyTorch's torch.nn, with the same names, defaults and numbers on a CPU, behind
 a C interface that languages reach through opaque handles.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libnnc-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "${runtime_package} (= ${debian_version})")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "What programs in C and C++ and bindings of other languages are built with: the
 headers, the static library, and files for pkg-config and CMake.")
if(TARGET nnc_mpi)
  list(APPEND CPACK_COMPONENTS_ALL Mpi MpiDevelopment)
  list(APPEND debian_components MPI MPIDEVELOPMENT)
  set(CPACK_DEBIAN_MPI_PACKAGE_NAME ${mpi_package})
  set(CPACK_DEBIAN_MPI_PACKAGE_SECTION libs)
  # libnnc itself is not installed while packages are made.
  set(CPACK_DEBIAN_MPI_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR})
  set(CPACK_DEBIAN_MPI_PACKAGE_DEPENDS "${runtime_package} (>= ${PROJECT_VERSION})")
  set(CPACK_DEBIAN_MPI_PACKAGE_CONTROL_EXTRA ${debian_folder}/mpi/triggers
    ${debian_folder}/mpi/shlibs)
  set(CPACK_COMPONENT_MPI_DESCRIPTION "Data-parallel training of libnnc's models on several processes and machines
 over MPI: torch.distributed, DistributedDataParallel, SyncBatchNorm, sharded
 optimizers and checkpoints, with the same names and defaults.")
  set(CPACK_DEBIAN_MPIDEVELOPMENT_PACKAGE_NAME libnnc-mpi-dev)
  set(CPACK_DEBIAN_MPIDEVELOPMENT_PACKAGE_SECTION libdevel)
  set(CPACK_DEBIAN_MPIDEVELOPMENT_PACKAGE_DEPENDS
    "${mpi_package} (= ${debian_version}), libnnc-dev (= ${debian_version})")
  set(CPACK_COMPONENT_MPIDEVELOPMENT_DESCRIPTION "The headers nnc/mpi.h and nnc/mpi.hpp, and files for pkg-config and CMake.")
endif()
foreach(part IN LISTS debian_components)
  set(CPACK_DEBIAN_${part}_PACKAGE_PRIORITY optional)
  set(CPACK_DEBIAN_${part}_PACKAGE_MULTIARCH same)
  set(CPACK_DEBIAN_${part}_PACKAGE_CONTROL_STRICT_PERMISSION ON)
endforeach()
include(CPack)
