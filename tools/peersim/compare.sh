#!/usr/bin/env bash
# Measures PeerSim 1.0.5 and `lvs sim --model ledger` side by side on this machine, and prints a table.
#   bash tools/peersim/compare.sh [--nodes 1000000] [--cycles 20]
# Needs Linux, the .NET 10 SDK and a JDK (Debian: default-jdk-headless). PeerSim's sources come from GitHub, or from PEERSIM=FOLDER: the
# unpacked peersim-1.0.5.zip. Nothing of PeerSim is kept here: it is compiled in a temporary folder. Run it on a machine that is idle.
set -euo pipefail
export LC_ALL=C
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"

# The release 1.0.5 as somebody began to work on it. Its sources are those of PeerSim's own repository of 1 October 2009, the day of the
# release, but for line ends and the revision that CVS puts into comments. The commit is pinned, so it cannot change.
origin=https://github.com/TarasLykhenko/peersim-1.0.5
commit=40bb5b0bb83d41251523bcc7774e9459c3a6a4fa
jars=(jep-2.3.0.jar djep-1.0.0.jar)
loss=30

fail() {
  echo "compare: $2" >&2
  exit "$1"
}

nodes=1000000
cycles=20
while (($#)); do
  case "$1" in
    --nodes | --cycles)
      (($# > 1)) && [[ "$2" =~ ^[1-9][0-9]{0,8}$ ]] || fail 64 "$1 needs a whole number from 1 to 999999999."
      declare "${1#--}=$2"
      shift 2
      ;;
    *) fail 64 "'$1' is unknown. Usage: compare.sh [--nodes N] [--cycles N]" ;;
  esac
done
((nodes >= 1000)) || fail 64 "--nodes is $nodes; ledgers alone are 1000 or more."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What must be there before anything is fetched or built.
needs() {
  command -v dotnet >/dev/null || fail 2 "there is no dotnet: install the .NET 10 SDK."
  command -v javac >/dev/null && command -v java >/dev/null || fail 2 "there is no JDK: apt-get install default-jdk-headless"
  [ -n "${PEERSIM:-}" ] || command -v git >/dev/null || fail 2 "there is no git: apt-get install git, or give PEERSIM=FOLDER."
}

fetch() {
  git init -q "$peersim"
  GIT_TERMINAL_PROMPT=0 git -C "$peersim" fetch -q --depth 1 "$origin" "$commit" 2>"$work/git.err" \
    && git -C "$peersim" checkout -q "$commit" -- src RELEASE-NOTES "${jars[@]}" 2>>"$work/git.err" \
    || fail 2 "$origin could not be fetched: $(tail -n 1 "$work/git.err"). Give PEERSIM=FOLDER, the unpacked peersim-1.0.5.zip."
}

check() {
  local file
  for file in src/peersim/Simulator.java src/example/edaggregation/AverageED.java RELEASE-NOTES "${jars[@]}"; do
    [ -f "$peersim/$file" ] || fail 64 "'$peersim' is not an unpacked peersim-1.0.5.zip: there is no $file."
  done
  head -n 1 "$peersim/RELEASE-NOTES" | grep -q '1\.0\.5' || fail 64 "'$peersim' is another release than 1.0.5: see its RELEASE-NOTES."
}

compile() {
  classes="$work/classes:$peersim/${jars[0]}:$peersim/${jars[1]}"
  find "$peersim/src/peersim" "$peersim/src/example/aggregation" "$peersim/src/example/edaggregation" -name '*.java' -printf '"%p"\n' \
    >"$work/sources"
  javac -nowarn -Xlint:none -encoding ISO-8859-1 -cp "$classes" -d "$work/classes" "@$work/sources" "$here/Meter.java" \
    >"$work/javac.out" 2>&1 || { cat "$work/javac.out" >&2; fail 2 "PeerSim could not be compiled with $(javac -version 2>&1)."; }
  dotnet build "$root/tools/LVS.Cli" -c Release -v q -nologo >"$work/build.out" 2>&1 \
    || { cat "$work/build.out" >&2; fail 2 "lvs could not be built."; }
}

# Runs a program to its end. Files of its name have what it says, and how long its threads computed.
run() {
  local name="$1" TIMEFORMAT='cpuSeconds %U %S'
  shift
  echo "$name: load $(cut -d ' ' -f 1 /proc/loadavg)" >&2
  { time "$@" >"$work/$name.out" 2>"$work/$name.err"; } 2>"$work/$name.cpu" \
    || { tail -n 5 "$work/$name.err" >&2; fail 2 "$name did not run to its end."; }
}

simulate() {
  run "$1" java -cp "$classes" peersim.Simulator "$here/$2" "network.size=$nodes" "CYCLES=$cycles" "${@:3}"
  grep -q '^heapKb ' "$work/$1.out" || { tail -n 5 "$work/$1.err" >&2; fail 2 "$1 did not run to its end."; }
}

ledgers() {
  (cd "$work" && run "lvs-$1" dotnet "$root/tools/LVS.Cli/bin/Release/net10.0/lvs.dll" sim --model ledger --nodes "$nodes" --cycles "$cycles" \
    --loss "$loss" --seed 1 --threads "$1" --out "run-$1" --json)
}

# A row of figures: name, seconds a cycle, CPU seconds in all, peak MB, values heard a cycle and node, what became of the sum.
row_of_peersim() {
  awk -v name="$1" -v nodes="$nodes" -v heard="$3" '
    { value[$1] = $2 }
    $1 == "cpuSeconds" { cpu = $2 + $3 }
    END {
      lost = value["endSum"] - value["startSum"]
      part = lost / value["startSum"]; if (part < 0) part = -part
      said = part < 1e-12 ? "kept, but for rounding" : sprintf("%+.0f of %.0f, %.2g %%", lost, value["startSum"], 100 * part)
      printf "%s|%s|%s|%s|%s|%s|%s, variance to %.1g\n", name, value["seconds"], cpu, value["peakKb"] / 1000, value["heapKb"] / 1000, heard,
        said, value["endVariance"] / value["startVariance"]
    }' "$work/$2.out" "$work/$2.cpu"
}

row_of_lvs() {
  local out="$work/lvs-$1.out" name
  local -A value
  for name in secondsPerCycle peakMemoryBytes framesReceived conservationErrorUvu entropyStart entropyEnd; do
    value[$name]=$(grep -o "\"$name\": *[-+0-9.eE]*" "$out" | head -n 1 | grep -o '[-+0-9.eE]*$') || fail 2 "lvs did not say its $name."
  done
  awk -v name="lvs, $1 thread$([ "$1" = 1 ] || echo s)" -v cycle="${value[secondsPerCycle]}" -v peak="${value[peakMemoryBytes]}" \
    -v heard="${value[framesReceived]}" -v error="${value[conservationErrorUvu]}" -v first="${value[entropyStart]}" \
    -v last="${value[entropyEnd]}" -v nodes="$nodes" -v cycles="$cycles" '
    { cpu = $2 + $3 }
    END {
      rest = (first > 0 ? last / first : 0)
      printf "%s|%s|%s|%s||%s|error %d uVU, entropy to %.1g\n", name, cycle * cycles, cpu, peak / 1e6, heard / nodes / cycles, error, rest
    }' "$work/lvs-$1.cpu"
}

peersim="${PEERSIM:-$work/peersim}"
[ -z "${PEERSIM:-}" ] || check
needs
[ -n "${PEERSIM:-}" ] || { fetch && check; }
compile
simulate cycles cycles.txt
simulate events events.txt "protocol.lossy.drop=0.$loss"
ledgers 1
ledgers 2

echo "$nodes nodes, $cycles cycles; $(nproc) cores, load $(cut -d ' ' -f 1-3 /proc/loadavg); $(java -version 2>&1 | head -n 1)"
{
  # A request is heard with probability p; its answer is sent then, and heard with probability p.
  row_of_peersim "PeerSim, cycles, no messages" cycles 2
  row_of_peersim "PeerSim, events, $loss % loss" events "$(awk -v p="$((100 - loss))" 'BEGIN { p /= 100; print p + p * p }')"
  row_of_lvs 1
  row_of_lvs 2
} | awk -F '|' -v cycles="$cycles" -v nodes="$nodes" '
  { for (i = 1; i <= NF; i++) cell[NR, i] = $i }
  END {
    format = "%-28s %10s %7s %8s %7s %7s %7s %8s %8s  %s\n"
    printf format, "", "s a cycle", "ratio", "CPU s", "ratio", "peak MB", "ratio", "heap MB", "ns/value", "value"
    for (r = 1; r <= NR; r++)
      printf format, cell[r, 1], sprintf("%.3f", cell[r, 2] / cycles), sprintf("%.2f", cell[r, 2] / cell[3, 2]), sprintf("%.1f", cell[r, 3]),
        sprintf("%.2f", cell[r, 3] / cell[3, 3]), sprintf("%.0f", cell[r, 4]), sprintf("%.2f", cell[r, 4] / cell[3, 4]),
        cell[r, 5] == "" ? "" : sprintf("%.0f", cell[r, 5]), sprintf("%.0f", 1e9 * cell[r, 2] / cycles / nodes / cell[r, 6]), cell[r, 7]
  }'
cat <<'END'
s a cycle: without what comes before the first one. CPU s: of all threads, from start to end. heap MB: what is left after a full collection.
ns/value: time of a cycle for each value that a node hears. Ratios are to lvs with one thread.
END
