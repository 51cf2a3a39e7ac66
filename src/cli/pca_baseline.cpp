#include "cli/pca_baseline.hpp"

#include <algorithm>

#include "analysis/image_quality.hpp"
#include "analysis/pca.hpp"
#include "cli/codes.hpp"
#include "cli/numbers.hpp"
#include "cli/pictures.hpp"
#include "training/batch.hpp"

namespace ae::cli {

PcaBaseline measure_pca(const Dataset& dataset, Index code) {
  const Moments moments = moments_of(dataset.train);
  const PrincipalComponents pca = principal_components(moments, std::min(code, moments.features()));
  double sum = 0;
  in_portions(dataset.test, [&](Index, const Matrix<float>& images) {
    const Matrix<float> coordinates = pca.project(view(images));
    const Matrix<float> reconstructions = pca.reconstruct(view(coordinates));
    for (const float error : reconstruction_errors(view(images), view(reconstructions))) {
      sum += static_cast<double>(error);
    }
  });
  return {.components = pca.components.rows(),
          .explained_share = pca.explained_share(),
          .test_mse = sum / static_cast<double>(dataset.test.count())};
}

Json as_json(const PcaBaseline& baseline) {
  return {{"components", baseline.components},
          {"explained_variance", baseline.explained_share},
          {"test_mse", baseline.test_mse},
          {"psnr", peak_signal_to_noise_ratio(baseline.test_mse)}};
}

std::string as_text(const PcaBaseline& baseline) {
  return "PCA             MSE " + fixed(baseline.test_mse, 5) + ", PSNR " +
         fixed(peak_signal_to_noise_ratio(baseline.test_mse), 2) + " dB, with " +
         std::to_string(baseline.components) +
         (baseline.components == 1 ? " component" : " components") + " of the training images, " +
         fixed(100 * baseline.explained_share, 1) + " % of their variance\n";
}

}  // namespace ae::cli
