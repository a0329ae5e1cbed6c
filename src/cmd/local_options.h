// The options that `local up` and `local serve` share.
#pragma once

#include "cmd/local_aws.h"
#include "cmd/option_list.h"

namespace sparkecs::cmd {

void declare_local_options(OptionList& list, LocalAws::Wishes& wishes);

}  // namespace sparkecs::cmd
