#include "analysis/image_quality.hpp"

#include <cmath>
#include <string>

#include "base/error.hpp"

namespace ae {

std::vector<float> reconstruction_errors(const ConstMatrixView<float>& images,
                                         const ConstMatrixView<float>& reconstructions) {
  if (images.rows() != reconstructions.rows() || images.cols() != reconstructions.cols()) {
    throw InputError("There are " + std::to_string(images.rows()) + " images of " +
                     std::to_string(images.cols()) + " pixels, but " +
                     std::to_string(reconstructions.rows()) + " reconstructions of " +
                     std::to_string(reconstructions.cols()) + ".");
  }
  std::vector<float> errors(static_cast<std::size_t>(images.rows()));
  for (Index row = 0; row < images.rows(); ++row) {
    errors[static_cast<std::size_t>(row)] =
        (images.row(row) - reconstructions.row(row)).squaredNorm() /
        static_cast<float>(images.cols());
  }
  return errors;
}

double peak_signal_to_noise_ratio(double mean_squared_error) {
  return -10.0 * std::log10(mean_squared_error);
}

}  // namespace ae
