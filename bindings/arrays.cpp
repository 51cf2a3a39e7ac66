#include "arrays.hpp"

#include <emscripten/bind.h>

namespace ae::bindings {

Uint8Array copy_out(const SafetensorsView& file) {
  const std::vector<std::uint8_t> head = safetensors_head(file);
  std::size_t size = head.size();
  for (const TensorView& tensor : file.tensors) size += tensor.values.size_bytes();
  const auto bytes = emscripten::val::global("Uint8Array").new_(size);
  std::size_t position = 0;
  const auto append = [&](const std::uint8_t* first, std::size_t count) {
    bytes.call<void>("set", emscripten::val(emscripten::typed_memory_view(count, first)), position);
    position += count;
  };
  append(head.data(), head.size());
  for (const TensorView& tensor : file.tensors) {
    append(reinterpret_cast<const std::uint8_t*>(tensor.values.data()), tensor.values.size_bytes());
  }
  return Uint8Array(bytes);
}

}  // namespace ae::bindings

// The names of typed arrays in TypeScript.
EMSCRIPTEN_BINDINGS(arrays) {
  emscripten::register_type<Float32Array>("Float32Array");
  emscripten::register_type<Float32Arrays>("Float32Array[]");
  emscripten::register_type<Uint8Array>("Uint8Array");
}
