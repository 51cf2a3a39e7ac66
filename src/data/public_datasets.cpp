#include "data/public_datasets.hpp"

#include <cstddef>
#include <string>

namespace ae {
namespace {

/// Returns a number with commas, such as "70,000".
std::string with_commas(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, ",");
  return digits;
}

}  // namespace

Dataset as_mnist(Dataset dataset) {
  const std::size_t count = dataset.train.count() + dataset.test.count();
  dataset.name = "MNIST, " + with_commas(count) + " images";
  return dataset;
}

Dataset as_fashion(Dataset dataset) {
  dataset.name = "Fashion-MNIST";
  dataset.class_names = {"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                         "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
  return dataset;
}

}  // namespace ae
