#include "math/threads.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "base/error.hpp"

namespace ae {
namespace {

using detail::TaskFunction;

/// Pauses for a few cycles, in which the core's other hardware thread may use its units.
void relax() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  asm volatile("yield");
#endif
}

/// Whether this thread is running a task; a parallel_for within a task then runs on this thread
/// alone.
thread_local bool inside_task = false;

/// A fork-join pool of threads. A job is one parallel_for; each thread has a share of its indices,
/// the same share for each job of that size, so that what a thread wrote in one step is still in
/// its core's cache in the next. A thread that has finished its own share takes indices from the
/// others' shares.
///
/// A share is one 64-bit word: the job's number in the upper half, and the number of its indices
/// that are left in the lower half. A thread that is late for a job thus cannot take an index of
/// the next one, and the caller waits only for indices that were taken, not for threads that took
/// none.
class Pool {
 public:
  explicit Pool(int workers) : shares_(static_cast<std::size_t>(workers) + 1) {
    try {
      for (std::size_t thread = 1; thread < shares_.size(); ++thread) {
        workers_.emplace_back([this, thread] { work(thread); });
      }
    } catch (const std::system_error&) {
      stop();
      throw RunError("Only " + std::to_string(workers_.size() + 1) + " of " +
                     std::to_string(workers + 1) + " threads could be started.");
    }
  }
  ~Pool() { stop(); }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  [[nodiscard]] int threads() const { return static_cast<int>(shares_.size()); }

  void run(std::uint32_t count, TaskFunction function, const void* task) {
    function_.store(function, std::memory_order_relaxed);
    task_.store(task, std::memory_order_relaxed);
    count_.store(count, std::memory_order_relaxed);
    finished_.store(0, std::memory_order_relaxed);
    ++job_;
    for (std::size_t thread = 0; thread < shares_.size(); ++thread) {
      const std::uint32_t size = first_of(thread + 1, count) - first_of(thread, count);
      shares_[thread].word.store(static_cast<std::uint64_t>(job_) << 32 | size);
    }
    if (sleepers_.load() > 0) {
      const std::lock_guard lock(mutex_);
      wake_.notify_all();
    }
    take_tasks(0);
    for (int spins = 0; finished_.load(std::memory_order_acquire) < count; ++spins) {
      spins < 1000 ? relax() : std::this_thread::yield();
    }
  }

 private:
  /// The word of one thread's share, on a cache line of its own because all threads write it.
  struct alignas(64) Share {
    std::atomic<std::uint64_t> word = 0;
  };

  /// The number of spins before an idle thread sleeps: long enough to be awake for the next job of
  /// a training step, which comes within a few hundredths of a millisecond.
  static constexpr int spins_before_sleep = 20'000;

  [[nodiscard]] std::uint32_t first_of(std::size_t thread, std::uint32_t count) const {
    return static_cast<std::uint32_t>(thread * count / shares_.size());
  }

  /// Runs the indices of the present job that are left, beginning with the thread's own share.
  void take_tasks(std::size_t thread) {
    std::uint32_t done = 0;
    for (std::size_t i = 0; i < shares_.size(); ++i) {
      done += take_share((thread + i) % shares_.size());
    }
    if (done > 0) finished_.fetch_add(done, std::memory_order_release);
  }

  std::uint32_t take_share(std::size_t owner) {
    std::atomic<std::uint64_t>& word = shares_[owner].word;
    std::uint32_t done = 0;
    std::uint64_t seen = word.load(std::memory_order_acquire);
    for (;;) {
      const TaskFunction function = function_.load(std::memory_order_relaxed);
      const void* const task = task_.load(std::memory_order_relaxed);
      const std::uint32_t count = count_.load(std::memory_order_relaxed);
      const auto left = static_cast<std::uint32_t>(seen);
      if (left == 0) return done;
      // If the word is unchanged, the values read above belong to its job, because another job's
      // values are written only when no index of this job is left.
      if (!word.compare_exchange_weak(seen, seen - 1, std::memory_order_acq_rel,
                                      std::memory_order_acquire)) {
        continue;
      }
      inside_task = true;
      function(task, first_of(owner + 1, count) - left);
      inside_task = false;
      ++done;
      seen = word.load(std::memory_order_acquire);
    }
  }

  void work(std::size_t thread) {
    const std::atomic<std::uint64_t>& own = shares_[thread].word;
    std::uint64_t job = 0;
    for (;;) {
      for (int spins = 0; spins < spins_before_sleep; ++spins) {
        if (stopping_.load(std::memory_order_relaxed)) return;
        const std::uint64_t now = own.load(std::memory_order_acquire) >> 32;
        if (now != job) {
          job = now;
          take_tasks(thread);
          spins = 0;
        }
        relax();
      }
      std::unique_lock lock(mutex_);
      sleepers_.fetch_add(1);
      wake_.wait(lock, [&] { return stopping_.load() || own.load() >> 32 != job; });
      sleepers_.fetch_sub(1);
    }
  }

  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopping_.store(true);
      wake_.notify_all();
    }
    for (std::thread& worker : workers_) worker.join();
  }

  std::vector<Share> shares_;  // one for each thread, the caller's first
  std::atomic<TaskFunction> function_ = nullptr;
  std::atomic<const void*> task_ = nullptr;
  std::atomic<std::uint32_t> count_ = 0;
  std::uint32_t job_ = 0;
  alignas(64) std::atomic<std::uint32_t> finished_ = 0;

  alignas(64) std::atomic<bool> stopping_ = false;
  std::atomic<int> sleepers_ = 0;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::thread> workers_;
};

std::unique_ptr<Pool>& pool() {
  static std::unique_ptr<Pool> instance;
  return instance;
}

/// Set while a job runs. Another thread that then starts a job runs it by itself.
std::atomic_flag busy = ATOMIC_FLAG_INIT;

}  // namespace

int thread_count() { return pool() ? pool()->threads() : 1; }

void set_thread_count(int count) {
  if (count < 1 || count > most_threads) {
    throw InputError("The number of threads is " + std::to_string(count) +
                     ", but must be from 1 to " + std::to_string(most_threads) + ".");
  }
  if (count == thread_count()) return;
  pool().reset();
  if (count > 1) pool() = std::make_unique<Pool>(count - 1);
}

void detail::run_in_parallel(std::size_t count, TaskFunction function, const void* task) {
  if (count > 1 && pool() && !inside_task && !busy.test_and_set(std::memory_order_acquire)) {
    pool()->run(static_cast<std::uint32_t>(count), function, task);
    busy.clear(std::memory_order_release);
    return;
  }
  for (std::size_t index = 0; index < count; ++index) function(task, index);
}

}  // namespace ae
