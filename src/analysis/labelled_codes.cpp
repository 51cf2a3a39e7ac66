#include "analysis/labelled_codes.hpp"

#include <cmath>
#include <string>

#include "base/error.hpp"

namespace ae {
namespace {

void check(const LabelledCodes& set, const std::string& name) {
  const auto count = static_cast<std::size_t>(set.codes.rows());
  if (count == 0) throw InputError("There are 0 " + name + " codes, but at least 1 is needed.");
  if (set.labels.size() != count) {
    throw InputError("There are " + std::to_string(count) + " " + name + " codes, but " +
                     std::to_string(set.labels.size()) + " labels of them.");
  }
  for (Index i = 0; i < set.codes.size(); ++i) {
    if (std::isfinite(set.codes.data()[i])) continue;
    throw InputError("The " + name + " code " + std::to_string(i / set.codes.cols()) +
                     " holds a value that is not a finite number.");
  }
}

}  // namespace

void check_codes(const LabelledCodes& train, const LabelledCodes& test) {
  check(train, "training");
  check(test, "test");
  if (train.codes.cols() != test.codes.cols()) {
    throw InputError("The training codes have " + std::to_string(train.codes.cols()) +
                     " units, but the test codes " + std::to_string(test.codes.cols()) + ".");
  }
}

Eigen::RowVectorXd column_means(const ConstMatrixView<float>& codes) {
  Eigen::RowVectorXd sums = Eigen::RowVectorXd::Zero(codes.cols());
  for (Index row = 0; row < codes.rows(); ++row) sums += codes.row(row).cast<double>();
  return sums / static_cast<double>(codes.rows());
}

}  // namespace ae
