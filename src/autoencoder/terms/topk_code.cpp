#include "autoencoder/terms/topk_code.hpp"

#include <algorithm>
#include <cmath>

namespace ae {
namespace {

/// Descending; NaN comes first, so that it is kept and a poisoned network shows.
template <typename T>
bool comes_before(T a, T b) {
  return std::isnan(a) ? !std::isnan(b) : a > b;
}

/// Sets all but the `active` largest values of each row of `codes` to 0. `kept`, of the same shape,
/// becomes 1 where a value was kept and 0 elsewhere.
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

template <typename T>
class TopkCode final : public CodeTerm<T> {
 public:
  TopkCode(const ModelConfiguration& model, Index capacity)
      : active_(model.sparsity.active), kept_(capacity, model.code) {}

  void make_codes(MatrixView<T> encoded, const ConstMatrixView<T>& /*noise*/) override {
    keep_largest<T>(active_, encoded, first_rows(kept_, encoded.rows()));
  }

  void backward_through_code(const EncodedBatch<T>& batch, double /*weight*/,
                             MatrixView<T> encoded_gradients) override {
    encoded_gradients.array() *= first_rows(kept_, batch.encoded.rows()).array();
  }

 private:
  Index active_;
  Matrix<T> kept_;
};

template <typename T>
class TopkCodeFamily final : public FamilyWithTerm<T> {
 public:
  [[nodiscard]] std::unique_ptr<CodeTerm<T>> make_term(const ModelConfiguration& model,
                                                       const Network& /*network*/,
                                                       Index capacity) const override {
    return std::make_unique<TopkCode<T>>(model, capacity);
  }

  [[nodiscard]] bool has_sparse_code() const override { return true; }

  [[nodiscard]] Matrix<float> codes(const ModelConfiguration& model,
                                    Matrix<float> encoded) const override {
    Matrix<float> kept(encoded.rows(), encoded.cols());
    keep_largest<float>(model.sparsity.active, first_rows(encoded, encoded.rows()),
                        first_rows(kept, kept.rows()));
    return encoded;
  }
};

}  // namespace

template <typename T>
const FamilyWithTerm<T>& topk_code_family() {
  static const TopkCodeFamily<T> family;
  return family;
}

#define AE_INSTANTIATE(T) template const FamilyWithTerm<T>& topk_code_family<T>();
AE_INSTANTIATE(float)
AE_INSTANTIATE(double)
#undef AE_INSTANTIATE

}  // namespace ae
