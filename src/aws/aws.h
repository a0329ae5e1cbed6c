// Everything of AWS that one command talks to: one Caller and the services over it.
#pragma once

#include <string>

#include "aws/caller.h"
#include "aws/cloud_map.h"
#include "aws/ec2.h"
#include "aws/ecs.h"
#include "aws/elbv2.h"
#include "aws/logs.h"
#include "aws/sts.h"

namespace sparkecs::aws {

// Borrows transport and clock. Stays where it was made: the services refer to `caller`. Safe from any thread.
struct Aws {
  Aws(net::HttpTransport& transport, const Clock& clock, const Settings& settings, Limits limits = {})
      : caller(transport, clock, settings, std::move(limits)),
        region(settings.region()),
        partition(settings.partition()) {}
  Aws(const Aws&) = delete;
  Aws& operator=(const Aws&) = delete;

  Caller caller;
  Ecs ecs{caller};
  Elbv2 elbv2{caller};
  CloudMap cloud_map{caller};
  Logs logs{caller};
  Ec2 ec2{caller};
  Sts sts{caller};
  const std::string region;     // "eu-central-1"
  const std::string partition;  // "aws", in ARNs
};

}  // namespace sparkecs::aws
