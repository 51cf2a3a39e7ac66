#include "autoencoder/terms/families.hpp"

#include <type_traits>

#include "autoencoder/terms/contraction.hpp"
#include "autoencoder/terms/gaussian_code.hpp"
#include "autoencoder/terms/sparsity_penalty.hpp"
#include "autoencoder/terms/topk_code.hpp"

namespace ae {
namespace {

const FamilyTraits& plain_family() {
  static const FamilyTraits family;
  return family;
}

const FamilyTraits& sparse_family(SparsityKind kind) {
  switch (kind) {
    case SparsityKind::l1:
      return l1_penalty_family();
    case SparsityKind::kl:
      return kl_penalty_family();
    case SparsityKind::topk:
      return topk_code_family();
  }
  return plain_family();
}

}  // namespace

const FamilyTraits& family_traits(const ModelConfiguration& model) {
  switch (model.family) {
    case Family::plain:
    case Family::denoising:  // what it adds is the corruption of its input
      return plain_family();
    case Family::sparse:
      return sparse_family(model.sparsity.kind);
    case Family::contractive:
      return contractive_family();
    case Family::variational:
      return gaussian_code_family();
  }
  return plain_family();
}

template <typename T>
std::unique_ptr<CodeTerm<T>> make_code_term(const ModelConfiguration& model, const Network& network,
                                            Index capacity) {
  const FamilyTraits& family = family_traits(model);
  if constexpr (std::is_same_v<T, float>) {
    return family.make_float_term(model, network, capacity);
  } else {
    return family.make_double_term(model, network, capacity);
  }
}

#define AE_INSTANTIATE(T)                                                            \
  template std::unique_ptr<CodeTerm<T>> make_code_term<T>(const ModelConfiguration&, \
                                                          const Network&, Index);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
