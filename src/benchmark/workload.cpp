#include "benchmark/workload.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace ae {
namespace {

Workload make_workload(std::string name, std::string description, std::vector<Index> encoder,
                       Index code, Loss loss, Activation code_activation) {
  Workload workload{std::move(name), std::move(description), {}};
  workload.configuration.model.encoder = std::move(encoder);
  workload.configuration.model.code = code;
  workload.configuration.model.code_activation = code_activation;
  workload.configuration.training.loss = loss;
  return workload;
}

}  // namespace

std::span<const Workload> standard_workloads() {
  static const std::vector<Workload> workloads = [] {
    std::vector<Workload> all = {
        make_workload("W1", "784-32-784, cross-entropy", {}, 32, Loss::bce, Activation::relu),
        make_workload("W2", "784-512-256-64-2-64-256-512-784, squared error", {512, 256, 64}, 2,
                      Loss::mse, Activation::linear),
        make_workload("W3", "784-400-20-400-784, variational, cross-entropy", {400}, 20, Loss::bce,
                      Activation::linear),
        make_workload("W4", "784-256-64-256-784, cross-entropy, Gaussian noise of 0.4", {256}, 64,
                      Loss::bce, Activation::relu)};
    all[2].configuration.model.family = Family::variational;
    all.back().configuration.model.family = Family::denoising;
    all.back().configuration.training.corruption = {CorruptionKind::gaussian, 0.4};
    return all;
  }();
  return workloads;
}

const Workload& workload_named(const std::string& name) {
  const auto found = std::ranges::find(standard_workloads(), name, &Workload::name);
  if (found != standard_workloads().end()) return *found;
  throw InputError("The workload is \"" + name + "\", but must be W1, W2, W3 or W4.");
}

}  // namespace ae
