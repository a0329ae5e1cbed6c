// Saved is a part of the engine's state that outlives the process.
#pragma once

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::engine {

// Loop thread only. The engine writes the parts of all services together, atomically, after requests that changed
// something; a part says so by its revision.
class Saved {
 public:
  virtual ~Saved() = default;
  // Grows with every change worth saving.
  virtual unsigned long revision() const = 0;
  virtual Json save() const = 0;
  // Takes up what save() gave in an earlier process; called once, before any request.
  virtual Result<> load(const Json& state) = 0;
};

}  // namespace sparkecs::engine
