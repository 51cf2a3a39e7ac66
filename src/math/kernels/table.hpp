#pragma once

// What the kernels offer, as plain functions over plain memory. The code behind it is compiled once
// for each architecture, so that a program can hold the tables of several and use the best one its
// machine can run (math/dispatch.hpp). No table's code checks its arguments.

#include <cstddef>
#include <cstdint>

#include "math/activation.hpp"

namespace ae::kernels {

/// C = A · B, with C [rows × columns] and `depth` products to a sum, optionally followed by an
/// activation or by an activation's derivative. Element (i, j) of a matrix lies at
/// i · row_stride + j · column_stride; of both strides of A, and of both of B, one is 1.
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

  const float* bias;  ///< [columns], added to every row; or none
  Activation activation;
  /// None: C is activated. Otherwise C is multiplied by the activation's derivative where it gave
  /// these outputs, which lie as C does.
  const float* derivative_at;
};

/// A part of C.
struct Block {
  std::size_t first_row;
  std::size_t last_row;
  std::size_t first_column;
  std::size_t last_column;
};

/// Floats that `product` needs to pack a panel.
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
/// word.
struct RandomKey {
  std::uint32_t key[2];
  std::uint32_t counter[3];
};

enum class Noise { gaussian, clipped_gaussian, masking, salt_and_pepper };

/// A loss, summed over all elements. `delta` is where Huber's loss turns from a square into a line;
/// the others pass it over.
struct LossKernels {
  double (*sum)(const float* outputs, const float* targets, float delta, std::size_t size);
  /// Also sets gradients = scale · d sum / d outputs; `gradients` may be `outputs` itself.
  double (*sum_with_gradients)(const float* outputs, const float* targets, float delta, float scale,
                               float* gradients, std::size_t size);
};

struct Table {
  const char* name;

  /// Rows and columns of C that `product` computes best together.
  std::size_t tile_rows;
  std::size_t panel_columns;
  /// Computes a block of C. Each element's sum is added up in one order, whatever the block, so
  /// that any division of C gives the same bits. `scratch` holds most_scratch floats, aligned to
  /// 64 bytes.
  void (*product)(const Product& product, const Block& block, float* scratch);

  /// sums[j] = the sum over all rows i of values[i · stride + j], for j < columns.
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

  /// 0 .. 255 to 0 .. 1.
  void (*bytes_to_floats)(const std::uint8_t* bytes, float* values, std::size_t size);
  void (*corrupt)(Noise noise, float amount, const RandomKey& key, float* pixels, std::size_t size);
  void (*random_uniform)(const RandomKey& key, float* values, std::size_t size);
  void (*random_normal)(const RandomKey& key, float* values, std::size_t size);

  /// In place, of values that are not positive; the functions that the kernels above are made of.
  void (*exponential)(float* values, std::size_t size);
  /// In place, of positive normal values.
  void (*logarithm)(float* values, std::size_t size);
};

/// The kernels compiled for an architecture of xsimd's.
template <typename Architecture>
const Table& table_of();

}  // namespace ae::kernels
