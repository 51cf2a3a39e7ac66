#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

// The order of an autoencoder's layers, found from their shapes and names.

namespace ae {

/// A layer as it is named and shaped in somebody else's file.
struct LinearShape {
  std::string name;
  std::size_t inputs = 0;
  std::size_t outputs = 0;
};

/// The layers from the image to the code and back; the numbers are indices of the layers.
struct LayerOrder {
  std::vector<std::size_t> encoder;  ///< the last of them gives the code, or its means
  std::optional<std::size_t> log_variance;
  /// Whether the code's layer has the log variances in its second half of outputs.
  bool halves = false;
  std::vector<std::size_t> decoder;  ///< none where it is the encoder, transposed
};

/// The largest number of layers that are put in order.
inline constexpr std::size_t maximum_ordered_layers = 2 * 65 + 1;

/// Returns the indices of the layers in the order of their names: of the encoder, unsaid, of the
/// decoder; and in each as people read the names.
std::vector<std::size_t> order_of_names(std::span<const LinearShape> layers);

/// Finds an order in which every layer takes what the one before gives, all of `chosen` are used,
/// the decoder's widths mirror the encoder's and no name says the other half. Where the shapes
/// allow several, the first by the order of names is taken. An odd number of layers needs two that
/// give the code's Gaussian. `halves` asks for a code's layer of twice the code's size.
std::optional<LayerOrder> mirrored_order(std::span<const LinearShape> layers,
                                         std::span<const std::size_t> chosen, bool halves);

/// Finds an order in which every layer takes what the one before gives, for an encoder alone; none
/// where a name says that a layer is of the decoder.
std::optional<LayerOrder> encoder_order(std::span<const LinearShape> layers);

/// Returns the layers whose outputs some layer takes or, with `halves`, takes half of; what leads
/// to nothing, such as a classifier beside an autoencoder, is left out.
std::vector<std::size_t> without_dead_ends(std::span<const LinearShape> layers, bool halves);

}  // namespace ae
