#include "autoencoder/foreign_weights.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "autoencoder/batch_normalization.hpp"
#include "autoencoder/configuration_json.hpp"
#include "autoencoder/foreign_order.hpp"
#include "autoencoder/layer_names.hpp"
#include "base/error.hpp"
#include "base/shown_number.hpp"

namespace ae {
namespace {

constexpr Index largest_side = 4096;  // as model.input has it in fields.hpp

std::array<Index, 2> image_size(Index features) {
  const auto side = static_cast<Index>(std::lround(std::sqrt(static_cast<double>(features))));
  if (side * side == features) return {side, side};
  Index rows = 1;
  while (rows < largest_side && (features % rows != 0 || features / rows > largest_side)) ++rows;
  return {rows, features / rows};
}

/// A layer of the network, or one of the code's two, as a line of the layer table is.
struct Line {
  std::string source;
  std::vector<float> weight;  ///< none where it is tied
  std::vector<float> bias;
};

/// Turns the layers of a file into the lines of the layer table.
class Importer {
 public:
  Importer(SafetensorsFile file, const ImportChoices& choices, const std::string& source)
      : tensors_(sorted_tensors(std::move(file))),
        choices_(choices),
        source_(source),
        found_(found_order(tensors_, source)) {}

  ImportedModel import() {
    prepare_layers();
    const ModelConfiguration model = configuration();
    std::vector<Line> lines;
    for (const std::size_t layer : hidden()) lines.push_back(line_of(layer));
    add_code(lines);
    for (const std::size_t layer : order().decoder) lines.push_back(line_of(layer));
    add_tied_decoder(lines);
    add_remarks(model);
    std::vector<std::string> sources;
    sources.reserve(lines.size());
    for (const Line& line : lines) sources.push_back(shown_name(line.source));
    return {saved(model, std::move(lines)), std::move(sources), passed_over(), std::move(remarks_)};
  }

 private:
  [[nodiscard]] const LayerOrder& order() const { return found_.order; }
  [[nodiscard]] std::span<const std::size_t> hidden() const {
    return std::span(order().encoder).first(order().encoder.size() - 1);
  }
  ForeignLayer& layer(std::size_t index) { return tensors_.layers[index]; }
  [[nodiscard]] const ForeignLayer& layer(std::size_t index) const {
    return tensors_.layers[index];
  }
  [[nodiscard]] const ForeignLayer& code_layer() const { return layer(order().encoder.back()); }
  [[nodiscard]] bool is_variational() const { return order().halves || order().log_variance; }

  [[nodiscard]] std::vector<std::size_t> used() const {
    std::vector<std::size_t> all = order().encoder;
    if (const auto log_variance = order().log_variance) all.push_back(*log_variance);
    all.insert(all.end(), order().decoder.begin(), order().decoder.end());
    return all;
  }

  /// Checks the values and folds in what can be.
  void prepare_layers() {
    const std::vector<std::size_t> all = used();
    std::string without_bias;
    std::vector<std::string> converted;
    for (const std::size_t index : all) {
      const TensorLabel* wrong = first_not_finite(layer(index));
      if (wrong != nullptr) {
        throw InputError(source_ + ": tensor " + shown_name(wrong->name) +
                         " holds NaN or infinity, but weights must be finite.");
      }
      if (!layer(index).has_bias) {
        without_bias += (without_bias.empty() ? "" : ", ") + shown_name(layer(index).shape.name);
      }
      const std::string& dtype = layer(index).labels.front().dtype;
      if (dtype != "F32" && std::ranges::find(converted, dtype) == converted.end()) {
        converted.push_back(dtype);
      }
    }
    for (const std::string& dtype : converted) {
      remarks_.push_back("Weights were converted from " + dtype + " to float32.");
    }
    if (!without_bias.empty()) {
      remarks_.push_back("Layers without a bias get one of 0: " + without_bias + ".");
    }
    for (std::string& sentence :
         fold_normalizations(tensors_.layers, all, found_.is_tied, tensors_.others, source_)) {
      remarks_.push_back(std::move(sentence));
    }
  }

  [[nodiscard]] ModelConfiguration configuration() const {
    ModelConfiguration model;
    const auto features = static_cast<Index>(layer(order().encoder.front()).shape.inputs);
    model.input = choices_.input.value_or(image_size(features));
    const auto fits = [&](Index size) { return size >= 1 && size <= features; };
    if (!std::ranges::all_of(model.input, fits) || model.features() != features) {
      throw InputError(
          source_ + ": its first layer takes " + std::to_string(features) +
          " values, but an image of " + std::to_string(model.input[0]) + " x " +
          std::to_string(model.input[1]) + " has " +
          shown(static_cast<double>(model.input[0]) * static_cast<double>(model.input[1])) + ".");
    }
    model.encoder.clear();
    for (const std::size_t index : hidden()) {
      model.encoder.push_back(static_cast<Index>(layer(index).shape.outputs));
    }
    const std::size_t given = code_layer().shape.outputs;
    model.code = static_cast<Index>(order().halves ? given / 2 : given);
    model.activation = choices_.activation;
    model.code_activation = choices_.code_activation;
    model.output_activation = choices_.output_activation;
    model.tied_weights = found_.is_tied;
    model.family = is_variational() ? Family::variational : Family::plain;
    return model;
  }

  Line line_of(std::size_t index) {
    ForeignLayer& from = layer(index);
    return {from.shape.name, std::move(from.weight), std::move(from.bias)};
  }

