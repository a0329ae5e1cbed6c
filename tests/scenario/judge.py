"""Judges requests and replies by AWS's own models: the service-2.json files inside botocore.

violations() of a request or a reply is a list of sentences; empty means that AWS's model has nothing against it:
members, types, required members, enums, lengths, ranges and patterns, and error codes.
"""

import functools
import json
import re
import urllib.parse

import botocore.loaders
import botocore.model
import botocore.parsers

TARGETS = {
    "AmazonEC2ContainerServiceV20141113": "ecs",
    "Route53AutoNaming_v20170314": "servicediscovery",
    "Logs_20140328": "logs",
    "AmazonEC2ContainerRegistry_V20150921": "ecr",
}
VERSIONS = {"2015-12-01": "elbv2", "2011-06-15": "sts", "2010-05-08": "iam", "2016-11-15": "ec2"}

# Every service may answer these without naming them per operation (the "common errors" of the API references).
COMMON_ERRORS = {
    "AccessDeniedException", "ExpiredTokenException", "IncompleteSignature", "InternalFailure", "InternalServerError",
    "InvalidAction", "InvalidClientTokenId", "InvalidParameterValue", "MalformedQueryString", "MissingAction",
    "MissingParameter", "NotAuthorized", "OptInRequired", "RequestExpired", "RequestLimitExceeded",
    "SerializationException", "ServiceUnavailable", "SignatureDoesNotMatch", "Throttling", "ThrottlingException",
    "UnknownOperationException", "UnrecognizedClientException", "ValidationError", "ValidationException",
}  # fmt: skip


@functools.cache
def service_model(service):
    loader = botocore.loaders.Loader()
    return botocore.model.ServiceModel(loader.load_service_model(service, "service-2"), service)


class Call:
    """One request: service, operation and its parameters, read from the HTTP form."""

    def __init__(self, headers, body):
        target = headers.get("X-Amz-Target")
        if target:
            prefix, self.operation = target.rsplit(".", 1)
            self.service = TARGETS[prefix]
            self.model = service_model(self.service).operation_model(self.operation)
            self.params = json.loads(body)
        else:
            form = urllib.parse.parse_qs(body.decode(), keep_blank_values=True, strict_parsing=True)
            fields = {name: values[0] for name, values in form.items()}
            self.operation = fields.pop("Action")
            self.service = VERSIONS[fields.pop("Version")]
            self.model = service_model(self.service).operation_model(self.operation)
            self.params = Form(fields, self.service == "ec2").read(self.model.input_shape)

    def __str__(self):
        return f"{self.service}:{self.operation}"

    @property
    def changes(self):
        """Whether it may change something."""
        return not re.match(r"(Describe|Get|List|Filter|Discover|Simulate)", self.operation)

    def violations(self):
        shape = self.model.input_shape
        if shape is None:
            return [f"{self}: takes no input"] if self.params else []
        return [f"{self}: {text}" for text in check(self.params, shape, "", reply=False)]

    def reply_violations(self, status, headers, body):
        if status >= 400:
            return self._error_violations(status, headers, body)
        shape = self.model.output_shape
        protocol = self.model.metadata["protocol"]
        found = []
        if protocol == "json":
            raw = json.loads(body) if body else {}
            if shape is not None:
                found += unknown_members(raw, shape, "")
        parser = botocore.parsers.create_parser(protocol)
        parsed = parser.parse({"status_code": status, "headers": headers, "body": body}, shape)
        parsed.pop("ResponseMetadata", None)
        if shape is not None:
            found += check(parsed, shape, "", reply=True)
        return [f"{self} reply: {text}" for text in found]

    def _error_violations(self, status, headers, body):
        protocol = self.model.metadata["protocol"]
        parser = botocore.parsers.create_parser(protocol)
        parsed = parser.parse({"status_code": status, "headers": headers, "body": body}, None)
        code = parsed.get("Error", {}).get("Code", "")
        known = {shape.metadata.get("error", {}).get("code", shape.name) for shape in self.model.error_shapes}
        known |= {shape.name for shape in self.model.error_shapes}
        if self.service == "ec2" or code in known | COMMON_ERRORS:  # EC2's model names no errors
            return []
        return [f"{self} reply: {code!r} ({status}) is none of its errors {sorted(known)}"]


