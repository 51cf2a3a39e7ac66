// The random numbers of every architecture: each element's comes from the counter that its place
// says, so that all architectures, sizes and divisions give the same.
#include <cmath>
#include <doctest/doctest.h>
#include <numbers>

#include "math/kernel_testing.hpp"
#include "math/noise.hpp"

namespace {

using namespace ae;
using namespace ae::testing;
using kernels::RandomKey;

constexpr RandomKey key = {.key = {0xA4093822U, 0x299F31D0U},
                           .counter = {0x85A308D3U, 0x13198A2EU, 3}};

/// Element i's word as table.hpp and random.hpp of the kernels say: word (i mod 64) / 16 of counter
/// 16 · (i / 64) + i mod 16.
std::uint32_t word_of(std::size_t i, const RandomKey& random) {
  const auto counter = static_cast<std::uint32_t>(16 * (i / 64) + i % 16);
  return philox4x32({counter, random.counter[0], random.counter[1], random.counter[2]},
                    {random.key[0], random.key[1]})
      .at(i % 64 / 16);
}

/// 24 bits of it, exact as a float.
float uniform_of(std::size_t i, const RandomKey& random = key) {
  return static_cast<float>(word_of(i, random) >> 8) * 0x1p-24F;
}

/// Box & Muller (1958): elements 0 .. 15 of each 32 have the cosines, 16 .. 31 the sines.
double normal_of(std::size_t i) {
  const std::size_t first = i / 32 * 32 + i % 16;
  const double radius = std::sqrt(-2 * std::log(1 - static_cast<double>(uniform_of(first))));
  const double angle = 2 * std::numbers::pi * static_cast<double>(uniform_of(first + 16));
  return radius * (i % 32 < 16 ? std::cos(angle) : std::sin(angle));
}

TEST_CASE("every element's uniform number is that of its own Philox word, on all architectures") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      GuardedValues values(size, 9.0F);
      table->random_uniform(key, values.data(), size);
      std::vector<float> expected(size);
      for (std::size_t i = 0; i < size; ++i) expected[i] = uniform_of(i);
      CHECK(same_bits(values.values(), expected));
      CHECK(values.surroundings_are_intact());
    }
  }
}

TEST_CASE("normal numbers are Box and Muller's of their words, on all architectures") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : {std::size_t{1}, std::size_t{33}, std::size_t{20'000}}) {
      CAPTURE(size);
      GuardedValues values(size, 9.0F);
      table->random_normal(key, values.data(), size);
      Largest error;
      for (std::size_t i = 0; i < size; ++i) {
        error.add(std::abs(static_cast<double>(values.values()[i]) - normal_of(i)));
      }
      CHECK(error.value() <= 1e-5);
      CHECK(values.surroundings_are_intact());
    }
  }
}

TEST_CASE("fewer normal numbers are the first of more") {
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    std::vector<float> all(783);
    table->random_normal(key, all.data(), all.size());
    for (const std::size_t size : sizes) {
      GuardedValues values(size, 9.0F);
      table->random_normal(key, values.data(), size);
      CHECK(same_bits(values.values(), std::span(all).first(size)));
      CHECK(values.surroundings_are_intact());
    }
  }
}

TEST_CASE("uniform and normal numbers have the moments of their distributions") {
  constexpr std::size_t count = 200'000;
  std::vector<float> values(count);
  const auto moment = [&](int power) {
    double sum = 0;
    for (const float value : values) sum += std::pow(static_cast<double>(value), power);
    return sum / static_cast<double>(count);
  };
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    table->random_uniform(key, values.data(), count);
    CHECK(std::ranges::min(values) >= 0);
    CHECK(std::ranges::max(values) < 1);
    CHECK(std::abs(moment(1) - 1.0 / 2) < 0.005);
    CHECK(std::abs(moment(2) - 1.0 / 3) < 0.005);

    table->random_normal(key, values.data(), count);
    CHECK(std::abs(moment(1)) < 0.01);
    CHECK(std::abs(moment(2) - 1) < 0.02);
    CHECK(std::abs(moment(3)) < 0.05);
    CHECK(std::abs(moment(4) - 3) < 0.1);
    // The cosines and the sines of one pair of words are independent.
    double products = 0;
    for (std::size_t i = 0; i + 16 < count; ++i) {
      if (i % 32 < 16)
        products += static_cast<double>(values[i]) * static_cast<double>(values[i + 16]);
    }
    CHECK(std::abs(products / (count / 2.0)) < 0.02);
  }
}

