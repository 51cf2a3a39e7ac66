#include "data/array_images.hpp"

#include <doctest/doctest.h>

namespace {

using ae::has_shape_of_labels;
using ae::NumberArray;
using ae::NumberType;
using ae::scale_for_range;
using Bytes = std::vector<std::uint8_t>;

TEST_CASE("the range of the values chooses the scale") {
  struct Case {
    double low;
    double high;
    double expected_low;
    double expected_high;
  };
  for (const Case& known :
       {Case{0, 1, 0, 1}, Case{0.2, 0.7, 0, 1}, Case{-0.9, 1, -1, 1}, Case{0, 255, 0, 255},
        Case{30, 90, 0, 255}, Case{0, 16, 0, 16}, Case{0, 32, 0, 32}, Case{0, 33, 0, 255},
        Case{-5, 2, -5, 2}, Case{0, 65535, 0, 65535}, Case{100, 300, 0, 300},
        Case{-9, -2, -9, 1}}) {
    const ae::PixelScale scale = scale_for_range(known.low, known.high);
    CAPTURE(known.low);
    CAPTURE(known.high);
    CHECK(scale.low == known.expected_low);
    CHECK(scale.high == known.expected_high);
    CHECK(scale.rule.empty() == (scale.high == 255));
  }
}

TEST_CASE("a scale gives the nearest pixel, and its ends beyond them") {
  const ae::PixelScale scale{-1, 1, ""};
  CHECK(scale.pixel(-7) == 0);
  CHECK(scale.pixel(-1) == 0);
  CHECK(scale.pixel(0.001) == 128);
  CHECK(scale.pixel(1) == 255);
  CHECK(scale.pixel(1e300) == 255);
}

/// An array of zeros of this type and shape; the bytes are those of the caller.
NumberArray zeros(NumberType type, const std::vector<std::size_t>& shape, Bytes& bytes) {
  bytes.assign(ae::bounded_product(shape, 10'000) * size_of(type), 0);
  return {type, false, shape, bytes};
}

TEST_CASE("labels are told from images by their shape") {
  Bytes bytes;
  CHECK(has_shape_of_labels(zeros(NumberType::u8, {5}, bytes)));
  CHECK(has_shape_of_labels(zeros(NumberType::f32, {5}, bytes)));
  CHECK(has_shape_of_labels(zeros(NumberType::f32, {5, 1}, bytes)));
  CHECK(has_shape_of_labels(zeros(NumberType::i32, {5, 8}, bytes)));
  CHECK_FALSE(has_shape_of_labels(zeros(NumberType::u8, {5, 784}, bytes)));
  CHECK_FALSE(has_shape_of_labels(zeros(NumberType::f32, {5, 4}, bytes)));
  CHECK_FALSE(has_shape_of_labels(zeros(NumberType::u8, {5, 0}, bytes)));
  CHECK_FALSE(has_shape_of_labels(zeros(NumberType::u8, {5, 2, 2}, bytes)));
  CHECK_FALSE(has_shape_of_labels(zeros(NumberType::u8, {}, bytes)));
  NumberArray one_hot = zeros(NumberType::u8, {2, 26}, bytes);
  bytes[3] = 1;
  CHECK_FALSE(has_shape_of_labels(one_hot));
  bytes[26 + 25] = 1;
  CHECK(has_shape_of_labels(one_hot));
  CHECK(label_texts(one_hot, "y").texts() == std::vector<std::string>{"3", "25"});
}

TEST_CASE("pixels that stand in one row are a square where they can be one") {
  CHECK(ae::size_of_pixels(784, {}, "a") == ae::ImageSize{28, 28});
  CHECK(ae::size_of_pixels(783, {}, "a") == ae::ImageSize{1, 783});
  CHECK(ae::size_of_pixels(784, {14, 0}, "a") == ae::ImageSize{14, 56});
  CHECK(ae::size_of_pixels(784, {14, 56}, "a") == ae::ImageSize{14, 56});
}

}  // namespace
