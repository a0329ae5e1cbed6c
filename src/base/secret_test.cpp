#include "base/secret.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace sparkecs {
namespace {

TEST(Secret, IsToldByItsName) {
  for (auto name :
       {"AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "dbPassword", "DB_PASSWD", "DB_PASS", "sessionToken", "X_API_KEY",
        "apiKey", "api-key", "PASS_PHRASE", "PASSPHRASE", "private_key", "MY_CREDENTIALS", "spark.authenticate.secret"})
    EXPECT_TRUE(names_secret(name)) << name;
  for (auto name : {"", "name", "DB_URL", "nextToken", "clientToken", "KEY", "BYPASS", "PWD", "credentialsParameter"})
    EXPECT_FALSE(names_secret(name)) << name;
}

TEST(Secret, IsHiddenInTexts) {
  const std::pair<const char*, const char*> table[] = {
      {"jdbc:x://u:hunter2@h", "jdbc:x://u:********@h"},
      {"redis://:hunter2@h:1/0 then a://u:b@c", "redis://:********@h:1/0 then a://u:********@c"},
      {"x://u:hun/ter#2@h", "x://u:********@h"},
      {"x://u:hunt@er2@h", "x://u:********@h"},
      {"-Dspark.authenticate.secret=hunter2 -Dx=1", "-Dspark.authenticate.secret=******** -Dx=1"},
      {"jdbc:x://h/db?user=u&password=hunter2&ssl=1", "jdbc:x://h/db?user=u&password=********&ssl=1"},
      {"run --password='hunter 2' now", "run --password=******** now"},
      {"API_KEY=\"hunter2", "API_KEY=********"},
      // Nothing to hide:
      {"spark://master:7077", "spark://master:7077"},
      {"https://me@host/a:b", "https://me@host/a:b"},
      {"https://host/a:b@c", "https://host/a:b@c"},
      {"http://h:80, ask a@b", "http://h:80, ask a@b"},
      {"x://u:@h", "x://u:@h"},
      {"TOKEN= PASSWORD=", "TOKEN= PASSWORD="},
      {"=x", "=x"},
      {"://", "://"},
      {"", ""},
  };
  for (const auto& [text, shown] : table) EXPECT_EQ(hide_secrets(text), shown);
}

TEST(Secret, IsHiddenInJson) {
  auto json = *parse_json(R"({"environment": [{"name": "DB_URL", "value": "jdbc:x://u:hunter2@h"},
    {"name": "X_API_KEY", "value": "hunter2"}, {"name": "PLAIN", "value": "seen"}], "command": ["--api-key=hunter2"],
    "dbPassword": "hunter2", "secrets": [{"name": "TOKEN", "valueFrom": "arn"}], "nextToken": "page", "n": 1})");
  hide_secrets_in(json);
  EXPECT_EQ(json, *parse_json(R"({"environment": [{"name": "DB_URL", "value": "jdbc:x://u:********@h"},
    {"name": "X_API_KEY", "value": "********"}, {"name": "PLAIN", "value": "seen"}], "command": ["--api-key=********"],
    "dbPassword": "********", "secrets": [{"name": "TOKEN", "valueFrom": "arn"}], "nextToken": "page", "n": 1})"));
}

}  // namespace
}  // namespace sparkecs
