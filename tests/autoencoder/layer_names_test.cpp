#include "autoencoder/layer_names.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <vector>

namespace {

using namespace ae;

TEST_CASE("a layer's half is its last word that begins with enc or dec") {
  CHECK(half_in("module.encoder.0") == NamedHalf::encoder);
  CHECK(half_in("autoencoder.dec1") == NamedHalf::decoder);
  CHECK(half_in("decoderInput") == NamedHalf::decoder);
  CHECK(half_in("encoder_decoder.encoder.3") == NamedHalf::encoder);
  CHECK(half_in("fc1") == NamedHalf::unsaid);
  CHECK(half_in("code.mean") == NamedHalf::unsaid);
}

TEST_CASE("names are read with their numbers by value, however long these are") {
  std::vector<std::string> names = {"fc10", "fc2",      "fc02",   "fc99999999999999999999999",
                                    "fc",   "net.10.a", "net.9.b"};
  std::ranges::sort(names, reads_before);
  CHECK(names == std::vector<std::string>{"fc", "fc02", "fc2", "fc10", "fc99999999999999999999999",
                                          "net.9.b", "net.10.a"});
}

TEST_CASE("words of a name tell means, log variances and deviations apart") {
  CHECK(head_part_in("fc_mu") == HeadPart::mean);
  CHECK(head_part_in("encoder.logvar") == HeadPart::log_variance);
  CHECK(head_part_in("encoder.log_variance") == HeadPart::log_variance);
  CHECK(head_part_in("fcLogSigma") == HeadPart::log_deviation);
  CHECK(head_part_in("sigma") == HeadPart::deviation);
  CHECK(head_part_in("multi.1") == HeadPart::none);
}

TEST_CASE("two layers beside each other are numbered 21 and 22, but in nn.Sequential they follow") {
  CHECK(are_numbered_as_pair("fc21", "fc22"));
  CHECK(are_numbered_as_pair("m.fc2a", "m.fc2b"));
  CHECK(are_numbered_as_pair("fc2_1", "fc2_2"));
  CHECK_FALSE(are_numbered_as_pair("fc22", "fc21"));
  CHECK_FALSE(are_numbered_as_pair("fc1", "fc2"));
  CHECK_FALSE(are_numbered_as_pair("net.21", "net.22"));
  CHECK_FALSE(are_numbered_as_pair("21", "22"));
}

TEST_CASE("a neighbour has the next number in the same module, where there is one") {
  CHECK(neighbour_of("encoder.2", 1) == "encoder.3");
  CHECK(neighbour_of("0", 1) == "1");
  CHECK(neighbour_of("encoder.0", -1).empty());
  CHECK(neighbour_of("bn1", 1).empty());
  CHECK(neighbour_of("encoder.", 1).empty());
  CHECK(neighbour_of("e.999999999999", 1).empty());
}

}  // namespace
