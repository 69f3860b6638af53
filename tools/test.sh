#!/usr/bin/env bash
# Builds everything and runs the tests; arguments go to dotnet test (--filter "Name~Broker"). LVS_LONG=1 adds those of the category Long,
# LVS_SOAK=1 those and what takes hours. What a filter names runs in any case.
# Ends with what failed, a few lines of each, and the line "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

# Debian packages that tests use as judges of what we write: tcpdump and tshark read our captures, mosquitto is the broker, Chromium shows
# the page, silos meet in Redis and PostgreSQL, NATS is a broker of three servers, libfaketime sets the clock of a process.
missing=()
command -v tcpdump >/dev/null || missing+=(tcpdump)
command -v tshark >/dev/null || missing+=(tshark)
command -v mosquitto_sub >/dev/null || missing+=(mosquitto-clients)
[ -x /usr/sbin/mosquitto ] || command -v mosquitto >/dev/null || missing+=(mosquitto)
[ -x /usr/sbin/nats-server ] || command -v nats-server >/dev/null || missing+=(nats-server)
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium fonts-dejavu-core)
command -v redis-server >/dev/null || missing+=(redis-server)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)
compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || missing+=(libfaketime)
if ((${#missing[@]})); then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet build LVS.Firmware.sln -c Release -v quiet

# As many assemblies at a time as a small machine has cores, the longest first: what computes runs beside what waits for the real clock.
names=(Desktop Browser Live Hazards)
for project in tests/*/*.csproj; do
  name="$(basename "$project" .csproj)" name="${name#LVS.Tests.}"
  [[ " ${names[*]} " == *" $name "* ]] || names+=("$name")
done
assemblies=()
for name in "${names[@]}"; do
  assemblies+=("tests/$name/bin/Release/net10.0/LVS.Tests.$name.dll")
done

arguments=("$@")
if [[ -z "${LVS_LONG:-}${LVS_SOAK:-}" && " $*" != *" --filter"* ]]; then
  arguments+=(--filter "TestCategory!=Long")
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test "${assemblies[@]}" --logger "console;verbosity=minimal" "${arguments[@]}" -- RunConfiguration.MaxCpuCount=2 2>&1 | tee "$log" || status=1
awk -v status="$status" -v assemblies="${assemblies[*]}" '
  BEGIN { CountMax = 12; LinesMax = 8; WidthMax = 300 }

  # A failure: its name, then its message up to the next heading.
  /^  Failed .*\[.*\]$/ { listed++; failure[listed] = $0; lines = 0; inMessage = 0; next }
  /^  Error Message:/ { inMessage = 1; next }
  /^  (Stack Trace|Standard Output Messages|Skipped )/ || /^(Passed|Failed|Skipped)!/ { inMessage = 0 }
  inMessage && NF && lines++ < LinesMax { failure[listed] = failure[listed] "\n    " substr($0, 1, WidthMax) }

  # The one line of an assembly that ran to its end.
  /^(Passed|Failed|Skipped)! +- Failed: / {
    for (i = 1; i < NF; i++) { if ($i == "Failed:") failed += $(i + 1); if ($i == "Passed:") passed += $(i + 1); if ($i == "-") name = $(i + 1) }
    ended[name] = 1
  }
  /^No test matches/ { n = split($NF, part, "/"); ended[part[n]] = 1 }

  END {
    count = split(assemblies, path, " ")
    for (i = 1; i <= count; i++) {
      n = split(path[i], part, "/")
      if (!(part[n] in ended)) { failed++; failure[++listed] = "  " part[n] " did not run to its end" }
    }
    if (listed) print "\nFailed:"
    for (i = 1; i <= listed && i <= CountMax; i++) print failure[i]
    if (listed > CountMax) print "  and " listed - CountMax " more, above"
    if (passed + failed == 0) print "no test ran"
    printf "%d passed, %d failed\n", passed, failed
    exit (failed > 0 || passed == 0 || status != 0)
  }' "$log"
