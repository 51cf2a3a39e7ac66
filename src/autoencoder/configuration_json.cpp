#include "autoencoder/configuration_json.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "autoencoder/configuration_names.hpp"
#include "base/error.hpp"
#include "base/json.hpp"

namespace ae {
namespace {

[[noreturn]] void refuse(const std::string& key, const Json& found, const std::string& expected) {
  throw InputError(key + " is " + shortened(found) + ", but must be " + expected + ".");
}

/// The members of one JSON object; every key must be asked for, or it is not known.
class Members {
 public:
  Members(const Json& object, std::string path) : object_(object), path_(std::move(path)) {
    if (!object.is_object())
      refuse(path_.empty() ? "the configuration" : path_, object, "an object");
  }

  /// The member, or null where it is left out.
  const Json* find(const std::string& key) {
    known_.push_back(key);
    const auto found = object_.find(key);
    return found == object_.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::string path_to(const std::string& key) const {
    return path_.empty() ? key : path_ + "." + key;
  }

  void refuse_unknown() const {
    for (const auto& [key, value] : object_.items()) {
      if (std::ranges::find(known_, key) != known_.end()) continue;
      std::string list;
      for (const std::string& name : known_) list += (list.empty() ? "" : ", ") + name;
      throw InputError("\"" + path_to(key) + "\" is not a known key; known here are " + list + ".");
    }
  }

  template <typename Whole>
  void read_whole(const std::string& key, Whole& value) {
    if (const Json* found = find(key)) value = whole<Whole>(*found, path_to(key));
  }

  void read_number(const std::string& key, double& value) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_number()) refuse(path_to(key), *found, "a number");
    value = found->get<double>();
  }

  template <typename Enum>
  void read_name(const std::string& key, Enum& value) {
    if (const Json* found = find(key)) value = named<Enum>(*found, path_to(key));
  }

  void read_boolean(const std::string& key, bool& value) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_boolean()) refuse(path_to(key), *found, "true or false");
    value = found->get<bool>();
  }

  template <typename Enum>
  void read_names(const std::string& key, std::vector<Enum>& values) {
    const Json* found = find(key);
    if (found == nullptr) return;
    if (!found->is_array()) refuse(path_to(key), *found, "a list of names");
    values.clear();
    for (const Json& name : *found) {
      values.push_back(named<Enum>(name, path_to(key) + "[" + std::to_string(values.size()) + "]"));
    }
  }

  template <typename Enum>
  static Enum named(const Json& found, const std::string& key) {
    const auto named =
        found.is_string() ? value_named<Enum>(found.get_ref<const std::string&>()) : std::nullopt;
    if (!named) refuse(key, found, allowed_names<Enum>());
    return *named;
  }

  template <typename Whole>
  static Whole whole(const Json& found, const std::string& key) {
    constexpr auto least = static_cast<double>(std::numeric_limits<Whole>::min());
    constexpr auto most = std::min(static_cast<double>(std::numeric_limits<Whole>::max()),
                                   static_cast<double>(maximum_seed));
    // 1e3 and 3.0 are whole numbers to JSON Schema, and so they are here.
    const double number = found.is_number() ? found.get<double>() : 0.5;
    if (std::floor(number) != number || number < least || number > most) {
      refuse(
          key, found,
          std::is_signed_v<Whole> ? "a whole number" : "a whole number from 0 to 9007199254740991");
    }
    return static_cast<Whole>(number);
  }

 private:
  const Json& object_;
  std::string path_;
  std::vector<std::string> known_;
};

void read_sparsity(const Json& json, Sparsity& sparsity) {
  Members members(json, "model.sparsity");
  members.read_name("kind", sparsity.kind);
  members.read_number("weight", sparsity.weight);
  members.read_number("target", sparsity.target);
  members.read_whole("active", sparsity.active);
  members.refuse_unknown();
}

void read_contraction(const Json& json, Contraction& contraction) {
  Members members(json, "model.contraction");
  members.read_number("weight", contraction.weight);
  members.read_whole("projections", contraction.projections);
  members.refuse_unknown();
}

