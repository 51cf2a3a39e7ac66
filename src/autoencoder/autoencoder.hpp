#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "autoencoder/configuration.hpp"
#include "nn/network.hpp"

namespace ae {

/// The dense network of a model: encoder, code, mirrored decoder.
Network make_network(const ModelConfiguration& model);

/// Where in the model a layer stands.
enum class LayerPart { encoder, code, decoder };

/// One line of the layer table: a layer of the network or, of a variational code, a half of one.
struct LayerDescription {
  std::string name;  ///< as in the model file: encoder.0 ..., decoder.0 ...
  Index inputs = 0;
  Index outputs = 0;
  Activation activation = Activation::linear;
  Index parameters = 0;
  bool tied = false;  ///< the weight is that of its mirror in the encoder, and not counted
  LayerPart part = LayerPart::encoder;
  std::size_t layer = 0;       ///< of the network, whose outputs it has
  Index first_output = 0;      ///< which of them is its first
  bool in_activations = true;  ///< whether Autoencoder::activations()[layer] are its outputs
};

/// The Gaussians, with independent units, that a variational model's encoder gives.
struct CodeDistributions {
  Matrix<float> means;          ///< [count × code]
  Matrix<float> log_variances;  ///< [count × code]
};

/// The layers of a model in order. The one that gives the code is called the encoder's last; in a
/// variational model two lines, code.mean and code.log_variance, take its place.
std::vector<LayerDescription> layer_table(const ModelConfiguration& model);

/// An autoencoder: a network and its parameters, which are one contiguous array. Images are
/// [count × features] with pixels in [0, 1], codes [count × code].
class Autoencoder {
 public:
  /// Freshly initialised from the seed.
  Autoencoder(const ModelConfiguration& model, std::uint64_t seed);

  /// With the given parameters, network().parameter_count() of them; InputError if it is another
  /// number.
  Autoencoder(const ModelConfiguration& model, std::vector<float> parameters);

  [[nodiscard]] const ModelConfiguration& configuration() const { return configuration_; }
  [[nodiscard]] const Network& network() const { return network_; }
  /// Makes this the configuration, which must have the same network.
  void configure(ModelConfiguration configuration) { configuration_ = std::move(configuration); }
  [[nodiscard]] std::span<float> parameters() { return parameters_; }
  [[nodiscard]] std::span<const float> parameters() const { return parameters_; }

  /// How many of the network's layers form the encoder; the last of them gives the code.
  [[nodiscard]] std::size_t encoder_depth() const { return configuration_.encoder.size() + 1; }

  /// Each takes any number of rows; InputError if the columns are not those the model expects, or a
  /// value is not finite. A variational model's codes are the means of their distributions.
  [[nodiscard]] Matrix<float> encode(const ConstMatrixView<float>& images) const;
  [[nodiscard]] Matrix<float> decode(const ConstMatrixView<float>& codes) const;

  /// Every layer's outputs in the order in which data flow, [count × the layer's units] each; of a
  /// variational code the means. As encode() and decode() have them, and InputError likewise.
  [[nodiscard]] std::vector<Matrix<float>> activations(const ConstMatrixView<float>& images) const;

  /// The weight [outputs × inputs] of a line of the layer table, of a tied layer too; InputError if
  /// there is no such line.
  [[nodiscard]] Matrix<float> weight(std::size_t line) const;

  /// Of a variational model; InputError for any other, and as encode() has it.
  [[nodiscard]] CodeDistributions posterior(const ConstMatrixView<float>& images) const;

 private:
  Matrix<float> run(const ConstMatrixView<float>& input, std::size_t first, std::size_t last) const;
  [[nodiscard]] Matrix<float> run_encoder(const ConstMatrixView<float>& input,
                                          std::size_t first) const;
  [[nodiscard]] Matrix<float> run_decoder(const ConstMatrixView<float>& input,
                                          std::size_t first) const;

  ModelConfiguration configuration_;
  Network network_;
  std::vector<float> parameters_;
};

}  // namespace ae
