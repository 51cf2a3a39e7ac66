// Configurations and histories, in JSON.

#include "autoencoder/configuration_json.hpp"
#include "autoencoder/history.hpp"
#include "target.hpp"
#include "training/families.hpp"

namespace ae::fuzz {
namespace {

void read_configuration(std::span<const std::uint8_t> bytes) {
  const std::string written = to_json(parse_configuration(as_text(bytes), "c.json"));
  require(to_json(parse_configuration(written, "c.json")) == written,
          "the same configuration when it is written and read");
}

void read_history(std::span<const std::uint8_t> bytes) {
  const std::string written = to_json(parse_history(as_text(bytes), "h.json"));
  require(to_json(parse_history(written, "h.json")) == written,
          "the same history when it is written and read");
}

std::vector<Bytes> configuration_seeds() {
  std::vector<Bytes> seeds{as_bytes("{}"), as_bytes(to_json(Configuration{}))};
  for (const testing::FamilyCase& family : testing::families()) {
    seeds.push_back(as_bytes(R"({"model":{"encoder":[12],"code":5,)" + family.model +
                             R"(},"training":{"batch_size":64,)" + family.training + "}}"));
  }
  return seeds;
}

std::vector<Bytes> history_seeds() {
  const EpochMetrics plain{1, 0.25, 0.24, 0.1, 0.3, 20'000, 1.5};
  EpochMetrics variational = plain;
  variational.epoch = 2;
  variational.bound = EvidenceBound{100, 7.5};
  return {as_bytes("[]"), as_bytes(to_json(History{plain})),
          as_bytes(to_json(History{plain, variational}))};
}

}  // namespace

std::vector<Target> text_targets() {
  return {{"configuration", read_configuration, configuration_seeds},
          {"history", read_history, history_seeds}};
}

}  // namespace ae::fuzz
