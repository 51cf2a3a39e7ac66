#include "cli/interruption.hpp"

namespace ae::cli {
namespace {

constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP};

// A signal handler can use only global variables.
volatile std::sig_atomic_t signal_came = 0;

extern "C" void note_signal(int /*signal*/) { signal_came = 1; }

}  // namespace

Interruption::Interruption() {
  signal_came = 0;
  struct sigaction action{};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
  for (std::size_t i = 0; i < signals.size(); ++i) {
    ::sigaction(signals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) ::sigaction(signals[i], &action, nullptr);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < signals.size(); ++i) ::sigaction(signals[i], &before_[i], nullptr);
}

bool Interruption::requested() const { return signal_came != 0; }

}  // namespace ae::cli
