#include "plan/cost.h"

#include <fmt/format.h>

#include <cmath>

#include "base/json.h"

namespace sparkecs::plan {
namespace {

// List prices of us-east-1 in USD per hour.
constexpr auto kPricesOf = "April 2026";
constexpr double kVcpu[] = {0.04048, 0.03238};       // X86_64, ARM64
constexpr double kMemoryGb[] = {0.004445, 0.00356};  // X86_64, ARM64
constexpr double kStorageGb = 0.000111;              // above what comes for nothing
constexpr int kFreeStorageGb = 20;
constexpr double kBalancer = 0.0225;
constexpr double kPublicAddress = 0.005;
constexpr double kLowestSpot = 0.3;  // of the price on demand: Spot moves between the two

double task_per_hour(const model::Environment& environment, const model::TaskSize& size, bool public_address) {
  double price = size.cpu / 1024.0 * kVcpu[environment.arm64] + size.memory_mb / 1024.0 * kMemoryGb[environment.arm64];
  if (environment.ephemeral_storage_gb > kFreeStorageGb)
    price += (environment.ephemeral_storage_gb - kFreeStorageGb) * kStorageGb;
  return public_address ? price + kPublicAddress : price;
}

std::string describe(const model::TaskSize& size) {
  return fmt::format("{:.4g} vCPU, {:.4g} GB", size.cpu / 1024.0, size.memory_mb / 1024.0);
}

// To the millionth: what comes from adding in binary is not told.
double rounded(double price) {
  return std::round(price * 1e6) / 1e6;
}

}  // namespace

Cost cost_of(const model::Environment& environment, const std::string& region, const Running& running,
             bool public_addresses) {
  Cost cost;
  if (region != "us-east-1") {
    cost.note = fmt::format("no prices are known for {}", region);
    return cost;
  }
  cost.known = true;
  auto add = [&](std::string what, double least, double most) {
    cost.lines.push_back({std::move(what), least, most});
    cost.per_hour += least;
    cost.most_per_hour += most;
  };
  if (running.masters > 0) {
    double master = task_per_hour(environment, environment.master, public_addresses) * running.masters;
    add("master, " + describe(environment.master), master, master);
  }
  if (running.workers > 0) {
    double worker = task_per_hour(environment, environment.worker, public_addresses) * running.workers;
    add(fmt::format("{} worker{}{}, {}", running.workers, running.workers == 1 ? "" : "s",
                    environment.workers_on_spot ? " on Spot" : "", describe(environment.worker)),
        environment.workers_on_spot ? worker * kLowestSpot : worker, worker);
  }
  if (running.balancer) {
    double addresses = environment.balancer.internet_facing ? kPublicAddress * environment.subnets.size() : 0;
    add("load balancer", kBalancer + addresses, kBalancer + addresses);
  }
  cost.note = cost.lines.empty() ? "nothing is there that costs by the hour"
                                 : fmt::format(
                                       "an estimate from {} list prices of {}; traffic, logs and jobs come on "
                                       "top",
                                       region, kPricesOf);
  return cost;
}

Json to_json(const Cost& cost) {
  Json lines = Json::array();
  for (const auto& line : cost.lines)
    lines.push_back(
        {{"what", line.what}, {"perHour", rounded(line.per_hour)}, {"mostPerHour", rounded(line.most_per_hour)}});
  Json json{{"currency", "USD"}, {"lines", std::move(lines)}, {"note", cost.note}};
  json["perHour"] = cost.known ? Json(rounded(cost.per_hour)) : Json();
  json["mostPerHour"] = cost.known ? Json(rounded(cost.most_per_hour)) : Json();
  return json;
}

}  // namespace sparkecs::plan
