// The ldns library, included so that it leaves bool, true and false alone: it makes them macros unless stdbool.h says
// that they are defined.
#pragma once

// clang-format off: the order matters
#include <stdbool.h>
#include <ldns/ldns.h>
// clang-format on
