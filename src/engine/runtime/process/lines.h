// Lines cuts a stream of bytes into lines, for one stream of one container.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sparkecs::engine::runtime {

// Longer lines are cut into pieces of this size, as the awslogs driver cuts them: what one event may hold.
inline constexpr std::size_t kLongestLine = 262'118;

class Lines {
 public:
  using Emit = std::function<void(std::string)>;

  // Hands over every line that `bytes` completes, without its line end.
  void feed(std::string_view bytes, const Emit& emit);
  // The stream has ended: hands over what is left, if anything.
  void finish(const Emit& emit);

 private:
  void append(std::string_view bytes, const Emit& emit);
  std::string begun_;
};

}  // namespace sparkecs::engine::runtime
