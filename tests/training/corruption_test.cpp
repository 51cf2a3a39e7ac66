#include "training/corruption.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <numeric>
#include <vector>

namespace {

using namespace ae;

constexpr std::size_t pixels = 100'000;

std::vector<float> corrupted(const Corruption& corruption, float value, std::uint32_t sample = 0,
                             std::uint32_t epoch = 0) {
  std::vector<float> image(pixels, value);
  corrupt_image(corruption, 1, epoch, sample, {250, 400}, image);
  return image;
}

double share_of(const std::vector<float>& image, float value) {
  return static_cast<double>(std::ranges::count(image, value)) / static_cast<double>(image.size());
}

TEST_CASE("Gaussian noise has the spread asked for and stays within [0, 1]") {
  const std::vector<float> image = corrupted({CorruptionKind::gaussian, 0.1}, 0.5F);
  double sum = 0;
  double squares = 0;
  for (const float pixel : image) {
    sum += static_cast<double>(pixel) - 0.5;
    squares += (static_cast<double>(pixel) - 0.5) * (static_cast<double>(pixel) - 0.5);
  }
  CHECK(std::abs(sum / pixels) < 0.002);
  CHECK(std::sqrt(squares / pixels) == doctest::Approx(0.1).epsilon(0.02));
  const std::vector<float> strong = corrupted({CorruptionKind::gaussian, 10}, 0.5F);
  CHECK(std::ranges::min(strong) == 0.0F);
  CHECK(std::ranges::max(strong) == 1.0F);
  const std::vector<float> unclipped = corrupted({CorruptionKind::gaussian, 10, false}, 0.5F);
  CHECK(std::ranges::min(unclipped) < -20.0F);
  CHECK(std::ranges::max(unclipped) > 20.0F);
}

TEST_CASE("a block hides one rectangle of the share asked for, in another place each time") {
  const std::vector<float> image = corrupted({CorruptionKind::block, 0.25}, 1);
  CHECK(share_of(image, 0) == 0.25);
  const auto first = static_cast<std::size_t>(std::ranges::find(image, 0.0F) - image.begin());
  for (std::size_t row = 0; row < 125; ++row) {
    for (std::size_t column = 0; column < 200; ++column) {
      CHECK_UNARY(image[first + row * 400 + column] == 0);
    }
  }
  CHECK(image != corrupted({CorruptionKind::block, 0.25}, 1, 1));
  CHECK(image == corrupted({CorruptionKind::block, 0.25}, 1));
  CHECK(share_of(corrupted({CorruptionKind::block, 0}, 1), 0) == 0);
  CHECK(share_of(corrupted({CorruptionKind::block, 1}, 1), 0) == 1);
}

TEST_CASE("masking blackens the share of pixels asked for and leaves the others") {
  const std::vector<float> image = corrupted({CorruptionKind::masking, 0.3}, 0.7F);
  CHECK(share_of(image, 0.0F) == doctest::Approx(0.3).epsilon(0.03));
  CHECK(share_of(image, 0.7F) == doctest::Approx(0.7).epsilon(0.03));
}

TEST_CASE("salt-and-pepper noise sets as many pixels white as black") {
  const std::vector<float> image = corrupted({CorruptionKind::salt_and_pepper, 0.4}, 0.5F);
  CHECK(share_of(image, 0.0F) == doctest::Approx(0.2).epsilon(0.05));
  CHECK(share_of(image, 1.0F) == doctest::Approx(0.2).epsilon(0.05));
  CHECK(share_of(image, 0.5F) == doctest::Approx(0.6).epsilon(0.03));
}

TEST_CASE("no amount is no change, and the full amount hits every pixel") {
  for (const CorruptionKind kind :
       {CorruptionKind::gaussian, CorruptionKind::masking, CorruptionKind::salt_and_pepper}) {
    CHECK(share_of(corrupted({kind, 0}, 0.5F), 0.5F) == 1.0);
  }
  CHECK(share_of(corrupted({CorruptionKind::masking, 1}, 0.5F), 0.0F) == 1.0);
  CHECK(share_of(corrupted({CorruptionKind::salt_and_pepper, 1}, 0.5F), 0.5F) == 0.0);
}

TEST_CASE("noise is new for every epoch and sample, and the same for the same ones") {
  const Corruption corruption = {CorruptionKind::gaussian, 0.4};
  const std::vector<float> image = corrupted(corruption, 0.5F, 3, 2);
  CHECK(corrupted(corruption, 0.5F, 3, 2) == image);
  CHECK(corrupted(corruption, 0.5F, 2, 3) != image);
  CHECK(corrupted(corruption, 0.5F, 4, 2) != image);
}

TEST_CASE("a sample's noise does not depend on its place in the batch") {
  const Corruption corruption = {CorruptionKind::masking, 0.5};
  const Matrix<float> clean = Matrix<float>::Ones(3, 50);
  Matrix<float> forwards(3, 50);
  Matrix<float> backwards(3, 50);
  const std::vector<std::uint32_t> samples = {7, 8, 9};
  const std::vector<std::uint32_t> reversed = {9, 8, 7};
  const ConstMatrixView<float> from(clean.data(), 3, 50);
  corrupt(corruption, 1, 0, samples, {5, 10}, from, {forwards.data(), 3, 50});
  corrupt(corruption, 1, 0, reversed, {5, 10}, from, {backwards.data(), 3, 50});
  CHECK(forwards.row(0) == backwards.row(2));
  CHECK(forwards.row(2) == backwards.row(0));
  CHECK(forwards.row(0) != forwards.row(1));
  CHECK(clean == Matrix<float>::Ones(3, 50));
}

TEST_CASE("images are corrupted in a row as the samples from a first one on") {
  const Corruption corruption = {CorruptionKind::masking, 0.5};
  const Matrix<float> clean = Matrix<float>::Ones(3, 50);
  const Matrix<float> images = corrupted_images(corruption, 1, 4, 7, {5, 10}, view(clean));
  for (Index row = 0; row < 3; ++row) {
    std::vector<float> image(50, 1.0F);
    corrupt_image(corruption, 1, 4, static_cast<std::uint32_t>(7 + row), {5, 10}, image);
    CHECK(images.row(row) == ConstMatrixView<float>(image.data(), 1, 50));
  }
}

}  // namespace
