// Random identifiers, from the kernel's generator. Safe from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sparkecs {

std::string random_hex(std::size_t digits);       // lower case
std::string random_decimal(std::size_t digits);   // first digit is not 0
std::string random_alphanumeric(std::size_t n);   // lower-case letters and digits
std::string random_uuid();                        // version 4
std::uint64_t random_below(std::uint64_t limit);  // 0 … limit-1, evenly; limit > 0
double random_unit();                             // [0, 1)

}  // namespace sparkecs
