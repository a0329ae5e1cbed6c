#include "wire/logs.h"

#include "wire/shape_codec.h"

namespace sparkecs::wire {

WIRE_SHAPE(logs::Empty)
WIRE_SHAPE(logs::CreateLogGroupRequest)
WIRE_SHAPE(logs::LogGroup)
WIRE_SHAPE(logs::DescribeLogGroupsResponse)
WIRE_SHAPE(logs::DescribeLogGroupsRequest)
WIRE_SHAPE(logs::PutRetentionPolicyRequest)
WIRE_SHAPE(logs::DeleteRetentionPolicyRequest)
WIRE_SHAPE(logs::DeleteLogGroupRequest)
WIRE_SHAPE(logs::CreateLogStreamRequest)
WIRE_SHAPE(logs::LogStream)
WIRE_SHAPE(logs::DescribeLogStreamsResponse)
WIRE_SHAPE(logs::DescribeLogStreamsRequest)
WIRE_SHAPE(logs::DeleteLogStreamRequest)
WIRE_SHAPE(logs::RejectedLogEventsInfo)
WIRE_SHAPE(logs::PutLogEventsResponse)
WIRE_SHAPE(logs::InputLogEvent)
WIRE_SHAPE(logs::PutLogEventsRequest)
WIRE_SHAPE(logs::OutputLogEvent)
WIRE_SHAPE(logs::GetLogEventsResponse)
WIRE_SHAPE(logs::GetLogEventsRequest)
WIRE_SHAPE(logs::FilteredLogEvent)
WIRE_SHAPE(logs::SearchedLogStream)
WIRE_SHAPE(logs::FilterLogEventsResponse)
WIRE_SHAPE(logs::FilterLogEventsRequest)
WIRE_SHAPE(logs::TagResourceRequest)
WIRE_SHAPE(logs::UntagResourceRequest)
WIRE_SHAPE(logs::ListTagsForResourceResponse)
WIRE_SHAPE(logs::ListTagsForResourceRequest)

}  // namespace sparkecs::wire
