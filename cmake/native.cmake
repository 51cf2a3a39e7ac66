# The toolchain file of the native builds: clang 19 if it is installed, otherwise the system's
# default.
find_program(AE_CLANG NAMES clang++-19)
find_program(AE_CLANG_C NAMES clang-19)
if(AE_CLANG AND AE_CLANG_C)
  set(CMAKE_C_COMPILER "${AE_CLANG_C}")
  set(CMAKE_CXX_COMPILER "${AE_CLANG}")
endif()
