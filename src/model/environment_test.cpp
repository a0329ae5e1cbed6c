#include "model/environment.h"

#include <gtest/gtest.h>

#include "base/file.h"
#include "base/text.h"
#include "model/environment_for_test.h"
#include "model/known_variables.h"
#include "model/settings.h"

namespace sparkecs::model {
namespace {

TEST(Environment, FillsInDefaults) {
  auto environment = environment_of();
  EXPECT_EQ(environment.region, "eu-central-1");
  EXPECT_EQ(environment.endpoint, "");
  EXPECT_EQ(environment.master_dns, "spark-master");
  EXPECT_EQ(environment.master_discovery, "spark-master.spark.test");
  EXPECT_EQ(environment.balancer.name, "mine");
  EXPECT_EQ(environment.balancer.rest_target, "mine-rest");
  EXPECT_EQ(environment.balancer.webui_target, "mine-webui");
  EXPECT_EQ(environment.balancer.rest_port, 81);
  EXPECT_EQ(environment.balancer.webui_port, 80);
  EXPECT_FALSE(environment.balancer.internet_facing);
  EXPECT_EQ(join(environment.balancer.allowed_cidrs, " "), "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16");
  EXPECT_TRUE(environment.balancer.security_groups.empty());
  EXPECT_EQ(environment.log_group, "/ecs/spark");
  EXPECT_EQ(environment.log_region, "");
  EXPECT_EQ(environment.log_retention_days, 14);
  EXPECT_EQ(environment.workers, 1);
  EXPECT_FALSE(environment.workers_on_spot);
  EXPECT_EQ(environment.master.cpu, 1024);
  EXPECT_EQ(environment.submit.memory_mb, 2048);
  EXPECT_EQ(environment.public_ip, PublicIp::Auto);
  EXPECT_EQ(environment.execution_role, "arn:aws:iam::123456789012:role/ecsTaskExecutionRole");
  EXPECT_EQ(environment.task_role, "");
  EXPECT_FALSE(environment.arm64);
  EXPECT_EQ(environment.variables.at("SPARK_REST_PORT"), "81");
}

TEST(Environment, TakesWhatIsSet) {
  auto environment = environment_of(R"sh(
    BALANCER_NAME=front REST_TARGET_NAME=r WEBUI_TARGET_NAME=w SPARK_REST_PORT=6066 SPARK_WEBUI_PORT=8080
    BALANCER_SCHEME=internet-facing
    BALANCER_ALLOWED_CIDRS=("203.0.113.0/24" "0.0.0.0/0") BALANCER_OPEN_TO_THE_WORLD=yes
    CLOUD_WATCH_GROUP=/x CLOUD_WATCH_REGION=cn-north-1 AWS_REGION= CLOUD_WATCH_RETENTION_DAYS=30
    SPARK_WORKERS_NUMBER=0 WORKER_CAPACITY_PROVIDER=FARGATE_SPOT WORKER_CPU=4096 WORKER_MEMORY_MB=30720
    ASSIGN_PUBLIC_IP=DISABLED CPU_ARCHITECTURE=ARM64 EPHEMERAL_STORAGE_GB=200 BALANCER_SECURITY_GROUPS="sg-3, sg-4"
    TASK_ROLE_ARN=arn:aws-cn:iam::1:role/x AWS_ENDPOINT_URL=local)sh");
  EXPECT_EQ(environment.balancer.name, "front");
  EXPECT_EQ(environment.balancer.rest_port, 6066);
  EXPECT_TRUE(environment.balancer.internet_facing);
  EXPECT_EQ(environment.balancer.allowed_cidrs.size(), 2u);
  EXPECT_EQ(environment.region, "cn-north-1");
  EXPECT_EQ(environment.execution_role, "arn:aws-cn:iam::123456789012:role/ecsTaskExecutionRole");
  EXPECT_EQ(environment.log_retention_days, 30);
  EXPECT_EQ(environment.workers, 0);
  EXPECT_TRUE(environment.workers_on_spot);
  EXPECT_EQ(environment.worker.memory_mb, 30720);
  EXPECT_EQ(environment.public_ip, PublicIp::Disabled);
  EXPECT_TRUE(environment.arm64);
  EXPECT_EQ(environment.ephemeral_storage_gb, 200);
  EXPECT_EQ(join(environment.balancer.security_groups, " "), "sg-3 sg-4");
  EXPECT_EQ(environment.endpoint, "local");
}

// The way to AWS that the process's environment names is for aws/ to weigh against flags and profile.
TEST(Environment, LeavesConnectionOfTheProcessAlone) {
  auto config = config_of("AWS_REGION=",
                          {{"AWS_DEFAULT_REGION", "us-west-2"}, {"AWS_PROFILE", "p"}, {"SPARK_WORKERS_NUMBER", "7"}});
  auto environment = make_environment(config);
  ASSERT_TRUE(environment) << environment.error().message;
  EXPECT_EQ(environment->region, "");
  EXPECT_EQ(environment->profile, "");
  EXPECT_EQ(environment->workers, 7);
}

TEST(Environment, RefusesWhatCannotBe) {
  struct Case {
    std::string more;
    std::string line;  // of the error, without the place
  };
  const Case table[] = {
      {"AWS_ACCOUNT_ID=123", "AWS_ACCOUNT_ID=\"123\": an account has 12 digits"},
      {"CLUSTER_NAME=", "CLUSTER_NAME is not set: a value is needed"},
      {"CLUSTER_NAME='a b'", "CLUSTER_NAME=\"a b\": up to 255"},
      {"VPC_ID=", "VPC_ID is not set: a value is needed; find it with: aws ec2 describe-vpcs"},
      {"VPC_ID=x", "VPC_ID=\"x\": ids begin with vpc-"},
      {"SUBNETS=(subnet-1)", "SUBNETS=\"subnet-1\": 2 to 16 are needed"},
      {"SUBNETS=(subnet-1 subnet-1)", "each may be named once"},
      {"SUBNETS=(subnet-1 sg-1)", "ids begin with subnet-"},
      {"SUBNETS=()", "SUBNETS is not set: 2 to 16"},
      {"MASTER_SECURITY_GROUPS=(sg-1 sg-2 sg-3 sg-4 sg-5 sg-6)", "1 to 5 are needed"},
      {"NAMESPACE_ID=x", "ids begin with ns-"},
      {"NAMESPACE_NAME=a..b", "it is a host name"},
      {"SPARK_MASTER_DNS=a.b", "one part of a host name"},
      {"BALANCER_NAME=-x", "BALANCER_NAME=\"-x\": up to 32 letters"},
      {"BALANCER_NAME=internal-x", "not internal-"},
      {"REST_TARGET_NAME=x23456789012345678901234567890123", "up to 32 letters"},
      {"REST_TARGET_NAME=a WEBUI_TARGET_NAME=a", "must differ from REST_TARGET_NAME"},
      {"SPARK_REST_PORT=80", "SPARK_WEBUI_PORT=\"80\" (default): it must differ from SPARK_REST_PORT"},
      {"SPARK_REST_PORT=0", "a whole number from 1 to 65535"},
      {"SPARK_REST_PORT=65536", "a whole number from 1 to 65535"},
      {"SPARK_REST_PORT=8x", "a whole number from 1 to 65535"},
      {"BALANCER_SCHEME=public", "one of internal, internet-facing"},
      {"BALANCER_SCHEME=internet-facing", "needs the list of addresses"},
      {"BALANCER_ALLOWED_CIDRS=10.0.0.0", "'10.0.0.0' is no block"},
      {"BALANCER_ALLOWED_CIDRS=10.0.0.1/8", "write 10.0.0.0/8"},
      {"BALANCER_ALLOWED_CIDRS=(10.0.0.0/8 10.0.0.300/32)", "'10.0.0.300/32' is no block"},
      {"BALANCER_ALLOWED_CIDRS=0.0.0.0/0", "add BALANCER_OPEN_TO_THE_WORLD=\"yes\""},
      {"CLOUD_WATCH_GROUP='a b'", "up to 512"},
      {"CLOUD_WATCH_RETENTION_DAYS=10", "CloudWatch has 1, 3, 5, 7, 14, 30"},
      {"SPARK_WORKERS_NUMBER=-1", "a whole number from 0 to 5000"},
      {"WORKER_CAPACITY_PROVIDER=SPOT", "one of FARGATE, FARGATE_SPOT"},
      {"MASTER_CPU=1000", "MASTER_CPU=\"1000\": CPU units are 256"},
      {"MASTER_CPU=256 MASTER_MEMORY_MB=4096",
       "MASTER_MEMORY_MB=\"4096\": with 256 CPU units the memory is 512 or 1024 to 2048"},
      {"SUBMIT_CPU=8192 SUBMIT_MEMORY_MB=18432", "16384 to 61440 MiB in steps of 4096"},
      {"WORKER_CPU=256 WORKER_MEMORY_MB=512", "at least 1024 MiB"},
      {"EPHEMERAL_STORAGE_GB=20", "a whole number from 21 to 200"},
      {"CPU_ARCHITECTURE=arm", "one of X86_64, ARM64"},
      {"TASK_ROLE_ARN=role", "it is the ARN of a role"},
  };
  for (const auto& [more, line] : table) {
    auto result = make_environment(config_of(more));
    ASSERT_FALSE(result) << more;
    EXPECT_EQ(result.error().kind, Error::Kind::Invalid);
    EXPECT_NE(result.error().message.find(line), std::string::npos) << more << "\n" << result.error().message;
    EXPECT_NE(result.error().message.find("t/small/config.sh"), std::string::npos) << result.error().message;
  }
}

TEST(Environment, ReportsEverythingAtOnceWithItsPlace) {
  auto result = make_environment(config_of("SPARK_REST_PORT=x\nexport MASTER_CPU=7"));
  ASSERT_FALSE(result);
  EXPECT_EQ(
      result.error().message,
      "environment 'small' cannot be used:\n"
      "t/small/config.sh:14: SPARK_REST_PORT=\"x\": a whole number from 1 to 65535 is needed\n"
      "t/small/config.sh:15: MASTER_CPU=\"7\": CPU units are 256, 512, 1024 (one vCPU), 2048, 4096, 8192 or 16384");
}

TEST(Environment, OneValueIsWrongOnce) {
  for (const auto* more : {"WORKER_MEMORY_MB=abc", "WORKER_CPU=abc", "WORKER_MEMORY_MB=512", "MASTER_CPU=0",
                           "SPARK_WEBUI_PORT=0 SPARK_REST_PORT=1", "CLOUD_WATCH_RETENTION_DAYS=abc"}) {
    auto result = make_environment(config_of(more));
    ASSERT_FALSE(result) << more;
    EXPECT_EQ(split(result.error().message, '\n').size(), 2u) << result.error().message;
  }
}

TEST(Environment, NamesEveryPlaceholderInTheOrderOfTheFile) {
  auto result = make_environment(config_of(R"sh(VPC_ID="???"
SUBNETS=("subnet-???" "subnet-???")
MY_OWN=???
AWS_ACCOUNT_ID=???)sh",
                                           {{"NOT_OURS", "???"}}));
  ASSERT_FALSE(result);
  auto lines = split(result.error().message, '\n');
  ASSERT_EQ(lines.size(), 5u) << result.error().message;
  EXPECT_TRUE(
      lines[1].starts_with("t/small/config.sh:14: VPC_ID=\"???\" is still a placeholder; find it with: aws ec2 "));
  EXPECT_TRUE(lines[2].starts_with("t/small/config.sh:15: SUBNETS=\"subnet-??? subnet-???\" is still"));
  EXPECT_TRUE(lines[3].ends_with("MY_OWN=\"???\" is still a placeholder; choose a value"));
  EXPECT_TRUE(lines[4].ends_with("find it with: aws sts get-caller-identity --query Account --output text"));
}

TEST(Environment, OurOwnFolders) {
  const std::string root = std::string(SPARKECS_SOURCE_DIR) + "/ecs";
  auto local = load_environment(root, "local", {});
  ASSERT_TRUE(local) << local.error().message;
  EXPECT_EQ(local->endpoint, "local");
  EXPECT_EQ(local->cluster, "spark-local");

  auto dev = load_environment(root, "dev", {});
  ASSERT_FALSE(dev);
  for (const auto* name : {"AWS_ACCOUNT_ID", "AWS_REGION", "VPC_ID", "SUBNETS", "NAMESPACE_ID", "MASTER_IMAGE"})
    EXPECT_NE(dev.error().message.find(std::string(" ") + name + "="), std::string::npos) << name;

  auto none = load_environment(root, "nope", {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, Error::Kind::NotFound);
  EXPECT_NE(none.error().message.find("there are: dev, local"), std::string::npos) << none.error().message;
  EXPECT_EQ(load_environment(root, "../ecs/local", {}).error().kind, Error::Kind::Invalid);
}

TEST(Settings, SayWhereValuesComeFromAndHideSecrets) {
  auto config = config_of(
      "MY_TOKEN=abcdef DB_URL=jdbc:x://u:hunter2@h PASS_PHRASE=hunter2 SUBNETS=('subnet-1' 'subnet-2') OTHER='a  b' "
      "VPC_ID=???",
      {{"SPARK_WORKERS_NUMBER", "3"}, {"AWS_SECRET_ACCESS_KEY", "hidden"}});
  std::map<std::string, Setting> found;
  for (auto& setting : settings(config, nullptr)) found[setting.name] = setting;
  EXPECT_EQ(found["SUBNETS"].value, "subnet-1 subnet-2");
  EXPECT_EQ(found["SUBNETS"].origin, "t/small/config.sh:14");
  EXPECT_EQ(found["SPARK_WORKERS_NUMBER"].origin, "environment");
  EXPECT_EQ(found["SPARK_REST_PORT"].value, "81");
  EXPECT_EQ(found["SPARK_REST_PORT"].origin, "default");
  EXPECT_EQ(found["BALANCER_NAME"].value, "mine");
  EXPECT_EQ(found["MY_TOKEN"].value, "********");
  EXPECT_TRUE(found["MY_TOKEN"].secret);
  EXPECT_EQ(found["PASS_PHRASE"].value, "********");
  EXPECT_EQ(found["DB_URL"].value, "jdbc:x://u:********@h");
  EXPECT_EQ(found["OTHER"].value, "a  b");
  EXPECT_TRUE(found["VPC_ID"].placeholder);
  EXPECT_FALSE(found.contains("AWS_SECRET_ACCESS_KEY"));
}

TEST(Settings, ShowWhatFollowsFromOthers) {
  auto config = config_of("SPARK_WORKER_CORES=2");
  auto environment = make_environment(config);
  ASSERT_TRUE(environment) << environment.error().message;
  std::map<std::string, Setting> found;
  for (auto& setting : settings(config, &*environment)) found[setting.name] = setting;
  struct Case {
    const char* name;
    const char* value;
    const char* origin;
  };
  for (auto [name, value, origin] : {
           Case{"CLOUD_WATCH_REGION", "eu-central-1", "default, from AWS_REGION"},
           Case{"SPARK_MASTER_HEAP", "1536m", "default, from MASTER_MEMORY_MB"},
           Case{"SPARK_WORKER_CORES", "2", "t/small/config.sh:14"},
           Case{"SPARK_WORKER_MEMORY", "1152m", "default, from WORKER_MEMORY_MB"},
           Case{"EXECUTION_ROLE_ARN", "arn:aws:iam::123456789012:role/ecsTaskExecutionRole",
                "default, from AWS_ACCOUNT_ID"},
       }) {
    EXPECT_EQ(found[name].value, value) << name;
    EXPECT_EQ(found[name].origin, origin) << name;
  }
}

TEST(Docs, ExplainEveryVariable) {
  auto text = read_file(std::string(SPARKECS_SOURCE_DIR) + "/docs/configuration.md");
  ASSERT_TRUE(text) << text.error().message;
  std::size_t last = 0;
  for (const auto& known : known_variables()) {
    auto at = text->find("| `" + std::string(known.name) + "` |");
    EXPECT_NE(at, std::string::npos) << known.name;
    EXPECT_GT(at, last) << known.name << " stands elsewhere in known_variables()";
    last = at;
  }
}

}  // namespace
}  // namespace sparkecs::model
