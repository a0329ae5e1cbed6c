// Services keeps services at their desired count: it hears what becomes of their tasks, decides by schedule.h, and
// launches and stops. Only services that something has happened to are looked at.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/task/service.h"
#include "engine/task/tasks.h"

namespace sparkecs::engine::task {

// Loop thread only. References to services stay valid until the service is forgotten or another takes its name.
class Services {
 public:
  Services(const Surroundings& surroundings, Tasks& tasks);

  // Adds a service under its ARN, in place of an INACTIVE one of that name, and looks at it soon.
  Service& add(Service service);
  // Nothing for an unknown ARN. INACTIVE services are found for an hour.
  Service* find(const std::string& arn);
  // By ARN; in a cluster, or all.
  std::vector<const Service*> in_cluster(const std::string& cluster_arn) const;
  std::vector<const Service*> all() const;

  // Looks at the service soon: something about it was changed.
  void touch(Service& service);
  // Stops its tasks; INACTIVE once the last one is on its way out.
  void remove(Service& service);
  // What a task's change means to its service.
  void task_changed(const Task& task, Change change);

  // No service starts or stops anything any more: the engine ends.
  void freeze() { frozen_ = true; }
  // Grows with every change.
  unsigned long revision() const { return revision_; }

 private:
  void evaluate(Service& service);
  ServiceFacts facts_of(const Service& service) const;
  bool is_healthy(const Task& task) const;
  bool is_unhealthy(const Service& service, const Task& task) const;
  void start(Service& service, int count);
  void stop(Service& service, const std::vector<Decision::Stop>& stops);
  std::string say_unhealthy(Service& service, const Task& task);
  void settle(Service& service);
  void note_failure(Service& service, Deployment& deployment);
  void wake_later(Service& service);
  void forget_if_old(const std::string& arn);
  void say(Service& service, std::string message);
  Millis scaled(Millis duration) const { return with_.delays.scaled(duration); }
  TimePoint now() const { return with_.loop.now(); }

  Surroundings with_;
  Tasks& tasks_;
  std::map<std::string, std::unique_ptr<Service>> services_;  // by ARN
  bool frozen_ = false;
  unsigned long revision_ = 0;
};

}  // namespace sparkecs::engine::task
