// Creates one thing once, also when a reply is lost on its way or somebody was faster.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/retry.h"
#include "plan/found.h"

namespace sparkecs::plan {

inline constexpr int kCreateAttempts = 3;

// `create` sends the request and returns the new identifier. When nobody knows whether it was done, or the reply is the
// error `exists` (AWS's code for a name that is taken), `look` says what is there: if it is ours, it is the one; if
// there is nothing, the request was lost too, and is sent again. Kind::Conflict when what is there is not ours.
template <class Create, class Look>
Result<std::string> create_once(const Identity& identity, std::string_view exists, Create create, Look look) {
  for (int attempt = 1;; ++attempt) {
    Result<std::string> made = create();
    if (made) return made;
    const bool taken = !exists.empty() && made.error().code == exists;
    if (!taken && !aws::may_have_been_done(made.error())) return made;
    Result<std::optional<Found>> there = look();
    if (!there) return std::unexpected(std::move(there).error());
    if (*there) {
      auto foreign = not_ours((*there)->tags, identity);
      if (foreign.empty()) return (*there)->id;
      return fail(Error::Kind::Conflict, "it exists by now, and " + foreign);
    }
    if (taken || attempt == kCreateAttempts) return made;
  }
}

}  // namespace sparkecs::plan
