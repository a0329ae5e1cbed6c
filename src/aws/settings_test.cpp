#include "aws/settings.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "base/random.h"
#include "wire/services.h"

namespace sparkecs::aws {
namespace {

// A home directory with ~/.aws in it.
struct SettingsTest : testing::Test {
  SettingsTest() { std::filesystem::create_directories(home / ".aws"); }
  ~SettingsTest() override { std::filesystem::remove_all(home); }

  void write(const std::string& name, std::string_view text) {
    ASSERT_TRUE(write_file_atomically(home / ".aws" / name, text));
  }
  Result<Settings> settle_with(Variables environment, const Wishes& wishes = {}) {
    environment["HOME"] = home;
    return settle(wishes, environment);
  }
  // What settle_with() complains of.
  std::string complaint(Variables environment, const Wishes& wishes = {}) {
    auto settings = settle_with(std::move(environment), wishes);
    return settings ? "nothing" : settings.error().message;
  }

  const std::filesystem::path home = std::filesystem::temp_directory_path() / ("sparkecs-" + random_hex(8));
  const Variables keys{
      {"AWS_ACCESS_KEY_ID", "env-id"}, {"AWS_SECRET_ACCESS_KEY", "env-secret"}, {"AWS_REGION", "eu-west-1"}};
};

Variables with(Variables variables, std::initializer_list<std::pair<const std::string, std::string>> more) {
  for (const auto& [name, value] : more) variables[name] = value;
  return variables;
}

// --- the files ---

TEST(Ini, ReadsWhatTheAwsToolsWrite) {
  auto sections = parse_ini(
      "\xEF\xBB\xBF# comment\r\n[default]\r\nRegion = us-east-1\r\n; comment\r\n\r\n[ profile \"a b\" ]\n"
      "s3 =\n  addressing_style = path\n  # inner\nkey=a = b # no comment\n[default]\noutput = json\n",
      "config");
  ASSERT_TRUE(sections) << sections.error().message;
  EXPECT_EQ(sections->at("default").at("region"), "us-east-1");
  EXPECT_EQ(sections->at("default").at("output"), "json");
  EXPECT_EQ(sections->at("profile \"a b\"").at("s3.addressing_style"), "path");
  EXPECT_EQ(sections->at("profile \"a b\"").at("key"), "a = b # no comment");
}

TEST(Ini, SaysWhereItIsBroken) {
  EXPECT_TRUE(parse_ini("[a]\nb=c\nnonsense\n", "f").error().message.starts_with("f:3:"));
  EXPECT_TRUE(parse_ini("b=c\n", "f").error().message.starts_with("f:1:"));
  // A line in a credentials file may be a secret.
  EXPECT_EQ(parse_ini("[a]\nwJalrXUtnFEMI\n", "f").error().message.find("wJalr"), std::string::npos);
}

TEST_F(SettingsTest, CredentialsFileWinsOverConfigFile) {
  write("config", "[profile dev]\nregion = eu-north-1\naws_access_key_id = c\naws_secret_access_key = d\n");
  write("credentials", "[dev]\naws_access_key_id = a\naws_secret_access_key = b\naws_session_token = t\n");
  auto settings = settle_with({{"AWS_PROFILE", "dev"}});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->credentials.access_key_id, "a");
  EXPECT_EQ(settings->credentials.secret_access_key, "b");
  EXPECT_EQ(settings->credentials.session_token, "t");
  EXPECT_EQ(settings->region(), "eu-north-1");
}

TEST_F(SettingsTest, OtherFilesCanBeNamed) {
  write("elsewhere", "[default]\naws_access_key_id = a\naws_secret_access_key = b\n");
  auto settings = settle_with({{"AWS_SHARED_CREDENTIALS_FILE", "~/.aws/elsewhere"}, {"AWS_REGION", "us-east-1"}});
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->credentials.access_key_id, "a");
}

TEST_F(SettingsTest, AMissingProfileIsNamedWithThoseThereAre) {
  write("config", "[default]\n[profile b]\n[sso-session x]\n");
  write("credentials", "[a]\n");
  auto settings = settle_with({{"AWS_PROFILE", "nope"}});
  EXPECT_EQ(settings.error().kind, Error::Kind::Invalid);
  EXPECT_EQ(settings.error().message, "there is no AWS profile 'nope'; there are: a, b, default");
}

// --- credentials ---

TEST_F(SettingsTest, EnvironmentWinsOverFilesUnlessTheProfileIsGivenByFlag) {
  write("credentials", "[dev]\naws_access_key_id = a\naws_secret_access_key = b\n");
  EXPECT_EQ(settle_with(with(keys, {{"AWS_PROFILE", "dev"}}))->credentials.access_key_id, "env-id");
  EXPECT_EQ(settle_with(keys, {.profile = "dev"})->credentials.access_key_id, "a");
}

