#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "base/error.hpp"
#include "io/picture.hpp"

namespace ae {

// The decoders of the kinds of pictures: see decode_picture. Each throws InputError, naming the
// picture.

Picture decode_png(std::span<const std::uint8_t> bytes, const std::string& name);
Picture decode_jpeg(std::span<const std::uint8_t> bytes, const std::string& name);
Picture decode_gif(std::span<const std::uint8_t> bytes, const std::string& name);
Picture decode_bmp(std::span<const std::uint8_t> bytes, const std::string& name);

/// Returns the error of a picture that cannot be decoded, for a reason without a full stop.
inline InputError undecodable(const std::string& name, const char* kind,
                              const std::string& reason) {
  return InputError{"cannot read " + name + " as a " + kind + ": " + reason};
}

}  // namespace ae
