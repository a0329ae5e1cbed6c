#include "net/http_client.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/guarded.h"
#include "base/text.h"

namespace sparkecs::net {
namespace {

using Easy = std::unique_ptr<CURL, decltype([](CURL* handle) { curl_easy_cleanup(handle); })>;
using Multi = std::unique_ptr<CURLM, decltype([](CURLM* handle) { curl_multi_cleanup(handle); })>;
using HeaderList = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;

constexpr long kKeptConnections = 64;

// One request on its way. The caller fills it and waits at `done`; everything else belongs to the loop's thread.
struct Transfer {
  HttpRequest request;
  Easy easy;
  HeaderList headers;
  std::size_t body_taken = 0;  // bytes of the request's body handed to libcurl
  bool reply_too_large = false;
  HttpResponse response;
  char reason[CURL_ERROR_SIZE] = "";
  Guarded<std::optional<Result<HttpResponse>>> done;
};

std::size_t give_body(char* buffer, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  auto rest = std::string_view(transfer.request.body).substr(transfer.body_taken);
  auto part = rest.substr(0, size * count);
  std::memcpy(buffer, part.data(), part.size());
  transfer.body_taken += part.size();
  return part.size();
}

// libcurl repeats a request by itself when a kept connection dies before the reply. Whether that may be done is for
// retry rules to say: a body that was sent is never sent again here.
int refuse_rewind(void*, curl_off_t, int) {
  return CURL_SEEKFUNC_FAIL;
}

std::size_t take_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (transfer.response.body.size() + size * count > transfer.request.most_reply) {
    transfer.reply_too_large = true;
    return 0;
  }
  transfer.response.body.append(data, size * count);
  return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& headers = static_cast<Transfer*>(self)->response.headers;
  std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) headers.clear();  // only the final reply's, not those of a "100 Continue"
  if (auto colon = line.find(':'); colon != std::string_view::npos)
    headers.emplace_back(to_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1)));
  return size * count;
}

// What must not leave this machine or link: an IP literal, or the name that stands for the loopback.
bool is_near(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
         host.starts_with("169.254.") || host == "[::1]" || host.starts_with("[fd00:ec2:");
}

std::string host_of(const std::string& url) {
  std::unique_ptr<CURLU, decltype([](CURLU* handle) { curl_url_cleanup(handle); })> parsed(curl_url());
  char* host = nullptr;
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK ||
      curl_url_get(parsed.get(), CURLUPART_HOST, &host, 0) != CURLUE_OK)
    return {};
  std::string copy(host);
  curl_free(host);
  return copy;
}

Result<HeaderList> header_list(const HttpRequest& request) {
  HeaderList list;
  auto add = [&](const std::string& line) { list.reset(curl_slist_append(list.release(), line.c_str())); };
  bool typed = false;
  for (const auto& [name, value] : request.headers) {
    if ((name + value).find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos)
      return fail(Error::Kind::Invalid, fmt::format("header '{}' holds a line end", printable(name)));
    add(value.empty() ? name + ";" : fmt::format("{}: {}", name, value));
    typed = typed || equal_ignoring_case(name, "content-type");
  }
  if (!typed) add("Content-Type:");
  add("Expect:");  // large bodies would wait for a "100 Continue" that few servers send
  return list;
}

Result<> prepare(Transfer& transfer, const HttpClient::Options& options) {
  const auto& request = transfer.request;
  const auto host = host_of(request.url);
  if (host.empty()) return fail(Error::Kind::Invalid, fmt::format("'{}' is not a URL", printable(request.url)));
  transfer.headers = TRY(header_list(request));
  transfer.easy.reset(curl_easy_init());
  CURL* easy = transfer.easy.get();
  if (easy == nullptr) return fail(Error::Kind::Failed, "libcurl cannot make a handle");
  auto set = [&](CURLoption option, auto value) { curl_easy_setopt(easy, option, value); };
  set(CURLOPT_PRIVATE, &transfer);
  set(CURLOPT_URL, request.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_ERRORBUFFER, transfer.reason);
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  // With TLS a second request waits for the first connection, to share it if HTTP/2 is spoken.
  if (request.url.starts_with("https:")) set(CURLOPT_PIPEWAIT, 1L);
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request.connect_timeout.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  // Balancers drop idle connections after 60 s or more; a request must not be the one that finds out.
  set(CURLOPT_MAXAGE_CONN, 45L);
  set(CURLOPT_USERAGENT, options.user_agent.c_str());
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
  if (is_near(host)) set(CURLOPT_PROXY, "");
  set(CURLOPT_HTTPHEADER, transfer.headers.get());
  set(CURLOPT_HEADERFUNCTION, take_header);
  set(CURLOPT_HEADERDATA, &transfer);
  set(CURLOPT_WRITEFUNCTION, take_body);
  set(CURLOPT_WRITEDATA, &transfer);
  if (request.method == "HEAD") {
    set(CURLOPT_NOBODY, 1L);
  } else if (request.method == "POST" || !request.body.empty()) {
    set(CURLOPT_POST, 1L);
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(CURLOPT_READFUNCTION, give_body);
    set(CURLOPT_READDATA, &transfer);
    set(CURLOPT_SEEKFUNCTION, refuse_rewind);
  }
  if (request.method != "HEAD") set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
  return {};
}

// Where a request stood when it failed. A server acts on whole requests only, so one whose body was cut short
// counts as not sent.
std::string_view how_far(const Transfer& transfer) {
  long header_bytes = 0;
  curl_easy_getinfo(transfer.easy.get(), CURLINFO_REQUEST_SIZE, &header_bytes);
  const bool sent = header_bytes > 0 && transfer.body_taken == transfer.request.body.size();
  return sent ? kReplyLost : kNotSent;
}