TEST_F(SettingsTest, HalfAPairIsAnError) {
  EXPECT_EQ(complaint({{"AWS_ACCESS_KEY_ID", "x"}, {"AWS_REGION", "us-east-1"}}),
            "the environment has AWS_ACCESS_KEY_ID but not AWS_SECRET_ACCESS_KEY");
  write("credentials", "[default]\naws_secret_access_key = hush\n");
  EXPECT_EQ(complaint({{"AWS_REGION", "us-east-1"}}),
            "the AWS profile 'default' in the credentials file has aws_secret_access_key but not aws_access_key_id");
}

TEST_F(SettingsTest, SourcesThatAreNotSupportedAreNamed) {
  for (std::string key : {"source_profile", "role_arn", "credential_process", "sso_session", "sso_account_id",
                          "login_session", "web_identity_token_file"}) {
    write("config", "[profile p]\nregion = us-east-1\n" + key + " = x\n");
    auto message = complaint({{"AWS_PROFILE", "p"}});
    EXPECT_NE(message.find("'p' has " + key), std::string::npos) << message;
    EXPECT_NE(message.find("export-credentials --profile p"), std::string::npos) << message;
  }
  std::filesystem::remove(home / ".aws" / "config");
  EXPECT_NE(complaint({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://x"}, {"AWS_REGION", "us-east-1"}})
                .find("AWS_CONTAINER_CREDENTIALS_FULL_URI"),
            std::string::npos);
}

TEST_F(SettingsTest, NoCredentialsAtAll) {
  auto settings = settle_with({{"AWS_REGION", "us-east-1"}});
  EXPECT_EQ(settings.error().kind, Error::Kind::Denied);
  EXPECT_NE(settings.error().message.find("aws configure"), std::string::npos);
}

TEST_F(SettingsTest, GivenCredentialsLeaveTheRestToTheProfile) {
  write("config", "[profile ep]\nregion = eu-north-1\nendpoint_url = http://127.0.0.1:4999\n");
  Wishes wishes{.profile = "ep",
                .config_region = "us-east-1",
                .config_endpoint = "http://127.0.0.1:1",
                .credentials = Credentials{"0", "x"}};
  auto settings = settle_with({}, wishes);
  ASSERT_TRUE(settings) << settings.error().message;
  EXPECT_EQ(settings->region(), "eu-north-1");
  EXPECT_EQ(settings->endpoints.of(wire::kEcs).url, "http://127.0.0.1:4999/");
  EXPECT_EQ(settings->credentials.access_key_id, "0");
}

// --- region ---

TEST_F(SettingsTest, RegionInItsOrder) {
  write("config", "[default]\nregion = eu-north-1\n");
  Variables environment = keys;
  environment["AWS_DEFAULT_REGION"] = "ap-south-1";
  Wishes wishes{.region = "us-gov-west-1", .config_region = "sa-east-1"};
  EXPECT_EQ(settle_with(environment, wishes)->region(), "us-gov-west-1");
  EXPECT_EQ(settle_with(environment, wishes)->partition(), "aws-us-gov");
  wishes.region.clear();
  EXPECT_EQ(settle_with(environment, wishes)->region(), "eu-west-1");
  environment.erase("AWS_REGION");
  EXPECT_EQ(settle_with(environment, wishes)->region(), "ap-south-1");
  environment.erase("AWS_DEFAULT_REGION");
  EXPECT_EQ(settle_with(environment, wishes)->region(), "eu-north-1");
  std::filesystem::remove(home / ".aws" / "config");
  EXPECT_EQ(settle_with(environment, wishes)->region(), "sa-east-1");
  wishes.config_region.clear();
  EXPECT_NE(complaint(environment, wishes).find("no AWS region"), std::string::npos);
  EXPECT_NE(complaint(with(environment, {{"AWS_REGION", "evil.example.com/"}})).find("not an AWS region"),
            std::string::npos);
}

// --- endpoints ---

// What `config show` tells of them.
TEST(Settings, WhoSaidIt) {
  Profile profile;
  profile.name = "ep";
  profile.config = {{"region", "eu-west-1"}, {"endpoint_url", "http://profile"}};
  auto told = [](const Said& said) { return said.value + " by " + said.origin; };
  const Wishes config{.config_region = "us-east-1", .config_endpoint = "local", .config_profile = "dev"};
  EXPECT_EQ(told(wanted_profile(config, {})), "dev by ");
  EXPECT_EQ(told(wanted_profile({}, {})), "default by ");
  EXPECT_EQ(told(wanted_profile(config, {{"AWS_PROFILE", "p"}})), "p by environment");
  EXPECT_EQ(told(wanted_region(config, {}, {})), "us-east-1 by ");
  EXPECT_EQ(told(wanted_region(config, {}, profile)), "eu-west-1 by profile ep");
  EXPECT_EQ(told(wanted_region({.region = "eu-north-1"}, {{"AWS_REGION", "x"}}, profile)), "eu-north-1 by --region");
  EXPECT_EQ(told(wanted_endpoint(config, {}, profile)), "http://profile by profile ep");
  EXPECT_EQ(told(wanted_endpoint(config, {{"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}}, profile)), "local by ");
}

TEST_F(SettingsTest, EndpointsInTheirOrder) {
  write("config",
        "[default]\nendpoint_url = http://profile\nservices = local\n"
        "[services local]\necs =\n  endpoint_url = http://profile-ecs\n");
  const auto at = [&](Variables environment, const wire::Service& service, const Wishes& wishes = {}) {
    auto settings = settle_with(std::move(environment), wishes);
    return settings ? settings->endpoints.of(service).url : settings.error().message;
  };
  EXPECT_EQ(at(keys, wire::kEcs), "http://profile-ecs/");
  EXPECT_EQ(at(keys, wire::kIam), "http://profile/");
  auto environment = with(keys, {{"AWS_ENDPOINT_URL", "http://env"}});
  EXPECT_EQ(at(environment, wire::kEcs), "http://env/");
  environment["AWS_ENDPOINT_URL_ELASTIC_LOAD_BALANCING_V2"] = "http://env-elb";
  EXPECT_EQ(at(environment, wire::kElbv2), "http://env-elb/");
  EXPECT_EQ(at(environment, wire::kElbv2, {.endpoint = "http://flag"}), "http://flag/");
  environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true";
  EXPECT_EQ(at(environment, wire::kElbv2), "https://elasticloadbalancing.eu-west-1.amazonaws.com/");
  EXPECT_EQ(at(environment, wire::kElbv2, {.config_endpoint = "http://config"}), "http://config/");
  EXPECT_NE(at(with(keys, {{"AWS_ENDPOINT_URL", "nonsense"}}), wire::kEcs).find("not a URL"), std::string::npos);
  EXPECT_EQ(wanted_endpoint({.config_endpoint = "local"}, {{"HOME", "/nonexistent"}}, {}).value, "local");
  EXPECT_EQ(wanted_endpoint({.config_endpoint = "local"}, {{"AWS_ENDPOINT_URL", "http://env"}}, {}).value,
            "http://env");
}

TEST(Endpoint, HostsOfEveryPartition) {
  struct Case {
    std::string_view region;
    const wire::Service& service;
    std::string_view url, signing_region;
  };
  for (const auto& c : {
           Case{"eu-central-1", wire::kLogs, "https://logs.eu-central-1.amazonaws.com/", "eu-central-1"},
           Case{"eu-central-1", wire::kIam, "https://iam.amazonaws.com/", "us-east-1"},
           Case{"cn-northwest-1", wire::kEcs, "https://ecs.cn-northwest-1.amazonaws.com.cn/", "cn-northwest-1"},
           Case{"cn-northwest-1", wire::kIam, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1"},
           Case{"us-gov-east-1", wire::kSts, "https://sts.us-gov-east-1.amazonaws.com/", "us-gov-east-1"},
           Case{"us-gov-east-1", wire::kIam, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1"},
           Case{"eusc-de-east-1", wire::kEc2, "https://ec2.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1"},
       }) {
    auto endpoint = Endpoints(std::string(c.region)).of(c.service);
    EXPECT_EQ(endpoint.url, c.url);
    EXPECT_EQ(endpoint.signing_region, c.signing_region);
  }
}

TEST(Endpoint, KnowsARegionWhenItSeesOne) {
  for (auto good : {"us-east-1", "us-gov-west-1", "eusc-de-east-1", "ap-southeast-12"}) EXPECT_TRUE(is_region(good));
  for (auto bad : {"", "us", "us-east", "us-east-1a", "US-EAST-1", "us.east-1", "a/b-c-1", "us--1", "us-east-1 "})
    EXPECT_FALSE(is_region(bad)) << bad;
}

// --- the rest ---

TEST_F(SettingsTest, Attempts) {
  EXPECT_EQ(settle_with(keys)->attempts, 3);
  EXPECT_EQ(settle_with(with(keys, {{"AWS_MAX_ATTEMPTS", "7"}}))->attempts, 7);
  write("config", "[default]\nmax_attempts = 2\nretry_mode = adaptive\n");
  EXPECT_EQ(settle_with(keys)->attempts, 2);
  for (auto wrong : {"0", "-1", "many", "1000"})
    EXPECT_NE(complaint(with(keys, {{"AWS_MAX_ATTEMPTS", wrong}})).find("AWS_MAX_ATTEMPTS"), std::string::npos);
  EXPECT_NE(complaint(with(keys, {{"AWS_RETRY_MODE", "brave"}})).find("AWS_RETRY_MODE"), std::string::npos);
}

TEST_F(SettingsTest, DemandsItCannotMeetAreErrors) {
  EXPECT_NE(complaint(with(keys, {{"AWS_USE_FIPS_ENDPOINT", "true"}})).find("AWS_USE_FIPS_ENDPOINT"),
            std::string::npos);
  EXPECT_TRUE(settle_with(with(keys, {{"AWS_USE_FIPS_ENDPOINT", "false"}})));
  EXPECT_EQ(settle_with(with(keys, {{"AWS_CA_BUNDLE", "/ca.pem"}}))->ca_file, "/ca.pem");
}

}  // namespace
}  // namespace sparkecs::aws
