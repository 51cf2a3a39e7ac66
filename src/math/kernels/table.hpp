#pragma once

// The kernels' functions, as plain pointers to functions over plain memory. The code behind them is
// compiled once for each architecture, so that a program can hold the tables of several
// architectures and use the best one that its machine can run (math/dispatch.hpp). None of the
// functions checks its arguments.

#include <cstddef>
#include <cstdint>

#include "math/activation.hpp"

namespace ae::kernels {

/// The product C = A · B, where C is [rows × columns] and each of its elements is a sum of `depth`
/// products, optionally followed by an activation or by an activation's derivative. Element (i, j)
/// of a matrix lies at i · row_stride + j · column_stride; one of A's two strides is 1, and one of
/// B's.
struct Product {
  std::size_t rows;
  std::size_t columns;
  std::size_t depth;
  const float* a;
  std::size_t a_row_stride;
  std::size_t a_column_stride;
  const float* b;
  std::size_t b_row_stride;
  std::size_t b_column_stride;
  float* c;
  std::size_t c_row_stride;
  std::size_t c_column_stride;

  const float* bias;  ///< [columns], added to every row; or null
  Activation activation;
  /// If null, C is activated. Otherwise C is multiplied by the derivative of the activation that
  /// gave these outputs, which have the same strides as C.
  const float* derivative_at;
};

/// A rectangular part of C; its last row and column are exclusive.
struct Block {
  std::size_t first_row;
  std::size_t last_row;
  std::size_t first_column;
  std::size_t last_column;
};

/// The size of the memory in which `product` packs a panel: at most this many rows and columns, and
/// their product in floats.
inline constexpr std::size_t most_packed_rows = 1024;
inline constexpr std::size_t most_panel_columns = 48;
inline constexpr std::size_t most_scratch = most_packed_rows * most_panel_columns;

struct AdamConstants {
  float rate;             ///< learning rate / (1 - beta1^t)
  float root_correction;  ///< 1 / √(1 - beta2^t)
  float beta1;
  float beta2;
  float epsilon;
};

/// The name of a Philox stream (Salmon et al. 2011): its key, and its counter without the first
/// word, which counts the stream's blocks.
struct RandomKey {
  std::uint32_t key[2];
  std::uint32_t counter[3];
};

enum class Noise { gaussian, clipped_gaussian, masking, salt_and_pepper };

/// The kernels of one loss, summed over all elements. `delta` is the difference at which Huber's
/// loss turns from a square into a line; the other losses ignore it.
struct LossKernels {
  double (*sum)(const float* outputs, const float* targets, float delta, std::size_t size);
  /// Also sets gradients = scale · d sum / d outputs; `gradients` may be `outputs` itself.
  double (*sum_with_gradients)(const float* outputs, const float* targets, float delta, float scale,
                               float* gradients, std::size_t size);
};

struct Table {
  const char* name;

  /// The numbers of rows and columns of C that `product` computes fastest together.
  std::size_t tile_rows;
  std::size_t panel_columns;
  /// Computes a block of C. Each element's sum is added up in the same order whatever the block, so
  /// that any division of C gives the same bits. `scratch` holds most_scratch floats, aligned to 64
  /// bytes.
  void (*product)(const Product& product, const Block& block, float* scratch);

  /// Sets sums[j] to the sum over all rows i of values[i · stride + j], for j < columns.
  void (*column_sums)(const float* values, std::size_t rows, std::size_t columns,
                      std::size_t stride, float* sums);

  void (*activate)(Activation activation, float* values, std::size_t size);
  void (*multiply_by_derivative)(Activation activation, const float* outputs, float* gradients,
                                 std::size_t size);

  LossKernels squared_error;
  LossKernels absolute_error;
  LossKernels huber;
  LossKernels cross_entropy;  ///< of sigmoid(output)

  void (*adam)(const AdamConstants& constants, const float* gradients, float* parameters,
               float* first_moments, float* second_moments, std::size_t size);
  void (*momentum)(float learning_rate, float momentum, const float* gradients, float* parameters,
                   float* velocities, std::size_t size);

  /// Maps 0 .. 255 to 0 .. 1.
  void (*bytes_to_floats)(const std::uint8_t* bytes, float* values, std::size_t size);
  void (*corrupt)(Noise noise, float amount, const RandomKey& key, float* pixels, std::size_t size);
  void (*random_uniform)(const RandomKey& key, float* values, std::size_t size);
  void (*random_normal)(const RandomKey& key, float* values, std::size_t size);

  /// Computes exp(x) in place, for values that are not positive. This and the next function are
  /// parts of other kernels, and are in the table so that tests can reach them.
  void (*exponential)(float* values, std::size_t size);
  /// Computes log(x) in place, for positive normal values.
  void (*logarithm)(float* values, std::size_t size);
};

/// Returns the kernels compiled for an architecture of xsimd.
template <typename Architecture>
const Table& table_of();

}  // namespace ae::kernels
