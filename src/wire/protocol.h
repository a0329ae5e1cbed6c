// The three protocols of the AWS services we speak, from and to the neutral JSON form of shape.h. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "base/result.h"

namespace sparkecs::wire {

enum class Protocol {
  Json11,  // ECS, Cloud Map, Logs, ECR: JSON body, operation in X-Amz-Target
  Query,   // ELBv2, IAM, STS: form body with lists as X.member.N, XML replies
  Ec2,     // EC2: form body with lists as X.N, XML replies of another form
};

// One AWS service, as both sides know it. The table of all is in services.h.
struct Service {
  std::string_view name;  // "ecs": our word for it
  Protocol protocol;
  std::string_view version;        // API version, such as "2014-11-13"
  std::string_view target_prefix;  // Json11 only, such as "AmazonEC2ContainerServiceV20141113"
  std::string_view signing_name;   // in the credential scope
  std::string_view host_prefix;    // "ecs", "api.ecr", "elasticloadbalancing"; before ".REGION.SUFFIX"
  std::string_view endpoint_id;    // in AWS_ENDPOINT_URL_<ID>
  bool global = false;             // one host for the whole partition (IAM)
};

std::string_view content_type(Protocol protocol);

// --- the client's half ---
std::string write_request(const Service& service, std::string_view operation, const Json& input);
// The operation's output. Query and ec2 replies lose their envelopes. Kind::Invalid for a body that is not a reply.
Result<Json> read_reply(const Service& service, std::string_view operation, std::string_view body);
// The error in a reply with a status of 400 or more: code, message and request id as far as the body tells; the body
// may be empty or HTML. `error_type` is the header x-amzn-ErrorType, `request_id` the header x-amzn-RequestId.
Error read_error(const Service& service, int status, std::string_view body, std::string_view error_type,
                 std::string_view request_id);

// --- the server's half ---
// Reads a form body into operation, version and input. At most 10,000 parameters, 32 levels.
Result<> read_form(std::string_view body, std::string& operation, std::string& version, Json& input);
std::string write_reply(const Service& service, std::string_view operation, const Json& output,
                        std::string_view request_id);
std::string write_error(const Service& service, const Error& error, std::string_view request_id);

}  // namespace sparkecs::wire
