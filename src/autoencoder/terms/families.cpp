#include "autoencoder/terms/families.hpp"

#include "autoencoder/terms/contraction.hpp"
#include "autoencoder/terms/gaussian_code.hpp"
#include "autoencoder/terms/sparsity_penalty.hpp"
#include "autoencoder/terms/topk_code.hpp"

namespace ae {
namespace {

template <typename T>
const FamilyWithTerm<T>& plain_family() {
  static const FamilyWithTerm<T> family;
  return family;
}

template <typename T>
const FamilyWithTerm<T>& sparse_family(SparsityKind kind) {
  switch (kind) {
    case SparsityKind::l1:
      return l1_penalty_family<T>();
    case SparsityKind::kl:
      return kl_penalty_family<T>();
    case SparsityKind::topk:
      return topk_code_family<T>();
  }
  return plain_family<T>();
}

/// The table of families, the one place that tells them apart.
template <typename T>
const FamilyWithTerm<T>& family_of(const ModelConfiguration& model) {
  switch (model.family) {
    case Family::plain:
    case Family::denoising:  // its corruption is the training's, not the code's
      return plain_family<T>();
    case Family::sparse:
      return sparse_family<T>(model.sparsity.kind);
    case Family::contractive:
      return contractive_family<T>();
    case Family::variational:
      return gaussian_code_family<T>();
  }
  return plain_family<T>();
}

}  // namespace

const FamilyTraits& family_traits(const ModelConfiguration& model) {
  return family_of<float>(model);
}

template <typename T>
std::unique_ptr<CodeTerm<T>> make_code_term(const ModelConfiguration& model, const Network& network,
                                            Index capacity) {
  return family_of<T>(model).make_term(model, network, capacity);
}

#define AE_INSTANTIATE(T)                                                            \
  template std::unique_ptr<CodeTerm<T>> make_code_term<T>(const ModelConfiguration&, \
                                                          const Network&, Index);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
