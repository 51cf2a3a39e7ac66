#pragma once

#include <cstdint>
#include <span>

#include "math/matrix.hpp"

namespace ae {

/// Codes [count × code] and the label of each code.
struct LabelledCodes {
  ConstMatrixView<float> codes;
  std::span<const std::uint8_t> labels;
};

/// Throws InputError unless both sets have at least one code, all codes have the same number of
/// units and are finite, and each code has a label.
void check_codes(const LabelledCodes& train, const LabelledCodes& test);

/// Returns the mean of each unit over the codes, of which there must be at least one, in double
/// precision.
Eigen::RowVectorXd column_means(const ConstMatrixView<float>& codes);

}  // namespace ae
