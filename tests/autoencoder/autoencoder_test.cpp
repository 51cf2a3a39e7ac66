#include "autoencoder/autoencoder.hpp"

#include <doctest/doctest.h>
#include <limits>

#include "analysis/image_quality.hpp"
#include "base/error.hpp"

namespace {

using namespace ae;

ModelConfiguration small_model() {
  ModelConfiguration model;
  model.input = {3, 4};
  model.encoder = {7, 5};
  model.code = 2;
  return model;
}

TEST_CASE("the tutorial's architecture has 1,100,434 parameters, layer by layer") {
  const std::vector<LayerDescription> table = layer_table(ModelConfiguration{});
  const std::vector<Index> expected = {401920, 131328, 16448, 130, 192, 16640, 131584, 402192};
  REQUIRE(table.size() == expected.size());
  for (std::size_t i = 0; i < table.size(); ++i) CHECK(table[i].parameters == expected[i]);
  CHECK(make_network(ModelConfiguration{}).parameter_count() == 1'100'434);
  CHECK(table.front().name == "encoder.0");
  CHECK(table[3].name == "encoder.3");
  CHECK(table[4].name == "decoder.0");
  CHECK(table.back().name == "decoder.3");
}

TEST_CASE("the decoder mirrors the encoder, and activations stand where they belong") {
  const std::vector<LayerDescription> table = layer_table(small_model());
  std::vector<Index> widths = {table.front().inputs};
  for (const LayerDescription& layer : table) widths.push_back(layer.outputs);
  CHECK(widths == std::vector<Index>{12, 7, 5, 2, 5, 7, 12});
  CHECK(table[1].activation == Activation::relu);
  CHECK(table[2].activation == Activation::linear);
  CHECK(table[4].activation == Activation::relu);
  CHECK(table[5].activation == Activation::sigmoid);
}

TEST_CASE("a model without hidden layers goes straight to its code") {
  ModelConfiguration model;
  model.encoder = {};
  model.code = 32;
  CHECK(make_network(model).parameter_count() == 784 * 32 + 32 + 32 * 784 + 784);
}

TEST_CASE("many images are encoded and decoded as each would be alone") {
  const Autoencoder model(small_model(), 1);
  const Matrix<float> images = Matrix<float>::Random(600, 12).cwiseAbs();
  const Matrix<float> codes = model.encode(view(images));
  const Matrix<float> outputs = model.decode(view(codes));
  CHECK(codes.rows() == 600);
  CHECK(codes.cols() == 2);
  CHECK(outputs.minCoeff() >= 0);
  CHECK(outputs.maxCoeff() <= 1);
  for (const Index row : {0, 255, 256, 599}) {
    const Matrix<float> one = images.row(row);
    CHECK(model.encode(view(one)).isApprox(codes.row(row), 1e-5F));
    CHECK(model.decode(view(model.encode(view(one)))).isApprox(outputs.row(row), 1e-5F));
  }
  CHECK(model.encode(view(Matrix<float>(0, 12))).rows() == 0);
}

TEST_CASE("activations are what each layer makes of the images, up to the output") {
  const Matrix<float> images = Matrix<float>::Random(300, 12).cwiseAbs();
  for (const Family family : {Family::plain, Family::sparse, Family::variational}) {
    ModelConfiguration configuration = small_model();
    configuration.family = family;
    configuration.sparsity = {.kind = SparsityKind::topk, .active = 1};
    const Autoencoder model(configuration, 1);
    const std::vector<Matrix<float>> outputs = model.activations(view(images));
    REQUIRE(outputs.size() == 2 * (configuration.encoder.size() + 1));
    const Matrix<float> first =
        (images * model.weight(0).transpose()).cwiseMax(0);  // untrained, the biases are 0
    CHECK(outputs[0].isApprox(first, 1e-5F));
    const std::size_t code = configuration.encoder.size();
    CHECK(outputs[code] == model.encode(view(images)));
    CHECK(outputs.back() == model.decode(view(outputs[code])));
    const std::vector<Matrix<float>> decoded = model.decoder_activations(view(outputs[code]));
    CHECK(decoded ==
          std::vector(outputs.begin() + static_cast<std::ptrdiff_t>(code) + 1, outputs.end()));
  }
}

TEST_CASE("a line of the layer table says whose outputs it has, and where they lie") {
  ModelConfiguration configuration = small_model();
  const std::vector<LayerDescription> plain = layer_table(configuration);
  configuration.family = Family::variational;
  const std::vector<LayerDescription> variational = layer_table(configuration);
  const auto parts = [](const std::vector<LayerDescription>& table) {
    std::vector<LayerPart> found;
    for (const LayerDescription& line : table) found.push_back(line.part);
    return found;
  };
  using enum LayerPart;
  CHECK(parts(plain) == std::vector<LayerPart>{encoder, encoder, code, decoder, decoder, decoder});
  CHECK(parts(variational) ==
        std::vector<LayerPart>{encoder, encoder, code, code, decoder, decoder, decoder});

  const Autoencoder model(configuration, 1);
  const std::vector<Matrix<float>> outputs =
      model.activations(view(Matrix<float>(Matrix<float>::Zero(1, 12))));
  for (const LayerDescription& line : variational) {
    CHECK(line.in_activations == (line.name != "code.log_variance"));
    if (line.in_activations) CHECK(outputs[line.layer].cols() == line.outputs);
    CHECK(line.first_output == (line.in_activations ? 0 : 2));
  }
  CHECK(variational[2].layer == variational[3].layer);
}

TEST_CASE("the weight of each line of the layer table is the one that its layer computes with") {
  ModelConfiguration configuration = small_model();
  configuration.tied_weights = true;
  const Autoencoder tied(configuration, 1);
  const std::size_t depth = tied.network().depth();
  for (std::size_t layer = 0; layer < depth; ++layer) {
    CHECK(tied.weight(layer).cols() == tied.network().layers()[layer].inputs);
    CHECK(tied.weight(layer) == tied.weight(depth - 1 - layer).transpose());
  }
  configuration.tied_weights = false;
  configuration.family = Family::variational;
  const Autoencoder variational(configuration, 1);
  const std::vector<LayerDescription> table = layer_table(configuration);
  const Matrix<float> images = Matrix<float>::Random(5, 12).cwiseAbs();
  const CodeDistributions codes = variational.posterior(view(images));
  const std::size_t code = configuration.encoder.size();
  const Matrix<float> hidden = variational.activations(view(images))[code - 1];
  CHECK((hidden * variational.weight(code).transpose()).isApprox(codes.means, 1e-5F));
  CHECK((hidden * variational.weight(code + 1).transpose()).isApprox(codes.log_variances, 1e-5F));
  for (std::size_t line = 0; line < table.size(); ++line) {
    CHECK(variational.weight(line).rows() == table[line].outputs);
    CHECK(variational.weight(line).cols() == table[line].inputs);
  }
  CHECK_THROWS_WITH_AS(static_cast<void>(variational.weight(table.size())),
                       doctest::Contains("no layer"), InputError);
}

TEST_CASE("images and codes of the wrong size are refused with both numbers") {
  const Autoencoder model(small_model(), 1);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(model.encode(view(Matrix<float>(Matrix<float>::Zero(2, 11))))),
      "An image has 11 values, but the model expects 12.", InputError);
  CHECK_THROWS_WITH_AS(
      static_cast<void>(model.decode(view(Matrix<float>(Matrix<float>::Zero(2, 3))))),
      "A code has 3 values, but the model expects 2.", InputError);
}

