// The kernels of one architecture. This file is compiled once for each architecture, with
// AE_ARCHITECTURE naming its type in xsimd. These are the only objects built for instructions that
// the machine may lack, so they must hold nothing that other objects could share: only templates on
// the architecture, no Eigen, and no templates of the standard library. The stage `symbols` of the
// tests checks that.
#include <cstdint>

#include "math/kernels/activations.hpp"
#include "math/kernels/images.hpp"
#include "math/kernels/losses.hpp"
#include "math/kernels/optimizers.hpp"
#include "math/kernels/product.hpp"
#include "math/kernels/random.hpp"
#include "math/kernels/reductions.hpp"

namespace ae::kernels {

template <>
const Table& table_of<AE_ARCHITECTURE>() {
  using A = AE_ARCHITECTURE;
  static_assert(panel_columns<A> <= most_panel_columns);
  static constexpr Table table = {
      .name = AE_ARCHITECTURE_NAME,
      .tile_rows = TileShape<A>::rows,
      .panel_columns = panel_columns<A>,
      .product = product<A>,
      .column_sums = column_sums<A>,
      .activate = activate<A>,
      .multiply_by_derivative = multiply_by_derivative<A>,
      .squared_error = {sum_only<A, squared_error_terms<A, false>>, squared_error_terms<A, true>},
      .absolute_error = {sum_only<A, absolute_error_terms<A, false>>,
                         absolute_error_terms<A, true>},
      .huber = {sum_only<A, huber_terms<A, false>>, huber_terms<A, true>},
      .cross_entropy = {sum_only<A, cross_entropy_terms<A, false>>, cross_entropy_terms<A, true>},
      .adam = adam<A>,
      .momentum = momentum<A>,
      .bytes_to_floats = bytes_to_floats<A>,
      .corrupt = corrupt<A>,
      .random_uniform = random_uniform<A>,
      .random_normal = random_normal<A>,
      .exponential = exponential<A>,
      .logarithm = logarithm<A>,
  };
  return table;
}

}  // namespace ae::kernels
