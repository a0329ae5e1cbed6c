// CloudMap is Cloud Map's API over the directory of names.
#pragma once

#include "engine/api/router.h"
#include "engine/names/directory.h"

namespace sparkecs::engine::api {

// Loop thread only.
class CloudMap {
 public:
  // `directory` outlives this object and the router's use of it.
  explicit CloudMap(names::Directory& directory) : directory_(directory) {}

  void serve(Router& router);

 private:
  void serve_namespaces(Router& router);
  void serve_services(Router& router);
  void serve_instances(Router& router);
  void serve_tags(Router& router);

  names::Directory& directory_;
};

}  // namespace sparkecs::engine::api
