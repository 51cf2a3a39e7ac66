#include "training/checkpoint.hpp"

#include <doctest/doctest.h>

#include "base/json.hpp"
#include "data/digits_dataset.hpp"

namespace {

/// A checkpoint after one minibatch, with one counter replaced.
std::vector<std::uint8_t> checkpoint_with(const std::string& counter, const ae::Json& value) {
  const ae::Dataset dataset = ae::digits_dataset("digits", 12, 2, 1);
  ae::Configuration configuration;
  configuration.model.encoder = {4};
  configuration.model.code = 2;
  ae::Autoencoder model(configuration.model, 1);
  ae::Trainer trainer(model, dataset, configuration.training);
  trainer.step();
  ae::SafetensorsFile file =
      ae::parse_safetensors(ae::serialize_checkpoint(configuration, model, trainer), "checkpoint");
  ae::Json counters = ae::parse_json(file.metadata["trainer"]);
  counters[counter] = value;
  file.metadata["trainer"] = counters.dump();
  return ae::serialize_safetensors(file);
}

TEST_CASE("a checkpoint's counters that are no whole numbers in range are refused by their names") {
  for (const char* counter : {"epoch", "batch", "updates"}) {
    CAPTURE(counter);
    CHECK_NOTHROW(ae::parse_checkpoint(checkpoint_with(counter, 0), "c"));
    for (const ae::Json& value :
         {ae::Json(1.5), ae::Json(-1), ae::Json(1e300), ae::Json("1"), ae::Json(true),
          ae::Json(std::uint64_t{1} << 60U), ae::Json(nullptr)}) {
      CAPTURE(value.dump());
      std::string message;
      try {
        ae::parse_checkpoint(checkpoint_with(counter, value), "c");
      } catch (const ae::InputError& error) {
        message = error.what();
      }
      CHECK(message.starts_with("c: its metadata \"trainer\" has " + value.dump() + " as \"" +
                                counter + "\", but a whole number from 0 to "));
    }
  }
}

TEST_CASE("a checkpoint's sums that are no numbers are refused by their names") {
  for (const char* sum : {"loss_sum", "seconds"}) {
    CAPTURE(sum);
    CHECK_NOTHROW(ae::parse_checkpoint(checkpoint_with(sum, 0.25), "c"));
    const std::string expected = "c: its metadata \"trainer\" has null as \"" + std::string(sum) +
                                 "\", but a number was expected.";
    CHECK_THROWS_WITH_AS(ae::parse_checkpoint(checkpoint_with(sum, nullptr), "c"), expected.c_str(),
                         ae::InputError);
  }
}

}  // namespace
