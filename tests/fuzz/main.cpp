// libFuzzer's entry points. `autoencoder_fuzz --target=NAME [libFuzzer's options] [FOLDER]` fuzzes
// one reader; `--seeds=FOLDER` writes the seeds of all into a folder each.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <optional>

#include "base/error.hpp"
#include "io/atomic_file.hpp"
#include "target.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace ae::fuzz {

void require(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "What was read breaks a promise: %s\n", promise);
  std::abort();
}

namespace {

std::vector<Target> all_targets() {
  std::vector<Target> all;
  for (const auto& some : {archive_targets(), array_targets(), dataset_targets(), model_targets(),
                           picture_targets(), table_targets(), text_targets()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

const std::vector<Target> targets = all_targets();
const Target* chosen = nullptr;

std::optional<std::string> value_of(std::string_view argument, std::string_view option) {
  if (!argument.starts_with(option)) return std::nullopt;
  return std::string(argument.substr(option.size()));
}

void write_seeds(const std::filesystem::path& folder) {
  for (const Target& target : targets) {
    std::filesystem::create_directories(folder / target.name);
    int number = 0;
    for (const Bytes& seed : target.seeds()) {
      target.read(seed);  // a seed that is refused is none
      write_file_atomically(folder / target.name / std::to_string(number++), seed);
    }
  }
}

[[noreturn]] void explain() {
  std::fputs("Usage: autoencoder_fuzz --target=NAME ...; the targets are:\n", stderr);
  for (const Target& target : targets) std::printf("%s\n", target.name.c_str());
  std::exit(2);
}

}  // namespace
}  // namespace ae::fuzz

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  using namespace ae::fuzz;
  try {
    for (int i = 1; i < *count; ++i) {
      if (const auto folder = value_of((*arguments)[i], "--seeds=")) {
        write_seeds(*folder);
        std::exit(0);
      }
      if (const auto name = value_of((*arguments)[i], "--target=")) {
        const auto found = std::ranges::find(targets, *name, &Target::name);
        if (found != targets.end()) chosen = &*found;
      }
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "The seeds could not be made: %s\n", error.what());
    std::exit(1);
  }
  if (chosen == nullptr) explain();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    ae::fuzz::chosen->read({data, size});
  } catch (const ae::InputError&) {
    return 0;
  }
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned int seed) {
  size = LLVMFuzzerMutate(data, size, most);
  constexpr unsigned int once_in = 8;  // a wrong check sum is to be tried, too
  if (ae::fuzz::chosen->repair == nullptr || seed % once_in == 0) return size;
  const ae::fuzz::Bytes repaired = ae::fuzz::chosen->repair({data, data + size});
  if (repaired.size() > most) return size;
  std::ranges::copy(repaired, data);
  return repaired.size();
}
