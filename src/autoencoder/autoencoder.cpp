#include "autoencoder/autoencoder.hpp"

#include <algorithm>
#include <utility>

#include "autoencoder/configuration_names.hpp"
#include "autoencoder/terms/families.hpp"
#include "base/error.hpp"
#include "math/elementwise.hpp"

namespace ae {
namespace {

/// The widths from the input to the code.
std::vector<Index> encoder_widths(const ModelConfiguration& model) {
  std::vector<Index> widths = {model.features()};
  widths.insert(widths.end(), model.encoder.begin(), model.encoder.end());
  widths.push_back(model.code);
  return widths;
}

LayerPart part_of(std::size_t layer, std::size_t encoder_depth) {
  if (layer >= encoder_depth) return LayerPart::decoder;
  return layer + 1 == encoder_depth ? LayerPart::code : LayerPart::encoder;
}

}  // namespace

Network make_network(const ModelConfiguration& model) {
  const std::vector<Index> widths = encoder_widths(model);
  std::vector<DenseLayer> layers;
  layers.reserve(2 * (widths.size() - 1));
  for (std::size_t i = 0; i < model.encoder.size(); ++i) {
    layers.push_back({widths[i], widths[i + 1], model.activation_of(i)});
  }
  const auto matrices = static_cast<Index>(family_traits(model).code_matrices(model).size());
  layers.push_back({widths[widths.size() - 2], matrices * model.code, model.code_activation});
  for (std::size_t i = widths.size() - 1; i-- > 0;) {
    const bool is_output = i == 0;
    layers.push_back({widths[i + 1], widths[i],
                      is_output ? model.output_activation : model.activation_of(i - 1),
                      model.tied_weights ? std::optional(i) : std::nullopt});
  }
  return Network(std::move(layers));
}

std::vector<LayerDescription> layer_table(const ModelConfiguration& model) {
  const Network network = make_network(model);
  const std::size_t encoder_depth = model.encoder.size() + 1;
  const std::vector<std::string> code_matrices = family_traits(model).code_matrices(model);
  std::vector<LayerDescription> table;
  for (std::size_t i = 0; i < network.depth(); ++i) {
    const DenseLayer& layer = network.layers()[i];
    LayerDescription line{.name = i < encoder_depth
                                      ? "encoder." + std::to_string(i)
                                      : "decoder." + std::to_string(i - encoder_depth),
                          .inputs = layer.inputs,
                          .outputs = layer.outputs,
                          .activation = layer.activation,
                          .parameters = layer.parameter_count(),
                          .tied = layer.tied_to.has_value(),
                          .part = part_of(i, encoder_depth),
                          .layer = i};
    if (line.part != LayerPart::code) {
      table.push_back(line);
      continue;
    }
    // The code's matrices lie one below the other in one layer; the first gives the codes.
    line.outputs = model.code;
    line.parameters /= static_cast<Index>(code_matrices.size());
    for (const std::string& name : code_matrices) {
      line.name = name;
      table.push_back(line);
      line.first_output += model.code;
      line.in_activations = false;
    }
  }
  return table;
}

Autoencoder::Autoencoder(const ModelConfiguration& model, std::uint64_t seed)
    : configuration_(model),
      network_(make_network(model)),
      parameters_(static_cast<std::size_t>(network_.parameter_count())) {
  initialize(network_, model.initialization, seed, parameters_);
}

Autoencoder::Autoencoder(const ModelConfiguration& model, std::vector<float> parameters)
    : configuration_(model), network_(make_network(model)), parameters_(std::move(parameters)) {
  if (static_cast<Index>(parameters_.size()) != network_.parameter_count()) {
    throw InputError("The model has " + std::to_string(network_.parameter_count()) +
                     " parameters, but " + std::to_string(parameters_.size()) + " were given.");
  }
}

Matrix<float> Autoencoder::encode(const ConstMatrixView<float>& images) const {
  return run_encoder(images, 0);
}

/// The codes, from what encoder layer `first` is given.
Matrix<float> Autoencoder::run_encoder(const ConstMatrixView<float>& input,
                                       std::size_t first) const {
  return family_traits(configuration_).codes(configuration_, run(input, first, encoder_depth()));
}

CodeDistributions Autoencoder::posterior(const ConstMatrixView<float>& images) const {
  if (!family_traits(configuration_).is_probabilistic()) {
    throw InputError("model.family is " + name_of(configuration_.family) +
                     ", but only a variational model gives a distribution of codes.");
  }
  const Matrix<float> both = run(images, 0, encoder_depth());
  return {both.leftCols(configuration_.code), both.rightCols(configuration_.code)};
}

Matrix<float> Autoencoder::decode(const ConstMatrixView<float>& codes) const {
  return run_decoder(codes, encoder_depth());
}

/// The images, from what decoder layer `first` is given.
Matrix<float> Autoencoder::run_decoder(const ConstMatrixView<float>& input,
                                       std::size_t first) const {
  Matrix<float> images = run(input, first, network_.depth());
  activate(configuration_.output_activation,
           std::span<float>(images.data(), static_cast<std::size_t>(images.size())));
  return images;
}

std::vector<Matrix<float>> Autoencoder::activations(const ConstMatrixView<float>& images) const {
  return outputs_from(images, 0);
}

std::vector<Matrix<float>> Autoencoder::decoder_activations(
    const ConstMatrixView<float>& codes) const {
  return outputs_from(codes, encoder_depth());
}

/// The outputs of layer `first`, which is given the input, and of all layers after it.
std::vector<Matrix<float>> Autoencoder::outputs_from(const ConstMatrixView<float>& first_input,
                                                     std::size_t first) const {
  std::vector<Matrix<float>> outputs;
  for (std::size_t layer = first; layer < network_.depth(); ++layer) {
    const ConstMatrixView<float> input =
        layer == first ? first_input
                       : first_rows(std::as_const(outputs.back()), first_input.rows());
    if (layer + 1 == encoder_depth()) {
      outputs.push_back(run_encoder(input, layer));
    } else if (layer + 1 == network_.depth()) {
      outputs.push_back(run_decoder(input, layer));
    } else {
      outputs.push_back(run(input, layer, layer + 1));
    }
  }
  return outputs;
}

Matrix<float> Autoencoder::weight(std::size_t line) const {
  const std::vector<LayerDescription> table = layer_table(configuration_);
  if (line >= table.size()) {
    throw InputError("The model has no layer " + std::to_string(line) + ".");
  }
  const LayerDescription& asked = table[line];
  const ConstMatrixView<float> weight = network_.weight(parameters(), asked.layer);
  if (asked.tied) return weight.transpose();
  return weight.middleRows(asked.first_output, asked.outputs);
}

Matrix<float> Autoencoder::run(const ConstMatrixView<float>& input, std::size_t first,
                               std::size_t last) const {
  const Index expected = network_.layers()[first].inputs;
  if (input.cols() != expected) {
    throw InputError(std::string(first == 0 ? "An image" : "A code") + " has " +
                     std::to_string(input.cols()) + " values, but the model expects " +
                     std::to_string(expected) + ".");
  }
  if (!input.allFinite()) {
    throw InputError(std::string(first == 0 ? "An image" : "A code") +
                     " holds NaN or infinity, but its values must be finite.");
  }
  constexpr Index chunk = 256;
  Matrix<float> output(input.rows(), network_.layers()[last - 1].outputs);
  Workspace<float> workspace =
      network_.make_workspace<float>(std::min(chunk, std::max<Index>(input.rows(), 1)));
  for (Index row = 0; row < input.rows(); row += chunk) {
    const Index rows = std::min(chunk, input.rows() - row);
    network_.forward<float>(
        parameters_, ConstMatrixView<float>(input.data() + row * input.cols(), rows, input.cols()),
        workspace, first, last);
    output.middleRows(row, rows) = workspace.outputs[last - 1].topRows(rows);
  }
  return output;
}

}  // namespace ae
