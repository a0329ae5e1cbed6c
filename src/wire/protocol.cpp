#include "wire/protocol.h"
