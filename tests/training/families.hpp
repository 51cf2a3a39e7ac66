#pragma once

// The families as the tests of gradients and of training run them.

#include <string>
#include <vector>

namespace ae::testing {

/// A model family with some of its terms, and a loss to train it with.
struct FamilyCase {
  std::string name;
  std::string model;     ///< members of the JSON object "model"
  std::string training;  ///< members of the JSON object "training"
};

/// Returns every family and every kind of term, weighing about as much as the reconstruction.
inline const std::vector<FamilyCase>& families() {
  static const std::vector<FamilyCase> cases = {
      {"plain", R"("family":"plain")", R"("loss":"bce")"},
      {"plain, tied", R"("family":"plain","tied_weights":true)", R"("loss":"huber")"},
      {"sparse by l1", R"("family":"sparse","sparsity":{"kind":"l1","weight":0.3})",
       R"("loss":"l1")"},
      {"sparse by kl",
       R"("family":"sparse","sparsity":{"kind":"kl","weight":0.3},"code_activation":"sigmoid")",
       R"("loss":"mse")"},
      {"sparse by topk", R"("family":"sparse","sparsity":{"kind":"topk","active":1})",
       R"("loss":"bce")"},
      {"contractive", R"("family":"contractive","contraction":{"weight":0.3})", R"("loss":"mse")"},
      {"contractive by projections",
       R"("family":"contractive","contraction":{"weight":0.3,"projections":2})", R"("loss":"bce")"},
      {"denoising", R"("family":"denoising")",
       R"("loss":"bce","corruption":{"kind":"masking","amount":0.25})"},
      {"variational", R"("family":"variational","warm_up_epochs":3)", R"("loss":"bce")"},
      {"variational, beta 0", R"("family":"variational","beta":0)", R"("loss":"mse")"}};
  return cases;
}

}  // namespace ae::testing
