#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "io/decode_picture.hpp"

namespace ae::test {

/// The sentence of the error that decoding ends with.
inline std::string decoding_error(std::span<const std::uint8_t> bytes) {
  try {
    decode_picture(bytes, "a.picture");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

/// One channel of a picture, 0 for red to 3 for the opacity.
inline std::vector<std::uint8_t> channel_of(const Picture& picture, std::size_t channel) {
  std::vector<std::uint8_t> values;
  for (std::size_t i = channel; i < picture.rgba.size(); i += 4) values.push_back(picture.rgba[i]);
  return values;
}

}  // namespace ae::test
