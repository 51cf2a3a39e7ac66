#include "autoencoder/sparsity.hpp"

#include <algorithm>
#include <cmath>

#include "math/reference.hpp"

namespace ae {
namespace {

constexpr double least_mean_activation = 1e-6;

template <typename T>
double mean_activation(const ConstMatrixView<T>& codes, Index unit) {
  double sum = 0;
  for (Index row = 0; row < codes.rows(); ++row) sum += static_cast<double>(codes(row, unit));
  return std::clamp(sum / static_cast<double>(codes.rows()), least_mean_activation,
                    1 - least_mean_activation);
}

/// Descending; NaN comes first, so that it is kept and a poisoned network shows.
template <typename T>
bool comes_before(T a, T b) {
  return std::isnan(a) ? !std::isnan(b) : a > b;
}

}  // namespace

template <typename T>
double sparsity_penalty(const Sparsity& sparsity, const ConstMatrixView<T>& codes) {
  double sum = 0;
  switch (sparsity.kind) {
    case SparsityKind::l1:
      for (Index i = 0; i < codes.size(); ++i)
        sum += std::abs(static_cast<double>(codes.data()[i]));
      return sum / static_cast<double>(codes.rows());
    case SparsityKind::kl:
      for (Index unit = 0; unit < codes.cols(); ++unit) {
        const double target = sparsity.target;
        const double mean = mean_activation(codes, unit);
        sum +=
            target * std::log(target / mean) + (1 - target) * std::log((1 - target) / (1 - mean));
      }
      return sum;
    case SparsityKind::topk:
      return 0;
  }
  return 0;
}

template <typename T>
void add_sparsity_gradient(const Sparsity& sparsity, double scale, Activation code_activation,
                           const ConstMatrixView<T>& codes, MatrixView<T> gradients) {
  if (sparsity.kind == SparsityKind::topk) return;
  const double share = scale / static_cast<double>(codes.rows());
  for (Index unit = 0; unit < codes.cols(); ++unit) {
    double slope = 0;
    if (sparsity.kind == SparsityKind::kl) {
      const double mean = mean_activation(codes, unit);
      slope = share * ((1 - sparsity.target) / (1 - mean) - sparsity.target / mean);
    }
    for (Index row = 0; row < codes.rows(); ++row) {
      const T code = codes(row, unit);
      if (sparsity.kind == SparsityKind::l1) {
        slope = share * static_cast<double>((code > T(0)) - (code < T(0)));
      }
      gradients(row, unit) +=
          static_cast<T>(slope) * reference::derivative_at_output(code_activation, code);
    }
  }
}

template <typename T>
void keep_largest(Index active, MatrixView<T> codes, MatrixView<T> kept) {
  if (active >= codes.cols()) {
    kept.setOnes();
    return;
  }
  for (Index row = 0; row < codes.rows(); ++row) {
    T* const values = &codes(row, 0);
    T* const ranked = &kept(row, 0);
    T* const ranked_end = ranked + kept.cols();
    std::copy_n(values, codes.cols(), ranked);
    std::nth_element(ranked, ranked + (active - 1), ranked_end, comes_before<T>);
    const T least = ranked[active - 1];
    // How many of those that equal the least are among the largest: all that come before it do.
    Index equals_to_keep =
        active - std::count_if(ranked, ranked_end, [&](T v) { return comes_before(v, least); });
    for (Index unit = 0; unit < codes.cols(); ++unit) {
      const bool is_equal =
          !comes_before(values[unit], least) && !comes_before(least, values[unit]);
      const bool keep = is_equal ? equals_to_keep-- > 0 : comes_before(values[unit], least);
      if (!keep) values[unit] = T(0);
      ranked[unit] = keep ? T(1) : T(0);
    }
  }
}

#define AE_INSTANTIATE(T)                                                           \
  template double sparsity_penalty<T>(const Sparsity&, const ConstMatrixView<T>&);  \
  template void add_sparsity_gradient<T>(const Sparsity&, double, Activation,       \
                                         const ConstMatrixView<T>&, MatrixView<T>); \
  template void keep_largest<T>(Index, MatrixView<T>, MatrixView<T>);
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
