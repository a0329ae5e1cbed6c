#include "spark/status.h"

#include <gtest/gtest.h>

#include "base/file.h"

namespace sparkecs::spark {
namespace {

// Recorded from a Spark 3.5.8 master with two workers alive, one dead, one application running and one finished;
// the addresses were written over.
Result<MasterStatus> recorded() {
  auto body = read_file(SPARKECS_SOURCE_DIR "/tests/data/spark/master.json");
  EXPECT_TRUE(body) << body.error().message;
  return parse_status(*body);
}

TEST(MasterStatus, ReadsARecordedPage) {
  auto status = recorded();
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_TRUE(status->alive());
  EXPECT_EQ(status->url, "spark://spark-master.spark.local:7077");
  ASSERT_EQ(status->workers.size(), 3u);
  EXPECT_EQ(status->workers_alive(), 2);
  EXPECT_EQ(status->cores, 4);
  EXPECT_EQ(status->cores_used, 4);
  EXPECT_EQ(status->memory_mb, 2048);

  const auto& worker = status->workers[0];
  EXPECT_EQ(worker.id, "worker-20261123020523-10.0.1.5-40001");
  EXPECT_EQ(worker.host, "10.0.1.5");
  EXPECT_EQ(worker.port, 40001);
  EXPECT_EQ(worker.webui, "http://10.0.1.5:8081");
  EXPECT_EQ(worker.cores, 2);
  EXPECT_EQ(worker.memory_mb, 1024);
  EXPECT_EQ(to_iso8601(worker.last_heartbeat), "2026-11-23T02:05:39.960Z");
  EXPECT_FALSE(status->workers[1].alive());

  ASSERT_EQ(status->active.size(), 1u);
  EXPECT_EQ(status->active[0].name, "tpsa");
  EXPECT_EQ(status->active[0].state, "RUNNING");
  EXPECT_EQ(status->active[0].cores, 4);
  EXPECT_EQ(status->active[0].duration, Millis(2246));
  ASSERT_EQ(status->completed.size(), 1u);
  EXPECT_EQ(status->completed[0].state, "FINISHED");
}

TEST(MasterStatus, RefusesOtherPages) {
  for (auto body :
       {"", "<html></html>", "[]", "null", "{}", R"({"status": 7, "workers": []})", R"({"status":"ALIVE"})"})
    EXPECT_FALSE(parse_status(body)) << body;
}

TEST(MasterStatus, SurvivesOddValues) {
  auto status = parse_status(R"({"status":"RECOVERING","workers":[7,{"id":9,"cores":1e300,"memory":-5,"state":"ALIVE",
    "lastheartbeat":"now"}],"activeapps":{},"cores":"4"})");
  ASSERT_TRUE(status) << status.error().message;
  EXPECT_FALSE(status->alive());
  ASSERT_EQ(status->workers.size(), 1u);
  EXPECT_EQ(status->workers[0].id, "");
  EXPECT_EQ(status->workers[0].cores, 2147483647);
  EXPECT_EQ(status->workers[0].memory_mb, 0);
  EXPECT_EQ(status->cores, 0);
}

}  // namespace
}  // namespace sparkecs::spark
