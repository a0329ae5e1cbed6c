// One operation, and all pages of one, in terms of shapes. For the sources of the services' classes only: this header
// brings the JSON library.
#pragma once

#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "aws/caller.h"
#include "base/json.h"
#include "wire/shape.h"

namespace sparkecs::aws {

inline Repeat with_token(const std::string& client_token) {
  return client_token.empty() ? Repeat::Never : Repeat::Safe;
}

template <class Request>
Reply<Request> call(Caller& caller, const wire::Service& service, const Request& request,
                    Repeat repeat = Repeat::Safe) {
  auto output = TRY(caller.call(service, Request::kOperation, wire::encode(request), repeat));
  return during(std::string(service.name) + " " + std::string(Request::kOperation) + ": unexpected reply",
                wire::decode<typename Request::Response>(output));
}

// The items of every page. `sent` and `received` are the members that hold the page's token.
template <class Request, class Item>
Result<std::vector<Item>> call_pages(Caller& caller, const wire::Service& service, Request request,
                                     std::string Request::* sent, std::string Request::Response::* received,
                                     std::vector<Item> Request::Response::* items) {
  std::vector<Item> all;
  for (;;) {
    auto page = TRY(call(caller, service, request));
    auto& found = page.*items;
    all.insert(all.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    // A token that comes back unchanged would lead round for ever.
    if ((page.*received).empty() || page.*received == request.*sent) return all;
    request.*sent = std::move(page.*received);
  }
}

}  // namespace sparkecs::aws
