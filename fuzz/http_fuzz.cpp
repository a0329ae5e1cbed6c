// Bytes to the local AWS, from the connection's reader to the services behind the front: every whole request gets
// exactly one reply that HTTP can carry, however its bytes were cut into pieces.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/random.h"
#include "engine/api/cloudmap.h"
#include "engine/api/ec2.h"
#include "engine/api/front.h"
#include "engine/api/iam.h"
#include "engine/api/logs.h"
#include "engine/api/sts.h"
#include "engine/loop/manual_loop.h"
#include "net/incoming.h"

namespace {

using namespace sparkecs;
using namespace sparkecs::engine;

void require(bool holds) {
  if (!holds) std::abort();
}

// The request at the front of `bytes`, offered in pieces of this size.
std::optional<net::IncomingRequest> read(std::string_view bytes, std::size_t piece) {
  net::RequestReader reader({.header_bytes = 2048, .body_bytes = 4096});
  std::string buffer;
  while (!bytes.empty()) {
    buffer += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
    auto used = reader.feed(buffer);
    if (!used) {
      require(used.error().status >= 400 && used.error().status < 500);
      return std::nullopt;
    }
    buffer.erase(0, *used);
    if (reader.done()) return reader.take();
  }
  return std::nullopt;
}

// The services that keep their state in memory or in a folder, without those that run tasks.
class Account {
 public:
  Account() {
    require(network_.change_groups().create("default", "", "sg-00000000000000001").has_value());
    require(directory_.create_namespace({.name = "spark.local", .vpc = network_.plan().vpc}, "ns-0000000000000001")
                .has_value());
    ec2_.serve(router_);
    cloud_map_.serve(router_);
    logs_.serve(router_);
    api::serve_iam(router_);
    api::serve_sts(router_);
  }
  ~Account() { std::filesystem::remove_all(folder_); }

  void answer(net::IncomingRequest request) {
    int replies = 0;
    front_.handle(std::move(request), [&](const net::OutgoingReply& reply) {
      ++replies;
      require(reply.status >= 200 && reply.status < 600);
      for (const auto& [name, value] : reply.headers) require(value.find_first_of("\r\n") == std::string::npos);
    });
    loop_.run();
    require(replies == 1);
    loop_.advance(Millis(60'000));
  }

 private:
  ManualLoop loop_;
  Delays delays_;
  dns::Zone zone_;
  names::Network network_{loop_, zone_, names::default_plan("us-east-1")};
  names::Directory directory_{loop_, delays_, zone_, {"us-east-1", "000000000000", network_.plan().vpc}};
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("http-fuzz-" + random_hex(12));
  std::unique_ptr<logs::Store> store_ = std::move(*logs::Store::open(folder_, loop_.clock()));
  api::Ec2 ec2_{network_, [](const auto&, const auto&) { return false; }};
  api::CloudMap cloud_map_{directory_};
  api::Logs logs_{*store_, loop_};
  api::Router router_;
  api::Front front_{loop_, router_, {"000000000000", "us-east-1"}, {[] { return Json(); }, [] { return Result<>(); }}};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto whole = read(bytes, bytes.size());
  auto pieces = read(bytes, 7);
  require(whole.has_value() == pieces.has_value());
  if (!whole) return 0;
  require(whole->target == pieces->target && whole->headers == pieces->headers && whole->body == pieces->body);
  Account().answer(std::move(*whole));
  return 0;
}
