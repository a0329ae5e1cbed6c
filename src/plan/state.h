// How an environment is doing right now: services, tasks, targets, and what the master itself says.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/aws.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "base/time.h"
#include "model/environment.h"
#include "net/http_client.h"
#include "plan/cost.h"
#include "spark/status.h"

namespace sparkecs::plan {

struct ContainerState {
  std::string name;
  std::string status;
  std::string image;
  std::string reason;
  std::optional<int> exit_code;  // absent: it never started, or has not ended
};

struct TaskState {
  std::string id;       // the last part of the ARN
  std::string role;     // "master", "worker", "submit"; "" for anything else in the cluster
  std::string service;  // "" for tasks of no service
  std::string deployment;
  std::string revision;        // "spark-master:3"
  std::string last_status;     // PROVISIONING … STOPPED
  std::string desired_status;  // RUNNING, STOPPED
  std::string zone;
  std::string address;  // private IPv4
  std::string stop_code;
  std::string stopped_reason;
  std::optional<TimePoint> created{};
  std::optional<TimePoint> started{};
  std::optional<TimePoint> stopped{};
  std::vector<ContainerState> containers{};
};

struct ServiceState {
  struct Event {
    std::string id;
    std::string message;
    std::optional<TimePoint> at{};
  };
  std::string name;
  std::string role{};    // "master", "worker"
  std::string status{};  // ACTIVE, DRAINING, INACTIVE; "" when it does not exist
  int desired = 0;
  int running = 0;
  int pending = 0;
  int deployments = 0;       // more than one while an old one is being replaced
  std::string deployment{};  // id of the PRIMARY one
  std::string rollout{};     // its state: IN_PROGRESS, COMPLETED, FAILED
  std::string rollout_reason{};
  std::vector<Event> events{};  // newest first

  bool exists() const { return !status.empty() && status != "INACTIVE"; }
};

struct TargetState {
  std::string group;  // name of the target group
  std::string address;
  int port = 0;
  std::string state;  // healthy, initial, unhealthy, draining, …
  std::string reason;
  std::string description;
};

struct BalancerState {
  std::string name;
  std::string dns_name{};
  std::string state{};  // provisioning, active, active_impaired, failed; "" when it does not exist
  std::string state_reason{};
  bool internet_facing = false;
  std::string webui_url{};  // "http://NAME[:PORT]", where the listeners are
  std::string rest_url{};

  bool exists() const { return !state.empty(); }
  bool active() const { return state == "active" || state == "active_impaired"; }
};

struct ClusterState {
  std::string environment;
  std::string cluster;
  std::string cluster_status;  // ACTIVE …; "" when it does not exist
  std::string region;
  BalancerState balancer;
  std::vector<ServiceState> services;  // master, worker
  std::vector<TaskState> tasks;        // newest first; stopped ones for about an hour
  std::vector<TargetState> targets;
  std::optional<spark::MasterStatus> master{};  // what the master says, when it could be asked
  std::string master_note{};                    // why it could not
  bool reachable = true;    // false: the balancer is active, and nothing at its address can be reached from here
  bool rest_wanted = true;  // false: the master's template switches REST off
  std::string rest_note{};  // why REST does not answer; "" when it does
  int workers_wanted = 0;
  Cost cost;

  bool exists() const { return !cluster_status.empty() && cluster_status != "INACTIVE"; }
};

// Reads it all, two round trips. An environment that does not exist is a state too, not an error.
Result<ClusterState> cluster_state(aws::Aws& aws, net::HttpTransport& http, const model::Environment& environment);

// What it has that costs by the hour.
Running running(const ClusterState& state);

// Parts that do not exist, and what could not be asked, are null.
Json to_json(const ClusterState& state);

}  // namespace sparkecs::plan
