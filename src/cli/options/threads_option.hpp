#pragma once

namespace CLI {
class App;
}

namespace ae::cli {

/// Returns the number of threads that this machine runs at a time, but at most most_threads.
int machine_threads();

/// The option --threads; without it, a command computes on all of the machine's threads.
class ThreadsOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Makes everything compute on this many threads from now on. Throws InputError, naming the
  /// number, unless it is from 1 to most_threads.
  void apply() const;

 private:
  int threads_ = machine_threads();
};

}  // namespace ae::cli
