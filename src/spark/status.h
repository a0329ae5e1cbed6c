// What a Standalone master says about its cluster at /json/ (Spark 3.5 to 4.1: deploy/JsonProtocol.scala).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace sparkecs::spark {

struct Worker {
  std::string id;     // "worker-20260131120000-10.0.1.5-40001"
  std::string host;   // address it advertises
  int port = 0;       // of its RPC
  std::string webui;  // "http://10.0.1.5:8081": reachable from inside the VPC only
  int cores = 0;
  int cores_used = 0;
  int memory_mb = 0;
  int memory_used_mb = 0;
  std::string state;  // ALIVE, DEAD, DECOMMISSIONED, UNKNOWN
  TimePoint last_heartbeat{};

  bool alive() const { return state == "ALIVE"; }
};

struct Application {
  std::string id;    // "app-20260131120000-0000"
  std::string name;  // as the job calls itself
  std::string user;
  int cores = 0;  // granted
  int memory_per_executor_mb = 0;
  std::string state;  // WAITING, RUNNING, FINISHED, FAILED, KILLED, UNKNOWN
  TimePoint started{};
  Millis duration{};
};

struct MasterStatus {
  std::string url;     // "spark://spark-master.spark.local:7077"
  std::string status;  // STANDBY, ALIVE, RECOVERING, COMPLETING_RECOVERY
  std::vector<Worker> workers;
  int cores = 0;  // of the workers that are alive, as are the next three
  int cores_used = 0;
  int memory_mb = 0;
  int memory_used_mb = 0;
  std::vector<Application> active;
  std::vector<Application> completed;

  bool alive() const { return status == "ALIVE"; }
  int workers_alive() const;
};

// Reads the body of /json/. Fields it does not know are ignored, absent ones stay empty; Kind::Invalid when it is not a
// master's page at all.
Result<MasterStatus> parse_status(std::string_view body);

}  // namespace sparkecs::spark
