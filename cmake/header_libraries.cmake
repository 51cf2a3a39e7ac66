# Eigen, xsimd, Boost, nlohmann's json, CLI11, doctest and xxHash are header-only, and the same copies serve the
# native and the WebAssembly build. The set-up puts them into .toolchain/headers; without it, the
# system's copies are used.
find_path(AE_HEADERS NAMES Eigen/Core HINTS ${PROJECT_SOURCE_DIR}/.toolchain/headers
          PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH REQUIRED)
add_library(ae_headers INTERFACE)
target_include_directories(ae_headers SYSTEM INTERFACE ${AE_HEADERS})
