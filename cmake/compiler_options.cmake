# Everything the project compiles is compiled with these; ae_options carries them to every room.
add_library(ae_options INTERFACE)
target_compile_options(ae_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)
target_include_directories(ae_options INTERFACE ${PROJECT_SOURCE_DIR}/src)

if(EMSCRIPTEN)
  target_compile_options(ae_options INTERFACE -msimd128 -fwasm-exceptions)
  target_link_options(ae_options INTERFACE -fwasm-exceptions)
elseif(AE_ARCHITECTURE)
  target_compile_options(ae_options INTERFACE -march=${AE_ARCHITECTURE})
endif()

if(AE_SANITIZE)
  # -O1 and line numbers only: such a build runs its tests for seconds, and compiles for minutes.
  target_compile_options(ae_options INTERFACE
    -O1 -g1 -fno-omit-frame-pointer -fsanitize=${AE_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(ae_options INTERFACE -fsanitize=${AE_SANITIZE})
endif()
