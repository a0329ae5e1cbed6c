#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "cmd/commands.h"
#include "cmd/exit_code.h"
#include "cmd/local_aws.h"
#include "cmd/print.h"
#include "net/http_client.h"
#include "view/columns.h"

namespace sparkecs::cmd {
namespace {

class LocalStatus final : public Command {
 public:
  Result<int> run(const Context& context) override {
    LocalAws local(context.environment);
    auto running = TRY(local.running());
    if (!running) {
      if (context.options.json)
        print_json({{"running", false}, {"folder", local.folder()}});
      else
        print(fmt::format("the local AWS does not run (`sparkecs local up` starts it); its data: {}\n",
                          local.folder().string()));
      return kDone;
    }
    auto json = TRY(ask(*running));
    json["running"] = true;
    json["pid"] = running->pid;
    json["url"] = running->url();
    json["folder"] = local.folder();
    if (context.options.json)
      print_json(json);
    else
      print(as_text(json, context.out));
    return kDone;
  }

 private:
  // What it says of itself.
  static Result<Json> ask(const LocalAws::Running& running) {
    net::HttpClient http;
    auto reply = TRY(http.send({.url = running.url() + "/_sparkecs/status", .timeout = Millis(10'000)}));
    auto json = TRY(parse_json(reply.body));
    if (reply.status != 200 || !json.is_object())
      return fail(Error::Kind::Failed, fmt::format("{} answers {}", running.url(), reply.status));
    return json;
  }

  static std::string as_text(const Json& json, const view::Look& look) {
    view::Table table;
    auto plain = [](const Json& value) { return value.is_string() ? value.get<std::string>() : to_text(value); };
    for (const char* name :
         {"url", "pid", "version", "account", "region", "runtime", "isolation", "timeScale", "folder", "calls"})
      if (json.contains(name)) table.add({name, plain(json[name])});
    auto text = table.text(look);
    view::Table tasks;
    for (const auto& task : json.value("tasks", Json::array())) {
      auto arn = task.value("taskArn", "");
      tasks.add({arn.substr(arn.rfind('/') + 1), task.value("lastStatus", ""), task.value("group", "")});
    }
    if (!tasks.empty()) text += "\ntasks\n" + tasks.text(look, 2);
    view::Table unknown;
    auto asked = json.value("unknownOperations", Json::object());
    for (auto at = asked.begin(); at != asked.end(); ++at)
      unknown.add({at.key(), fmt::format("asked for {} times", plain(at.value()))});
    if (!unknown.empty()) text += "\noperations it does not know\n" + unknown.text(look, 2);
    return text;
  }
};

}  // namespace

std::unique_ptr<Command> make_local_status() {
  return std::make_unique<LocalStatus>();
}

}  // namespace sparkecs::cmd
