// Compares the three products of a dense layer with Eigen's, shape by shape, in turn, on one thread
// each; where Eigen is faster, Eigen should be used. Prints 10⁹ operations a second (the median of
// the windows).
//
//   node scripts/build/build.mjs native products_against_eigen &&
//   build/native/src/benchmark/products_against_eigen
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <vector>

#include "math/dispatch.hpp"
#include "math/products.hpp"

namespace {

using namespace ae;
using Clock = std::chrono::steady_clock;

double seconds_for(const std::function<void()>& work, int repetitions) {
  const Clock::time_point start = Clock::now();
  for (int i = 0; i < repetitions; ++i) work();
  return std::chrono::duration<double>(Clock::now() - start).count() / repetitions;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

/// Returns the rates of `ours` and `theirs`, in 10⁹ operations a second, measured in turn.
std::array<double, 2> compare(double operations, const std::function<void()>& ours,
                              const std::function<void()>& theirs) {
  constexpr double window = 0.004;
  const double once = std::max(seconds_for(ours, 3), 1e-8);
  const int repetitions = std::max(1, static_cast<int>(window / once));
  std::vector<double> our_rates;
  std::vector<double> their_rates;
  for (int i = 0; i < 7; ++i) {
    our_rates.push_back(operations / seconds_for(ours, repetitions) / 1e9);
    their_rates.push_back(operations / seconds_for(theirs, repetitions) / 1e9);
  }
  return {median(our_rates), median(their_rates)};
}

void measure(Index batch, Index inputs, Index outputs) {
  const Matrix<float> input = Matrix<float>::Random(batch, inputs);
  const Matrix<float> weight = Matrix<float>::Random(outputs, inputs);
  const Matrix<float> gradient = Matrix<float>::Random(batch, outputs);
  Matrix<float> bias = Matrix<float>::Zero(1, outputs);
  Matrix<float> output(batch, outputs);
  Matrix<float> input_gradient(batch, inputs);
  Matrix<float> weight_gradient(outputs, inputs);
  const auto view = [](const Matrix<float>& m) {
    return ConstMatrixView<float>(m.data(), m.rows(), m.cols());
  };
  const auto writable = [](Matrix<float>& m) {
    return MatrixView<float>(m.data(), m.rows(), m.cols());
  };
  const double operations = 2.0 * static_cast<double>(batch * inputs * outputs);

  const auto forward = compare(
      operations,
      [&] { affine(view(input), view(weight), bias.data(), Activation::linear, writable(output)); },
      [&] {
        output.noalias() = input * weight.transpose();
        output.rowwise() += bias.row(0);
      });
  const auto backward = compare(
      2 * operations,
      [&] {
        affine_gradients(view(gradient), view(input), view(weight),
                         AffineGradients<float>{.weight = writable(weight_gradient),
                                                .bias = bias.data(),
                                                .input = writable(input_gradient),
                                                .input_activation = Activation::linear});
      },
      [&] {
        weight_gradient.noalias() = gradient.transpose() * input;
        bias.noalias() = gradient.colwise().sum();
        input_gradient.noalias() = gradient * weight;
      });
  std::printf("%5td %5td %5td | %7.1f %7.1f %5.2f | %7.1f %7.1f %5.2f\n", batch, inputs, outputs,
              forward[0], forward[1], forward[0] / forward[1], backward[0], backward[1],
              backward[0] / backward[1]);
}

}  // namespace

int main() {
  std::printf("kernels: %s\n", active_kernels().name);
  std::puts("                  |         forward       |        backward");
  std::puts("batch inputs outs |    ours   Eigen ratio |    ours   Eigen ratio");
  constexpr std::array<std::array<Index, 2>, 14> layers = {{{784, 512},
                                                            {512, 256},
                                                            {256, 64},
                                                            {64, 2},
                                                            {2, 64},
                                                            {64, 256},
                                                            {256, 512},
                                                            {512, 784},
                                                            {784, 32},
                                                            {32, 784},
                                                            {784, 400},
                                                            {400, 20},
                                                            {20, 400},
                                                            {1024, 1024}}};
  for (const Index batch : {Index{1}, Index{32}, Index{128}, Index{256}, Index{512}}) {
    for (const auto& [inputs, outputs] : layers) measure(batch, inputs, outputs);
  }
}
