#include "wire/ecs_clusters.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(ecs::CreateClusterResponse)
WIRE_SHAPE(ecs::CreateClusterRequest)
WIRE_SHAPE(ecs::UpdateClusterResponse)
WIRE_SHAPE(ecs::UpdateClusterRequest)
WIRE_SHAPE(ecs::DeleteClusterResponse)
WIRE_SHAPE(ecs::DeleteClusterRequest)
WIRE_SHAPE(ecs::DescribeClustersResponse)
WIRE_SHAPE(ecs::DescribeClustersRequest)
WIRE_SHAPE(ecs::ListClustersResponse)
WIRE_SHAPE(ecs::ListClustersRequest)
WIRE_SHAPE(ecs::PutClusterCapacityProvidersResponse)
WIRE_SHAPE(ecs::PutClusterCapacityProvidersRequest)
WIRE_SHAPE(ecs::DescribeCapacityProvidersResponse)
WIRE_SHAPE(ecs::DescribeCapacityProvidersRequest)
WIRE_SHAPE(ecs::Cluster)

}  // namespace sparkecs::wire
