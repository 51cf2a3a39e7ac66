#include "autoencoder/training_data.hpp"

#include "base/error.hpp"
#include "base/json.hpp"

namespace ae {

std::string to_json(const TrainingData& data) {
  return Json{{"name", data.name}, {"train", data.train}, {"test", data.test}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

TrainingData parse_training_data(std::string_view json, const std::string& source) {
  const auto count = [](const Json& value) {
    if (!value.is_number_unsigned()) throw InputError("has a count that is no whole number");
    return value.get<std::size_t>();
  };
  try {
    const Json data = parse_json(json);
    return {.name = data.at("name").get<std::string>(),
            .train = count(data.at("train")),
            .test = count(data.at("test"))};
  } catch (const Json::exception&) {
    throw InputError(source +
                     ": its \"data\" is not the name and the counts of a data set, as this program "
                     "writes them.");
  } catch (const InputError& error) {
    throw InputError(source + ": its \"data\" " + error.what() + ".");
  }
}

}  // namespace ae
