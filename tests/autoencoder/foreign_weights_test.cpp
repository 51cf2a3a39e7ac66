#include "autoencoder/foreign_weights.hpp"

#include <cmath>
#include <doctest/doctest.h>
#include <functional>
#include <limits>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"
#include "io/torch_file.hpp"

namespace {

using namespace ae;
using ae::test::add_linear;
using ae::test::bytes_of_elements;
using ae::test::torch_file;
using ae::test::TorchTensor;
using Names = std::vector<std::string>;

/// A layer as a test writes it down: "fc1", 784 inputs, 32 outputs.
struct Linear {
  const char* name;
  std::size_t inputs;
  std::size_t outputs;
  bool has_bias = true;
};

std::vector<TorchTensor> state_of(const std::vector<Linear>& layers) {
  std::vector<TorchTensor> state;
  for (const Linear& layer : layers) {
    add_linear(state, layer.name, layer.inputs, layer.outputs, layer.has_bias);
  }
  return state;
}

ImportedModel imported(const std::vector<TorchTensor>& state, const ImportChoices& choices = {}) {
  return import_model(torch_file(state), choices, "w.safetensors");
}
ImportedModel imported(const std::vector<Linear>& layers) { return imported(state_of(layers)); }

std::string refusal_of(const std::vector<TorchTensor>& state, const ImportChoices& choices = {}) {
  try {
    imported(state, choices);
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TorchTensor floats(const std::string& name, const std::vector<float>& values) {
  return {name, {values.size()}, bytes_of_elements(values)};
}

bool says(const ImportedModel& model, const std::string& sentence) {
  return std::ranges::find(model.remarks, sentence) != model.remarks.end();
}

bool has_part(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// The same weights as a model of ours and under the names of nn.Sequential.
struct Twin {
  Configuration configuration;
  Autoencoder model;
  std::vector<TorchTensor> state;
};

Twin twin_of(const std::string& configuration_json,
             const std::function<std::string(const std::string&)>& renamed) {
  const Configuration configuration = parse_configuration(configuration_json, "test");
  const Autoencoder model(configuration.model, 5);
  std::vector<TorchTensor> state;
  for (const Tensor& tensor : to_safetensors(configuration, model, {}).tensors) {
    state.push_back({renamed(tensor.name), tensor.shape, bytes_of_elements(tensor.values)});
  }
  return {configuration, model, state};
}

TEST_CASE("weights that nn.Sequential named give the reconstructions of the same model of ours") {
  // A linear layer and its activation take turns.
  const auto renamed = [](const std::string& name) {
    const std::size_t dot = name.find('.');
    const int layer = name[dot + 1] - '0';
    return name.substr(0, dot + 1) + std::to_string(2 * layer) + name.substr(dot + 2);
  };
  const Twin twin = twin_of(
      R"({"model":{"input":[6,6],"encoder":[12,7],"code":3,"activation":"tanh",
          "code_activation":"relu","output_activation":"linear"}})",
      renamed);
  CHECK(twin.state.at(2).name == "encoder.2.weight");
  const ImportedModel found = imported(twin.state, {.activation = Activation::tanh,
                                                    .code_activation = Activation::relu,
                                                    .output_activation = Activation::linear,
                                                    .input = {}});
  CHECK(to_json(found.saved.configuration) == to_json(twin.configuration));
  CHECK(found.sources ==
        Names{"encoder.0", "encoder.2", "encoder.4", "decoder.0", "decoder.2", "decoder.4"});
  Matrix<float> images(2, 36);
  for (Index i = 0; i < images.size(); ++i) images.data()[i] = static_cast<float>(i) / 72.0F;
  const auto reconstructed = [&](const Autoencoder& model) {
    return model.decode(view(model.encode(view(images))));
  };
  CHECK(reconstructed(found.saved.model) == reconstructed(twin.model));
  CHECK(found.passed_over.empty());
}

TEST_CASE("a model of ours that lost its metadata opens again, variational and tied ones too") {
  for (const std::string model :
       {R"({"model":{"input":[4,4],"encoder":[9],"code":2}})",
        R"({"model":{"input":[4,4],"encoder":[9,5],"code":2,"family":"variational"}})",
        R"({"model":{"input":[4,4],"encoder":[],"code":2,"family":"variational"}})",
        R"({"model":{"input":[4,4],"encoder":[9,5],"code":2,"tied_weights":true}})"}) {
    CAPTURE(model);
    const Twin twin = twin_of(model, [](const std::string& name) { return name; });
    const ImportedModel found = imported(twin.state);
    CHECK(to_json(found.saved.configuration) == to_json(twin.configuration));
    CHECK(std::ranges::equal(found.saved.model.parameters(), twin.model.parameters()));
  }
}

TEST_CASE("the weights of README.md's sample make the model that it trains") {
  const ImportedModel found = imported({{"encoder.0", 784, 128},
                                        {"encoder.2", 128, 32},
                                        {"decoder.0", 32, 128},
                                        {"decoder.2", 128, 784}});
  CHECK(found.sources == Names{"encoder.0", "encoder.2", "decoder.0", "decoder.2"});
  const ModelConfiguration& model = found.saved.configuration.model;
  CHECK(model.input == std::array<Index, 2>{28, 28});
  CHECK(model.encoder == std::vector<Index>{128});
  CHECK(model.code == 32);
  CHECK(model.activation == Activation::relu);
  CHECK(model.code_activation == Activation::linear);
  CHECK(model.output_activation == Activation::sigmoid);
}

TEST_CASE("layers are found under any prefix and in the order of numbers, 10 after 8") {
  CHECK(imported({{"module.net.0", 16, 8},
                  {"module.net.2", 8, 8},
                  {"module.net.4", 8, 8},
                  {"module.net.6", 8, 2},
                  {"module.net.8", 2, 8},
                  {"module.net.10", 8, 8},
                  {"module.net.12", 8, 8},
                  {"module.net.14", 8, 16}})
            .sources == Names{"module.net.0", "module.net.2", "module.net.4", "module.net.6",
                              "module.net.8", "module.net.10", "module.net.12", "module.net.14"});
  CHECK(imported({{"dec1", 2, 8}, {"dec2", 8, 16}, {"enc1", 16, 8}, {"enc2", 8, 2}}).sources ==
        Names{"enc1", "enc2", "dec1", "dec2"});
  // Without numbers and halves, an image is larger than its code.
  CHECK(imported({{"from_code", 3, 16}, {"to_code", 16, 3}}).sources ==
        Names{"to_code", "from_code"});
  // With them, the code may be the larger one.
  CHECK(imported({{"fc1", 16, 30}, {"fc2", 30, 16}}).saved.configuration.model.code == 30);
}

TEST_CASE("a variational code is found by its names, its numbers or its width") {
  const std::vector<Names> heads = {
      {"fc_mu", "fc_logvar"}, {"mu", "log_var"},     {"z_mean", "z_log_variance"},
      {"fc21", "fc22"},       {"fc2_1", "fc2_2"},    {"encoder.mean", "encoder.logVar"},
      {"fc_mu", "fc_var"},    {"loc", "log_sigma2x"}};
  for (const Names& head : heads) {
    CAPTURE(head[1]);
    const ImportedModel found = imported({{"fc1", 16, 8},
                                          {head[0].c_str(), 8, 2},
                                          {head[1].c_str(), 8, 2},
                                          {"fc3", 2, 8},
                                          {"fc4", 8, 16}});
    CHECK(found.saved.configuration.model.family == Family::variational);
    CHECK(found.sources == Names{"fc1", head[0], head[1], "fc3", "fc4"});
    CHECK(says(found, "The code is variational: " + head[0] + " gives its means, " + head[1] +
                          " its log variances."));
  }
}

TEST_CASE("a layer of twice the code's width gives means and log variances") {
  const std::vector<TorchTensor> state = state_of(
      {{"encoder.0", 16, 8}, {"encoder.2", 8, 4}, {"decoder.0", 2, 8}, {"decoder.2", 8, 16}});
  const ImportedModel found = imported(state);
  CHECK(found.saved.configuration.model.code == 2);
  CHECK(found.saved.configuration.model.family == Family::variational);
  const Matrix<float> means = found.saved.model.weight(1);
  const std::vector<float> written = test::some_values(4 * 8, 2);
  CHECK(std::equal(means.data(), means.data() + 16, written.begin()));
  const Matrix<float> variances = found.saved.model.weight(2);
  CHECK(std::equal(variances.data(), variances.data() + 16, written.begin() + 16));
}

TEST_CASE("logarithms of standard deviations are doubled to log variances") {
  const ImportedModel found = imported({{"mu", 16, 2}, {"log_std", 16, 2}, {"decoder", 2, 16}});
  CHECK(says(found,
             "By its name, log_std gives logarithms of standard deviations; they were doubled."));
  std::vector<float> doubled = test::some_values(2 * 16, 2);
  for (float& value : doubled) value *= 2;
  const Matrix<float> variances = found.saved.model.weight(1);
  CHECK(std::equal(variances.data(), variances.data() + 32, doubled.begin()));
}

TEST_CASE("an encoder without a decoder's weights is tied, with its biases or with 0") {
  std::vector<TorchTensor> state = state_of({{"encoder.0", 16, 8}, {"encoder.2", 8, 3}});
  const ImportedModel without = imported(state);
  CHECK(without.saved.configuration.model.tied_weights);
  CHECK(says(without,
             "No weights of a decoder were found, so it is the encoder's layers, transposed (tied "
             "weights), with biases of 0."));
  state.push_back(floats("decoder_bias_0", test::some_values(8, 7)));
  state.push_back(floats("decoder_bias_1", test::some_values(16, 8)));
  const ImportedModel with = imported(state);
  CHECK(with.sources == Names{"encoder.0", "encoder.2", "decoder_bias_0", "decoder_bias_1"});
  const std::vector<float> last = test::some_values(16, 8);
  CHECK(std::ranges::equal(with.saved.model.parameters().last(16), last));
  CHECK(without.sources.back().empty());
}

TEST_CASE("layers without a bias get one of 0, and that is said") {
  const ImportedModel found = imported({{"fc1", 16, 3, false}, {"fc2", 3, 16, false}});
  CHECK(says(found, "Layers without a bias get one of 0: fc1, fc2."));
  const std::vector<float> zeros(16);
  CHECK(std::ranges::equal(found.saved.model.parameters().last(16), zeros));
}

TEST_CASE("other tensors are named and passed over, with layers that lead to nothing") {
  std::vector<TorchTensor> state = state_of({{"autoencoder.encoder.0", 16, 4},
                                             {"autoencoder.decoder.0", 4, 16},
                                             {"classifier.0", 4, 8},
                                             {"classifier.2", 8, 10}});
  state.push_back({"conv.weight", {2, 1, 3, 3}, std::vector<std::uint8_t>(72)});
  state.push_back({"bn.num_batches_tracked", {}, std::vector<std::uint8_t>(8), "I64"});
  state.push_back(floats("bn.running_mean", {1, 2, 3}));
  const ImportedModel found = imported(state);
  CHECK(found.sources == Names{"autoencoder.encoder.0", "autoencoder.decoder.0"});
  CHECK(found.passed_over.size() == 7);
  CHECK(says(found,
             "Passed over, having no part in the model: bn.num_batches_tracked [] I64, "
             "bn.running_mean [3], classifier.0.bias [8], classifier.0.weight [8, 4], "
             "classifier.2.bias [10], classifier.2.weight [10, 8], conv.weight [2, 1, 3, 3]."));
}

std::vector<TorchTensor> normalized_state(const std::string& norm) {
  std::vector<TorchTensor> state = state_of({{"net.0", 4, 2}, {"net.3", 2, 4}});
  state.push_back(floats(norm + ".weight", {2.0F, 0.5F}));
  state.push_back(floats(norm + ".bias", {0.25F, -1.0F}));
  state.push_back(floats(norm + ".running_mean", {0.5F, -0.5F}));
  state.push_back(floats(norm + ".running_var", {4.0F, 0.25F}));
  return state;
}

/// What the batch normalisation of normalized_state() makes of a value.
double normalized(double value, std::size_t unit) {
  const double scale = unit == 0 ? 2.0 / std::sqrt(4.0 + 1e-5) : 0.5 / std::sqrt(0.25 + 1e-5);
  return unit == 0 ? scale * (value - 0.5) + 0.25 : scale * (value + 0.5) - 1.0;
}

TEST_CASE("a batch normalisation right behind or before a layer is folded into it") {
  const std::vector<float> image = {0.1F, 0.9F, 0.3F, 0.7F};
  const ConstMatrixView<float> input(image.data(), 1, 4);
  const auto plain = [&] {
    return imported({{"net.0", 4, 2}, {"net.3", 2, 4}}).saved.model.encode(input);
  }();
  SUBCASE("behind") {
    const ImportedModel found = imported(normalized_state("net.1"));
    CHECK(says(found,
               "The batch normalisation net.1 was folded into net.0, with PyTorch's usual "
               "epsilon of 1e-5."));
    const Matrix<float> code = found.saved.model.encode(input);
    CHECK(code(0, 0) == doctest::Approx(normalized(plain(0, 0), 0)));
    CHECK(code(0, 1) == doctest::Approx(normalized(plain(0, 1), 1)));
  }
  SUBCASE("before") {
    const ImportedModel found =
        imported(normalized_state("net.2"), {.output_activation = Activation::linear, .input = {}});
    const ImportedModel bare = imported(state_of({{"net.0", 4, 2}, {"net.3", 2, 4}}),
                                        {.output_activation = Activation::linear, .input = {}});
    CHECK(found.saved.model.encode(input) == plain);
    const std::vector<float> code = {static_cast<float>(normalized(plain(0, 0), 0)),
                                     static_cast<float>(normalized(plain(0, 1), 1))};
    const Matrix<float> expected =
        bare.saved.model.decode(ConstMatrixView<float>(code.data(), 1, 2));
    const Matrix<float> image_found = found.saved.model.decode(view(plain));
    for (Index i = 0; i < 4; ++i) {
      CHECK(image_found(0, i) == doctest::Approx(expected(0, i)));
    }
  }
}

TEST_CASE("what would change the model's numbers but cannot be taken over is refused") {
  CHECK(
      has_part(refusal_of(normalized_state("net.5")),
               "w.safetensors: net.5 is a batch normalisation, which this program does not have"));
  std::vector<TorchTensor> state = state_of({{"net.0", 4, 2}, {"net.3", 2, 4}});
  state.push_back(floats("net.1.weight", {1, 1}));
  CHECK(has_part(refusal_of(state),
                 "net.1.weight [2] belongs to a normalisation or an activation "
                 "with weights beside the linear layers"));
  state.back() = {"net.1.weight", {1, 1, 3, 3}, std::vector<std::uint8_t>(36)};
  CHECK(has_part(refusal_of(state), "net.1.weight [1, 1, 3, 3] belongs to a convolution beside"));
}

TEST_CASE("half precision is converted, and that is said") {
  const std::vector<std::uint16_t> halves(12, 0x3800);
  const std::vector<TorchTensor> state = {{"fc1.weight", {3, 4}, bytes_of_elements(halves), "F16"},
                                          {"fc2.weight", {4, 3}, bytes_of_elements(halves), "F16"}};
  const ImportedModel found = imported(state);
  CHECK(says(found, "Weights were converted from F16 to float32."));
  CHECK(found.saved.model.parameters().front() == 0.5F);
}

TEST_CASE("images are square where they can be, else one row, and as is asked for") {
  const auto size_for = [](std::size_t features, const ImportChoices& choices = {}) {
    return imported(state_of({{"fc1", features, 2}, {"fc2", 2, features}}), choices)
        .saved.configuration.model.input;
  };
  CHECK(size_for(784) == std::array<Index, 2>{28, 28});
  CHECK(size_for(30) == std::array<Index, 2>{1, 30});
  CHECK(size_for(12288) == std::array<Index, 2>{3, 4096});
  ImportChoices choices;
  choices.input = {5, 6};
  CHECK(size_for(30, choices) == std::array<Index, 2>{5, 6});
  for (const std::array<Index, 2> wrong :
       {std::array<Index, 2>{5, 5}, {0, 30}, {-5, -6}, {30, std::numeric_limits<Index>::max()}}) {
    choices.input = wrong;
    CHECK(has_part(refusal_of(state_of({{"fc1", 30, 2}, {"fc2", 2, 30}}), choices),
                   "w.safetensors: its first layer takes 30 values, but an image of "));
  }
}

TEST_CASE("what is no autoencoder is refused with the reason and all shapes") {
  const std::string start = "w.safetensors holds no autoencoder of linear layers: ";
  CHECK(refusal_of(state_of({{"fc1", 16, 8}, {"fc2", 8, 10}})) ==
        start +
            "its layers' widths 16-8-10 do not lead from an image to a code and, mirrored, back "
            "to the image. Found: fc1.bias [8], fc1.weight [8, 16], fc2.bias [10], fc2.weight "
            "[10, 8].");
  CHECK(has_part(
      refusal_of(state_of(
          {{"encoder.0", 16, 8}, {"encoder.2", 8, 2}, {"decoder.0", 2, 4}, {"decoder.2", 4, 16}})),
      "widths 16-8-2-4-16 do not lead"));
  CHECK(has_part(refusal_of(state_of({{"fc1", 16, 8}, {"fc2", 7, 16}})),
                 "fc1 gives 8 values, but fc2 takes 7"));
  CHECK(has_part(refusal_of(state_of({{"fc1", 16, 8}, {"fc2", 8, 8}, {"fc3", 8, 16}})),
                 "widths 16-8-8-16 do not lead"));
  CHECK(refusal_of({{"conv.weight", {2, 1, 3, 3}, std::vector<std::uint8_t>(72)}}) ==
        start +
            "no linear layer, a tensor *.weight of two dimensions, is in it. Found: conv.weight "
            "[2, 1, 3, 3].");
  CHECK(has_part(refusal_of({}), "Found: no tensors."));
  std::vector<TorchTensor> many;
  for (int i = 0; i < 132; ++i) add_linear(many, "net." + std::to_string(i), 2, 2, false);
  CHECK(has_part(refusal_of(many), "it has 132 linear layers, and at most 131"));
}

TEST_CASE("choices and weights that make no model are refused") {
  const std::vector<TorchTensor> state =
      state_of({{"mu", 16, 2}, {"logvar", 16, 2}, {"decoder", 2, 16}});
  ImportChoices choices;
  choices.code_activation = Activation::relu;
  CHECK(refusal_of(state, choices) ==
        "w.safetensors: model.code_activation is relu, but must be linear where model.family is "
        "variational.");
  std::vector<TorchTensor> wrong = state_of({{"fc1", 4, 2}});
  wrong.push_back({"fc2.weight", {4, 2}, bytes_of_elements(std::vector<float>(8, NAN))});
  CHECK(refusal_of(wrong) ==
        "w.safetensors: tensor fc2.weight holds NaN or infinity, but weights must be finite.");
  const Configuration own = parse_configuration(R"({"model":{"input":[2,2],"code":1}})", "test");
  CHECK_THROWS_WITH_AS(
      import_model(serialize_model(own, Autoencoder(own.model, 1), {}), {}, "own.safetensors"),
      doctest::Contains("own.safetensors is a model file of this program"), InputError);
}

TEST_CASE("many layers of one shape, which fit each other in every order, take no time") {
  std::vector<TorchTensor> state;
  for (int i = 0; i < 65; ++i) add_linear(state, "a" + std::to_string(i), 2, 2, false);
  for (int i = 0; i < 65; ++i) add_linear(state, "b" + std::to_string(i), 2, 3, false);
  CHECK(has_part(refusal_of(state), "holds no autoencoder"));
}

}  // namespace
