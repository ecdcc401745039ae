#!/bin/sh
# Starts Payara Micro with the WAR, for any POSIX shell (the image's is busybox). It adds what the server lacks: it waits
# for the database, because a deployment that finds none is never tried again, and it ends with an error when the
# deployment failed, because the server would stay up without the application and no restart policy would act.
#
# Settings, all from the environment (the application's own are passed on as they are):
#   TENANTBOARD_DATABASE_URL             jdbc:postgresql://host:port/name, also what is waited for; of several hosts, any
#   TENANTBOARD_START_DATABASE_WAIT      seconds to wait for the database (60)
#   TENANTBOARD_START_DEPLOYMENT_WAIT    seconds to wait for the deployment (120)
#   TENANTBOARD_START_END_WAIT           seconds to wait for the server's end after a failed deployment (30)
#   TENANTBOARD_START_CACHE              a directory of this server's own that outlives it and makes its next start quicker (none)
#   TENANTBOARD_HTTP_PORT                (8080)
#   TENANTBOARD_WAR, TENANTBOARD_PAYARA  the two files (as in the image)
#   JVM_ARGS                             added after the options of jvm.options
set -uf

here=$(cd "$(dirname "$0")" && pwd)
url=${TENANTBOARD_DATABASE_URL:-jdbc:postgresql://localhost:5432/tenantboard}
war=${TENANTBOARD_WAR:-/opt/payara/deployments/tenantboard.war}
payara=${TENANTBOARD_PAYARA:-/opt/payara/payara-micro.jar}
port=${TENANTBOARD_HTTP_PORT:-8080}
database_wait=${TENANTBOARD_START_DATABASE_WAIT:-60}
deployment_wait=${TENANTBOARD_START_DEPLOYMENT_WAIT:-120}
end_wait=${TENANTBOARD_START_END_WAIT:-30}
cache=${TENANTBOARD_START_CACHE:-}
server=
root=
archive=
served=

say() {
    echo "start.sh: $*" >&2
}

# By the clock, because a round of waiting may take longer than its sleep.
seconds_since() {
    echo $(($(date +%s) - $1))
}

clean_up() {
    if [ -n "$root" ]; then
        rm -rf "$root"
    fi
    if [ -n "$archive" ]; then
        rm -f "$archive"
    fi
}

stop() {
    if [ -z "$server" ]; then
        exit 143
    fi
    kill -TERM "$server" 2>/dev/null
}

# jdbc:postgresql://host:port,host:port/name?x -> the hosts, with blanks between them.
addresses() {
    authority=${url#*://}
    authority=${authority%%[/?]*}
    hosts=$(echo "$authority" | tr ',' ' ')
}

# One host of them is enough: the driver finds the one that is good for it (targetServerType).
reachable() {
    for address in $hosts; do
        case $address in
            \[*\]:*) host=${address%]:*}; host=${host#?}; database_port=${address##*]:} ;;
            \[*\]) host=${address%?}; host=${host#?}; database_port=5432 ;;
            *:*) host=${address%:*}; database_port=${address##*:} ;;
            *) host=$address; database_port=5432 ;;
        esac
        if listening; then
            return 0
        fi
    done
    return 1
}

# busybox has nc; bash has /dev/tcp where nc is missing.
listening() {
    if command -v nc >/dev/null 2>&1; then
        nc -w 2 "$host" "$database_port" </dev/null >/dev/null 2>&1
    else
        bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$host" "$database_port" 2>/dev/null
    fi
}

wait_for_database() {
    started=$(date +%s)
    announced=
    until reachable; do
        if [ "$(seconds_since "$started")" -ge "$database_wait" ]; then
            say "no database at $authority after $database_wait s; TENANTBOARD_DATABASE_URL names it"
            exit 1
        fi
        if [ -z "$announced" ] || [ "$(seconds_since "$announced")" -ge 10 ]; then
            say "waiting for the database at $authority"
            announced=$(date +%s)
        fi
        sleep 1
    done
}

# The application is there when its own liveness check answers; the server's log says "ready" without it, too.
deployed() {
    body=$(fetch "http://localhost:$port/health/live")
    case $body in
        *'"tenantboard"'*) return 0 ;;
        *) return 1 ;;
    esac
}

fetch() {
    if command -v wget >/dev/null 2>&1; then
        wget -q -T 5 -O - "$1" 2>/dev/null
    else
        curl -s -m 5 "$1" 2>/dev/null
    fi
}

wait_for_deployment() {
    started=$(date +%s)
    until deployed; do
        if ! kill -0 "$server" 2>/dev/null; then
            return
        fi
        # The server is through with its deployments, whether they succeeded or not; the second look closes the race.
        if [ -e "$root/ready" ] && ! deployed; then
            give_up "the deployment failed, the log above says why"
        fi
        if [ "$(seconds_since "$started")" -ge "$deployment_wait" ]; then
            give_up "not deployed after $deployment_wait s"
        fi
        sleep 1
    done
    served=yes
    say "deployed, listening on port $port"
}

