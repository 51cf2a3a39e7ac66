// The names of typed arrays in TypeScript.
#include "arrays.hpp"

#include <emscripten/bind.h>

EMSCRIPTEN_BINDINGS(arrays) {
  emscripten::register_type<Float32Array>("Float32Array");
  emscripten::register_type<Float32Arrays>("Float32Array[]");
  emscripten::register_type<Uint8Array>("Uint8Array");
}
