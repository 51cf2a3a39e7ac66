#pragma once

#include <cstdint>
#include <span>

#include "math/matrix.hpp"

namespace ae {

/// Codes [count × code] and the label of each.
struct LabelledCodes {
  ConstMatrixView<float> codes;
  std::span<const std::uint8_t> labels;
};

/// InputError unless both have at least one code, all codes are of one width and finite, and each
/// has its label.
void check_codes(const LabelledCodes& train, const LabelledCodes& test);

/// The mean of each unit, in double precision; of at least one code.
Eigen::RowVectorXd column_means(const ConstMatrixView<float>& codes);

}  // namespace ae
