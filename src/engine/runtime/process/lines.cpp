#include "engine/runtime/process/lines.h"

#include <utility>

namespace sparkecs::engine::runtime {

void Lines::append(std::string_view bytes, const Emit& emit) {
  while (begun_.size() + bytes.size() > kLongestLine) {
    auto fits = kLongestLine - begun_.size();
    begun_.append(bytes.substr(0, fits));
    bytes.remove_prefix(fits);
    emit(std::exchange(begun_, {}));
  }
  begun_.append(bytes);
}

void Lines::feed(std::string_view bytes, const Emit& emit) {
  for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
    append(bytes.substr(0, end), emit);
    emit(std::exchange(begun_, {}));
    bytes.remove_prefix(end + 1);
  }
  append(bytes, emit);
}

void Lines::finish(const Emit& emit) {
  if (!begun_.empty()) emit(std::exchange(begun_, {}));
}

}  // namespace sparkecs::engine::runtime
