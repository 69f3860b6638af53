#!/usr/bin/env bash
# Builds everything and runs all tests. LVS_SOAK=1 adds the long ones. Ends with the line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

# Debian packages that tests use as judges of what we write: tcpdump and tshark read our captures, mosquitto is the broker.
missing=()
command -v tcpdump >/dev/null || missing+=(tcpdump)
command -v tshark >/dev/null || missing+=(tshark)
command -v mosquitto_sub >/dev/null || missing+=(mosquitto-clients)
[ -x /usr/sbin/mosquitto ] || command -v mosquitto >/dev/null || missing+=(mosquitto)
if ((${#missing[@]})); then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet build LVS.Firmware.sln -c Release -v quiet

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test LVS.Firmware.sln -c Release --no-build -v quiet "$@" | tee "$log" || status=$?
awk -v status="$status" '
  match($0, /Failed: +[0-9]+, Passed: +[0-9]+/) { gsub(/,/, ""); for (i = 1; i < NF; i++) { if ($i == "Failed:") failed += $(i + 1); if ($i == "Passed:") passed += $(i + 1) } }
  END { if (passed + failed == 0) { print "no test ran" > "/dev/stderr"; exit 1 }
        printf "%d passed, %d failed\n", passed, failed; exit (failed > 0 || status != 0) }' "$log"
