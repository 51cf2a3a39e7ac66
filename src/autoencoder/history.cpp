#include "autoencoder/history.hpp"

#include <cstdint>
#include <limits>

#include "base/error.hpp"
#include "base/json.hpp"

namespace ae {
namespace {

Json as_json(const EpochMetrics& metrics) {
  Json json;
  json["epoch"] = metrics.epoch;
  json["train_loss"] = metrics.train_loss;
  json["test_loss"] = metrics.test_loss;
  json["test_mse"] = metrics.test_mse;
  json["test_bce"] = metrics.test_bce;
  json["samples_per_second"] = metrics.samples_per_second;
  json["seconds"] = metrics.seconds;
  if (metrics.bound) {
    json["elbo"] = metrics.bound->elbo();
    json["reconstruction"] = metrics.bound->reconstruction;
    json["kl"] = metrics.bound->kl;
  }
  return json;
}

int epoch_of(const Json& line) {
  const Json& epoch = line.at("epoch");
  if (epoch.is_number_unsigned()) {
    const auto count = epoch.get<std::uint64_t>();
    if (count <= static_cast<std::uint64_t>(std::numeric_limits<int>::max())) {
      return static_cast<int>(count);
    }
  }
  throw InputError("has an epoch that is no whole number");
}

}  // namespace

std::string to_json(const EpochMetrics& metrics) { return as_json(metrics).dump(); }

std::string to_json(const History& history) {
  Json list = Json::array();
  for (const EpochMetrics& metrics : history) list.push_back(as_json(metrics));
  return list.dump();
}

History parse_history(std::string_view json, const std::string& source) {
  try {
    History history;
    for (const Json& line : parse_json(json)) {
      history.push_back({.epoch = epoch_of(line),
                         .train_loss = line.at("train_loss").get<double>(),
                         .test_loss = line.at("test_loss").get<double>(),
                         .test_mse = line.at("test_mse").get<double>(),
                         .test_bce = line.at("test_bce").get<double>(),
                         .samples_per_second = line.at("samples_per_second").get<double>(),
                         .seconds = line.at("seconds").get<double>()});
      if (line.contains("elbo")) {
        history.back().bound = {.reconstruction = line.at("reconstruction").get<double>(),
                                .kl = line.at("kl").get<double>()};
      }
    }
    return history;
  } catch (const Json::exception&) {
    throw InputError(source +
                     ": its \"history\" is not a list of epochs as this program writes them.");
  } catch (const InputError& error) {
    throw InputError(source + ": its \"history\" " + error.what() + ".");
  }
}

}  // namespace ae
