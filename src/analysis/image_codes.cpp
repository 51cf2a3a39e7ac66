#include "analysis/image_codes.hpp"

#include <string>

#include "analysis/code_sampling.hpp"
#include "analysis/image_quality.hpp"
#include "analysis/latent_grid.hpp"
#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"

namespace ae {
namespace {

bool has_prior(const Autoencoder& model) {
  return family_traits(model.configuration()).is_probabilistic();
}

}  // namespace

Matrix<float> encode_set(const Autoencoder& model, const ImageSet& images) {
  require_image_size(model.configuration(), images);
  Matrix<float> codes(static_cast<Index>(images.count()), model.configuration().code);
  in_portions(images, [&](Index first, const Matrix<float>& floats) {
    codes.middleRows(first, floats.rows()) = model.encode(view(floats));
  });
  return codes;
}

Moments moments_of(const ImageSet& images) {
  Moments moments(static_cast<Index>(images.features()));
  in_portions(images, [&](Index, const Matrix<float>& floats) { moments.add(view(floats)); });
  return moments;
}

double reconstruction_error(const PrincipalComponents& components, const ImageSet& images) {
  double sum = 0;
  in_portions(images, [&](Index, const Matrix<float>& floats) {
    const Matrix<float> coordinates = components.project(view(floats));
    const Matrix<float> reconstructions = components.reconstruct(view(coordinates));
    for (const float error : reconstruction_errors(view(floats), view(reconstructions))) {
      sum += static_cast<double>(error);
    }
  });
  return sum / static_cast<double>(images.count());
}

Matrix<float> random_codes(const Autoencoder& model, const ImageSet& training_images, Index count,
                           std::uint64_t seed) {
  const Index units = model.configuration().code;
  if (has_prior(model)) return sample_codes(standard_normal_codes(units), count, seed);
  Moments moments(units);
  const Matrix<float> codes = encode_set(model, training_images);
  moments.add(view(codes));
  Matrix<float> samples = sample_codes(fitted_codes(moments), count, seed);
  restrict_codes(model.configuration(), samples);
  return samples;
}

Matrix<float> code_grid(const Autoencoder& model, const ImageSet& training_images, Index side) {
  const Index units = model.configuration().code;
  if (units != 2) {
    throw InputError("model.code is " + std::to_string(units) +
                     ", but a grid is drawn over a code of 2 units.");
  }
  if (has_prior(model)) return prior_grid(side);
  const Matrix<float> codes = encode_set(model, training_images);
  return percentile_grid(view(codes), side);
}

}  // namespace ae
