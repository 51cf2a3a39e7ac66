#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "math/matrix.hpp"

namespace ae::cli {

/// The largest file of codes or images that is read.
inline constexpr std::size_t largest_array_file = std::size_t{1} << 32;

/// Codes [count × units] as a .npy or .csv: in a .csv the columns z1, z2, ... and, where there are
/// labels, one a code, the column label.
void write_codes(const std::filesystem::path& file, const Matrix<float>& codes,
                 std::span<const std::uint8_t> labels);

/// Reads such a file, the label left out. InputError, naming it, unless it holds codes of `units`
/// finite numbers, at least one.
Matrix<float> read_codes(const std::filesystem::path& file, Index units);

}  // namespace ae::cli