Result<HttpResponse> outcome(Transfer& transfer, CURLcode code) {
  if (code == CURLE_OK) {
    long status = 0;
    curl_easy_getinfo(transfer.easy.get(), CURLINFO_RESPONSE_CODE, &status);
    transfer.response.status = static_cast<int>(status);
    return std::move(transfer.response);
  }
  if (transfer.reply_too_large)
    return fail(Error::Kind::Invalid, fmt::format("the reply is larger than {} bytes", transfer.request.most_reply));
  if (code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL)
    return fail(Error::Kind::Invalid, fmt::format("'{}' is not a URL", printable(transfer.request.url)));
  std::string reason = transfer.reason[0] != '\0' ? transfer.reason : curl_easy_strerror(code);
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE)
    return fail(Error::Kind::Denied, std::move(reason), std::string(kUntrusted));
  auto kind = code == CURLE_OPERATION_TIMEDOUT ? Error::Kind::TimedOut : Error::Kind::Unavailable;
  return fail(kind, std::move(reason), std::string(how_far(transfer)));
}

}  // namespace

std::string_view HttpResponse::header(std::string_view name) const {
  auto at = std::ranges::find(headers, name, [](const auto& header) -> std::string_view { return header.first; });
  return at == headers.end() ? std::string_view() : at->second;
}

// The thread that owns the multi handle, and its inbox.
class HttpClient::Loop {
 public:
  explicit Loop(Options options) : options_(std::move(options)) {}
  ~Loop() {
    thread_.request_stop();
    wake();
  }

  void start(std::shared_ptr<Transfer> transfer) {
    std::call_once(started_, [this] {
      static std::once_flag once;
      std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
      multi_.reset(curl_multi_init());
      // By itself it keeps four for each request just under way: so few that pauses between requests cost connections.
      curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, kKeptConnections);
      thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
    });
    inbox_.with([&](Inbox& inbox) { inbox.arrived.push_back(std::move(transfer)); });
    wake();
  }
  void cancel(std::shared_ptr<Transfer> transfer) {
    inbox_.with([&](Inbox& inbox) { inbox.cancelled.push_back(std::move(transfer)); });
    wake();
  }

 private:
  struct Inbox {
    std::vector<std::shared_ptr<Transfer>> arrived;
    std::vector<std::shared_ptr<Transfer>> cancelled;
  };

  void wake() {
    if (multi_) curl_multi_wakeup(multi_.get());
  }

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      auto inbox = inbox_.with([](Inbox& box) { return std::exchange(box, {}); });
      for (auto& transfer : inbox.arrived) admit(std::move(transfer));
      for (auto& transfer : inbox.cancelled) abandon(*transfer);
      int running = 0;
      curl_multi_perform(multi_.get(), &running);
      collect();
      // Ends early on traffic, on libcurl's own timers and on wake().
      curl_multi_poll(multi_.get(), nullptr, 0, 60'000, nullptr);
    }
    auto left = inbox_.with([](Inbox& box) { return std::exchange(box, {}); });
    for (auto& transfer : left.arrived) running_.emplace(transfer.get(), transfer);
    while (!running_.empty()) abandon(*running_.begin()->second);
  }

  void admit(std::shared_ptr<Transfer> transfer) {
    if (auto ready = prepare(*transfer, options_); !ready)
      return finish(*transfer, std::unexpected(std::move(ready).error()));
    curl_multi_add_handle(multi_.get(), transfer->easy.get());
    running_.emplace(transfer.get(), std::move(transfer));
  }

  void collect() {
    int left = 0;
    while (auto* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      Transfer* transfer = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
      leave(*transfer, outcome(*transfer, message->data.result));
    }
  }

  void abandon(Transfer& transfer) {
    // One that is no longer running was answered while its caller gave up.
    if (running_.contains(&transfer))
      leave(transfer, fail(Error::Kind::Cancelled, "cancelled", std::string(how_far(transfer))));
  }

  void leave(Transfer& transfer, Result<HttpResponse> result) {
    auto keep = running_.extract(&transfer).mapped();
    if (transfer.easy) curl_multi_remove_handle(multi_.get(), transfer.easy.get());
    finish(transfer, std::move(result));
  }

  static void finish(Transfer& transfer, Result<HttpResponse> result) {
    transfer.done.change([&](auto& done) { done = std::move(result); });
  }

  const Options options_;
  std::once_flag started_;
  Multi multi_;
  Guarded<Inbox> inbox_;
  std::map<Transfer*, std::shared_ptr<Transfer>> running_;  // the loop's thread only
  std::jthread thread_;
};

HttpClient::HttpClient(Options options) : loop_(std::make_unique<Loop>(std::move(options))) {}
HttpClient::~HttpClient() = default;

Result<HttpResponse> HttpClient::send(const HttpRequest& request, std::stop_token stop) {
  if (stop.stop_requested()) return fail(Error::Kind::Cancelled, "cancelled", std::string(kNotSent));
  auto transfer = std::make_shared<Transfer>();
  transfer->request = request;
  loop_->start(transfer);
  std::stop_callback on_stop(stop, [&] { loop_->cancel(transfer); });
  transfer->done.wait({}, [](const auto& done) { return done.has_value(); });
  return transfer->done.with([](auto& done) { return std::move(*done); });
}

}  // namespace sparkecs::net
