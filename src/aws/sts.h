// AWS STS: a method per operation, shapes in wire/sts.h. Borrows its Caller; safe from any thread.
#pragma once

#include "aws/caller.h"
#include "wire/sts.h"

namespace sparkecs::aws {

class Sts {
 public:
  explicit Sts(Caller& caller) : caller_(caller) {}

  // Whose credentials these are. Everybody may ask.
  Reply<wire::sts::GetCallerIdentityRequest> get_caller_identity(
      const wire::sts::GetCallerIdentityRequest& request = {});

 private:
  Caller& caller_;
};

}  // namespace sparkecs::aws