void read_model(const Json& json, ModelConfiguration& model) {
  Members members(json, "model");
  if (const Json* input = members.find("input")) {
    if (!input->is_array() || input->size() != 2) {
      refuse("model.input", *input, "a list of two whole numbers, rows and columns");
    }
    model.input = {Members::whole<Index>((*input)[0], "model.input[0]"),
                   Members::whole<Index>((*input)[1], "model.input[1]")};
  }
  if (const Json* encoder = members.find("encoder")) {
    if (!encoder->is_array()) refuse("model.encoder", *encoder, "a list of whole numbers");
    model.encoder.clear();
    for (const Json& width : *encoder) {
      model.encoder.push_back(Members::whole<Index>(
          width, "model.encoder[" + std::to_string(model.encoder.size()) + "]"));
    }
  }
  members.read_whole("code", model.code);
  members.read_name("activation", model.activation);
  members.read_name("code_activation", model.code_activation);
  members.read_name("output_activation", model.output_activation);
  members.read_name("initialization", model.initialization);
  members.read_names("layer_activations", model.layer_activations);
  members.read_boolean("tied_weights", model.tied_weights);
  members.read_name("family", model.family);
  if (const Json* sparsity = members.find("sparsity")) read_sparsity(*sparsity, model.sparsity);
  if (const Json* contraction = members.find("contraction")) {
    read_contraction(*contraction, model.contraction);
  }
  members.read_number("beta", model.beta);
  members.read_whole("warm_up_epochs", model.warm_up_epochs);
  members.refuse_unknown();
}

void read_corruption(const Json& json, Corruption& corruption) {
  Members members(json, "training.corruption");
  members.read_name("kind", corruption.kind);
  members.read_number("amount", corruption.amount);
  members.read_boolean("clip", corruption.clip);
  members.refuse_unknown();
}

void read_training(const Json& json, TrainingConfiguration& training) {
  Members members(json, "training");
  members.read_name("loss", training.loss);
  members.read_number("huber_delta", training.huber_delta);
  members.read_name("optimizer", training.optimizer.kind);
  members.read_number("learning_rate", training.optimizer.learning_rate);
  members.read_number("momentum", training.optimizer.momentum);
  members.read_whole("batch_size", training.batch_size);
  members.read_whole("epochs", training.epochs);
  members.read_whole("seed", training.seed);
  if (const Json* corruption = members.find("corruption")) {
    read_corruption(*corruption, training.corruption);
  }
  members.refuse_unknown();
}

Json parse_object(std::string_view text) {
  try {
    return parse_json(text);
  } catch (const InputError& error) {
    throw InputError(std::string("the configuration ") + error.what() + ".");
  }
}

}  // namespace

Configuration parse_configuration(std::string_view json, const std::string& source) {
  try {
    Configuration configuration;
    const Json parsed = parse_object(json);
    Members members(parsed, "");
    if (const Json* model = members.find("model")) read_model(*model, configuration.model);
    const Json* training = members.find("training");
    if (training != nullptr) read_training(*training, configuration.training);
    members.refuse_unknown();
    if (training == nullptr || !training->contains("corruption")) {
      fill_in_family_defaults(configuration);
    }
    validate(configuration);
    return configuration;
  } catch (const InputError& error) {
    throw InputError(source + ": " + error.what());
  }
}

std::string to_json(const Configuration& configuration) {
  const auto& [model, training] = configuration;
  Json layer_activations = Json::array();
  for (const Activation activation : model.layer_activations) {
    layer_activations.push_back(name_of(activation));
  }
  const Json json = {
      {"model",
       {{"input", model.input},
        {"encoder", model.encoder},
        {"code", model.code},
        {"activation", name_of(model.activation)},
        {"layer_activations", layer_activations},
        {"code_activation", name_of(model.code_activation)},
        {"output_activation", name_of(model.output_activation)},
        {"initialization", name_of(model.initialization)},
        {"tied_weights", model.tied_weights},
        {"family", name_of(model.family)},
        {"sparsity",
         {{"kind", name_of(model.sparsity.kind)},
          {"weight", model.sparsity.weight},
          {"target", model.sparsity.target},
          {"active", model.sparsity.active}}},
        {"contraction",
         {{"weight", model.contraction.weight}, {"projections", model.contraction.projections}}},
        {"beta", model.beta},
        {"warm_up_epochs", model.warm_up_epochs}}},
      {"training",
       {{"loss", name_of(training.loss)},
        {"huber_delta", training.huber_delta},
        {"optimizer", name_of(training.optimizer.kind)},
        {"learning_rate", training.optimizer.learning_rate},
        {"momentum", training.optimizer.momentum},
        {"batch_size", training.batch_size},
        {"epochs", training.epochs},
        {"seed", training.seed},
        {"corruption",
         {{"kind", name_of(training.corruption.kind)},
          {"amount", training.corruption.amount},
          {"clip", training.corruption.clip}}}}}};
  return json.dump();
}

}  // namespace ae
