#pragma once

#include <limits>

#include "math/kernels/elementary.hpp"
#include "math/kernels/table.hpp"
#include "math/kernels/wide_multiply.hpp"

namespace ae::kernels {

/// Runs the ten rounds of Philox4x32-10 (Salmon et al. 2011), with one counter in each lane.
template <typename Architecture>
inline void philox(const RandomKey& random, Words<Architecture> (&words)[4]) {
  using W = Words<Architecture>;
  const W multiplier0(0xD2511F53U);
  const W multiplier1(0xCD9E8D57U);
  std::uint32_t key0 = random.key[0];
  std::uint32_t key1 = random.key[1];
  for (int round = 0; round < 10; ++round) {
    const auto product0 = wide_multiply<Architecture>(words[0], multiplier0, Architecture{});
    const auto product1 = wide_multiply<Architecture>(words[2], multiplier1, Architecture{});
    words[0] = product1.high ^ words[1] ^ W(key0);
    words[1] = product1.low;
    words[2] = product0.high ^ words[3] ^ W(key1);
    words[3] = product0.low;
    key0 += 0x9E3779B9U;
    key1 += 0xBB67AE85U;
  }
}

/// Gives every element below `size` its own random word: element i takes word (i mod 64) / 16 of
/// counter 16 · (i / 64) + i mod 16. Vectors of 4, 8 and 16 lanes thus give each element the same
/// word. Calls use(first, words) with four vectors of words, vector j being those of the elements
/// from first + 16 · j on; words for elements from `size` on are to be ignored.
template <typename Architecture, typename Use>
inline void for_random_words(const RandomKey& random, std::size_t size, Use use) {
  using W = Words<Architecture>;
  static_assert(16 % W::size == 0);
  alignas(64) std::uint32_t lanes[W::size];
  for (std::size_t i = 0; i < W::size; ++i) lanes[i] = static_cast<std::uint32_t>(i);
  const W lane = W::load_aligned(lanes);
  for (std::size_t block = 0; block < size; block += 64) {
    for (std::size_t first = 0; first < 16 && block + first < size; first += W::size) {
      W words[4] = {lane + W(static_cast<std::uint32_t>(block / 4 + first)), W(random.counter[0]),
                    W(random.counter[1]), W(random.counter[2])};
      philox<Architecture>(random, words);
      use(block + first, words);
    }
  }
}

/// Returns numbers uniform in [0, 1), with 24 random bits each.
template <typename Architecture>
inline Vector<Architecture> uniform(const Words<Architecture>& words) {
  return xsimd::to_float(xsimd::bitwise_cast<std::int32_t>(words >> 8)) * 0x1p-24F;
}

/// Makes two standard normal numbers from two words, by the method of Box & Muller (1958).
template <typename Architecture>
inline void normals(const Words<Architecture>& word0, const Words<Architecture>& word1,
                    Vector<Architecture>& normal0, Vector<Architecture>& normal1) {
  using V = Vector<Architecture>;
  const V radius =
      xsimd::sqrt(V(-2.0F) * log_of_positive<Architecture>(V(1.0F) - uniform<Architecture>(word0)));
  V sine;
  V cosine;
  sine_and_cosine<Architecture>(uniform<Architecture>(word1), sine, cosine);
  normal0 = radius * cosine;
  normal1 = radius * sine;
}

/// Sets values[i] = operation(values[i], numbers[i]), with numbers that `make` makes from random
/// words.
template <typename Architecture, typename Make, typename Operation>
inline void transform_randomly(const RandomKey& random, float* values, std::size_t size, Make make,
                               Operation operation) {
  using V = Vector<Architecture>;
  for_random_words<Architecture>(random, size, [&](std::size_t first, const auto& words) {
    V numbers[4];
    make(words, numbers);
    for (std::size_t j = 0; j < 4; ++j) {
      const std::size_t i = first + 16 * j;
      if (i + V::size <= size) {
        operation(V::load_unaligned(values + i), numbers[j]).store_unaligned(values + i);
      } else if (i < size) {
        store_part<Architecture>(
            operation(load_part<Architecture>(values + i, size - i), numbers[j]), values + i,
            size - i);
      }
    }
  });
}

template <typename Architecture, typename Operation>
inline void transform_uniformly(const RandomKey& random, float* values, std::size_t size,
                                Operation operation) {
  transform_randomly<Architecture>(
      random, values, size,
      [](const auto& words, auto& numbers) {
        for (std::size_t j = 0; j < 4; ++j) numbers[j] = uniform<Architecture>(words[j]);
      },
      operation);
}

template <typename Architecture, typename Operation>
inline void transform_normally(const RandomKey& random, float* values, std::size_t size,
                               Operation operation) {
  transform_randomly<Architecture>(
      random, values, size,
      [](const auto& words, auto& numbers) {
        normals<Architecture>(words[0], words[1], numbers[0], numbers[1]);
        normals<Architecture>(words[2], words[3], numbers[2], numbers[3]);
      },
      operation);
}

template <typename Architecture>
void corrupt(Noise noise, float amount, const RandomKey& random, float* pixels, std::size_t size) {
  using V = Vector<Architecture>;
  const V zero(0.0F);
  const V one(1.0F);
  const V level(amount);
  const V half(amount / 2);
  switch (noise) {
    case Noise::gaussian:
    case Noise::clipped_gaussian: {
      const bool clips = noise == Noise::clipped_gaussian;
      const V least(clips ? 0.0F : -std::numeric_limits<float>::infinity());
      const V most(clips ? 1.0F : std::numeric_limits<float>::infinity());
      return transform_normally<Architecture>(
          random, pixels, size, [=](const V& pixel, const V& normal) {
            return xsimd::min(most,
                              xsimd::max(least, multiply_add<Architecture>(level, normal, pixel)));
          });
    }
    case Noise::masking:
      return transform_uniformly<Architecture>(
          random, pixels, size,
          [=](const V& pixel, const V& draw) { return xsimd::select(draw < level, zero, pixel); });
    case Noise::salt_and_pepper:
      return transform_uniformly<Architecture>(
          random, pixels, size, [=](const V& pixel, const V& draw) {
            return xsimd::select(draw < level, xsimd::select(draw < half, zero, one), pixel);
          });
  }
}

template <typename Architecture>
void random_uniform(const RandomKey& random, float* values, std::size_t size) {
  using V = Vector<Architecture>;
  transform_uniformly<Architecture>(random, values, size,
                                    [](const V&, const V& number) { return number; });
}

template <typename Architecture>
void random_normal(const RandomKey& random, float* values, std::size_t size) {
  using V = Vector<Architecture>;
  transform_normally<Architecture>(random, values, size,
                                   [](const V&, const V& number) { return number; });
}

}  // namespace ae::kernels
