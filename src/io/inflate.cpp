#include "io/inflate.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/zlib/inflate_stream.hpp>
#include <boost/crc.hpp>

namespace ae {
namespace {

namespace zlib = boost::beast::zlib;

constexpr std::size_t bytes_a_step = std::size_t{1} << 16;
constexpr int largest_window = 15;  // the logarithm of DEFLATE's 32 KiB
// Boost's decoder looks at up to 15 bits before it takes a code, though the stream's last code may
// have fewer and nothing may follow it.
constexpr std::array<std::uint8_t, 2> padding{};

/// Returns the number of bytes that were taken from the input and not used.
std::size_t bytes_held(const zlib::z_params& state) {
  constexpr int number_of_bits = 0x3f;  // the lowest bits of the field
  return static_cast<std::size_t>(state.data_type & number_of_bits) / 8;
}

}  // namespace

Inflation inflate(std::span<const std::uint8_t> packed, const TakeBytes& take) {
  zlib::inflate_stream stream;
  stream.reset(largest_window);
  zlib::z_params state;
  state.next_in = packed.data();
  state.avail_in = packed.size();
  std::vector<std::uint8_t> step(bytes_a_step);
  bool is_padded = false;
  while (true) {
    state.next_out = step.data();
    state.avail_out = step.size();
    boost::beast::error_code error;
    stream.write(state, zlib::Flush::sync, error);

    if (!take(std::span(step).first(step.size() - state.avail_out))) {
      return {InflateEnd::over_limit};
    }
    if (error == zlib::error::end_of_stream) {
      const std::size_t used = state.total_in - bytes_held(state);
      return used > packed.size() ? Inflation{InflateEnd::cut_short}
                                  : Inflation{InflateEnd::complete, used};
    }
    if (error && error != zlib::error::need_buffers) {
      return {is_padded ? InflateEnd::cut_short : InflateEnd::damaged};
    }
    if (state.avail_in == 0 && state.avail_out > 0) {
      if (is_padded) return {InflateEnd::cut_short};
      state.next_in = padding.data();
      state.avail_in = padding.size();
      is_padded = true;
    }
  }
}

Inflation inflate(std::span<const std::uint8_t> packed, std::vector<std::uint8_t>& unpacked,
                  std::size_t limit) {
  return inflate(packed, [&](std::span<const std::uint8_t> part) {
    if (part.size() > limit - std::min(limit, unpacked.size())) return false;
    unpacked.insert(unpacked.end(), part.begin(), part.end());
    return true;
  });
}

std::uint32_t crc32(std::span<const std::uint8_t> bytes) {
  boost::crc_32_type sum;
  sum.process_bytes(bytes.data(), bytes.size());
  return sum.checksum();
}

}  // namespace ae
