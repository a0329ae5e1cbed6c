#include "engine/engine.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <future>
#include <thread>

#include "base/json.h"
#include "base/log.h"
#include "engine/account.h"
#include "engine/api/cloudmap.h"
#include "engine/api/ec2.h"
#include "engine/api/ecs.h"
#include "engine/api/elbv2.h"
#include "engine/api/front.h"
#include "engine/api/iam.h"
#include "engine/api/logs.h"
#include "engine/api/sts.h"
#include "engine/dns/name_server.h"
#include "engine/loop/asio_loop.h"
#include "engine/runtime/fake.h"
#include "engine/runtime/images.h"
#include "engine/runtime/process/process_runtime.h"
#include "engine/state_file.h"
#include "engine/task/inbox.h"
#include "engine/vpc/vpc.h"
#include "wire/services.h"

namespace sparkecs::engine {
namespace {

constexpr auto kLoopback = "127.0.0.1";
constexpr std::uint16_t kDnsPort = 53;
constexpr auto kTasks = "tasks";  // in the engine's folder: the tasks' own files
// What tasks do changes the state often; it is written this often at most. What callers change is written at once.
constexpr Millis kSavePause{500};

Result<> make_folder(const std::filesystem::path& folder) {
  std::error_code ec;
  std::filesystem::create_directories(folder, ec);
  if (ec) return fail(Error::Kind::Failed, fmt::format("making {}: {}", folder.string(), ec.message()));
  return {};
}

// The lock is the folder's own, so that no lock file can be left behind; it ends with this process.
Result<Fd> lock_folder(const std::filesystem::path& folder) {
  Fd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd) return fail(Error::Kind::Failed, fmt::format("opening {}: {}", folder.string(), std::strerror(errno)));
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0)
    return fail(Error::Kind::Conflict, fmt::format("another local AWS serves from {}", folder.string()));
  return fd;
}

// Where pretended tasks are: nowhere. Their addresses may belong to somebody on the machine's real network.
class NoNetwork final : public vpc::Sockets {
 public:
  Result<Fd> open_tcp() override { return fail(Error::Kind::Unavailable, "pretended tasks have no network"); }
  Result<Fd> open_udp() override { return fail(Error::Kind::Unavailable, "pretended tasks have no network"); }
};

}  // namespace

// Members stand in the order of who needs whom; the destructor undoes it backwards.
struct Engine::Parts {
  explicit Parts(const Options& given) : options(given), plan(names::default_plan(given.region)) {}
  ~Parts() {
    server.reset();
    // Nobody waits for the loop any more, so that the threads of the runtime can end.
    inbox.close();
    loop.stop();
    if (thread.joinable()) thread.join();
  }

  Result<> open();
  Result<> open_runtime();
  void open_services();
  Result<> load();
  void save_later();
  Json status() const;
  Json balancers(const api::Caller& caller) const;
  bool balancer_uses(const std::string& group, const api::Caller& caller) const;

  const Options options;
  const names::Plan plan;
  Fd lock;
  AsioLoop loop;
  dns::Zone zone;
  names::Network network{loop, zone, plan};
  names::Directory directory{loop, options.delays, zone, {options.region, options.account, plan.vpc}};
  std::unique_ptr<logs::Store> store;
  runtime::Images images{options.folder / "images"};
  task::Inbox inbox{loop};
  std::unique_ptr<vpc::Vpc> vpc;  // the process runtime's
  std::unique_ptr<dns::NameServer> name_server;
  NoNetwork no_network;  // the fake runtime's
  std::unique_ptr<runtime::Runtime> runtime;
  std::string isolation = "tasks are only pretended";
  std::unique_ptr<api::Elbv2> elbv2;
  std::unique_ptr<api::Ecs> ecs;
  std::unique_ptr<api::Logs> logs;
  api::CloudMap cloud_map{directory};
  api::Ec2 ec2{network, [this](const auto& group, const auto& caller) { return balancer_uses(group, caller); }};
  api::Router router;
  std::unique_ptr<StateFile> state;
  std::unique_ptr<api::Front> front;
  std::unique_ptr<net::HttpServer> server;
  std::thread thread;  // runs the loop
};

Result<> Engine::Parts::open() {
  TRY(make_folder(options.folder));
  lock = TRY(lock_folder(options.folder));
  // The port first: it is what fails most. Requests wait until the loop runs.
  api::Control control{[this] { return status(); }, [this] { return state->commit(); }};
  front = std::make_unique<api::Front>(loop, router, api::Place{options.account, options.region}, control);
  auto handler = [this](net::IncomingRequest request, net::HttpServer::Reply reply) {
    front->handle(std::move(request), std::move(reply));
  };
  server = TRY(net::HttpServer::start(kLoopback, options.port, handler, {}));
  store = TRY(logs::Store::open(options.folder / "logs", loop.clock()));
  for (const auto& [reference, image] : options.images) TRY(images.put(reference, image));
  TRY(open_runtime());
  open_services();
  TRY(load());
  save_later();
  thread = std::thread([this] { loop.run(); });
  return {};
}

