#pragma once

#include <string>
#include <vector>

#include "autoencoder/autoencoder.hpp"
#include "base/json.hpp"

namespace ae::cli {

/// The number of parameters of all layers.
Index parameter_count_of(const std::vector<LayerDescription>& layers);

/// The layer table as lines of text, with what another file calls each layer where `sources` has
/// as many names as there are layers.
std::string layers_as_text(const std::vector<LayerDescription>& layers,
                           const std::vector<std::string>& sources = {});

/// The same as a list of objects.
Json layers_as_json(const std::vector<LayerDescription>& layers,
                    const std::vector<std::string>& sources = {});

}  // namespace ae::cli
