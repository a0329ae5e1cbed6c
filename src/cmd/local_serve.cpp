#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <thread>

#include "base/log.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/interrupt.h"
#include "cmd/local_aws.h"
#include "cmd/local_options.h"
#include "cmd/print.h"
#include "engine/engine.h"
#include "engine/runtime/class_archive.h"
#include "engine/runtime/spark_image.h"

namespace sparkecs::cmd {
namespace {

using engine::Engine;

constexpr auto kSparkImage = "spark:3.5";

class LocalServe final : public Command {
 public:
  void declare(OptionList& list) override {
    declare_local_options(list, wishes_);
    list.number("--ready-fd", ready_, 0, 1 << 20);  // `local up` waits for a byte from it
  }

  Result<int> run(const Context& context) override {
    LocalAws local(context.environment);
    auto claim = TRY(local.claim());
    Termination termination;
    auto engine = TRY(start(local, options(context, local)));
    LocalAws::Running running{.pid = ::getpid(), .port = engine->port()};
    TRY(local.announce(running));
    tell(fmt::format("the local AWS serves at {}; its data: {}", running.url(), local.folder().string()));
    tell(engine->isolation());
    if (ready_) {
      [[maybe_unused]] auto ignored = ::write(*ready_, "r", 1);
      ::close(*ready_);
    }
    std::jthread archivist;  // for the next start: this one does not wait for it
    if (spark_ && spark_->classes.empty())
      archivist = std::jthread([this](std::stop_token stop) { make_classes(*spark_, stop); });
    termination.wait();
    engine->stop();
    return kDone;
  }

 private:
  Engine::Options options(const Context& context, const LocalAws& local) {
    Engine::Options options{.folder = local.folder(), .version = SPARKECS_VERSION};
    if (!wishes_.account.empty()) options.account = wishes_.account;
    if (wishes_.time_scale > 0) options.delays.scale = wishes_.time_scale;
    if (wishes_.runtime == "fake") {
      options.runtime = Engine::Runtime::Fake;
      return options;
    }
    auto image = spark_image(context, local);
    if (image)
      options.images[kSparkImage] = *image;
    else  // it serves all the same, to those who bring other images
      tell(fmt::format("there is no image {}: {}", kSparkImage, image.error().message));
    return options;
  }

  Result<engine::runtime::HostImage> spark_image(const Context& context, const LocalAws& local) {
    auto parts = TRY(engine::runtime::find_spark(context.environment));
    if (parts.jobs.empty()) parts.jobs = wishes_.jobs;
    if (parts.output.empty()) {
      parts.output = local.folder() / "output";
      std::error_code error;
      std::filesystem::create_directories(parts.output, error);
      if (error)
        return fail(Error::Kind::Failed, fmt::format("cannot make {}: {}", parts.output.string(), error.message()));
    }
    parts.classes = engine::runtime::find_class_archive(parts).value_or("");
    spark_ = parts;
    return engine::runtime::spark_image(parts);
  }

  static void make_classes(const engine::runtime::SparkParts& parts, std::stop_token stop) {
    auto made = engine::runtime::make_class_archive(parts, stop);
    if (!made) log::debug("{}", made.error().message);  // Spark starts without it, only slower
  }

  // On the port that was asked for; unasked, on that of last time, or on any if that is taken meanwhile.
  Result<std::unique_ptr<Engine>> start(const LocalAws& local, Engine::Options options) const {
    options.port = static_cast<std::uint16_t>(wishes_.port.value_or(local.last_port()));
    auto engine = Engine::start(options);
    if (engine || wishes_.port || engine.error().kind != Error::Kind::Conflict) return engine;
    options.port = 0;
    return Engine::start(options);
  }

  LocalAws::Wishes wishes_;
  std::optional<engine::runtime::SparkParts> spark_;
  std::optional<int> ready_;
};

}  // namespace

std::unique_ptr<Command> make_local_serve() {
  return std::make_unique<LocalServe>();
}

}  // namespace sparkecs::cmd
