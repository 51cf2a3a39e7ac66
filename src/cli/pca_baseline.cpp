#include "cli/pca_baseline.hpp"

#include <algorithm>

#include "analysis/image_codes.hpp"
#include "analysis/image_quality.hpp"
#include "cli/numbers.hpp"

namespace ae::cli {

PcaBaseline measure_pca(const Dataset& dataset, Index code) {
  const Moments moments = moments_of(dataset.train);
  const PrincipalComponents pca = principal_components(moments, std::min(code, moments.features()));
  return {.components = pca.components.rows(),
          .explained_share = pca.explained_share(),
          .test_mse = reconstruction_error(pca, dataset.test)};
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
