# SPDX-License-Identifier: Apache-2.0
# Several sources in one translation unit: their headers are read once, and what they instantiate is
# made once.

# nnc_compile_together(TARGET PREFIX GROUPS SOURCE...): compiles these of the target's files in at most
# that many groups. A file's group is drawn from its name: a new file does not move the others.
function(nnc_compile_together target prefix groups)
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH name ${PROJECT_SOURCE_DIR} ${source})
    string(MD5 digest ${name})
    string(SUBSTRING ${digest} 0 6 digits)
    math(EXPR group "0x${digits} % ${groups}")
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${prefix}${group})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# nnc_compile_folders_together(TARGET SOURCE...): the same, files of one folder in groups of about 12.
function(nnc_compile_folders_together target)
  set(folders "")
  foreach(source IN LISTS ARGN)
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${source})
    get_filename_component(folder ${folder} DIRECTORY)
    string(MAKE_C_IDENTIFIER ${folder} folder)
    list(APPEND folders ${folder})
    list(APPEND sources_${folder} ${source})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(folder IN LISTS folders)
    list(LENGTH sources_${folder} count)
    math(EXPR groups "(${count} + 11) / 12")
    nnc_compile_together(${target} ${folder}_ ${groups} ${sources_${folder}})
  endforeach()
  # An included file is taken for a header, where types of an unnamed namespace would be a fault.
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endfunction()
