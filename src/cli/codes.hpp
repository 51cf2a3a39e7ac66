#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "math/matrix.hpp"

namespace ae::cli {

/// The largest file of codes or images that is read, in bytes.
inline constexpr std::size_t largest_array_file = std::size_t{1} << 32;

/// Writes codes [count × units] as a .npy or .csv file. A .csv file has the columns z1, z2, ...
/// and, where there are labels, one for each code, the column label. Throws InputError for another
/// ending, RunError when the file can't be written.
void write_codes(const std::filesystem::path& file, const Matrix<float>& codes,
                 std::span<const std::uint8_t> labels);

/// Reads such a file without its labels. Throws InputError, naming the file, unless it holds at
/// least one code and all codes consist of `units` finite numbers.
Matrix<float> read_codes(const std::filesystem::path& file, Index units);

}  // namespace ae::cli
