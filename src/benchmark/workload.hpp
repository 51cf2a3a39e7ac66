#pragma once

#include <span>
#include <string>

#include "autoencoder/configuration.hpp"

namespace ae {

/// A model and its training, under the name by which the tables of figures call them.
struct Workload {
  std::string name;
  std::string description;
  Configuration configuration;
};

/// Returns the workloads on which speed is measured: a shallow, a deep, a variational and a
/// denoising one.
std::span<const Workload> standard_workloads();

/// Returns the workload of this name. Throws InputError for a name that no workload has.
const Workload& workload_named(const std::string& name);

}  // namespace ae
