#pragma once

#include <cstdint>

#include "autoencoder/configuration.hpp"

namespace ae {

/// Returns the bytes that a trainer and its model take for what grows with the number of
/// parameters: these, their gradients, the optimizer's moments, and the copies to which a run that
/// diverges is put back. Minibatches and data come on top.
std::uint64_t memory_to_train(const Configuration& configuration);

}  // namespace ae
