#include "net/http_server.h"

#include <fmt/format.h>

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <set>
#include <thread>

#include "base/log.h"

namespace sparkecs::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

constexpr std::size_t kReadBytes = 64u << 10;
// Without free descriptors accept() fails at once and would spin.
constexpr Millis kAcceptPause{100};
constexpr Millis kLinger{2'000};

OutgoingReply plain(int status, const std::string& message) {
  return {status, "text/plain", message + "\n"};
}

}  // namespace

// Core outlives the server for as long as somebody holds a Reply; then its posts go to a context that runs no more.
class HttpServer::Core : public std::enable_shared_from_this<Core> {
 public:
  class Session;

  Core(Handler handler, Limits limits) : handler_(std::move(handler)), limits_(limits) {}

  Result<> listen(const std::string& address, std::uint16_t port);
  void run();
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  void accept();

  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_};
  asio::steady_timer pause_{io_};
  const Handler handler_;
  const Limits limits_;
  std::uint16_t port_ = 0;
  std::size_t held_ = 0;  // bytes of requests that are not answered yet
  std::set<std::shared_ptr<Session>> sessions_;
  std::jthread thread_;
};

// One connection: reads a request, waits for its reply, writes it, and begins again. Server thread only.
class HttpServer::Core::Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Core& core, tcp::socket socket) : core_(core), stream_(std::move(socket)) {}

  void start() { next_request(); }
  void refuse(const OutgoingReply& reply) { last_word(reply); }

 private:
  void next_request() {
    let_go();
    reader_ = RequestReader(core_.limits_.request);
    told_to_continue_ = false;
    timed_ = false;
    stream_.expires_after(core_.limits_.idle_time);
    advance();
  }

  // Feeds the reader what has arrived; reads more until the request is whole.
  void advance() {
    if (!timed_ && !buffer_.empty()) {
      // One deadline for the whole request: a client that sends a byte now and then gets no more time.
      timed_ = true;
      stream_.expires_after(core_.limits_.request_time);
    }
    auto used = reader_.feed(buffer_);
    if (!used) return last_word(plain(used.error().status, used.error().message));
    if (!hold(*used)) return last_word(plain(503, "too many large requests at once"));
    buffer_.erase(0, *used);
    if (reader_.done()) return dispatch();
    if (reader_.wants_continue() && !std::exchange(told_to_continue_, true)) return write_continue();
    read_more();
  }

  void read_more() {
    auto old = buffer_.size();
    buffer_.resize(old + kReadBytes);
    stream_.async_read_some(asio::buffer(buffer_.data() + old, kReadBytes),
                            [self = shared_from_this(), old](beast::error_code ec, std::size_t read) {
                              self->buffer_.resize(old + read);
                              if (ec) return self->close();  // the client left, or took too long
                              self->advance();
                            });
  }

  void write_continue() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(stream_, asio::buffer(kContinue), [self = shared_from_this()](beast::error_code ec, std::size_t) {
      if (ec) return self->close();
      self->read_more();
    });
  }

  void dispatch() {
    auto request = reader_.take();
    keep_alive_ = request.keep_alive;
    head_only_ = request.method == "HEAD";
    stream_.expires_never();
    core_.handler_(std::move(request), [core = core_.weak_from_this(), self = weak_from_this()](OutgoingReply reply) {
      auto alive = core.lock();
      if (!alive) return;
      asio::post(alive->io_, [self, reply = std::move(reply)]() mutable {
        if (auto session = self.lock()) session->write(std::move(reply));
      });
    });
  }

  void last_word(OutgoingReply reply) {
    keep_alive_ = false;
    write(std::move(reply));
  }

  void write(OutgoingReply reply) {
    head_ = head_of(reply, keep_alive_);
    body_ = head_only_ ? std::string() : std::move(reply.body);
    stream_.expires_after(core_.limits_.request_time);
    const std::array<asio::const_buffer, 2> both{asio::buffer(head_), asio::buffer(body_)};
    asio::async_write(stream_, both, [self = shared_from_this()](beast::error_code ec, std::size_t) {
      if (ec) return self->close();
      if (!self->keep_alive_) return self->linger();
      self->next_request();
    });
  }

  // Closing while the client still sends would reset the connection, and the client might never read our last word.
  void linger() {
    let_go();
    reader_ = RequestReader(core_.limits_.request);
    beast::error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kLinger);
    discard();
  }

  void discard() {
    buffer_.resize(kReadBytes);
    stream_.async_read_some(asio::buffer(buffer_), [self = shared_from_this()](beast::error_code ec, std::size_t) {
      if (ec) return self->close();
      self->discard();
    });
  }

  // Counts bytes of a request as held until it is answered; false when all requests together hold too many.
  bool hold(std::size_t bytes) {
    held_ += bytes;
    core_.held_ += bytes;
    return core_.held_ <= core_.limits_.bytes;
  }

  void let_go() { core_.held_ -= std::exchange(held_, 0); }

  void close() {
    let_go();
    stream_.close();
    core_.sessions_.erase(shared_from_this());
  }

  Core& core_;
  beast::tcp_stream stream_;
  RequestReader reader_{RequestReader::Limits{}};
  std::string buffer_;       // what has arrived and is not read yet
  std::string head_, body_;  // the reply that is being written
  std::size_t held_ = 0;
  bool timed_ = false;  // the request's deadline is set
  bool told_to_continue_ = false;
  bool keep_alive_ = true;
  bool head_only_ = false;
};

