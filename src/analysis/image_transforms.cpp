#include "analysis/image_transforms.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "math/threads.hpp"

namespace ae {
namespace {

/// A pixel of the original image that contributes to a pixel of the transformed image, and its
/// weight.
struct Contribution {
  Index pixel;
  float weight;
};

/// The quadratic B-spline: the weight of a pixel at this distance, in pixels, along one axis.
double spline(double distance) {
  const double d = std::abs(distance);
  if (d <= 0.5) return 0.75 - d * d;
  return d < 1.5 ? 0.5 * (1.5 - d) * (1.5 - d) : 0;
}

/// Returns the up to nine pixels around a point that lie within the image.
std::vector<Contribution> contributions(double row, double column,
                                        const std::array<Index, 2>& size) {
  const double middle_row = std::round(row);
  const double middle_column = std::round(column);
  std::vector<Contribution> result;
  for (const double y : {middle_row - 1, middle_row, middle_row + 1}) {
    for (const double x : {middle_column - 1, middle_column, middle_column + 1}) {
      const double weight = spline(row - y) * spline(column - x);
      const bool inside =
          y >= 0 && y < static_cast<double>(size[0]) && x >= 0 && x < static_cast<double>(size[1]);
      if (weight <= 0 || !inside) continue;
      result.push_back(
          {static_cast<Index>(y) * size[1] + static_cast<Index>(x), static_cast<float>(weight)});
    }
  }
  return result;
}

}  // namespace

PixelOrigin rotation(const std::array<Index, 2>& size, double degrees) {
  const double angle = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);
  const double middle_row = static_cast<double>(size[0] - 1) / 2;
  const double middle_column = static_cast<double>(size[1] - 1) / 2;
  // Rows count downwards, so turning the origin clockwise, as the reader sees it, turns the image
  // counter-clockwise.
  return {.rows = {middle_row - cosine * middle_row - sine * middle_column, cosine, sine},
          .columns = {middle_column + sine * middle_row - cosine * middle_column, -sine, cosine}};
}

PixelOrigin shift(double down, double right) {
  return {.rows = {-down, 1, 0}, .columns = {-right, 0, 1}};
}

PixelOrigin horizontal_reflection(const std::array<Index, 2>& size) {
  return {.rows = {0, 1, 0}, .columns = {static_cast<double>(size[1] - 1), 0, -1}};
}

PixelOrigin vertical_reflection(const std::array<Index, 2>& size) {
  return {.rows = {static_cast<double>(size[0] - 1), -1, 0}, .columns = {0, 0, 1}};
}

Matrix<float> transformed(const ConstMatrixView<float>& images, const std::array<Index, 2>& size,
                          const PixelOrigin& origin) {
  const auto coordinate = [](const std::array<double, 3>& from, Index y, Index x) {
    return from[0] + from[1] * static_cast<double>(y) + from[2] * static_cast<double>(x);
  };
  std::vector<std::vector<Contribution>> pixels;
  for (Index y = 0; y < size[0]; ++y) {
    for (Index x = 0; x < size[1]; ++x) {
      pixels.push_back(
          contributions(coordinate(origin.rows, y, x), coordinate(origin.columns, y, x), size));
    }
  }
  Matrix<float> result(images.rows(), images.cols());
  parallel_for(static_cast<std::size_t>(images.rows()), [&](std::size_t image) {
    const float* from = images.data() + image * pixels.size();
    float* to = result.data() + image * pixels.size();
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      to[i] = 0;
      for (const auto& [pixel, weight] : pixels[i]) to[i] += weight * from[pixel];
    }
  });
  return result;
}

}  // namespace ae
