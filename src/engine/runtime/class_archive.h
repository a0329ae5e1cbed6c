// A class archive shortens the start of Spark's daemons: their JVMs map the classes they need from one file instead of
// reading each from one of 250 jars. Java ignores an archive that does not fit, so a missing or a stale one costs time
// and nothing else.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>

#include "base/result.h"
#include "engine/runtime/spark_image.h"

namespace sparkecs::engine::runtime {

// The archive that fits these parts, if there is one in their cache: its name tells Java and jars apart.
std::optional<std::filesystem::path> find_class_archive(const SparkParts& parts);

// Makes it, at the lowest priority: starts a Spark master in a container without a network, and ends it. Takes ten
// seconds of processor time and more of the clock. Kind::Cancelled after `stop`, Kind::Failed when Java will not:
// before version 17 it cannot.
Result<std::filesystem::path> make_class_archive(const SparkParts& parts, std::stop_token stop);

}  // namespace sparkecs::engine::runtime
