#include "autoencoder/fields.hpp"

#include <doctest/doctest.h>
#include <string>
#include <variant>
#include <vector>

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/configuration_schema.hpp"
#include "autoencoder/rules.hpp"
#include "autoencoder/value_json.hpp"

/// A layer as a list may hold it one day: a width, or an object with keys of its own.
struct Pool {
  ae::Index size = 2;
};
using Layer = std::variant<ae::Index, Pool>;

template <>
struct ae::ValueJson<Layer> {
  static Layer read(const Json& found, const std::string& key) {
    if (!found.is_object()) return ValueJson<Index>::read(found, key);
    return Pool{ValueJson<Index>::read(found.at("pool"), key + ".pool")};
  }
  static Json write(const Layer& layer) {
    if (const auto* width = std::get_if<Index>(&layer)) return *width;
    return {{"pool", std::get<Pool>(layer).size}};
  }
  static void check(const Layer& layer, const Limits& limits, const std::string& key) {
    if (const auto* width = std::get_if<Index>(&layer)) {
      ValueJson<Index>::check(*width, limits, key);
    }
  }
};

namespace {

using namespace ae;

TEST_CASE("every row of the contract has a place of its own and a sentence of help") {
  const Json defaults = as_json(Configuration{});
  std::vector<std::string> seen;
  for_each_field([&](const auto& field) {
    const std::string path(field.path);
    CAPTURE(path);
    CHECK(std::ranges::find(seen, path) == seen.end());
    seen.push_back(path);
    CHECK(value_at(defaults, path) != nullptr);
    CHECK(field.help.sentence.ends_with('.'));
    CHECK(field.help.sentence.size() > 20);
  });
}

TEST_CASE("every rule names keys and values that there are") {
  const Json defaults = as_json(Configuration{});
  for (const Rule& rule : rules) {
    CAPTURE(rule.key);
    CHECK(value_at(defaults, rule.key) != nullptr);
    for (const Condition& condition : rule.when) {
      if (condition.key.empty()) continue;
      for (const std::string_view name : condition.names) {
        if (name.empty()) continue;
        // Only this key may be wrong in a configuration that has the name: the name itself is
        // known.
        Json section = {{std::string(condition.key.substr(condition.key.rfind('.') + 1)), name}};
        std::string_view path = condition.key.substr(0, condition.key.rfind('.'));
        while (!path.empty()) {
          const std::size_t dot = path.rfind('.');
          section = {{std::string(path.substr(dot + 1)), section}};
          path = dot == std::string_view::npos ? "" : path.substr(0, dot);
        }
        std::string refusal;
        try {
          parse_configuration(section.dump(), "rule");
        } catch (const InputError& error) {
          refusal = error.what();
        }
        CHECK(refusal.find(std::string(condition.key) + " is") == std::string::npos);
      }
    }
  }
}

TEST_CASE("a list may hold numbers and objects beside each other") {
  const Json json = Json::parse(R"([512,{"pool":3},64])");
  const auto layers = ValueJson<std::vector<Layer>>::read(json, "model.encoder");
  REQUIRE(layers.size() == 3);
  CHECK(std::get<Pool>(layers[1]).size == 3);
  CHECK(ValueJson<std::vector<Layer>>::write(layers) == json);
  CHECK_THROWS_WITH_AS(
      ValueJson<std::vector<Layer>>::check(layers, each(3, from(1, 100)), "model.encoder"),
      "model.encoder[0] is 512, but must be a whole number from 1 to 100.", InputError);
  CHECK_THROWS_WITH_AS(
      ValueJson<std::vector<Layer>>::read(Json::parse(R"([{"pool":"x"}])"), "model.encoder"),
      "model.encoder[0].pool is \"x\", but must be a whole number.", InputError);
}

TEST_CASE("the schema names each key's limits, default and what its change means") {
  const Json schema = configuration_schema();
  const Json& model = schema["properties"]["model"]["properties"];
  CHECK(model["code"]["maximum"] == 65536);
  CHECK(model["code"]["default"] == 2);
  CHECK(model["code"]["x-change"] == "new-model");
  CHECK(model["family"]["x-change"] == "variational");
  CHECK(model["sparsity"]["properties"]["target"]["exclusiveMaximum"] == 1);
  CHECK(schema["properties"]["training"]["properties"]["learning_rate"]["x-change"] == "live");
  CHECK(schema["$defs"]["Loss"]["enum"] == Json::parse(R"(["mse","bce","l1","huber"])"));
}

}  // namespace
