#include "engine/runtime/fake.h"

#include <csignal>
#include <utility>

#include "base/random.h"
#include "base/text.h"

namespace sparkecs::engine::runtime {

namespace {

constexpr std::string_view kImage = "fake:";

Result<> read_word(std::string_view word, Script& script) {
  auto dash = word.find('-');
  std::string_view name = word.substr(0, dash);
  std::string value(dash == std::string_view::npos ? "" : word.substr(dash + 1));
  auto duration = parse_duration(value);
  if (name == "for" && duration) {
    script.runs_for = *duration;
  } else if (name == "pull" && duration) {
    script.pull = *duration;
  } else if (name == "shutdown" && duration) {
    script.shutdown = *duration;
  } else if (auto code = parse_number(value, 255); name == "exit" && code) {
    script.exit_code = static_cast<int>(*code);
    if (!script.runs_for) script.runs_for = Millis(0);
  } else if (name == "print") {
    script.prints.push_back(value);
  } else if (name == "fail" && !value.empty()) {
    script.fails = Error{Error::Kind::Failed, value + ": as its image's name demands", value};
  } else if (word == "idle") {
    // The default in a word, for an image that has nothing else to say.
  } else if (word == "deaf") {
    script.ignores_signals = true;
  } else if (word == "sick") {
    script.program_exit = 1;
  } else if (word == "oom") {
    script.out_of_memory = true;
    script.exit_code = 128 + SIGKILL;
    if (!script.runs_for) script.runs_for = Millis(0);
  } else {
    return fail(Error::Kind::Invalid, "no such word in the script of a fake image: " + printable(word));
  }
  return {};
}

}  // namespace

Result<Script> script_of(const std::string& image) {
  Script script;
  if (!image.starts_with(kImage)) return script;
  for (const auto& word : split(std::string_view(image).substr(kImage.size()), '.')) TRY(read_word(word, script));
  return script;
}

FakeRuntime::FakeRuntime(Loop& loop, Observer& observer) : loop_(loop), observer_(observer) {}

void FakeRuntime::script(const std::string& container_or_image, Script script) {
  scripts_[container_or_image] = std::move(script);
}

void FakeRuntime::fail_prepare(Error error) {
  fail_prepare_ = std::move(error);
}

void FakeRuntime::end(const std::string& task, const std::string& container, Exit exit) {
  loop_.post([this, task, container, exit] {
    if (auto* found = find(task, container)) finish(task, *found, exit);
  });
}

void FakeRuntime::print(const std::string& task, const std::string& container, std::string line) {
  loop_.post([this, task, container, line = std::move(line)] {
    auto* found = find(task, container);
    if (found && found->phase == FakeContainer::Phase::Running) observer_.output(task, container, loop_.now(), line);
  });
}

std::vector<int> FakeRuntime::signals(const std::string& task, const std::string& container) const {
  auto at = tasks_.find(task);
  if (at == tasks_.end()) return {};
  auto found = at->second.containers.find(container);
  return found == at->second.containers.end() ? std::vector<int>{} : found->second.signals;
}

std::optional<TaskSpec> FakeRuntime::prepared(const std::string& task) const {
  auto at = tasks_.find(task);
  return at == tasks_.end() ? std::nullopt : std::optional(at->second.spec);
}

// Every call is posted: the observer is never called from inside one, and calls may come from any thread.

void FakeRuntime::prepare(TaskSpec task) {
  loop_.post([this, spec = std::move(task)] {
    if (fail_prepare_) {
      Error error = *std::exchange(fail_prepare_, std::nullopt);
      observer_.prepared(spec.id, std::unexpected(std::move(error)));
      return;
    }
    FakeTask& added = tasks_[spec.id];
    added.spec = spec;
    for (const auto& container : spec.containers) added.containers[container.name].spec = container;
    observer_.prepared(spec.id, {});
  });
}

void FakeRuntime::start(const std::string& task, const std::string& container) {
  loop_.post([this, task, container] { begin(task, container); });
}

void FakeRuntime::signal(const std::string& task, const std::string& container, int number) {
  loop_.post([this, task, container, number = number == 0 ? SIGTERM : number] {
    if (auto* found = find(task, container)) receive(task, *found, number);
  });
}

void FakeRuntime::execute(const std::string& task, const std::string& container, std::vector<std::string>, Millis) {
  loop_.post([this, task, container] {
    auto* found = find(task, container);
    if (found && found->phase == FakeContainer::Phase::Running)
      observer_.executed(task, container, found->script.program_exit);
  });
}

void FakeRuntime::kill(const std::string& task, const std::string& container) {
  signal(task, container, SIGKILL);
}

void FakeRuntime::remove(const std::string& task) {
  loop_.post([this, task] {
    auto at = tasks_.find(task);
    if (at == tasks_.end()) return;
    for (auto& [name, container] : at->second.containers) {
      if (container.phase == FakeContainer::Phase::Starting) {
        loop_.cancel(container.timer);
        container.phase = FakeContainer::Phase::Ended;
        observer_.started(task, name,
                          fail(Error::Kind::Cancelled, "the task was removed", "CannotStartContainerError"));
      } else {
        finish(task, container, Exit{128 + SIGKILL});
      }
    }
    tasks_.erase(task);
    observer_.removed(task);
  });
}

FakeRuntime::FakeContainer* FakeRuntime::find(const std::string& task, const std::string& container) {
  auto at = tasks_.find(task);
  if (at == tasks_.end()) return nullptr;
  auto found = at->second.containers.find(container);
  return found == at->second.containers.end() ? nullptr : &found->second;
}

Script FakeRuntime::script_for(const ContainerSpec& spec) const {
  for (const auto& key : {spec.name, spec.image})
    if (auto at = scripts_.find(key); at != scripts_.end()) return at->second;
  auto script = script_of(spec.image);
  if (script) return *script;
  Script broken;
  broken.fails = Error{Error::Kind::NotFound, script.error().message, "CannotPullContainerError"};
  return broken;
}

void FakeRuntime::begin(const std::string& task, const std::string& container) {
  auto* found = find(task, container);
  if (!found || found->phase != FakeContainer::Phase::Created) return;
  found->phase = FakeContainer::Phase::Starting;
  found->script = script_for(found->spec);
  found->timer = loop_.after(found->script.pull, [this, task, container] {
    if (auto* starting = find(task, container)) run(task, *starting);
  });
}

void FakeRuntime::run(const std::string& task, FakeContainer& container) {
  const std::string name = container.spec.name;
  if (container.script.fails) {
    container.phase = FakeContainer::Phase::Ended;
    observer_.started(task, name, std::unexpected(*container.script.fails));
    return;
  }
  container.phase = FakeContainer::Phase::Running;
  container.timer = 0;
  if (container.script.runs_for) {
    Exit exit{container.script.exit_code, container.script.out_of_memory};
    container.timer = loop_.after(*container.script.runs_for, [this, task, name, exit] {
      if (auto* running = find(task, name)) finish(task, *running, exit);
    });
  }
  observer_.started(task, name, Started{random_hex(64), loop_.now()});
  for (const auto& line : container.script.prints) observer_.output(task, name, loop_.now(), line);
}

void FakeRuntime::receive(const std::string& task, FakeContainer& container, int number) {
  if (container.phase != FakeContainer::Phase::Running) return;
  container.signals.push_back(number);
  if (number != SIGKILL && container.script.ignores_signals) return;
  Exit exit{128 + number};
  if (number == SIGKILL || container.script.shutdown.count() == 0) return finish(task, container, exit);
  loop_.cancel(container.timer);
  container.timer = loop_.after(container.script.shutdown, [this, task, name = container.spec.name, exit] {
    if (auto* running = find(task, name)) finish(task, *running, exit);
  });
}

void FakeRuntime::finish(const std::string& task, FakeContainer& container, Exit exit) {
  if (container.phase != FakeContainer::Phase::Running) return;
  loop_.cancel(container.timer);
  container.phase = FakeContainer::Phase::Ended;
  observer_.exited(task, container.spec.name, exit);
}

}  // namespace sparkecs::engine::runtime
