#include "view/state_text.h"

#include <fmt/format.h>

#include "base/text.h"
#include "plan/explain.h"
#include "view/columns.h"
#include "view/plan_text.h"

namespace sparkecs::view {
namespace {

using plan::ClusterState;

constexpr int kStoppedShown = 3;  // the newest stopped tasks; all of them are in the JSON
constexpr int kEventsShown = 3;

Colour good_if(bool good) {
  return good ? Colour::Green : Colour::Yellow;
}

std::string since(const std::optional<TimePoint>& begin, TimePoint now) {
  return begin ? to_human(std::max(Millis(0), std::chrono::floor<std::chrono::seconds>(now - *begin) + Millis(0))) : "";
}

std::string heading(const Look& look, std::string_view text) {
  return "\n" + look.paint(Colour::Bold, text) + "\n";
}

std::string services(const ClusterState& state, TimePoint now, const Look& look) {
  Table table;
  std::string events;
  for (const auto& service : state.services) {
    if (service.status.empty()) {
      table.add({service.name, {"does not exist", Colour::Yellow}});
      continue;
    }
    table.add({service.name,
               service.status,
               {fmt::format("{} of {} running", service.running, service.desired),
                good_if(service.running == service.desired)},
               service.pending > 0 ? fmt::format("{} pending", service.pending) : std::string(),
               service.rollout});
    int shown = 0;
    for (const auto& event : service.events) {
      if (plan::explain_event(event.message).cause.empty() || ++shown > kEventsShown) continue;
      events += fmt::format("  {} ago: {}\n", since(event.at, now), event.message);
    }
  }
  return heading(look, "services") + table.text(look, 2) + look.paint(Colour::Yellow, events);
}

std::string tasks(const ClusterState& state, TimePoint now, const Look& look) {
  Table table;
  std::string stopped;
  int shown = 0;
  for (const auto& task : state.tasks) {
    if (task.last_status != "STOPPED") {
      table.add({task.role,
                 task.id.substr(0, 8),
                 {task.last_status, good_if(task.last_status == "RUNNING")},
                 task.address,
                 task.zone,
                 task.revision,
                 since(task.started ? task.started : task.created, now)});
      continue;
    }
    auto explained = plan::explain_stopped(task);
    if (explained.cause.empty() || ++shown > kStoppedShown) continue;
    stopped += fmt::format("  stopped {} ago: {}{}{}\n", since(task.stopped, now), explained.cause,
                           explained.advice.empty() ? "" : "; ", explained.advice);
  }
  if (table.empty() && stopped.empty()) return {};
  return heading(look, "tasks") + table.text(look, 2) + look.paint(Colour::Yellow, stopped);
}

std::string balancer(const ClusterState& state, const Look& look) {
  const auto& balancer = state.balancer;
  auto text = heading(look, "load balancer");
  if (!balancer.exists()) return text + fmt::format("  {} does not exist\n", balancer.name);
  Table table;
  table.add({balancer.name, {balancer.state, good_if(balancer.state == "active")}, balancer.state_reason});
  for (const auto& [what, url] : {std::pair("web UI", balancer.webui_url), std::pair("REST", balancer.rest_url)}) {
    if (!url.empty()) table.add({what, url});
  }
  for (const auto& target : state.targets) {
    table.add({target.group,
               fmt::format("{}:{}", target.address, target.port),
               {target.state, good_if(target.state == "healthy")},
               target.description});
  }
  if (!state.rest_note.empty()) table.add({"REST", {state.rest_note, Colour::Yellow}});
  return text + table.text(look, 2);
}

std::string master(const ClusterState& state, TimePoint now, const Look& look) {
  auto text = heading(look, "master");
  if (!state.master) return text + "  " + (state.master_note.empty() ? "there is none" : state.master_note) + "\n";
  const auto& master = *state.master;
  text += fmt::format("  {}  {}, {} of {} cores and {} of {} MB in use\n", master.url,
                      look.paint(good_if(master.alive()), master.status), master.cores_used, master.cores,
                      master.memory_used_mb, master.memory_mb);
  text += heading(look, fmt::format("workers: {} of {} alive", master.workers_alive(), state.workers_wanted));
  Table workers;
  for (const auto& worker : master.workers) {
    workers.add({worker.host,
                 {worker.state, good_if(worker.alive())},
                 fmt::format("{} of {} cores", worker.cores_used, worker.cores),
                 fmt::format("{} of {} MB", worker.memory_used_mb, worker.memory_mb)});
  }
  text += workers.text(look, 2);
  Table applications;
  for (const auto* list : {&master.active, &master.completed}) {
    for (const auto& one : *list)
      applications.add({one.id, printable(one.name, 40), one.state, fmt::format("{} cores", one.cores),
                        to_human(one.duration), since(one.started, now) + " ago"});
  }
  if (!applications.empty()) text += heading(look, "applications") + applications.text(look, 2);
  return text;
}

}  // namespace

std::string text_of(const ClusterState& state, TimePoint now, const Look& look) {
  auto text = fmt::format("cluster {} of environment {}, region {}: {}\n", state.cluster, state.environment,
                          state.region, state.exists() ? state.cluster_status : "does not exist");
  if (!state.exists() && !state.balancer.exists()) return text;
  text += services(state, now, look) + tasks(state, now, look) + balancer(state, look) + master(state, now, look);
  return text + "\n" + text_of(state.cost, look);
}

}  // namespace sparkecs::view
