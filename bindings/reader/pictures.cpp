// Pictures that the browser has decoded, for JavaScript.
#include <cstdint>
#include <emscripten/bind.h>
#include <string>

#include "arrays.hpp"
#include "base/json.hpp"
#include "data/prepare_picture.hpp"
#include "io/picture.hpp"

namespace ae::bindings {
namespace {

/// `rgba` is [rows × columns × 4], the opacity last; the image is made for a model's input.
PreparedPicture prepare_for_input(const Uint8Array& rgba, std::uint32_t rows, std::uint32_t columns,
                                  const std::string& name, std::uint32_t input_rows,
                                  std::uint32_t input_columns) {
  return prepare_picture({rows, columns, copy_in(rgba)}, name, input_rows, input_columns);
}

Float32Array image_of(const PreparedPicture& picture) { return copy_out(picture.image); }

std::string remarks_of(const PreparedPicture& picture) { return Json(picture.remarks).dump(); }

}  // namespace

EMSCRIPTEN_BINDINGS(pictures) {
  using emscripten::function;

  emscripten::class_<PreparedPicture>("PreparedPicture")
      .function("image", &image_of)
      .function("remarks", &remarks_of);
  function("checkPictureSize", &check_picture_size);
  function("preparePicture", &prepare_for_input);
}

}  // namespace ae::bindings
