#include "analysis/image_quality.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <vector>

#include "analysis/structural_similarity.hpp"
#include "base/error.hpp"

namespace {

using ae::Index;
using Pixels = std::vector<float>;

struct Pair {
  Pixels image;
  Pixels other;
};

/// Two images that differ by more than noise.
Pair patterns(Index rows, Index columns) {
  Pair pair;
  for (Index y = 0; y < rows; ++y) {
    for (Index x = 0; x < columns; ++x) {
      const auto wave = static_cast<double>((7 * y + 3 * x * x) % 13);
      const auto ramp = static_cast<double>((x + 2 * y) % 5);
      pair.image.push_back(static_cast<float>(wave / 12));
      pair.other.push_back(static_cast<float>(std::min(1.0, wave / 16 + ramp / 20)));
    }
  }
  return pair;
}

double ssim(const Pixels& a, const Pixels& b, Index rows, Index columns) {
  const Index pixels = rows * columns;
  return static_cast<double>(
      ae::structural_similarities({a.data(), 1, pixels}, {b.data(), 1, pixels}, rows, columns)
          .front());
}

Pixels inverted(Pixels image) {
  for (float& pixel : image) pixel = 1 - pixel;
  return image;
}

// In NumPy, window by window, with the two-dimensional weights and centred variances.
TEST_CASE("SSIM agrees with its definition written out in NumPy") {
  struct Case {
    Index rows, columns;
    double to_other, to_inverse;
  };
  for (const Case& c : {Case{13, 12, 0.955217626563109, -0.9565441157998918},
                        Case{11, 11, 0.953220317872402, -0.9918798526958561},
                        Case{8, 5, 0.9459519587185685, -0.9889576910325244},
                        Case{1, 1, 1.0, 9.999000099990002e-05}}) {
    CAPTURE(c.rows);
    const Pair pair = patterns(c.rows, c.columns);
    CHECK(ssim(pair.image, pair.other, c.rows, c.columns) ==
          doctest::Approx(c.to_other).epsilon(1e-6));
    CHECK(ssim(pair.image, inverted(pair.image), c.rows, c.columns) ==
          doctest::Approx(c.to_inverse).epsilon(1e-6));
  }
}

// Without variance only the luminance counts: (2 · 0.5 · 0.25 + C1) / (0.5² + 0.25² + C1).
TEST_CASE("SSIM of two even greys is their luminance term, and of equal images 1") {
  CHECK(ssim(Pixels(144, 0.5F), Pixels(144, 0.25F), 12, 12) ==
        doctest::Approx(0.8000639795265515).epsilon(1e-6));
  CHECK(ssim(Pixels(144, 0.0F), Pixels(144, 0.0F), 12, 12) == 1);
  const Pair pair = patterns(28, 28);
  CHECK(ssim(pair.image, pair.image, 28, 28) == 1);
  CHECK(ssim(pair.image, pair.other, 28, 28) == ssim(pair.other, pair.image, 28, 28));
}

TEST_CASE("SSIM of a series has one figure an image, and shapes that differ are refused") {
  const Pair pair = patterns(12, 12);
  Pixels images = pair.image;
  images.insert(images.end(), pair.other.begin(), pair.other.end());
  Pixels others = pair.other;
  others.insert(others.end(), pair.other.begin(), pair.other.end());
  const auto found =
      ae::structural_similarities({images.data(), 2, 144}, {others.data(), 2, 144}, 12, 12);
  REQUIRE(found.size() == 2);
  CHECK(static_cast<double>(found[0]) == ssim(pair.image, pair.other, 12, 12));
  CHECK(found[1] == 1);
  CHECK_THROWS_AS(
      ae::structural_similarities({images.data(), 2, 144}, {others.data(), 1, 144}, 12, 12),
      ae::InputError);
  CHECK_THROWS_AS(
      ae::structural_similarities({images.data(), 2, 144}, {others.data(), 2, 144}, 12, 13),
      ae::InputError);
}

// 10 log10(1 / 0.01) = 20; an error of 1 everywhere is 0 dB; halving the error adds 3.0103 dB.
TEST_CASE("PSNR follows its definition") {
  CHECK(ae::peak_signal_to_noise_ratio(0.01) == doctest::Approx(20));
  CHECK(ae::peak_signal_to_noise_ratio(1) == 0);
  CHECK(ae::peak_signal_to_noise_ratio(0.005) == doctest::Approx(23.010299956639813));
  CHECK(std::isinf(ae::peak_signal_to_noise_ratio(0)));
}

}  // namespace
