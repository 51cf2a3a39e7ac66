#pragma once

#include "data/dataset.hpp"

// The data sets that every door knows by a word: mnist and fashion.

namespace ae {

/// Returns a data set read as MNIST under the name that says how much of MNIST it is, such as
/// "MNIST, 70,000 images".
Dataset as_mnist(Dataset dataset);

/// Returns a data set read as Fashion-MNIST (Xiao, Rasul & Vollgraf, 2017) under that name and with
/// the names of its ten classes.
Dataset as_fashion(Dataset dataset);

}  // namespace ae