TEST_CASE("masking and salt-and-pepper noise change the pixels that their uniform numbers say") {
  constexpr float amount = 0.4F;
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      const std::vector<float> pixels = random_values(size, 0.1F, 0.9F, 50);
      std::vector<float> masked = pixels;
      std::vector<float> peppered = pixels;
      for (std::size_t i = 0; i < size; ++i) {
        const float draw = uniform_of(i);
        if (draw < amount) masked[i] = 0;
        if (draw < amount) peppered[i] = draw < amount / 2 ? 0.0F : 1.0F;
      }
      GuardedValues values(pixels);
      table->corrupt(Noise::masking, amount, key, values.data(), size);
      CHECK(same_bits(values.values(), masked));
      CHECK(values.surroundings_are_intact());

      GuardedValues others(pixels);
      table->corrupt(Noise::salt_and_pepper, amount, key, others.data(), size);
      CHECK(same_bits(others.values(), peppered));
      CHECK(others.surroundings_are_intact());
    }
  }
}

TEST_CASE("Gaussian noise adds the normal number of each place, and clips to [0, 1] if asked") {
  constexpr float amount = 0.4F;
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const std::size_t size : sizes) {
      CAPTURE(size);
      const std::vector<float> pixels = random_values(size, 0, 1, 51);
      GuardedValues values(pixels);
      table->corrupt(Noise::clipped_gaussian, amount, key, values.data(), size);
      GuardedValues unclipped(pixels);
      table->corrupt(Noise::gaussian, amount, key, unclipped.data(), size);
      Largest error;
      for (std::size_t i = 0; i < size; ++i) {
        const double noisy =
            static_cast<double>(pixels[i]) + static_cast<double>(amount) * normal_of(i);
        error.add(std::abs(static_cast<double>(values.values()[i]) - std::clamp(noisy, 0.0, 1.0)));
        error.add(std::abs(static_cast<double>(unclipped.values()[i]) - noisy));
        CHECK_UNARY(values.values()[i] >= 0 && values.values()[i] <= 1);
      }
      CHECK(error.value() <= 1e-5);
      CHECK(values.surroundings_are_intact());
      CHECK(unclipped.surroundings_are_intact());
    }
  }
}

TEST_CASE("noise of amount 0 changes nothing, and masking of amount 1 leaves nothing") {
  const std::vector<float> pixels = random_values(783, 0, 1, 52);
  for (const kernels::Table* table : available_kernels()) {
    CAPTURE(name_of(*table));
    for (const Noise noise :
         {Noise::gaussian, Noise::clipped_gaussian, Noise::masking, Noise::salt_and_pepper}) {
      std::vector<float> values = pixels;
      table->corrupt(noise, 0, key, values.data(), values.size());
      CHECK(values == pixels);
    }
    std::vector<float> values = pixels;
    table->corrupt(Noise::masking, 1, key, values.data(), values.size());
    CHECK(values == std::vector<float>(pixels.size(), 0.0F));
  }
}

TEST_CASE("a stream's name makes its Philox key and counter as that of a sequential stream does") {
  constexpr RandomName name = {
      .seed = 0x123456789ABCDEF0U, .purpose = RandomPurpose::corruption, .a = 5, .b = 9};
  const RandomKey expected = {
      .key = {0x9ABCDEF0U, 0x12345678U},
      .counter = {9, 5, static_cast<std::uint32_t>(RandomPurpose::corruption)}};
  std::vector<float> values(100);
  fill_uniform(name, values);
  for (std::size_t i = 0; i < values.size(); ++i) CHECK(values[i] == uniform_of(i, expected));
  // Its first counter's words are the sequential stream's first.
  RandomStream stream(name.seed, name.purpose, name.a, name.b);
  for (const std::size_t i : {0U, 16U, 32U, 48U}) CHECK(values[i] == stream.uniform());

  std::vector<float> normals(100);
  std::vector<float> kernel_normals(100);
  fill_normal(name, normals);
  active_kernels().random_normal(expected, kernel_normals.data(), kernel_normals.size());
  CHECK(same_bits(normals, kernel_normals));

  std::vector<float> noisy(100, 0.5F);
  std::vector<float> kernel_noisy(100, 0.5F);
  add_noise(Noise::gaussian, 0.1F, name, noisy);
  active_kernels().corrupt(Noise::gaussian, 0.1F, expected, kernel_noisy.data(),
                           kernel_noisy.size());
  CHECK(same_bits(noisy, kernel_noisy));
}

}  // namespace
