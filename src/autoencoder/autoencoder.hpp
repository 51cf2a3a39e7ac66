#pragma once

#include <cstddef>
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

/// One line of the layer table: a layer of the network or one of the matrices of the code's layer.
struct LayerDescription {
  std::string name;  ///< as in the model file: encoder.0 ..., decoder.0 ...
  Index inputs = 0;
  Index outputs = 0;
  Activation activation = Activation::linear;
  Index parameters = 0;
  bool tied = false;  ///< the weight is that of its mirror in the encoder, and not counted
  LayerPart part = LayerPart::encoder;
  std::size_t layer = 0;       ///< the layer of the network that it is, or is a part of
  Index first_output = 0;      ///< the first of that layer's outputs that is its own
  bool in_activations = true;  ///< whether Autoencoder::activations()[layer] are its outputs
};

/// The codes of images under a variational model: Gaussians with independent units.
struct CodeDistributions {
  Matrix<float> means;          ///< [count × code]
  Matrix<float> log_variances;  ///< [count × code]
};

/// The layer table, one line a layer from the first of the encoder to the last of the decoder. The
/// encoder's last layer gives the code; a variational model has two lines in its place, code.mean
/// and code.log_variance.
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
  /// Replaces the configuration by another one for the same network.
  void configure(ModelConfiguration configuration) { configuration_ = std::move(configuration); }
  [[nodiscard]] std::span<float> parameters() { return parameters_; }
  [[nodiscard]] std::span<const float> parameters() const { return parameters_; }

  /// How many of the network's layers form the encoder; the last of them gives the code.
  [[nodiscard]] std::size_t encoder_depth() const { return configuration_.encoder.size() + 1; }

  /// The codes of any number of images; a variational model's are the means of its Gaussians.
  /// InputError if the number of columns is not the model's, or a value is not finite.
  [[nodiscard]] Matrix<float> encode(const ConstMatrixView<float>& images) const;
  /// The images of any number of codes; InputError as encode().
  [[nodiscard]] Matrix<float> decode(const ConstMatrixView<float>& codes) const;

  /// The outputs of every layer, from the first of the encoder to the last of the decoder,
  /// [count × the layer's units] each; the code's are those of encode(). InputError as encode().
  [[nodiscard]] std::vector<Matrix<float>> activations(const ConstMatrixView<float>& images) const;

  /// The outputs of the decoder's layers for codes, as the last of activations(); InputError as
  /// encode().
  [[nodiscard]] std::vector<Matrix<float>> decoder_activations(
      const ConstMatrixView<float>& codes) const;

  /// The weight [outputs × inputs] of a line of the layer table, of a tied layer too; InputError if
  /// there is no such line.
  [[nodiscard]] Matrix<float> weight(std::size_t line) const;

  /// The Gaussians of the images' codes; InputError as encode(), and for a model that is not
  /// variational.
  [[nodiscard]] CodeDistributions posterior(const ConstMatrixView<float>& images) const;

 private:
  [[nodiscard]] std::vector<Matrix<float>> outputs_from(const ConstMatrixView<float>& first_input,
                                                        std::size_t first) const;
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
