// Diagnostics for those who run the binary: off below the chosen level, always to stderr (or the file stderr is).
// Not for results and not for progress: those go through view/. Callers never pass secrets.
#pragma once

#include <fmt/format.h>

#include <string_view>

namespace sparkecs::log {

enum class Level { Debug, Info, Warn, Error };

// Sets the lowest level written; Warn until called. Safe from any thread.
void set_level(Level level);
bool enabled(Level level);
void write(Level level, std::string_view line);

template <class... Args>
void debug(fmt::format_string<Args...> format, Args&&... args) {
  if (enabled(Level::Debug)) write(Level::Debug, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void info(fmt::format_string<Args...> format, Args&&... args) {
  if (enabled(Level::Info)) write(Level::Info, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void warn(fmt::format_string<Args...> format, Args&&... args) {
  if (enabled(Level::Warn)) write(Level::Warn, fmt::format(format, std::forward<Args>(args)...));
}
template <class... Args>
void error(fmt::format_string<Args...> format, Args&&... args) {
  write(Level::Error, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace sparkecs::log
