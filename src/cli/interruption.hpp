#pragma once

#include <array>
#include <csignal>

namespace ae::cli {

/// Catches interruptions while it lives: the first ctrl-C (SIGINT) or SIGTERM is only noted; a
/// second signal of the same kind ends the program at once.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] bool requested() const;

 private:
  std::array<struct sigaction, 2> before_{};
};

}  // namespace ae::cli
