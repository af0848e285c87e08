"""The image and its compose file name only what is there. No engine is needed to read them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bscp_site import gunicorn, healthy, run
from bscp_site.processes import PATIENCE
from tests.start.project import ROOT, assert_one_sentence, free_port
from tests.start.project import run as run_command

pytestmark = pytest.mark.start

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: found for name, found in SERVICES.items() if "build" in found}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
STAGES = DOCKERFILE.split("\nFROM ")[1:]
PROXY_IN_FRONT = "${PROXY_IN_FRONT:-127.0.0.1}"
UNITS = sorted((ROOT / "bscp_site/deploy").glob("*.service"))


def commands() -> list[list[str]]:
    """Every command of ours that the Dockerfile, the compose file or a unit gives."""
    lines = re.findall(r"^.*CMD \[.*\]", DOCKERFILE, re.M)
    found = [re.findall(r'"([^"]+)"', line) for line in lines]
    found += [service["command"] for service in OURS.values()]
    tests = [service.get("healthcheck", {}).get("test", []) for service in OURS.values()]
    found += [test[1:] for test in tests if test]
    for unit in UNITS:
        found += [line.split() for line in re.findall("^ExecStart=(.*)", unit.read_text(), re.M)]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_every_command_is_one_that_exists(command):
    python, dash_m, module, what = command

    assert Path(python).name == "python"
    assert dash_m == "-m"
    known = {
        "bscp_site.run": {*run.ROLES, *run.ONCE},
        "bscp_site.healthy": {"web", *healthy.heartbeat.SILENT_AFTER},
    }
    assert what in known[module]


def test_compose_starts_what_the_contract_names():
    roles = [service["command"][-1] for service in OURS.values()]

    assert sorted(roles) == ["release", "scheduler", "web", "web", "worker"]
    assert {name for name in SERVICES if name not in OURS} == {"cache", "database", "edge"}


@pytest.mark.parametrize("name", [*OURS, "edge"])
def test_a_container_can_do_little_harm(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert "/tmp" in service["tmpfs"]  # noqa: S108
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert service.get("user", "10001:10001").split(":")[0] not in {"0", "root"}


def test_the_image_runs_as_nobody_in_particular():
    users = re.findall(r"^USER (\S+)", STAGES[-1], re.M)

    assert users == ["10001:10001"]
    assert len(STAGES) == 2


def test_what_must_be_written_to_is_mounted_or_made_for_its_user():
    made = set(re.search(r"install -d -o site -g site (.*)", DOCKERFILE)[1].split())
    for service in OURS.values():
        for volume in service["volumes"]:
            source, target, *_ = volume.split(":")
            assert target.removeprefix("/app/") in made
            assert source in COMPOSE["volumes"]


def test_every_node_shares_files_and_finished_pages():
    shared = {"media:/app/var/media", "error_pages:/app/var/error_pages"}

    for name, service in OURS.items():
        assert shared <= set(service["volumes"]), name


def test_no_secret_stands_in_them():
    """What is secret comes from outside, and without it nothing starts."""
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "SITE_URL", "EMAIL_URL"):
        given = re.findall(rf"\$\{{{name}(.*?)\}}", (ROOT / "compose.yaml").read_text())
        assert given
        assert all(rest.startswith(":?") for rest in given), name
    assert not re.search(r"^(ENV|ARG).*(SECRET|PASSWORD)", DOCKERFILE, re.M)


def test_every_variable_that_they_give_is_one_that_is_read():
    explained = set(re.findall(r"^(?:# )?([A-Z_0-9]+)=", (ROOT / ".env.example").read_text(), re.M))
    asked = set(re.findall(r"\$\{([A-Z_0-9]+)", (ROOT / "compose.yaml").read_text()))
    given = {name for service in OURS.values() for name in service["environment"]}
    settings_of_image = STAGES[-1].partition("ENV")[2].partition("USER")[0]
    of_image = set(re.findall(r"\b([A-Z]+)=\S+", settings_of_image))

    said = re.search(r"^# Not handed on: (.*)", (ROOT / "compose.yaml").read_text(), re.M)[1]
    not_handed_on = set(re.findall(r"[A-Z_]{4,}", said))

    assert asked | given <= explained
    assert explained - asked - given == not_handed_on
    assert of_image - {"PATH", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"} <= explained


def test_the_edge_is_given_everything_its_file_asks_for():
    edge = SERVICES["edge"]
    [mounted] = edge["volumes"]
    source, target, mode = mounted.split(":")
    asked = set(re.findall(r"\$\{(\w+)\}", (ROOT / source).read_text()))
    substituted = set(re.findall(r"\$\$([A-Z_]+)", edge["command"][-1]))

    assert mode == "ro"
    assert target in edge["command"][-1]
    assert set(edge["environment"]) == asked == substituted
    networks = [SERVICES[name]["networks"]["inside"] for name in ("web-one", "web-two")]
    upstreams = [edge["environment"][f"UPSTREAM_{name}"] for name in ("ONE", "TWO")]
    assert upstreams == [f"{network['ipv4_address']}:8000" for network in networks]
    assert "PORT=8000" in DOCKERFILE


def test_the_edge_alone_is_believed_and_reached_from_this_machine_alone():
    """Else anybody could say who asks, and by which scheme."""
    edge = SERVICES["edge"]
    address = edge["networks"]["inside"]["ipv4_address"]
    [published] = edge["ports"]

    for service in OURS.values():
        assert service["environment"]["TRUSTED_PROXIES"] == f"{address},{PROXY_IN_FRONT}"
    assert edge["environment"]["PROXY_IN_FRONT"] == PROXY_IN_FRONT
    assert published.startswith("127.0.0.1:")


def test_a_stop_is_given_the_time_that_gunicorn_takes():
    allowed = [int(service["stop_grace_period"].removesuffix("s")) for service in OURS.values()]
    unit = (ROOT / "bscp_site/deploy/partnership-web.service").read_text()
    allowed.append(int(re.search(r"TimeoutStopSec=(\d+)", unit)[1]))

    assert min(*allowed, PATIENCE) > gunicorn.graceful_timeout
    assert "KillMode=mixed" in unit


def test_everything_that_is_copied_into_the_image_is_there():
    kept = re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.M)
    lines = re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.M)
    sources = [word for line in lines for word in line.split()]

    assert all((ROOT / name).exists() for name in kept)
    assert {name.rstrip("/") for name in kept} >= {"bscp_site", "pages", "events", "newsletter"}
    assert not {".env", "var/", ".git/"} & set(kept)
    assert all((ROOT / source).exists() for source in sources if source != ".")


def test_what_the_image_holds_is_enough_for_every_static_file(prepared, tmp_path):
    """As the Dockerfile collects them: of the copied files alone, without a database.

    What was collected from the whole project is put there before, to save the time; if a file of
    ours were missing among the copied ones, they would be collected anew.
    """
    app = tmp_path / "app"
    for name in re.findall(r"^!(\S+)", (ROOT / ".dockerignore").read_text(), re.M):
        source, target = prepared / name, app / name
        target.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    shutil.copytree(prepared / "var/static", app / "var/static")
    (app / "var/stamps").mkdir()
    shutil.copy(prepared / "var/stamps/static", app / "var/stamps/static")
    variables = dict(re.findall(r"(\w+)=(\S+)", re.search(r"RUN (SECRET_KEY.*?)\\", DOCKERFILE)[1]))

    command = [sys.executable, "-m", "bscp_site.run", "static"]
    done = run_command(app, *command, **variables)

    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert not (app / "var/db.sqlite3").exists()


def test_the_check_of_a_container_says_whether_the_web_server_answers(tmp_path):
    command = [sys.executable, "-m", "bscp_site.healthy", "web"]
    done = run_command(ROOT, *command, PORT=str(free_port()))

    assert_one_sentence(done, "does not answer")


@pytest.mark.parametrize("command", ["run", "healthy"])
def test_what_is_no_role_is_told(command):
    done = run_command(ROOT, sys.executable, "-m", f"bscp_site.{command}", "nonsense")

    assert_one_sentence(done, "worker", "scheduler")


def test_without_a_secret_nothing_starts(tmp_path):
    done = run_command(ROOT, sys.executable, "-m", "bscp_site.run", "web", SITE_URL="https://a.org")

    assert_one_sentence(done, "SECRET_KEY")


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_systemd_can_read_its_units(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is missing (apt install systemd)")
    for other in UNITS:
        text = other.read_text().replace("/srv/partnership", str(tmp_path))
        text = re.sub(r"ExecStart=\S+", f"ExecStart={sys.executable}", text)
        (tmp_path / other.name).write_text(text.replace("User=partnership", f"User={os.getuid()}"))

    command = ["systemd-analyze", "verify", "--man=no", tmp_path / unit.name]
    done = subprocess.run(command, capture_output=True, text=True)

    ours = [line for line in done.stderr.splitlines() if "partnership-" in line]
    assert ours == []


def test_a_release_that_is_run_by_hand_or_fails_stops_nobody():
    """systemd.unit(5): what requires a unit is stopped and started with it. Then nobody would read
    the site during a release, nor where the database was late when the machine started."""
    guide = (ROOT / "docs/running.md").read_text()
    upgrade, restore = (
        guide.partition(f"\n{words}")[2].partition("\n\n")[0]
        for words in ("To upgrade", "To restore")
    )

    for unit in UNITS:
        said = unit.read_text()
        assert "Requires=" not in said
        if unit.stem != "partnership-release":
            assert re.search("^Wants=.*partnership-release.service", said, re.M)
            assert re.search("^After=.*partnership-release.service", said, re.M)
    assert "systemctl restart partnership-release" in upgrade
    assert "systemctl restart partnership-release" in restore
