#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "autoencoder/configuration.hpp"
#include "math/matrix.hpp"

namespace ae {

/// The epoch number from which the test set's corruption is drawn. It is the same after every
/// epoch, so that the figures on the test set can be compared.
inline constexpr std::uint32_t test_corruption_epoch = 0xFFFFFFFF;

/// Corrupts one image of `size` (rows, columns) in place; the noise depends on (seed, epoch,
/// sample) and the pixel only.
void corrupt_image(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
                   std::uint32_t sample, const std::array<Index, 2>& size, std::span<float> pixels);

/// Copies images and corrupts the copies: row i of `corrupted` becomes row i of `clean`, corrupted
/// as sample `samples[i]`. Both are [samples.size() × features], images of `size` (rows, columns).
void corrupt(const Corruption& corruption, std::uint64_t seed, std::uint32_t epoch,
             std::span<const std::uint32_t> samples, const std::array<Index, 2>& size,
             const ConstMatrixView<float>& clean, MatrixView<float> corrupted);

/// The images `clean` [count × features], of `size` (rows, columns), corrupted as samples
/// first .. first+count-1.
Matrix<float> corrupted_images(const Corruption& corruption, std::uint64_t seed,
                               std::uint32_t epoch, std::size_t first,
                               const std::array<Index, 2>& size,
                               const ConstMatrixView<float>& clean);

}  // namespace ae
