#pragma once

// Helpers that the tests of the kernels share.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "math/dispatch.hpp"
#include "math/random.hpp"
#include "math/threads.hpp"

namespace ae::testing {

/// Restores the program's kernels and threads after a test that changed them.
class KernelFixture {
 public:
  KernelFixture() = default;
  KernelFixture(const KernelFixture&) = delete;
  KernelFixture& operator=(const KernelFixture&) = delete;
  ~KernelFixture() {
    use_kernels(kernels_);
    set_thread_count(threads_);
  }

 private:
  const kernels::Table& kernels_ = active_kernels();
  int threads_ = thread_count();
};

/// Returns false where this program cannot start threads at all: in the WebAssembly build for one
/// thread.
inline bool can_start_threads() {
  static const bool can = [] {
    const int before = thread_count();
    try {
      set_thread_count(2);
    } catch (const RunError&) {
      return false;
    }
    set_thread_count(before);
    return true;
  }();
  return can;
}

/// Returns the numbers of threads at which results are compared; the first is 1.
inline std::vector<int> thread_counts() {
  return can_start_threads() ? std::vector<int>{1, 2, 3, 8} : std::vector<int>{1};
}

/// Returns the kernels' name for messages, in which doctest would show the pointer's value.
inline std::string name_of(const kernels::Table& table) { return table.name; }

/// Sizes around those of a vector, a tile and a panel of every architecture, and sizes far from
/// them.
inline constexpr std::size_t sizes[] = {1,  2,  3,  4,  7,  8,  15, 16, 17,
                                        31, 33, 47, 48, 49, 64, 65, 783};

inline constexpr Activation activations[] = {Activation::relu,    Activation::leaky_relu,
                                             Activation::elu,     Activation::tanh,
                                             Activation::sigmoid, Activation::linear};

inline std::vector<float> random_values(std::size_t count, float low, float high,
                                        std::uint32_t stream) {
  RandomStream random(7, RandomPurpose::initialization, stream);
  std::vector<float> values(count);
  for (float& value : values) value = random.uniform(low, high);
  return values;
}

inline std::vector<double> in_double(std::span<const float> values) {
  return {values.begin(), values.end()};
}

/// Returns whether two arrays hold the same bits, including NaN and the sign of zero.
inline bool same_bits(std::span<const float> a, std::span<const float> b) {
  const auto bits = [](float value) { return std::bit_cast<std::uint32_t>(value); };
  return std::ranges::equal(a, b, {}, bits, bits);
}

/// Values at an address that is one float off every vector's alignment. They are surrounded by
/// NaNs, which must not be changed and would show in any result that includes them.
class GuardedValues {
 public:
  explicit GuardedValues(std::span<const float> values)
      : memory_(values.size() + 2 * margin + alignment, guard()), size_(values.size()) {
    const auto address = std::bit_cast<std::uintptr_t>(memory_.data() + margin) / sizeof(float);
    first_ = margin + (alignment - address % alignment) % alignment + 1;
    std::ranges::copy(values, data());
  }
  GuardedValues(std::size_t size, float value)
      : GuardedValues(std::span<const float>(std::vector<float>(size, value))) {}
  // A copy would lie at another address.
  GuardedValues(const GuardedValues&) = delete;
  GuardedValues& operator=(const GuardedValues&) = delete;

  float* data() { return memory_.data() + first_; }
  [[nodiscard]] std::span<const float> values() const {
    return std::span(memory_).subspan(first_, size_);
  }
  [[nodiscard]] bool surroundings_are_intact() const {
    const auto is_guard = [](float value) {
      return std::bit_cast<std::uint32_t>(value) == std::bit_cast<std::uint32_t>(guard());
    };
    const std::span<const float> memory(memory_);
    return std::ranges::all_of(memory.first(first_), is_guard) &&
           std::ranges::all_of(memory.subspan(first_ + size_), is_guard);
  }

 private:
  static constexpr std::size_t alignment = 16;  // in floats
  static constexpr std::size_t margin = 64;
  static float guard() { return std::bit_cast<float>(0x7FC0BEEFU); }

  std::vector<float> memory_;
  std::size_t size_;
  std::size_t first_ = 0;
};

/// Returns the distance of a result from the exact one, in units of the exact one's last place as a
/// float.
inline double error_in_ulps(float result, double exact) {
  if (static_cast<double>(result) == exact) return 0;
  const int exponent = std::max(exact == 0 ? -126 : std::ilogb(exact), -126);
  return std::abs(static_cast<double>(result) - exact) / std::ldexp(1.0, exponent - 23);
}

/// The largest of the numbers that were added, or infinity if one of them was NaN.
class Largest {
 public:
  void add(double number) {
    if (!(number <= value_)) {
      value_ = std::isnan(number) ? std::numeric_limits<double>::infinity() : number;
    }
  }
  [[nodiscard]] double value() const { return value_; }

 private:
  double value_ = 0;
};

}  // namespace ae::testing