class Form:
    """Reads query and ec2 form bodies into parameters, by the input shape."""

    def __init__(self, fields, ec2):
        self.fields, self.ec2, self.used = fields, ec2, set()

    def read(self, shape):
        params = self._structure(shape, "") if shape else {}
        for name in self.fields.keys() - self.used:
            params[f"unknown form field {name}"] = self.fields[name]
        return params

    def _has(self, prefix):
        return any(name == prefix or name.startswith(prefix + ".") for name in self.fields)

    def _structure(self, shape, prefix):
        params = {}
        for name, member in shape.members.items():
            path = prefix + self._member_name(name, member)
            if self._has(path):
                params[name] = self._value(member, path)
        return params

    def _member_name(self, name, member):
        if not self.ec2:
            return member.serialization.get("name", name)
        if "queryName" in member.serialization:
            return member.serialization["queryName"]
        spelled = member.serialization.get("name", name)
        return spelled[0].upper() + spelled[1:]

    def _value(self, shape, path):
        kind = shape.type_name
        if kind == "structure":
            return self._structure(shape, path + ".")
        if kind == "list":
            flat = self.ec2 or shape.serialization.get("flattened")
            base = path if flat else f"{path}.{shape.member.serialization.get('name', 'member')}"
            values, index = [], 1
            while self._has(f"{base}.{index}"):
                values.append(self._value(shape.member, f"{base}.{index}"))
                index += 1
            if path in self.fields and self.fields[path] == "":
                self.used.add(path)
            return values
        self.used.add(path)
        text = self.fields[path]
        if kind in ("integer", "long"):
            return int(text) if re.fullmatch(r"-?\d+", text) else text
        if kind == "boolean":
            return {"true": True, "false": False}.get(text, text)
        return text


def unknown_members(value, shape, path):
    kind = shape.type_name
    if kind == "structure" and isinstance(value, dict) and not shape.is_document_type:
        for name, item in value.items():
            if name not in shape.members:
                yield f"{path}.{name}: no such member"
            else:
                yield from unknown_members(item, shape.members[name], f"{path}.{name}")
    elif kind == "list" and isinstance(value, list):
        for index, item in enumerate(value):
            yield from unknown_members(item, shape.member, f"{path}[{index}]")
    elif kind == "map" and isinstance(value, dict):
        for name, item in value.items():
            yield from unknown_members(item, shape.value, f"{path}.{name}")


def check(value, shape, path, reply):
    kind = shape.type_name
    expected = {
        "structure": dict, "list": list, "map": dict, "string": str, "boolean": bool, "integer": int, "long": int,
        "double": (int, float), "float": (int, float),
    }.get(kind)  # fmt: skip
    if expected and (not isinstance(value, expected) or (isinstance(value, bool) and kind != "boolean")):
        yield f"{path}: {kind} expected, got {value!r:.80}"
        return
    if kind == "structure":
        for name in shape.required_members:
            if name not in value:
                yield f"{path}.{name}: required"
        for name, item in value.items():
            if name not in shape.members:
                yield f"{path}.{name}: no such member"
            else:
                yield from check(item, shape.members[name], f"{path}.{name}", reply)
    elif kind == "list":
        if value or not reply:  # AWS itself answers with empty lists where the model demands one item (DescribeTags)
            yield from limits(len(value), shape, path, "items")
        for index, item in enumerate(value):
            yield from check(item, shape.member, f"{path}[{index}]", reply)
    elif kind == "map":
        yield from limits(len(value), shape, path, "entries")
        for name, item in value.items():
            yield from check(name, shape.key, f"{path} key", reply)
            yield from check(item, shape.value, f"{path}.{name}", reply)
    elif kind == "string":
        if shape.enum and value not in shape.enum:
            yield f"{path}: {value!r} is none of {shape.enum}"
        yield from limits(len(value), shape, path, "characters")
        pattern = java_pattern(shape.metadata.get("pattern"))
        if pattern and not pattern.search(value):
            yield f"{path}: {value!r} does not match {pattern.pattern}"
    elif kind in ("integer", "long", "double", "float"):
        yield from limits(value, shape, path, "")


def limits(size, shape, path, unit):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least:
        yield f"{path}: {size} {unit} below {least}"
    if most is not None and size > most:
        yield f"{path}: {size} {unit} above {most}"


@functools.cache
def java_pattern(text):
    if not text:
        return None
    try:
        return re.compile(text)
    except re.error:  # Java's own syntax, such as \p{L}
        return None