Result<> HttpServer::Core::listen(const std::string& address, std::uint16_t port) {
  beast::error_code ec;
  auto ip = asio::ip::make_address_v4(address, ec);
  if (ec || !ip.is_loopback()) return fail(Error::Kind::Invalid, fmt::format("{} is not a loopback address", address));
  tcp::endpoint endpoint(ip, port);
  acceptor_.open(endpoint.protocol(), ec);
  if (!ec) acceptor_.set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) acceptor_.bind(endpoint, ec);
  if (!ec) acceptor_.listen(asio::socket_base::max_listen_connections, ec);
  if (!ec) port_ = acceptor_.local_endpoint(ec).port();
  if (!ec) return {};
  auto kind = ec == asio::error::address_in_use ? Error::Kind::Conflict : Error::Kind::Unavailable;
  return fail(kind, fmt::format("listening on {}:{}: {}", address, port, ec.message()));
}

void HttpServer::Core::run() {
  accept();
  thread_ = std::jthread([this] { io_.run(); });
}

void HttpServer::Core::stop() {
  io_.stop();
  thread_.join();
  // The context destroys handlers, and with them sessions, after this object's other members; nothing may look back.
  sessions_.clear();
}

void HttpServer::Core::accept() {
  acceptor_.async_accept([this](beast::error_code ec, tcp::socket socket) {
    if (ec) {
      log::warn("accepting a connection: {}", ec.message());
      pause_.expires_after(kAcceptPause);
      pause_.async_wait([this](beast::error_code) { accept(); });
      return;
    }
    socket.set_option(tcp::no_delay(true), ec);
    auto session = std::make_shared<Session>(*this, std::move(socket));
    sessions_.insert(session);
    if (sessions_.size() > limits_.connections)
      session->refuse(plain(503, "too many connections"));
    else
      session->start();
    accept();
  });
}

HttpServer::HttpServer(std::shared_ptr<Core> core) : core_(std::move(core)) {}

HttpServer::~HttpServer() {
  core_->stop();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const std::string& address, std::uint16_t port, Handler handler,
                                                      Limits limits) {
  auto core = std::make_shared<Core>(std::move(handler), limits);
  TRY(core->listen(address, port));
  core->run();
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(core)));
}

std::uint16_t HttpServer::port() const {
  return core_->port();
}

}  // namespace sparkecs::net
