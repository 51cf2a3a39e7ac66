#include "data/mnist_sample.hpp"

#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "data/public_datasets.hpp"
#include "io/npy.hpp"
#include "io/zip.hpp"

namespace ae {
namespace {

/// The largest file in the archive, in bytes: the images with a header of NumPy.
constexpr std::size_t largest_member = 8'000'000;

}  // namespace

Dataset read_mnist_sample(std::span<const std::uint8_t> npz, const std::string& source) {
  ImageSet all;
  for (const ZipMember& member : list_zip(npz, source)) {
    const std::string name = source + ", " + member.name;
    const std::vector<std::uint8_t> file = unzip(npz, member, source, largest_member);
    const NumberArray array = find_npy(file, name);
    const std::vector<std::size_t>& shape = array.shape;
    const bool is_images = member.name == "x.npy" && shape.size() == 3;
    if (array.type != NumberType::u8 ||
        !(is_images || (member.name == "y.npy" && shape.size() == 1))) {
      throw InputError(name + " is not one of the two arrays of bytes that MNIST's sample has.");
    }
    (is_images ? all.pixels : all.labels).assign(array.bytes.begin(), array.bytes.end());
    if (is_images) {
      all.rows = shape[1];
      all.columns = shape[2];
    }
  }
  return mnist_sample(all);
}

Dataset mnist_sample(const ImageSet& all) {
  if (all.count() != mnist_sample_count || all.labels.size() != mnist_sample_count) {
    throw InputError("MNIST's sample has " + std::to_string(all.count()) + " images and " +
                     std::to_string(all.labels.size()) + " labels, but must have " +
                     std::to_string(mnist_sample_count) + " of each.");
  }
  return as_mnist(split_dataset("MNIST", all, mnist_sample_count / 10));
}

}  // namespace ae
