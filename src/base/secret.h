// What must not be shown, told by names and by where texts hold passwords. Everything that prints foreign values asks
// here: logs, `config show`, messages.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"

namespace sparkecs {

// Stands where a secret stood.
inline constexpr std::string_view kHidden = "********";

// True for names such as "AWS_SECRET_ACCESS_KEY", "dbPassword", "X_API_KEY"; not for the tokens of pages and repeated
// requests, nor for members that only refer to a secret.
bool names_secret(std::string_view name);

// The text with the password of every "scheme://user:PASSWORD@host" hidden, and the value of every "NAME=VALUE" whose
// name is a secret's.
std::string hide_secrets(std::string_view text);

// The same for every text in the value; and all of a text that its own name, or the "name" beside a "value" as task
// definitions have them, marks as a secret.
void hide_secrets_in(Json& value);

}  // namespace sparkecs
