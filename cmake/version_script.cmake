# SPDX-License-Identifier: Apache-2.0
# cmake -DSYMBOLS=... -DOUTPUT=... -P version_script.cmake: the linker's version script for a list
# of "symbol node" lines. Each node gets its symbols by name, and nothing else leaves the library.
file(STRINGS ${SYMBOLS} lines)
set(nodes "")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^(nnc_[a-z0-9_]+) (NNC_[0-9]+\\.[0-9]+)$")
    message(FATAL_ERROR "${SYMBOLS}: not a symbol and its version node: '${line}'")
  endif()
  list(APPEND nodes ${CMAKE_MATCH_2})
  string(APPEND symbols_${CMAKE_MATCH_2} "  ${CMAKE_MATCH_1};\n")
endforeach()
list(REMOVE_DUPLICATES nodes)
list(SORT nodes COMPARE NATURAL)

# Each node follows the one before; the first says that what is not listed is local.
set(text "")
set(previous "")
foreach(node IN LISTS nodes)
  string(APPEND text "${node} {\n global:\n${symbols_${node}}")
  if(NOT previous)
    string(APPEND text " local:\n  *;\n")
  endif()
  string(APPEND text "}${previous};\n")
  set(previous " ${node}")
endforeach()
file(WRITE ${OUTPUT} "${text}")
