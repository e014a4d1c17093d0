# What ./start and ./test share. Sourced with ROOT set and the checkout as current directory.
#
# Every step has inputs; what they were is kept in a stamp. A step whose inputs are what they
# were costs nothing, so a second start goes straight to the server.

VENV=$ROOT/.venv
VENDOR=gastvrij/basis/static/basis/vendor
VAR=${GASTVRIJ_VAR:-$ROOT/var}
[[ $VAR == /* ]] || VAR=$CALLED_FROM/$VAR
export GASTVRIJ_VAR=$VAR
[[ -d $VAR ]] || mkdir -p -m 700 -- "$VAR"
LOG=$VAR/setup.log
STEP=0

fail() {
    printf '\n%b\n' "$1" >&2
    exit 1
}

# Runs a program without its output; that shows only when the program fails.
quietly() {
    local status=0
    "$@" >"$LOG" 2>&1 || status=$?
    if ((status)); then
        printf 'mislukt\n\n' >&2
        tail -n 25 -- "$LOG" >&2
        fail "Dit lukte niet: $*\nAlle uitvoer staat in $LOG."
    fi
}

# step TITLE STAMP INPUTS DO: does what is not done yet and says how long that took.
step() {
    local title=$1 stamp=$2 inputs=$3 do=$4 begin=$SECONDS
    STEP=$((STEP + 1))
    printf '%d/%d %s … ' "$STEP" "$STEPS" "$title"
    if [[ -f $stamp && $(<"$stamp") == "$($inputs)" ]]; then
        echo 'staat klaar'
        return
    fi
    "$do"
    "$inputs" >"$stamp"
    echo "$((SECONDS - begin)) s"
}

files_digest() {
    { find "$@" -type f -print0 2>/dev/null || true; } | sort -z | xargs -0 -r sha256sum | sha256sum
}

apt_install() {
    if ((EUID)) || ! command -v apt-get >/dev/null; then
        fail "Er ontbreekt iets: $*. Voer deze regel uit en probeer het daarna opnieuw:\n
  sudo apt-get update && sudo apt-get install -y $*"
    fi
    printf '(%s via apt) ' "$*"
    quietly apt-get update
    quietly env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

runs_recent_python() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# A virtual environment names its own folder in its programs, so it does not survive a move.
venv_is_usable() {
    [[ -x $VENV/bin/python ]] && runs_recent_python "$VENV/bin/python" || return 1
    [[ ! -f $VENV/.start-stamp || $(head -n 1 -- "$VENV/.start-stamp") == "$ROOT" ]]
}

# makes_venv PYTHON: tests if it is recent, and has what an environment is made with.
makes_venv() {
    runs_recent_python "$1" && "$1" -c 'import ensurepip, venv' 2>/dev/null
}

# The Python of the system goes first: it gets its repairs with the machine, and was built for speed.
make_venv() {
    local python=${GASTVRIJ_PYTHON:-/usr/bin/python3}
    if ! makes_venv "$python"; then
        python=python3
        command -v python3 >/dev/null || apt_install python3 python3-venv
        runs_recent_python python3 ||
            fail "Gastvrij heeft Python 3.11 of nieuwer nodig; hier staat $(python3 --version)."
        makes_venv python3 || apt_install python3-venv
    fi
    quietly "$python" -m venv --clear "$VENV"
}

install_locked() {
    quietly "$VENV/bin/uv" pip install --python "$VENV/bin/python" --require-hashes -r "$1"
}

python_inputs() {
    printf '%s\n%s\n' "$ROOT" "$(readlink -f -- "$VENV/bin/python" || true)"
    sha256sum pyproject.toml requirements.lock requirements-uv.lock
}

python_do() {
    venv_is_usable || make_venv
    quietly "$VENV/bin/python" -m pip install --require-hashes -r requirements-uv.lock
    install_locked requirements.lock
    quietly "$VENV/bin/uv" pip install --python "$VENV/bin/python" --no-deps \
        --no-build-isolation --editable .
}

find_npm() {
    local version
    if version=$(npm --version 2>/dev/null) && ((${version%%.*} >= 8)); then
        NPM=npm
        return
    fi
    printf '(Node via PyPI) '
    install_locked requirements-node.lock
    NPM=$VENV/bin/npm
}

packages_inputs() {
    sha256sum frontend/package.json frontend/package-lock.json
}

frontend_inputs() {
    packages_inputs
    files_digest frontend/build.py frontend/icons.txt gastvrij/basis/static/basis/css
    cat -- "$VENDOR/stamp.txt" frontend/node_modules/.start-stamp 2>/dev/null || echo 'not built'
}

frontend_do() {
    local stamp=frontend/node_modules/.start-stamp
    if [[ ! -f $stamp || $(<"$stamp") != "$(packages_inputs)" ]]; then
        find_npm
        quietly "$NPM" ci --prefix frontend --ignore-scripts --no-audit --no-fund
        packages_inputs >"$stamp"
    fi
    quietly "$VENV/bin/python" frontend/build.py frontend/node_modules "$VENDOR"
}

translations_inputs() {
    files_digest gastvrij/locale
}

translations_do() {
    quietly "$VENV/bin/python" tooling/translations.py compile
}

set_up_program() {
    step 'Python-omgeving' "$VENV/.start-stamp" python_inputs python_do
    step 'Vormgeving' "$VENV/.frontend-stamp" frontend_inputs frontend_do
    step 'Vertalingen' "$VENV/.translations-stamp" translations_inputs translations_do
}
