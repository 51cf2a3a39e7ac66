#include "training/fingerprint.hpp"

#define XXH_INLINE_ALL
#define XXH_NO_XXH3  // which would include headers for ARM's vectors in WebAssembly, too
#include <array>
#include <cstdint>
#include <memory>
#include <vector>
#include <xxhash.h>

namespace ae {
namespace {

/// The hash XXH64 (Collet 2014), the same on every machine.
class Hash {
 public:
  Hash() : state_(XXH64_createState()) { XXH64_reset(state_.get(), 0); }

  /// Adds the size, too, so that images and labels cannot change places.
  void add(const std::vector<std::uint8_t>& bytes) {
    add_number(bytes.size());
    XXH64_update(state_.get(), bytes.data(), bytes.size());
  }

  void add_number(std::uint64_t number) {
    std::array<unsigned char, 8> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i) {
      bytes[i] = static_cast<unsigned char>(number >> (8 * i));
    }
    XXH64_update(state_.get(), bytes.data(), bytes.size());
  }

  [[nodiscard]] std::uint64_t value() const { return XXH64_digest(state_.get()); }

 private:
  struct Free {
    void operator()(XXH64_state_t* state) const { XXH64_freeState(state); }
  };
  std::unique_ptr<XXH64_state_t, Free> state_;
};

void add_images(Hash& hash, const ImageSet& images) {
  hash.add_number(images.rows);
  hash.add_number(images.columns);
  hash.add(images.pixels);
  hash.add(images.labels);
}

}  // namespace

TrainingData fingerprint(const Dataset& dataset) {
  Hash hash;
  add_images(hash, dataset.train);
  add_images(hash, dataset.test);
  return {dataset.name, dataset.train.count(), dataset.test.count(), hash.value()};
}

}  // namespace ae
