"""The local AWS's load balancer beside haproxy, as ratios; a part of ./dev bench.

Usage: balancer.py [SECONDS_PER_TURN [TURNS]]
"""

import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
BUILD = ROOT / "build/release"
WANTED = 0.9

subprocess.run(["cmake", "--build", BUILD, "--target", "balancer_load", "balancer_relay"], check=True, stdout=subprocess.DEVNULL)
compared = subprocess.run(["sh", ROOT / "bench/balancer/compare.sh", BUILD / "bench/balancer", *sys.argv[1:]], check=True, stdout=subprocess.PIPE)
for name, unit in (("throughput", "MB/s"), ("connections", "1/s")):
    result = json.loads(compared.stdout)[name]
    verdict = "met" if result["ratio"] >= WANTED else "MISSED"
    print(f"{'balancer, ' + name + ', haproxy':44} {result['ours']:9.0f} {unit:5} beside {result['haproxy']:9.0f} {unit:5} ratio {result['ratio']:5.2f}  wanted ≥ {WANTED:4.2f}  {verdict}", flush=True)
