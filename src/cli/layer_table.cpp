#include "cli/layer_table.hpp"

#include <algorithm>
#include <iomanip>
#include <sstream>

#include "autoencoder/configuration_names.hpp"
#include "cli/numbers.hpp"

namespace ae::cli {

Index parameter_count_of(const std::vector<LayerDescription>& layers) {
  Index total = 0;
  for (const LayerDescription& layer : layers) total += layer.parameters;
  return total;
}

std::string layers_as_text(const std::vector<LayerDescription>& layers,
                           const std::vector<std::string>& sources) {
  using Row = std::vector<std::string>;
  std::vector<Row> rows = {{"layer", "shape", "activation", "parameters"}};
  const auto counted = [](Index count) { return with_commas(static_cast<std::uint64_t>(count)); };
  for (const LayerDescription& layer : layers) {
    rows.push_back({layer.name,
                    std::to_string(layer.inputs) + " -> " + std::to_string(layer.outputs),
                    name_of(layer.activation), counted(layer.parameters)});
  }
  rows.push_back({"total", "", "", counted(parameter_count_of(layers))});
  if (sources.size() == layers.size()) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool is_layer = i > 0 && i <= sources.size();
      rows[i].insert(rows[i].begin() + 1, is_layer ? sources[i - 1] : i == 0 ? "from" : "");
    }
  }
  std::vector<int> widths(rows.front().size());
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], static_cast<int>(row[i].size()));
    }
  }
  std::ostringstream text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      text << (i + 1 == row.size() ? std::right : std::left) << std::setw(widths[i]) << row[i]
           << (i + 1 == row.size() ? "\n" : "  ");
    }
  }
  return text.str();
}

Json layers_as_json(const std::vector<LayerDescription>& layers,
                    const std::vector<std::string>& sources) {
  Json list = Json::array();
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const LayerDescription& layer = layers[i];
    Json& line = list.emplace_back();
    line["name"] = layer.name;
    if (i < sources.size()) line["from"] = sources[i];
    line["inputs"] = layer.inputs;
    line["outputs"] = layer.outputs;
    line["activation"] = name_of(layer.activation);
    line["parameters"] = layer.parameters;
  }
  return list;
}

}  // namespace ae::cli
