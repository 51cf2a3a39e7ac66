// The memory that the program takes for small files that are large, for all who open what they were
// sent. It is the most of all programs that the tests have run until then.

#include <array>
#include <doctest/doctest.h>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/resource.h>

#include "data/reading.hpp"
#include "io/atomic_file.hpp"
#include "io/repeated_bytes.hpp"
#include "io/zip_bytes.hpp"
#include "program.hpp"

// Sanitizers take several times the memory.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define AE_MEMORY_IS_MEASURED 0
#endif
#endif
#ifndef AE_MEMORY_IS_MEASURED
#define AE_MEMORY_IS_MEASURED 1
#endif

namespace {

using namespace ae::test;
using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t most_memory = 1'000'000'000;
constexpr std::size_t most = std::size_t{320} << 20;  ///< the largest file that is read

/// Returns the header of an IDX file of numbers of the type with this code.
Bytes idx_header(std::uint8_t code, const std::vector<std::size_t>& shape) {
  Bytes header{0, 0, code, static_cast<std::uint8_t>(shape.size())};
  for (const std::size_t size : shape) {
    for (const int shift : {24, 16, 8, 0}) {
      header.push_back(static_cast<std::uint8_t>(size >> shift));
    }
  }
  return header;
}

using Write = std::function<void(const std::filesystem::path&)>;

/// Writes the beginning of a file whose rest are zeros that take no room on the disk.
Write sparse(Bytes beginning, std::size_t size) {
  return [=](const std::filesystem::path& path) {
    ae::write_file_atomically(path, beginning);
    std::filesystem::resize_file(path, size);
  };
}

Write packed(const Bytes& beginning, std::size_t times) {
  return [=](const std::filesystem::path& path) {
    const Bytes stream = repeated_deflate(beginning, times);
    ae::write_file_atomically(path, as_gzip(stream, repeated_size(beginning.size(), times)));
  };
}

/// Writes a text that goes on with another one, again and again.
void write_lines(const std::filesystem::path& path, const std::string& beginning,
                 const std::string& more, std::size_t size) {
  std::string text = beginning;
  text.reserve(size + more.size());
  while (text.size() < size) text += more;
  write_text(path, text);
}

struct Hostile {
  std::string name;
  Write write;
};

/// Files of which each is the worst of its kind. The model's input has the size of none of their
/// images, so nothing is done with them once they are read.
std::vector<Hostile> hostile_files() {
  const std::size_t images = (most - 16) / 700;
  return {
      {"promise.gz", packed(idx_header(8, {600'000, 280, 28}), 1'000'000)},
      {"zeros.gz", packed(idx_header(8, {1800 * 129, 25, 28}), 1800 * 350)},
      {"bytes", sparse(idx_header(8, {images, 25, 28}), 16 + images * 700)},
      {"tiny", sparse(idx_header(8, {most - 16, 1, 1}), most)},
      {"columns.csv", [](const auto& path) { write_lines(path, "1,2,3,", "4,", most / 4); }},
      {"cells.csv", [](const auto& path) { write_lines(path, "1,2,3\n", ",,\n", most * 3 / 8); }},
  };
}

/// Returns the peak of the memory of the programs that have ended, in bytes.
std::size_t peak_of_programs() {
  rusage usage{};
  ::getrusage(RUSAGE_CHILDREN, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

TEST_CASE("memory: no file that is opened as data takes a gigabyte" *
          doctest::skip(!AE_MEMORY_IS_MEASURED)) {
  const TemporaryFolder folder;
  train_small_model(folder);
  for (const Hostile& file : hostile_files()) {
    CAPTURE(file.name);
    const TemporaryFolder data;
    file.write(data / file.name);
    const Ended ended = run(folder, Arguments{"robustness"} + saved_model +
                                        Arguments{"--data", (data / file.name).string()});
    CAPTURE(ended.error);
    CHECK(ended.exit_code == 2);
    CHECK(peak_of_programs() < most_memory);
  }
}

}  // namespace
