#include "math/elementwise.hpp"

#include "math/dispatch.hpp"
#include "math/reference.hpp"
#include "math/threads.hpp"

namespace ae {

void activate(Activation activation, std::span<float> values) {
  const kernels::Table& kernels = active_kernels();
  parallel_for_chunks(values.size(), elementwise_chunk, [&](std::size_t first, std::size_t size) {
    kernels.activate(activation, values.data() + first, size);
  });
}

void activate(Activation activation, std::span<double> values) {
  for (double& value : values) value = reference::activated(activation, value);
}

void multiply_by_derivative(Activation activation, std::span<const float> outputs,
                            std::span<float> gradients) {
  const kernels::Table& kernels = active_kernels();
  parallel_for_chunks(gradients.size(), elementwise_chunk,
                      [&](std::size_t first, std::size_t size) {
                        kernels.multiply_by_derivative(activation, outputs.data() + first,
                                                       gradients.data() + first, size);
                      });
}

void multiply_by_derivative(Activation activation, std::span<const double> outputs,
                            std::span<double> gradients) {
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    gradients[i] *= reference::derivative_at_output(activation, outputs[i]);
  }
}

void bytes_to_floats(std::span<const std::uint8_t> bytes, std::span<float> values) {
  active_kernels().bytes_to_floats(bytes.data(), values.data(), values.size());
}

}  // namespace ae
