// A training step allocates nothing. Counting what operator new gives would not tell: the matrices
// are Eigen's, which calls malloc. So this file takes malloc's place where the C library lets it.
#include <atomic>
#include <cstdlib>
#include <doctest/doctest.h>
#include <memory>
#include <string>

#include "autoencoder/configuration_json.hpp"
#include "data/procedural_digits.hpp"
#include "math/kernel_testing.hpp"
#include "training/families.hpp"
#include "training/trainer.hpp"

// The sanitizers take malloc's place themselves.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define AE_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define AE_SANITIZED
#endif
#endif

#if defined(__EMSCRIPTEN__) && !defined(AE_SANITIZED)
#include <emscripten/heap.h>
#define AE_ALLOCATE emscripten_builtin_malloc
#define AE_ALLOCATE_ALIGNED emscripten_builtin_memalign
#define AE_NOEXCEPT
#elif defined(__GLIBC__) && !defined(AE_SANITIZED)
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);
#define AE_ALLOCATE __libc_malloc
#define AE_ALLOCATE_ALIGNED __libc_memalign
#define AE_NOEXCEPT noexcept  // as the C library's header has it
#endif

namespace {

constinit std::atomic<long> allocations = 0;

}  // namespace

#ifdef AE_ALLOCATE
extern "C" {
void* malloc(std::size_t size) AE_NOEXCEPT {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return AE_ALLOCATE(size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) AE_NOEXCEPT {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return AE_ALLOCATE_ALIGNED(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) AE_NOEXCEPT {
  *memory = aligned_alloc(alignment, size);
  constexpr int out_of_memory = 12;
  return *memory == nullptr ? out_of_memory : 0;
}
}
#endif

namespace {

using namespace ae;
using namespace ae::testing;

#ifdef AE_ALLOCATE
constexpr bool counts_allocations = true;
#else
constexpr bool counts_allocations = false;
#endif

bool can_count() {
  if (!counts_allocations) {
    MESSAGE("Left out: malloc cannot be replaced here, by a sanitizer's or the C library's doing.");
  }
  return counts_allocations;
}

/// How often memory was asked for, on any thread, while `work` ran.
template <typename Work>
long allocations_during(const Work& work) {
  const long before = allocations.load();
  work();
  return allocations.load() - before;
}

/// 3 minibatches an epoch, the last one smaller.
const Dataset& counted_digits() {
  static const Dataset dataset =
      make_dataset("digits", procedural_digits(120, 1), procedural_digits(10, 1, 120));
  return dataset;
}

TEST_CASE("the allocations of vectors, of matrices and of aligned memory are counted") {
  if (!can_count()) return;
  struct alignas(128) Aligned {
    float values[32];
  };
  std::vector<float> vector;
  Matrix<float> matrix;
  std::unique_ptr<Aligned> aligned;
  CHECK(allocations_during([&] { vector.resize(1000); }) == 1);
  CHECK(allocations_during([&] { matrix.resize(10, 100); }) == 1);
  CHECK(allocations_during([&] { aligned = std::make_unique<Aligned>(); }) == 1);
  CHECK(allocations_during([&] { matrix = (matrix * matrix.transpose()).eval(); }) > 0);
  CHECK(allocations_during([] {}) == 0);
}

TEST_CASE_FIXTURE(KernelFixture, "no training step allocates anything, the first one included") {
  if (!can_count()) return;
  counted_digits();
  for (const int threads : {1, 2}) {
    if (threads > 1 && !can_start_threads()) continue;
    CAPTURE(threads);
    set_thread_count(threads);
    for (const std::string loss : {"mse", "bce", "l1"}) {
      CAPTURE(loss);
      for (const std::string optimizer : {"adam", "sgd"}) {
        CAPTURE(optimizer);
        for (const std::string corruption : {"none", "gaussian", "masking", "salt_and_pepper"}) {
          CAPTURE(corruption);
          const Configuration configuration = parse_configuration(
              R"({"model":{"encoder":[100,17],"code":2},"training":{"batch_size":50,"loss":")" +
                  loss + R"(","optimizer":")" + optimizer + R"(","corruption":{"kind":")" +
                  corruption + R"(","amount":0.3}}})",
              "test");
          Autoencoder model(configuration.model, 1);
          Trainer trainer(model, counted_digits(), configuration.training);
          REQUIRE(trainer.batches_per_epoch() == 3);
          for (int step = 0; step < 3; ++step) {
            CAPTURE(step);
            CHECK(allocations_during([&] { trainer.step(); }) == 0);
          }
        }
      }
    }
  }
}

TEST_CASE_FIXTURE(KernelFixture, "no family's training step allocates anything") {
  if (!can_count()) return;
  counted_digits();
  for (const int threads : {1, 2}) {
    if (threads > 1 && !can_start_threads()) continue;
    CAPTURE(threads);
    set_thread_count(threads);
    for (const FamilyCase& family : families()) {
      CAPTURE(family.name);
      const Configuration configuration =
          parse_configuration(R"({"model":{"encoder":[100,17],"code":5,)" + family.model +
                                  R"(},"training":{"batch_size":50,)" + family.training + "}}",
                              "test");
      Autoencoder model(configuration.model, 1);
      Trainer trainer(model, counted_digits(), configuration.training);
      for (int step = 0; step < 3; ++step) {
        CAPTURE(step);
        CHECK(allocations_during([&] { trainer.step(); }) == 0);
      }
    }
  }
}

}  // namespace
