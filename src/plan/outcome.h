// How a run of steps ended.
#pragma once

#include <string>
#include <vector>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::plan {

struct Outcome {
  struct Failure {
    std::string subject;
    Error error;
  };
  struct Skip {
    std::string subject;
    std::string because;  // the subject that failed; empty when we were asked to stop
  };
  int done = 0;  // steps that did something and succeeded
  std::vector<Failure> failed{};
  std::vector<Skip> skipped{};
  bool interrupted = false;  // asked to stop before everything had been started or finished

  bool ok() const { return failed.empty() && skipped.empty() && !interrupted; }
};

Json to_json(const Outcome& outcome);

}  // namespace sparkecs::plan
