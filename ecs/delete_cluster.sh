#!/bin/sh
exec env SPARKECS_ENV="${AWS_ACCOUNT:-${SPARKECS_ENV:-dev}}" "${SPARKECS:-sparkecs}" delete "$@"
