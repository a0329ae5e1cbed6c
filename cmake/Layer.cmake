# layer(NAME SOURCES … [TESTS …] [LINK …]): one folder of src/ as one static library.
# LINK lists the layers below it (the arrows of docs/architecture.md) and third-party targets.
# TESTS become one GoogleTest program, NAME_test.
set(SPARKECS_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-missing-field-initializers -Werror)

function(sparkecs_options target)
  target_compile_options(${target} PRIVATE ${SPARKECS_WARNINGS})
  if(SPARKECS_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${SPARKECS_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(${target} PRIVATE -fsanitize=${SPARKECS_SANITIZE})
  endif()
  if(SPARKECS_SANITIZE MATCHES thread AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ warns of Asio's memory fences, which ThreadSanitizer does not model; Asio's locks, which it does, suffice here.
    target_compile_options(${target} PRIVATE -Wno-tsan)
  endif()
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # libstdc++ 12 calls in its own stable_sort what it has declared deprecated.
    target_compile_options(${target} PRIVATE -Wno-deprecated-declarations)
  endif()
  if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ takes every file of a unity for a header.
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
  if(SPARKECS_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link,address,undefined)
    target_link_options(${target} PRIVATE -fsanitize=address,undefined)
  endif()
endfunction()

# In a unity build a file that opens a namespace of names is compiled alone: those names would be ambiguous for others.
function(compile_alone)
  foreach(source ${ARGN})
    file(STRINGS "${source}" opened REGEX "^using namespace")
    if(opened)
      set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
endfunction()

function(layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;TESTS;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${name} PUBLIC ${ARG_LINK})
  sparkecs_options(${name})
  compile_alone(${ARG_SOURCES} ${ARG_TESTS})
  if(ARG_TESTS AND NOT SPARKECS_FUZZ)
    add_executable(${name}_test ${ARG_TESTS})
    target_link_libraries(${name}_test PRIVATE ${name} GTest::gtest GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE SPARKECS_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    sparkecs_options(${name}_test)
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