Result<> Engine::Parts::open_runtime() {
  if (options.runtime == Runtime::Fake) {
    runtime = std::make_unique<runtime::FakeRuntime>(loop, inbox);
    return {};
  }
  vpc::Layout layout{.services = {names::to_text(plan.resolver())}};
  for (const auto& subnet : plan.subnets)
    layout.routers.push_back({names::to_text(subnet.gateway()), subnet.block.prefix_length});
  vpc = TRY(vpc::Vpc::create(layout));
  name_server = TRY(dns::NameServer::start(*vpc, names::to_text(plan.resolver()), kDnsPort, zone));
  auto process = TRY(runtime::ProcessRuntime::create(*vpc, images, options.folder / kTasks, loop.clock(), inbox));
  isolation = process->limits();
  runtime = std::move(process);
  return {};
}

void Engine::Parts::open_services() {
  vpc::Sockets& sockets = vpc ? static_cast<vpc::Sockets&>(*vpc) : no_network;
  auto prober = vpc ? nullptr : std::make_unique<lb::PretendingProber>();
  elbv2 = std::make_unique<api::Elbv2>(loop, options.delays, sockets, balancers_view(network), std::move(prober));
  ecs =
      std::make_unique<api::Ecs>(loop, options.delays, *runtime, inbox, elbv2->registry(), directory, network, *store);
  logs = std::make_unique<api::Logs>(*store, loop);
  elbv2->serve(router);
  ecs->serve(router);
  logs->serve(router);
  cloud_map.serve(router);
  ec2.serve(router);
  api::serve_iam(router);
  api::serve_sts(router);
}

Result<> Engine::Parts::load() {
  // In this order: services register with what lies before them.
  state = std::make_unique<StateFile>(
      options.folder / "state.json",
      std::vector<std::pair<std::string, Saved*>>{
          {"network", &network}, {"directory", &directory}, {"elbv2", elbv2.get()}, {"ecs", ecs.get()}});
  if (!TRY(state->load())) TRY(furnish(network, directory));
  return state->commit();
}

void Engine::Parts::save_later() {
  loop.after(kSavePause, [this] {
    if (auto saved = state->commit(); !saved) log::error("{}", saved.error().message);
    save_later();
  });
}

// Load balancers as their own API shows them: nobody else knows them.
Json Engine::Parts::balancers(const api::Caller& caller) const {
  auto reply = (*router.find(wire::kElbv2.name, "DescribeLoadBalancers"))(Json::object(), caller);
  return reply ? (*reply)["LoadBalancers"] : Json::array();
}

bool Engine::Parts::balancer_uses(const std::string& group, const api::Caller& caller) const {
  auto all = balancers(caller);
  return std::ranges::any_of(all, [&](const Json& balancer) {
    auto groups = balancer.value("SecurityGroups", std::vector<std::string>());
    return std::ranges::find(groups, group) != groups.end();
  });
}

Json Engine::Parts::status() const {
  Json tasks = Json::array();
  for (const auto& task : ecs->running_tasks()) tasks.push_back(wire::encode(task));
  Json listening = Json::object();
  for (const auto& balancer : balancers({options.account, options.region, {}}))
    listening[balancer.value("LoadBalancerName", "")] = balancer.value("DNSName", "");
  return {{"version", options.version},
          {"pid", ::getpid()},
          {"account", options.account},
          {"region", options.region},
          {"folder", options.folder.string()},
          {"runtime", options.runtime == Runtime::Fake ? "fake" : "process"},
          {"isolation", isolation},
          {"timeScale", options.delays.scale},
          {"calls", front->answered()},
          {"tasks", tasks},
          {"balancers", listening},
          {"unknownOperations", front->unknown()}};
}

Engine::Engine(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::start(const Options& options) {
  if (options.runtime == Runtime::Process) TRY(vpc::prepare_process());
  auto parts = std::make_unique<Parts>(options);
  TRY(parts->open());
  return std::unique_ptr<Engine>(new Engine(std::move(parts)));
}

Result<> Engine::clean_up(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(folder)) return {};
  auto lock = TRY(lock_folder(folder));
  return runtime::ProcessRuntime::clean_up(folder / kTasks);
}

void Engine::stop() {
  std::promise<void> ended;
  parts_->loop.post([&] {
    parts_->ecs->shutdown([&] {
      if (auto saved = parts_->state->commit(); !saved) log::error("{}", saved.error().message);
      ended.set_value();
    });
  });
  ended.get_future().wait();
  parts_.reset();
}

std::uint16_t Engine::port() const {
  return parts_->server->port();
}

std::string Engine::isolation() const {
  return parts_->isolation;
}

}  // namespace sparkecs::engine
