#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "autoencoder/foreign_tensors.hpp"
#include "autoencoder/layer_order.hpp"

namespace ae {

/// The autoencoder among the tensors of a file.
struct FoundOrder {
  LayerOrder order;
  bool is_tied = false;
  /// Of a tied decoder, the indices of its biases among the other tensors, from the code's side on;
  /// none where it has none.
  std::vector<std::size_t> decoder_biases;
};

/// Finds it: all layers, mirrored, as a plain or variational autoencoder; else without those that
/// lead to nothing; else an encoder whose decoder is tied, with biases, or without any where all
/// names say that the layers are an encoder's. Throws InputError, naming `source`, what does not
/// fit and all shapes, where there is none.
FoundOrder found_order(const ForeignTensors& tensors, const std::string& source);

}  // namespace ae