give_up() {
    say "$1"
    kill -TERM "$server" 2>/dev/null
    started=$(date +%s)
    while kill -0 "$server" 2>/dev/null; do
        if [ "$(seconds_since "$started")" -ge "$end_wait" ]; then
            say "the server has not ended within $end_wait s, killing it"
            kill -KILL "$server" 2>/dev/null
            break
        fi
        sleep 1
    done
    wait "$server"
    clean_up
    exit 1
}

# Payara unpacked, and the classes that an earlier server loaded, in the JVM's own form (JEP 350): a start then takes a
# quarter less of a processor's time. The directory is named after what it was made from. Others are left alone, because
# another server may run from one. The JVM does not use an archive that does not fit.
use_cache() {
    case $cache$payara in
        *[!A-Za-z0-9._/@+=,~-]*)
            say "TENANTBOARD_START_CACHE or TENANTBOARD_PAYARA has other characters than A-Za-z0-9._/@+=,~- in its name," \
                "starting without the cache"
            return 1
            ;;
    esac
    if ! mkdir -p "$cache" 2>/dev/null || ! cache=$(cd "$cache" && pwd) || ! unpack; then
        say "TENANTBOARD_START_CACHE $cache cannot be used, starting without it"
        return 1
    fi
    if [ -e "$unpacked/classes.jsa" ]; then
        classes=-XX:SharedArchiveFile=$unpacked/classes.jsa
    else
        archive=$unpacked/classes.$$
        classes=-XX:ArchiveClassesAtExit=$archive
    fi
}

# Elsewhere at first, because a start may be broken off, and two servers may start at once.
unpack() {
    unpacked=$cache/payara-$( (ls -lL "$payara" && java -version && cat "$here/jvm.options") 2>&1 | cksum | cut -d ' ' -f 1)
    if [ ! -e "$unpacked" ]; then
        rm -rf "$unpacked.$$"
        java -jar "$payara" --nohazelcast --rootdir "$unpacked.$$" --outputlauncher >/dev/null 2>&1 &&
            mv "$unpacked.$$" "$unpacked"
        # Where another server was quicker, mv has put ours into its directory.
        rm -rf "$unpacked.$$" "$unpacked/${unpacked##*/}.$$"
    fi
    [ -e "$unpacked/launch-micro.jar" ]
}

# A server that failed has not loaded what others need, and one that was killed may have written half of it.
keep_archive() {
    case $code in
        0 | 130 | 143)
            if [ -n "$served" ] && [ -s "$archive" ]; then
                mv "$archive" "$unpacked/classes.jsa"
            fi
            ;;
    esac
}

run_server() {
    # A root directory that was used before would bring back the applications deployed then.
    root=$(mktemp -d)
    set -- -jar "$payara"
    if [ -n "$cache" ] && use_cache; then
        # Payara's own launcher takes its directory for the root. So the class path starts with the plain jar, which holds
        # the boot properties and the domain; the launcher's manifest names the rest.
        cp -R "$unpacked/lib" "$root/lib"
        set -- "$classes" '-Xlog:cds*=off' "-Dfish.payara.micro.BootJar=file:$unpacked/launch-micro.jar" \
            "-Dfish.payara.micro.UnpackDir=$unpacked" -cp "$payara:$unpacked/launch-micro.jar" \
            fish.payara.micro.impl.PayaraMicroImpl
    fi
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in
            '' | '#'*) ;;
            *' '*) set -- "$@" "${line%% *}" "${line#* }" ;;
            *) set -- "$@" "$line" ;;
        esac
    done <"$here/server.options"
    # The log passes by a reader that notes the line which ends the server's own start.
    mkfifo "$root/log"
    (
        # It must outlive the server, so that nothing of the log is lost.
        trap '' INT TERM
        while IFS= read -r line; do
            printf '%s\n' "$line"
            case $line in
                *'ready in '*' (ms)'*)
                    : >"$root/ready"
                    # A shell reads byte by byte, which is no way to pass on a line for each request.
                    exec cat
                    ;;
            esac
        done
    ) <"$root/log" &
    # shellcheck disable=SC2086 # this is a list of words
    java "@$here/jvm.options" "-Djava.io.tmpdir=$root" ${JVM_ARGS:-} "$@" \
        --logproperties "$here/logging.properties" \
        --prebootcommandfile "$here/pre-boot.commands" --rootdir "$root" --port "$port" --deploy "$war" \
        >"$root/log" 2>&1 &
    server=$!
}

trap stop TERM INT
addresses
wait_for_database
run_server
wait_for_deployment

# A signal ends `wait` before the server has ended: wait again, for its exit code.
while :; do
    wait "$server"
    code=$?
    kill -0 "$server" 2>/dev/null || break
done
keep_archive
clean_up
exit "$code"
