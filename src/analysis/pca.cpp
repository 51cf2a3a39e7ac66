#include "analysis/pca.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <string>

#include "base/error.hpp"
#include "math/products.hpp"

namespace ae {
namespace {

void require_columns(const ConstMatrixView<float>& rows, Index expected, const char* what) {
  if (rows.cols() == expected) return;
  throw InputError(std::string(what) + " has " + std::to_string(rows.cols()) +
                   " values, but the principal components expect " + std::to_string(expected) +
                   ".");
}

}  // namespace

double PrincipalComponents::explained_share() const {
  if (total_variance <= 0) return 1;
  double explained = 0;
  for (const double variance : explained_variance) explained += variance;
  return std::min(explained / total_variance, 1.0);
}

Matrix<float> PrincipalComponents::project(const ConstMatrixView<float>& images) const {
  require_columns(images, components.cols(), "An image");
  const Eigen::Map<const Eigen::RowVectorXf> centre(mean.data(), images.cols());
  const Matrix<float> centred = images.rowwise() - centre;
  Matrix<float> coordinates(images.rows(), components.rows());
  multiply(view(centred), {view(components), true},
           {coordinates.data(), coordinates.rows(), coordinates.cols()});
  return coordinates;
}

Matrix<float> PrincipalComponents::reconstruct(const ConstMatrixView<float>& coordinates) const {
  require_columns(coordinates, components.rows(), "A code");
  Matrix<float> images(coordinates.rows(), components.cols());
  affine(coordinates, {view(components), true}, mean.data(), Activation::linear,
         {images.data(), images.rows(), images.cols()});
  return images;
}

PrincipalComponents principal_components(const Moments& moments, Index components) {
  if (moments.count() == 0) {
    throw InputError("Principal components need at least 1 image, but there are 0.");
  }
  if (components < 1 || components > moments.features()) {
    throw InputError("The number of principal components is " + std::to_string(components) +
                     ", but must be from 1 to " + std::to_string(moments.features()) +
                     ", the number of values of an image.");
  }
  const Matrix<double> covariance = moments.covariance();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
  PrincipalComponents result;
  result.mean.assign(moments.mean().begin(), moments.mean().end());
  result.total_variance = covariance.trace();
  result.components.resize(components, moments.features());
  for (Index i = 0; i < components; ++i) {
    const Index column = moments.features() - 1 - i;  // the solver returns ascending order
    result.explained_variance.push_back(std::max(solver.eigenvalues()[column], 0.0));
    const auto direction = solver.eigenvectors().col(column);
    Index largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    const double sign = direction[largest] < 0 ? -1 : 1;
    result.components.row(i) = (sign * direction).cast<float>().transpose();
  }
  return result;
}

}  // namespace ae
