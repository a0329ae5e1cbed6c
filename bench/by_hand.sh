#!/bin/sh
# A master and two workers by hand: bin/spark-class in three network namespaces on a bridge, names from a hosts file.
# Prints the seconds from the first start until the master says that both workers are alive.
# Usage: by_hand.sh SPARK_HOME FOLDER   (root; everything happens in namespaces that end with this script)
set -eu
if [ "${BY_HAND_INSIDE:-}" != 1 ]; then
  BY_HAND_INSIDE=1 exec unshare --net --mount --pid --fork --kill-child --mount-proc sh "$0" "$@"
fi
spark=$1 folder=$2
mkdir -p "$folder"
printf '127.0.0.1 localhost %s\n10.9.0.10 master\n10.9.0.11 worker1\n10.9.0.12 worker2\n' "$(hostname)" >"$folder/hosts"
printf 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n' >"$folder/resolv.conf"
mount --bind "$folder/hosts" /etc/hosts
mount --bind "$folder/resolv.conf" /etc/resolv.conf
mkdir -p /run/netns
mount -t tmpfs tmpfs /run
ip link set lo up
ip link add br0 type bridge
ip addr add 10.9.0.1/24 dev br0
ip link set br0 up
for n in 10 11 12; do
  ip netns add "n$n"
  ip link add "v$n" type veth peer name eth0 netns "n$n"
  ip link set "v$n" master br0 up
  ip -n "n$n" link set lo up
  ip -n "n$n" addr add "10.9.0.$n/24" dev eth0
  ip -n "n$n" link set eth0 up
done
started=$(date +%s%N)
ip netns exec n10 "$spark/bin/spark-class" org.apache.spark.deploy.master.Master \
  --host master --port 7077 --webui-port 8080 >"$folder/master.log" 2>&1 &
for n in 1 2; do
  ip netns exec "n1$n" "$spark/bin/spark-class" org.apache.spark.deploy.worker.Worker \
    --host "10.9.0.1$n" --cores 1 --memory 1g --work-dir "$folder/work$n" spark://master:7077 >"$folder/worker$n.log" 2>&1 &
done
until curl -fsS --max-time 2 http://10.9.0.10:8080/json/ 2>/dev/null | grep -q '"aliveworkers" : 2'; do
  [ "$(pgrep -c -x java)" != 0 ] || [ $(($(date +%s%N) - started)) -lt 5000000000 ] || { cat "$folder"/*.log >&2; exit 1; }
  sleep 0.05
done
echo "$started $(date +%s%N)" | awk '{ printf "%.2f\n", ($2 - $1) / 1e9 }'
