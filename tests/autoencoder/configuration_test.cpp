#include <doctest/doctest.h>
#include <string>

#include "autoencoder/configuration_json.hpp"
#include "base/error.hpp"

namespace {

using namespace ae;

/// The sentence that a configuration is refused with; empty where it is accepted.
std::string refusal(const std::string& json) {
  try {
    parse_configuration(json, "run.json");
    return "";
  } catch (const InputError& error) {
    return error.what();
  }
}

void check_refused(const std::string& json, const std::string& key, const std::string& found,
                   const std::string& expected) {
  const std::string sentence = refusal(json);
  CAPTURE(json);
  CAPTURE(sentence);
  CHECK(sentence.starts_with("run.json: "));
  CHECK(sentence.find(key) != std::string::npos);
  CHECK(sentence.find(found) != std::string::npos);
  CHECK(sentence.find(expected) != std::string::npos);
}

TEST_CASE("an empty configuration is the tutorial's network with its defaults") {
  const Configuration configuration = parse_configuration("{}", "run.json");
  CHECK(configuration.model.encoder == std::vector<Index>{512, 256, 64});
  CHECK(configuration.model.code == 2);
  CHECK(configuration.training.batch_size == 128);
  CHECK(configuration.training.optimizer.learning_rate == 0.001);
}

TEST_CASE("every key is read, and written so that it reads back the same") {
  const std::string json =
      R"({"model":{"input":[8,9],"encoder":[30,20],"code":5,"activation":"elu",)"
      R"("layer_activations":["tanh","relu"],"code_activation":"tanh",)"
      R"("output_activation":"sigmoid","initialization":"glorot","tied_weights":true,)"
      R"("family":"sparse","sparsity":{"kind":"topk","weight":0.5,"target":0.25,"active":3},)"
      R"("contraction":{"weight":0.125,"projections":4},"beta":0.5,"warm_up_epochs":2},)"
      R"("training":{"loss":"huber","huber_delta":0.25,"optimizer":"sgd",)"
      R"("learning_rate":0.05,"momentum":0.5,"batch_size":16,"epochs":3,"seed":9007199254740991,)"
      R"("corruption":{"kind":"salt_and_pepper","amount":0.25,"clip":false}}})";
  const Configuration configuration = parse_configuration(json, "run.json");
  CHECK(configuration.model.input == std::array<Index, 2>{8, 9});
  CHECK(configuration.model.activation == Activation::elu);
  CHECK(configuration.model.code_activation == Activation::tanh);
  CHECK(configuration.model.initialization == Initialization::glorot);
  CHECK(configuration.model.layer_activations ==
        std::vector<Activation>{Activation::tanh, Activation::relu});
  CHECK(configuration.model.tied_weights);
  CHECK(configuration.model.sparsity.kind == SparsityKind::topk);
  CHECK(configuration.model.sparsity.active == 3);
  CHECK(configuration.model.contraction.projections == 4);
  CHECK(configuration.model.warm_up_epochs == 2);
  CHECK(configuration.training.huber_delta == 0.25);
  CHECK_FALSE(configuration.training.corruption.clip);
  CHECK(configuration.training.optimizer.kind == OptimizerKind::sgd);
  CHECK(configuration.training.optimizer.momentum == 0.5);
  CHECK(configuration.training.seed == maximum_seed);
  CHECK(configuration.training.corruption.kind == CorruptionKind::salt_and_pepper);
  CHECK(to_json(configuration) == json);
}

TEST_CASE("a denoising model without a corruption gets Gaussian noise of 0.4") {
  const Configuration configuration =
      parse_configuration(R"({"model":{"family":"denoising"}})", "run.json");
  CHECK(configuration.training.corruption.kind == CorruptionKind::gaussian);
  CHECK(configuration.training.corruption.amount == 0.4);
}

TEST_CASE("whole numbers may be written as JSON Schema allows") {
  CHECK(parse_configuration(R"({"model":{"code":3.0,"encoder":[1e2]}})", "").model.code == 3);
}

TEST_CASE("a configuration that is wrong is refused with key, value and what is allowed") {
  check_refused(R"({"modle":{}})", "modle", "not a known key", "model, training");
  check_refused(R"({"model":{"widths":[3]}})", "model.widths", "not a known key", "encoder");
  check_refused(R"({"model":{"code":0}})", "model.code", "0", "from 1 to");
  check_refused(R"({"model":{"code":-4}})", "model.code", "-4", "from 1 to");
  check_refused(R"({"model":{"code":2.5}})", "model.code", "2.5", "a whole number");
  check_refused(R"({"model":{"code":"2"}})", "model.code", "\"2\"", "a whole number");
  check_refused(R"({"model":{"code":1e300}})", "model.code", "1e+300", "a whole number");
  check_refused(R"({"model":{"encoder":512}})", "model.encoder", "512", "a list");
  check_refused(R"({"model":{"encoder":[512,0]}})", "model.encoder[1]", "0", "from 1 to");
  check_refused(R"({"model":{"input":[28]}})", "model.input", "[28]", "2 whole numbers");
  check_refused(R"({"model":{"input":[28,5000]}})", "model.input[1]", "5000", "4096");
  check_refused(R"({"model":{"activation":"swish"}})", "model.activation", "swish", "leaky_relu");
  check_refused(R"({"model":{"tied_weights":1}})", "model.tied_weights", "1", "true or false");
  check_refused(R"({"model":{"tied_weights":true,"family":"variational"}})", "model.tied_weights",
                "true", "false where model.family is variational");
  check_refused(R"({"model":{"family":"gan"}})", "model.family", "gan", "denoising or variational");
  check_refused(R"({"model":{"layer_activations":["relu"]}})", "model.layer_activations", "1 names",
                "which are 3");
  check_refused(R"({"model":{"layer_activations":["relu","swish"]}})", "model.layer_activations[1]",
                "swish", "leaky_relu");
  check_refused(R"({"model":{"sparsity":{"kind":"l0"}}})", "model.sparsity.kind", "l0", "topk");
  check_refused(R"({"model":{"sparsity":{"weight":-1}}})", "model.sparsity.weight", "-1", "from 0");
  check_refused(R"({"model":{"sparsity":{"target":1}}})", "model.sparsity.target", "1", "below 1");
  check_refused(R"({"model":{"family":"sparse","sparsity":{"kind":"kl"}}})",
                "model.code_activation", "linear", "sigmoid where model.sparsity.kind is kl");
  check_refused(R"({"model":{"contraction":{"projections":-1}}})", "model.contraction.projections",
                "-1", "from 0 to 1024");
  check_refused(R"({"model":{"family":"variational","code_activation":"relu"}})",
                "model.code_activation", "relu", "linear where model.family is variational");
  check_refused(R"({"model":{"beta":-0.5}})", "model.beta", "-0.5", "from 0 to");
  check_refused(R"({"training":{"huber_delta":0}})", "training.huber_delta", "0", "above 0");
  check_refused(R"({"model":[]})", "model", "[]", "an object");
  check_refused(R"({"training":{"learning_rate":0}})", "training.learning_rate", "0", "above 0");
  check_refused(R"({"training":{"momentum":1}})", "training.momentum", "1", "below 1");
  check_refused(R"({"training":{"batch_size":0}})", "training.batch_size", "0", "from 1 to");
  check_refused(R"({"training":{"epochs":-1}})", "training.epochs", "-1", "from 0 to");
  check_refused(R"({"training":{"seed":-1}})", "training.seed", "-1", "a whole number");
  check_refused(R"({"training":{"loss":"hinge"}})", "training.loss", "hinge", "l1 or huber");
  check_refused(R"({"training":{"corruption":{"kind":"gaussian","amount":-1}}})",
                "training.corruption.amount", "-1", "from 0 to 10");
  check_refused(R"({"training":{"corruption":{"kind":"masking","amount":1.5}}})",
                "training.corruption.amount", "1.5", "from 0 to 1");
  check_refused(R"({"training":{"corruption":"gaussian:0.4"}})", "training.corruption",
                "gaussian:0.4", "an object");
  check_refused(R"({"training":{"loss":"bce"},"model":{"output_activation":"linear"}})",
                "model.output_activation", "linear", "sigmoid");
  check_refused(R"({"model":{"family":"denoising"},"training":{"corruption":{"kind":"none"}}})",
                "training.corruption.kind", "none", "denoising");
  check_refused(R"({"model":{"code":2,"code":3}})", "code", "twice", "the configuration");
  check_refused("[1, 2]", "the configuration", "[1,2]", "an object");
  check_refused("{\"model\":", "the configuration", "byte", "no JSON");
  check_refused("", "the configuration", "byte", "no JSON");
}

TEST_CASE("a network too large for memory is refused before anything is allocated") {
  check_refused(R"({"model":{"encoder":[65536,65536],"code":65536}})", "model", "parameters",
                "268435456");
}

TEST_CASE(
    "a contractive network that needs too large a matrix is refused, others of its size not") {
  const std::string wide = R"("input":[9,9],"encoder":[65536,2])";
  check_refused(R"({"model":{"family":"contractive",)" + wide + "}}", "model.encoder[0]", "65536",
                "from 1 to 8192 where model.family is contractive");
  CHECK(refusal(R"({"model":{"family":"plain",)" + wide + "}}").empty());
}

TEST_CASE("a very long wrong value is shortened in the sentence") {
  const std::string sentence = refusal(R"({"model":{"code":")" + std::string(5000, 'x') + R"("}})");
  CHECK(sentence.size() < 300);
}

}  // namespace
