#pragma once

namespace CLI {
class App;
}

namespace ae::cli {

/// How many threads this machine runs at a time, but no more than the kernels take.
int machine_threads();

/// With how many threads a command computes: --threads, all of the machine's unless said otherwise.
class ThreadsOption {
 public:
  /// This object must outlive the parsing of the command line.
  void add_to(CLI::App& app);

  /// Has everything from now on computed with so many; InputError, naming the number, unless it is
  /// from 1 to most_threads.
  void apply() const;

 private:
  int threads_ = machine_threads();
};

}  // namespace ae::cli
