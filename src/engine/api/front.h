// Front is where HTTP requests enter the local AWS: AWS calls go to their handlers on the loop, and a few paths are the
// engine's own:
//
//   GET /health             200 while the engine serves
//   GET /_sparkecs/status   what it is and does, as JSON
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/json_fwd.h"
#include "engine/api/calls.h"
#include "engine/api/router.h"
#include "engine/loop.h"
#include "net/http_server.h"

namespace sparkecs::engine::api {

// What the front asks of the engine, on the loop's thread.
struct Control {
  std::function<Json()> status;
  // Called after every handler that succeeded: what anybody is told, changed or only shown, is safe before.
  std::function<Result<>()> commit;
};

class Front {
 public:
  // Everything borrowed outlives it, and the loop runs nothing any more when it is destroyed.
  Front(Loop& loop, const Router& router, Place place, Control control)
      : loop_(loop), router_(router), place_(std::move(place)), control_(std::move(control)) {}

  // Any thread; the reply comes from the loop's thread, or at once for what is no call.
  void handle(net::IncomingRequest request, net::HttpServer::Reply reply);

  // Operations that were asked for and are not known, with how often. Loop thread only.
  const std::map<std::string, int>& unknown() const { return unknown_; }
  unsigned long answered() const { return answered_; }

 private:
  net::OutgoingReply answer(const Call& call);
  net::OutgoingReply answer_own(const net::IncomingRequest& request);
  void note_unknown(const std::string& operation);

  Loop& loop_;
  const Router& router_;
  const Place place_;
  const Control control_;
  std::map<std::string, int> unknown_;
  unsigned long answered_ = 0;
};

}  // namespace sparkecs::engine::api
