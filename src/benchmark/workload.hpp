#pragma once

#include <span>
#include <string>

#include "autoencoder/configuration.hpp"

namespace ae {

/// A model and how it is trained, under the name that the tables of figures call it by.
struct Workload {
  std::string name;
  std::string description;
  Configuration configuration;
};

/// The workloads that speed is measured on: a shallow, a deep, a middling and a denoising one.
std::span<const Workload> standard_workloads();

/// One of them; InputError for a name that none has.
const Workload& workload_named(const std::string& name);

}  // namespace ae