TEST_CASE("images and codes that hold no finite number somewhere are refused") {
  const Autoencoder model(small_model(), 1);
  Matrix<float> images = Matrix<float>::Zero(300, 12);
  images(299, 4) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH_AS(static_cast<void>(model.encode(view(images))),
                       "An image holds NaN or infinity, but its values must be finite.",
                       InputError);
  Matrix<float> codes = Matrix<float>::Zero(2, 2);
  codes(1, 0) = -std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH_AS(static_cast<void>(model.decode(view(codes))),
                       "A code holds NaN or infinity, but its values must be finite.", InputError);
}

TEST_CASE("the error of a reconstruction is its mean over pixels, and PSNR its decibels") {
  const Matrix<float> images{{0, 1}, {0.5F, 0.5F}};
  const Matrix<float> outputs{{0.1F, 1}, {0.5F, 0}};
  const std::vector<float> errors = reconstruction_errors(view(images), view(outputs));
  CHECK(errors[0] == doctest::Approx(0.005));
  CHECK(errors[1] == doctest::Approx(0.125));
  CHECK(peak_signal_to_noise_ratio(0.01) == doctest::Approx(20));
  CHECK_THROWS_AS(
      reconstruction_errors(view(images), view(Matrix<float>(Matrix<float>::Zero(2, 3)))),
      InputError);
}

}  // namespace
