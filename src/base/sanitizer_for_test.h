// Which sanitizer a test runs under, for the few tests that one of them makes impossible.
#pragma once

namespace sparkecs {

#if defined(__has_feature)
inline constexpr bool kThreadSanitizer = __has_feature(thread_sanitizer);
#else
inline constexpr bool kThreadSanitizer = false;  // g++, with which we build none
#endif

// Of a test that enters a user namespace.
inline constexpr const char* kNoUserNamespace =
    "the sanitizer runs a thread of its own, and a process with threads cannot enter a user namespace";

}  // namespace sparkecs
