"""Our signatures and botocore's must be the same, over generated requests. Usage: sigv4_test.py SIGV4_TOOL [SEED]

Ends with 77 (skipped) where botocore is not installed.
"""
import datetime
import json
import random
import subprocess
import sys
from urllib.parse import quote

try:
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
except ImportError:
    print("skipped: botocore is not installed")
    sys.exit(77)

COUNT = 3000
ALPHABET = "abcXYZ019-._~ %/+=&?;:@!$'()*,é€😀\"<>[]{}|\\^`"


class FixedTime(datetime.datetime):
    """botocore asks for the time of signing itself."""

    fixed = None

    @classmethod
    def utcnow(cls):
        return cls.fixed

    @classmethod
    def now(cls, tz=None):
        return cls.fixed.replace(tzinfo=tz)


def text(rng, most):
    return "".join(rng.choice(ALPHABET) for _ in range(rng.randint(0, most)))


def url(rng):
    host = rng.choice(["ecs.us-east-1.amazonaws.com", "127.0.0.1:4566", "example.com:443", "localhost:80", "[::1]:8080"])
    segments = [quote(text(rng, 8), safe="~") for _ in range(rng.randint(0, 4))]
    # Dots and doubled slashes come out by normalisation.
    segments = [rng.choice([".", "..", ""]) if rng.random() < 0.15 else segment for segment in segments]
    address = f"{rng.choice(['http', 'https'])}://{host}/{'/'.join(segments)}"
    # Both sign what a client with RFC 3986 escapes would send; keys may repeat.
    keys = [quote(text(rng, 5), safe="~") or "k" for _ in range(rng.randint(0, 5))]
    keys += [rng.choice(keys)] if keys and rng.random() < 0.5 else []
    query = "&".join(f"{key}={quote(text(rng, 6), safe='~')}" for key in keys)
    return address + ("?" + query if query else "")


def generate(rng):
    date = datetime.datetime(2020, 1, 1) + datetime.timedelta(seconds=rng.randint(0, 10**8))
    headers = [["Content-Type", "application/x-amz-json-1.1"], ["X-Amz-Target", "Prefix.Operation"]]
    for _ in range(rng.randint(0, 3)):
        value = "  ".join(rng.choice(["a", "b c", "\t", '"q  q"', "é"]) for _ in range(rng.randint(0, 3)))
        headers.append([rng.choice(["X-Amz-Meta-A", "X-Amz-Meta-A-B", "My-Header", "User-Agent"]), value])
    names = set()
    headers = [h for h in headers if not (h[0] in names or names.add(h[0]))]
    return {
        "method": rng.choice(["GET", "POST", "PUT", "DELETE", "HEAD"]),
        "url": url(rng),
        "headers": headers,
        "body": text(rng, 200) if rng.random() < 0.7 else "",
        "access_key_id": "AKIA" + "".join(rng.choice("ABCDEF0123") for _ in range(16)),
        "secret_access_key": "".join(rng.choice("abcDEF123/+") for _ in range(40)),
        "session_token": text(rng, 60).strip().replace("\\", "") if rng.random() < 0.3 else "",
        "region": rng.choice(["us-east-1", "eu-central-1", "cn-north-1"]),
        "service": rng.choice(["ecs", "elasticloadbalancing", "logs", "iam"]),
        "date": date.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }


def by_botocore(case):
    FixedTime.fixed = FixedTime.strptime(case["date"], "%Y-%m-%dT%H:%M:%SZ")
    request = AWSRequest(
        method=case["method"], url=case["url"], headers=dict(case["headers"]), data=case["body"].encode()
    )
    credentials = Credentials(case["access_key_id"], case["secret_access_key"], case["session_token"] or None)
    botocore.auth.SigV4Auth(credentials, case["service"], case["region"]).add_auth(request)
    return request.headers["Authorization"]


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**9)
    rng = random.Random(seed)
    botocore.auth.datetime.datetime = FixedTime
    if hasattr(botocore.auth, "get_current_datetime"):
        botocore.auth.get_current_datetime = lambda remove_tzinfo=True: FixedTime.fixed
    cases = [generate(rng) for _ in range(COUNT)]
    lines = "".join(json.dumps(case) + "\n" for case in cases)
    ours = subprocess.run([sys.argv[1]], input=lines, text=True, capture_output=True, check=True).stdout.splitlines()
    assert len(ours) == COUNT, f"{len(ours)} answers to {COUNT} requests"
    for case, our in zip(cases, ours):
        their = by_botocore(case)
        if our != their:
            sys.exit(f"seed {seed}\n{json.dumps(case, indent=1, ensure_ascii=False)}\nours   {our}\ntheirs {their}")
    print(f"{COUNT} signatures agree (seed {seed})")


if __name__ == "__main__":
    main()
