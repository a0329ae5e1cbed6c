#!/bin/sh
# The local AWS's load balancer beside haproxy: throughput and connections per second, in the same two network
# namespaces, one of which plays the host and the other the VPC with the target. Turns alternate; medians count.
# Usage: compare.sh FOLDER_WITH_PROGRAMS [SECONDS_PER_TURN [TURNS]]     (needs root, or user namespaces)
# Prints one JSON object: {"throughput": {"ours": …, "haproxy": …, "ratio": …}, "connections": {…}}
set -eu
if [ "${BALANCER_INSIDE:-}" != 1 ]; then
  BALANCER_INSIDE=1 exec unshare --user --map-root-user --net --mount --pid --fork --kill-child --mount-proc sh "$0" "$@"
fi
programs=$1 seconds=${2:-3} turns=${3:-5}
mount -t tmpfs tmpfs /run
mkdir /run/netns
ip link set lo up
ip netns add vpc
ip link add veth0 type veth peer name eth0 netns vpc
ip addr add 10.0.1.1/24 dev veth0
ip link set veth0 up
ip -n vpc link set lo up
ip -n vpc addr add 10.0.1.5/24 dev eth0
ip -n vpc link set eth0 up

cat >/run/haproxy.cfg <<CONFIG
global
  maxconn 4000
defaults
  mode tcp
  timeout connect 5s
  timeout client 350s
  timeout server 350s
  option splice-auto
listen targets
  bind 127.77.0.2:8080
  server target 10.0.1.5:6066
CONFIG

ip netns exec vpc "$programs/balancer_load" serve 10.0.1.5 6066 &
"$programs/balancer_relay" 127.77.0.1 8080 10.0.1.5 6066 /proc/self/ns/net &
haproxy -db -f /run/haproxy.cfg 2>/run/haproxy.log &

answers() { "$programs/balancer_load" connections "$1" 8080 0.1 >/dev/null 2>&1; }
for address in 127.77.0.1 127.77.0.2; do
  tries=0
  until answers $address; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || { echo "nothing answers on $address" >&2; cat /run/haproxy.log >&2; exit 1; }
    sleep 0.05
  done
done

median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
compare() {
  : >/run/ours
  : >/run/haproxy
  i=0
  while [ $i -lt "$turns" ]; do
    "$programs/balancer_load" "$1" 127.77.0.1 8080 "$seconds" >>/run/ours
    "$programs/balancer_load" "$1" 127.77.0.2 8080 "$seconds" >>/run/haproxy
    i=$((i + 1))
  done
  echo "$1 $(median </run/ours) $(median </run/haproxy)"
}
{ compare throughput; compare connections; } | awk '
  { printf "%s\"%s\": {\"ours\": %s, \"haproxy\": %s, \"ratio\": %.2f}", NR == 1 ? "{" : ", ", $1, $2, $3, $2 / $3 }
  END { print "}" }'
