#include "autoencoder/training_data.hpp"

#include <array>
#include <charconv>
#include <cstdio>

#include "base/error.hpp"
#include "base/json.hpp"

namespace ae {
namespace {

constexpr std::size_t hash_digits = 16;

std::string hexadecimal(std::uint64_t value) {
  std::array<char, hash_digits + 1> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(value));
  return text.data();
}

std::uint64_t parse_hash(const Json& value) {
  const auto text = value.get<std::string>();
  std::uint64_t hash = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), hash, 16);
  if (error == std::errc() && stop == text.data() + text.size() && text.size() == hash_digits) {
    return hash;
  }
  throw InputError("has a \"hash\" that is not 16 hexadecimal digits");
}

std::size_t parse_count(const Json& value) {
  if (!value.is_number_unsigned()) throw InputError("has a count that is no whole number");
  return value.get<std::size_t>();
}

}  // namespace

std::string shown(const TrainingData& data) {
  return data.name + " (" + std::to_string(data.train) + " + " + std::to_string(data.test) +
         " images" + (data.hash ? ", hash " + hexadecimal(*data.hash) : "") + ")";
}

bool is_same_data(const TrainingData& one, const TrainingData& other) {
  const bool both_have_hashes = one.hash && other.hash;
  return one.train == other.train && one.test == other.test &&
         (!both_have_hashes || one.hash == other.hash);
}

std::string to_json(const TrainingData& data) {
  Json json = {{"name", data.name}, {"train", data.train}, {"test", data.test}};
  if (data.hash) json["hash"] = hexadecimal(*data.hash);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TrainingData parse_training_data(std::string_view json, const std::string& source) {
  try {
    const Json data = parse_json(json);
    return {.name = data.at("name").get<std::string>(),
            .train = parse_count(data.at("train")),
            .test = parse_count(data.at("test")),
            .hash = data.contains("hash") ? std::optional(parse_hash(data["hash"])) : std::nullopt};
  } catch (const Json::exception&) {
    throw InputError(source +
                     ": its \"data\" is not the name and the counts of a data set, as this program "
                     "writes them.");
  } catch (const InputError& error) {
    throw InputError(source + ": its \"data\" " + error.what() + ".");
  }
}

}  // namespace ae
