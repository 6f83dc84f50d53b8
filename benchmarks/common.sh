# shellcheck shell=sh
# What the scripts beside it share; $name is the one that reads it. Goes to the repository's root; what programs say goes to $logs.
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$root"
logs=$root/.build/$name
mkdir -p "$logs"

# say ENGLISH PORTUGUESE
say() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}} in
        pt* | PT*) printf '%s: %s\n' "$name" "$2" >&2 ;;
        *) printf '%s: %s\n' "$name" "$1" >&2 ;;
    esac
}

# measures_nothing ARGUMENT...
measures_nothing() {
    case " $* " in
        *' --report '* | *' --help '* | *' -h '* | *' -? '*) return 0 ;;
        *) return 1 ;;
    esac
}

# build PROJECT: fails with the compiler's words
build() {
    dotnet build "$1" -c Release --nologo -v quiet --disable-build-servers >"$logs/build.log" 2>&1 && return
    cat "$logs/build.log" >&2
    return 1
}

# apt_install PACKAGE...: with fresh lists where those that are there do not do
apt_install() {
    command -v apt-get >/dev/null || return 1
    as_administrator apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends "$@" >"$logs/apt.log" 2>&1 && return
    as_administrator apt-get -o DPkg::Lock::Timeout=120 update -q >>"$logs/apt.log" 2>&1 &&
        as_administrator apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends "$@" >>"$logs/apt.log" 2>&1
}

as_administrator() {
    if [ "$(id -u)" -eq 0 ]; then
        DEBIAN_FRONTEND=noninteractive "$@"
    else
        sudo -n DEBIAN_FRONTEND=noninteractive "$@"
    fi
}

# measure_with ARGUMENT...: becomes the program that measures
measure_with() {
    exec dotnet benchmarks/Vitrine.Comparison/bin/Release/net10.0/linux-x64/Vitrine.Comparison.dll "$@"
}
