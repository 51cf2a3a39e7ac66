# The options with which all of the project is compiled; ae_options carries them to every room.
add_library(ae_options INTERFACE)
target_compile_options(ae_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)
target_include_directories(ae_options INTERFACE ${PROJECT_SOURCE_DIR}/src)

if(EMSCRIPTEN)
  # What does not compute is compiled for size, and optimized once more, as a whole, when it is linked.
  # The kernels are not: linking would optimize them less than they are.
  set(AE_SMALL -Oz -flto)
  option(AE_THREADS "WebAssembly modules that compute on several threads" OFF)
  target_compile_options(ae_options INTERFACE -msimd128 -fwasm-exceptions)
  target_link_options(ae_options INTERFACE -fwasm-exceptions -sSTACK_SIZE=1MB)
  if(AE_THREADS)
    # Shared memory that can grow makes every access from JavaScript slow, so it has a fixed size.
    # Running out of it must throw std::bad_alloc, as it does where memory grows.
    target_compile_options(ae_options INTERFACE -pthread)
    target_link_options(ae_options INTERFACE -pthread -sDEFAULT_PTHREAD_STACK_SIZE=512KB
      -sALLOW_MEMORY_GROWTH=0 -sINITIAL_MEMORY=512MB -sABORTING_MALLOC=0)
  else()
    target_link_options(ae_options INTERFACE -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4GB)
  endif()
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  # x86-64-v2 has the instructions of every x86-64 processor since 2009. Kernels for newer
  # processors are chosen at run time.
  target_compile_options(ae_options INTERFACE -march=x86-64-v2)
endif()

if(AE_SANITIZE)
  # -O1 and line numbers only, because such a build runs its tests for seconds and compiles for
  # minutes.
  target_compile_options(ae_options INTERFACE
    -O1 -g1 -fno-omit-frame-pointer -fsanitize=${AE_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(ae_options INTERFACE -fsanitize=${AE_SANITIZE})
endif()
if(AE_FUZZ)
  # libFuzzer is steered by the branches that are taken.
  target_compile_options(ae_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
