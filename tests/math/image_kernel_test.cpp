#include <doctest/doctest.h>
#include <numeric>

#include "math/kernel_testing.hpp"

namespace {

using namespace ae;
using namespace ae::testing;

TEST_CASE("all 256 bytes become their 255ths to within 1.25 ulp, and 255 becomes 1 exactly") {
  std::vector<std::uint8_t> bytes(256);
  std::iota(bytes.begin(), bytes.end(), std::uint8_t{0});
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> values(bytes.size());
    table->bytes_to_floats(bytes.data(), values.data(), bytes.size());
    CHECK(values.front() == 0.0F);
    CHECK(values.back() == 1.0F);
    Largest error;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      error.add(error_in_ulps(values[i], static_cast<double>(i) / 255));
    }
    CHECK(error.value() <= 1.25);
  }
}

TEST_CASE("bytes become the same floats at every size and address") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      for (std::size_t offset = 0; offset < 4; ++offset) {
        std::vector<std::uint8_t> bytes(offset + size);
        for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(37 * i);
        std::vector<float> expected(size);
        for (std::size_t i = 0; i < size; ++i) {
          table->bytes_to_floats(bytes.data() + offset + i, expected.data() + i, 1);
        }
        GuardedValues values(size, 9.0F);
        table->bytes_to_floats(bytes.data() + offset, values.data(), size);
        CHECK(same_bits(values.values(), expected));
        CHECK(values.surroundings_are_intact());
      }
    }
  }
}

}  // namespace
