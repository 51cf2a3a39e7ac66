#include "math/noise.hpp"

#include "math/dispatch.hpp"

namespace ae {
namespace {

kernels::RandomKey key_of(const RandomName& name) {
  return {
      .key = {static_cast<std::uint32_t>(name.seed), static_cast<std::uint32_t>(name.seed >> 32)},
      .counter = {name.b, name.a, static_cast<std::uint32_t>(name.purpose)}};
}

}  // namespace

void add_noise(Noise noise, float amount, const RandomName& name, std::span<float> values) {
  active_kernels().corrupt(noise, amount, key_of(name), values.data(), values.size());
}

void fill_uniform(const RandomName& name, std::span<float> values) {
  active_kernels().random_uniform(key_of(name), values.data(), values.size());
}

void fill_normal(const RandomName& name, std::span<float> values) {
  active_kernels().random_normal(key_of(name), values.data(), values.size());
}

}  // namespace ae
