#pragma once

#include <array>
#include <csignal>

namespace ae::cli {

/// Catches interruptions while it lives: the first ctrl-C (SIGINT), SIGTERM or SIGHUP, which comes
/// when the terminal is closed, is only noted; a second signal of the same kind ends the program at
/// once. A signal that the program was started to ignore, as nohup does, stays ignored.
class Interruption {
 public:
  Interruption();
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

  [[nodiscard]] bool requested() const;

 private:
  std::array<struct sigaction, 3> before_{};
};

}  // namespace ae::cli
