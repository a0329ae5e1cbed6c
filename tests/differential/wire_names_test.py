"""Every member that src/wire describes has a name AWS's own model knows, and requests require what AWS requires.

Ends with 77 (skipped) where botocore is not installed.
"""
import pathlib
import re
import sys

try:
    import botocore.session
except ImportError:
    print("skipped: botocore is not installed")
    sys.exit(77)

WIRE = pathlib.Path(__file__).resolve().parents[2] / "src/wire"
# EC2 is not among them: its wire names are not the model's member names.
SERVICES = {"ecs": "ecs", "elbv2": "elbv2", "cloudmap": "servicediscovery", "logs": "logs", "iam": "iam", "sts": "sts"}
# One struct for shapes that AWS has under several names.
ALIASES = {("elbv2", "Attribute"): ["LoadBalancerAttribute", "TargetGroupAttribute", "ListenerAttribute"]}


def text_of(service):
    return "".join(header.read_text() for header in sorted(WIRE.glob("*.h")) if header.stem.split("_")[0] == service)


def structs(service):
    """The described structs of a service: {name: body}."""
    found = re.findall(r"^struct (\w+) \{\n(.*?)^\};", text_of(service), re.M | re.S)
    return {name: body for name, body in found if "static void members" in body}


def model_shapes(service, model, name, bodies):
    """The shapes of AWS that a struct stands for; None for an empty input or output."""
    if name.endswith("Request"):
        return [model.operation_model(name.removesuffix("Request")).input_shape]
    answered = re.findall(rf"using (\w+)Response = {name};", text_of(service))
    answered += [n.removesuffix("Request") for n, body in bodies.items() if f"using Response = {name};" in body]
    if answered:
        return [model.operation_model(operation).output_shape for operation in answered]
    return [model.shape_for(n) for n in ALIASES.get((service, name), [name])]


def mistakes(service):
    model = botocore.session.get_session().get_service_model(SERVICES[service])
    bodies = structs(service)
    for name, body in bodies.items():
        members = re.findall(r'\bv\.(member|always|required)\(\s*"(\w+)"', body)
        try:
            shapes = model_shapes(service, model, name, bodies)
        except botocore.model.NoShapeFoundError:
            yield f"{service}.{name}: AWS has no such shape"
            continue
        for shape in shapes:
            known = set(shape.members) if shape else set()
            for unknown in {member for _, member in members} - known:
                yield f"{service}.{name}.{unknown}: not among {', '.join(sorted(known))}"
            if name.endswith("Request"):
                ours = {member for presence, member in members if presence == "required"}
                theirs = set(shape.required_members) if shape else set()
                if ours != theirs:
                    yield f"{service}.{name}: required are {sorted(theirs)}, not {sorted(ours)}"


checked = {service: len(structs(service)) for service in SERVICES}
found = [mistake for service in SERVICES for mistake in mistakes(service)]
print("\n".join(found))
print(f"{checked}: {len(found)} mistakes")
sys.exit(1 if found or not all(checked.values()) else 0)
