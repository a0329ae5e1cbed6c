// Logs is CloudWatch Logs' API over the log store.
#pragma once

#include <string>

#include "engine/api/router.h"
#include "engine/logs/store.h"
#include "engine/loop.h"

namespace sparkecs::engine::api {

// Loop thread only.
class Logs {
 public:
  // Both outlive this object and the router's use of it.
  Logs(logs::Store& store, const Loop& loop) : store_(store), loop_(loop) {}

  void serve(Router& router);

 private:
  void serve_groups(Router& router);
  void serve_streams(Router& router);
  void serve_events(Router& router);
  void serve_tags(Router& router);
  std::int64_t now() const { return loop_.now().time_since_epoch().count(); }

  logs::Store& store_;
  const Loop& loop_;
};

}  // namespace sparkecs::engine::api
