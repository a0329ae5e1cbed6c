// The services sparkecs speaks to, or imitates.
#pragma once

#include <array>

#include "wire/protocol.h"

namespace sparkecs::wire {

inline constexpr Service kEcs{"ecs", Protocol::Json11, "2014-11-13", "AmazonEC2ContainerServiceV20141113", "ecs", "ecs",
                              "ECS"};
inline constexpr Service kElbv2{"elbv2",
                                Protocol::Query,
                                "2015-12-01",
                                "",
                                "elasticloadbalancing",
                                "elasticloadbalancing",
                                "ELASTIC_LOAD_BALANCING_V2"};
inline constexpr Service kCloudMap{
    "servicediscovery", Protocol::Json11,   "2017-03-14",      "Route53AutoNaming_v20170314",
    "servicediscovery", "servicediscovery", "SERVICEDISCOVERY"};
inline constexpr Service kLogs{"logs", Protocol::Json11, "2014-03-28",     "Logs_20140328",
                               "logs", "logs",           "CLOUDWATCH_LOGS"};
inline constexpr Service kEc2{"ec2", Protocol::Ec2, "2016-11-15", "", "ec2", "ec2", "EC2"};
inline constexpr Service kIam{"iam", Protocol::Query, "2010-05-08", "", "iam", "iam", "IAM", true};
inline constexpr Service kSts{"sts", Protocol::Query, "2011-06-15", "", "sts", "sts", "STS"};

inline constexpr std::array kServices{&kEcs, &kElbv2, &kCloudMap, &kLogs, &kEc2, &kIam, &kSts};

}  // namespace sparkecs::wire
