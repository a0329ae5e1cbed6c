// Where Spark Standalone listens inside a task.
#pragma once

namespace sparkecs::spark {

inline constexpr int kMasterPort = 7077;    // RPC of the master
inline constexpr int kRestPort = 6066;      // REST submission server of the master
inline constexpr int kWebUiPort = 8080;     // web pages of the master
inline constexpr int kWorkerUiPort = 8081;  // web pages of a worker

}  // namespace sparkecs::spark
