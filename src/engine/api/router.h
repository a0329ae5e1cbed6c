// Router leads each AWS operation to its handler. Handlers run on the loop's thread, one at a time, and answer at once.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/json.h"
#include "base/result.h"
#include "wire/protocol.h"
#include "wire/shape.h"

namespace sparkecs::engine::api {

// Who asks, from the request's credential scope; any signature is taken.
struct Caller {
  std::string account;     // 12 digits: the access key id if it is one, else the engine's own account
  std::string region;      // us-east-1
  std::string request_id;  // a UUID, also in the reply
};

class Router {
 public:
  using Handler = std::function<Result<Json>(const Json& input, const Caller& caller)>;

  // Registers the operation Request::kOperation. Input that does not fit the shape never reaches the handler.
  // An Error's code is the service's own word for it (empty: the service's general one for that kind); its status is
  // 400 unless set.
  template <class Request>
  void on(const wire::Service& service,
          std::function<Result<typename Request::Response>(const Request&, const Caller&)> handler) {
    handlers_[{service.name, Request::kOperation}] = [handler = std::move(handler)](
                                                         const Json& input, const Caller& caller) -> Result<Json> {
      auto request = wire::decode<Request>(input, wire::Reading::Strict);
      if (!request) return std::unexpected(std::move(request).error());
      auto response = handler(*request, caller);
      if (!response) return std::unexpected(std::move(response).error());
      return wire::encode(*response);
    };
  }

  // Nothing for an operation nobody registered.
  const Handler* find(std::string_view service, std::string_view operation) const {
    auto at = handlers_.find({service, operation});
    return at == handlers_.end() ? nullptr : &at->second;
  }

 private:
  // The views refer to constants: services.h and the kOperation of shapes.
  std::map<std::pair<std::string_view, std::string_view>, Handler> handlers_;
};

}  // namespace sparkecs::engine::api