  void add_code(std::vector<Line>& lines) {
    const std::string name = shown_name(code_layer().shape.name);
    Line code = line_of(order().encoder.back());
    if (order().halves) {
      const std::size_t units = code.bias.size() / 2;
      const auto half = static_cast<std::ptrdiff_t>(code.weight.size() / 2);
      const auto middle = static_cast<std::ptrdiff_t>(units);
      Line variances{code.source,
                     {code.weight.begin() + half, code.weight.end()},
                     {code.bias.begin() + middle, code.bias.end()}};
      code.weight.resize(code.weight.size() / 2);
      code.bias.resize(units);
      lines.push_back(std::move(code));
      lines.push_back(std::move(variances));
      remarks_.push_back("The code is half as wide as what " + name +
                         " gives: its first half is taken for a variational code's means, its "
                         "second for the log variances.");
      return;
    }
    lines.push_back(std::move(code));
    const auto log_variance = order().log_variance;
    if (!log_variance) return;
    Line variances = line_of(*log_variance);
    const std::string other = shown_name(variances.source);
    const HeadPart part = head_part_in(variances.source);
    remarks_.push_back("The code is variational: " + name + " gives its means, " + other +
                       " its log variances.");
    if (part == HeadPart::log_deviation) {
      for (float& value : variances.weight) value *= 2;
      for (float& value : variances.bias) value *= 2;
      remarks_.push_back("By its name, " + other +
                         " gives logarithms of standard deviations; they were doubled.");
    } else if (part == HeadPart::deviation) {
      remarks_.push_back("By its name, " + other +
                         " gives standard deviations; it is unknown how, so that new training "
                         "starts from wrong variances. Reconstructions do not depend on them.");
    }
    lines.push_back(std::move(variances));
  }

  void add_tied_decoder(std::vector<Line>& lines) {
    if (!found_.is_tied) return;
    remarks_.push_back(
        std::string("No weights of a decoder were found, so it is the encoder's layers, "
                    "transposed (tied weights)") +
        (found_.decoder_biases.empty() ? ", with biases of 0." : "."));
    for (std::size_t level = order().encoder.size(); level-- > 0;) {
      Line line;
      line.bias.resize(layer(order().encoder[level]).shape.inputs);
      lines.push_back(std::move(line));
    }
    const std::size_t first = order().encoder.size();
    for (std::size_t i = 0; i < found_.decoder_biases.size(); ++i) {
      Tensor& bias = tensors_.others[found_.decoder_biases[i]];
      lines[first + i].bias = std::move(bias.values);
      lines[first + i].source = bias.name;
    }
  }

  void add_remarks(const ModelConfiguration& model) {
    if (!choices_.input) {
      remarks_.push_back("The " + std::to_string(model.features()) +
                         " values that it takes are read as images of " +
                         std::to_string(model.input[0]) + " x " + std::to_string(model.input[1]) +
                         ".");
    }
    const std::vector<TensorLabel> others = passed_over();
    if (!others.empty()) {
      constexpr std::size_t most_named = 8;
      remarks_.push_back(
          "Passed over, having no part in the model: " + list_of_tensors(others, most_named) + ".");
    }
  }

  [[nodiscard]] std::vector<TensorLabel> passed_over() const {
    std::vector<TensorLabel> labels;
    const std::vector<std::size_t> all = used();
    for (std::size_t i = 0; i < tensors_.layers.size(); ++i) {
      if (std::ranges::find(all, i) != all.end()) continue;
      labels.insert(labels.end(), layer(i).labels.begin(), layer(i).labels.end());
    }
    for (std::size_t i = 0; i < tensors_.others.size(); ++i) {
      const std::vector<std::size_t>& biases = found_.decoder_biases;
      if (std::ranges::find(biases, i) != biases.end()) continue;
      const Tensor& tensor = tensors_.others[i];
      labels.push_back({tensor.name, tensor.shape, tensor.dtype});
    }
    std::ranges::sort(labels, [](const TensorLabel& a, const TensorLabel& b) {
      return reads_before(a.name, b.name);
    });
    return labels;
  }

  /// The model, read as a file of ours is.
  [[nodiscard]] SavedModel saved(const ModelConfiguration& model, std::vector<Line> lines) const {
    const Configuration configuration{.model = model, .training = {}};
    try {
      validate(configuration);
    } catch (const InputError& error) {
      throw InputError(source_ + ": " + error.what());
    }
    SafetensorsFile file = empty_model_file(configuration);
    const std::vector<LayerDescription> table = layer_table(model);
    for (std::size_t i = 0; i < table.size(); ++i) {
      const auto inputs = static_cast<std::size_t>(table[i].inputs);
      const auto outputs = static_cast<std::size_t>(table[i].outputs);
      if (!table[i].tied) {
        file.tensors.push_back(
            {table[i].name + ".weight", {outputs, inputs}, std::move(lines[i].weight)});
      }
      file.tensors.push_back({table[i].name + ".bias", {outputs}, std::move(lines[i].bias)});
    }
    return from_safetensors(file, source_);
  }

  ForeignTensors tensors_;
  const ImportChoices& choices_;
  const std::string& source_;
  FoundOrder found_;
  std::vector<std::string> remarks_;
};

}  // namespace

ImportedModel import_model(std::span<const std::uint8_t> bytes, const ImportChoices& choices,
                           const std::string& source) {
  SafetensorsFile file = parse_safetensors(bytes, source);
  if (describes_model(file)) {
    throw InputError(source +
                     " is a model file of this program, which opens as it is; only weights "
                     "without its metadata are imported.");
  }
  return Importer(std::move(file), choices, source).import();
}

}  // namespace ae
