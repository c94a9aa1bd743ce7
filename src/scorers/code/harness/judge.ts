/**
 * Python: the process that holds the tests and gives the verdict. It keeps its channel to itself,
 * forks the candidate before it reads the tests, and answers with a word that the candidate never
 * sees. Everything that the candidate says is a claim about one value, never about the verdict.
 */
export const judge = String.raw`
import _signal as signal, gc, sys, time

class Clock:
    """Seconds by the wall clock; on a busy machine a program that works gets its seconds of processor time."""
    stretch, idle = 8, 0.05

    def __init__(self, child):
        # The processor time of another process: clock_getcpuclockid(3).
        self.clocks = [time.CLOCK_PROCESS_CPUTIME_ID, (~child << 3) | 2]
        signal.signal(signal.SIGALRM, self.ring)

    def used(self):
        return sum(time.clock_gettime(each) for each in self.clocks)

    def start(self, seconds):
        self.seconds, self.began, self.at_first = seconds, time.monotonic(), self.used()
        self.last = (self.began, self.at_first)
        signal.setitimer(signal.ITIMER_REAL, seconds, max(0.2, seconds / 4))

    def stop(self): signal.setitimer(signal.ITIMER_REAL, 0)

    def ring(self, *_):
        try: now, used = time.monotonic(), self.used()
        except OSError: raise TimeUp
        (then, before), self.last = self.last, (now, used)
        waits = used - before < self.idle * (now - then)
        if waits or used - self.at_first >= self.seconds or now - self.began >= self.stretch * self.seconds: raise TimeUp

def take(channel):
    """A message of the caller: its length in eight hexadecimal digits, then JSON."""
    def exactly(count):
        parts = []
        while count > 0:
            part = posix.read(channel, min(count, 1 << 20))
            if not part: raise EOFError
            parts.append(part); count -= len(part)
        return b"".join(parts)
    return loads(exactly(int(exactly(8), 16)).decode())

def exists(path):
    try: return bool(posix.stat(path))
    except OSError: return False

def import_for_both(task):
    """Modules that judge and candidate both need are imported once, before they part."""
    code = task["code"]
    some = [name for name in ("typing", "math", "re", "collections") if "import " + name in code or "from " + name in code]
    for name in some if task["kind"] == "tests" else star_modules: __import__(name)

def main():
    channel_in, channel_out = posix.dup(0), posix.dup(1)
    nothing = posix.open("/dev/null", posix.O_RDWR)
    for standard in (0, 1, 2): posix.dup2(nothing, standard)
    posix.close(nothing)
    if exists("/proc/self/mem"):
        # Where /proc is mounted, a process of the same user could read this one's memory there.
        import ctypes
        ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)
    sys.path.append("/usr/lib/python3/dist-packages")
    task = take(channel_in)
    import_for_both(task)
    posix.write(channel_out, b"ready\n")
    to_judge, from_candidate = posix.pipe()
    to_candidate, from_judge = posix.pipe()
    # What is there already is kept out of both collectors' ways: looking at it would copy it.
    gc.freeze()
    child = posix.fork()
    if child == 0:
        for each in (channel_in, channel_out, to_judge, from_judge): posix.close(each)
        try: serve_candidate(task, to_candidate, from_candidate)
        finally: posix._exit(0)
    posix.close(to_candidate); posix.close(from_candidate)
    tests = take(channel_in)
    serves = {
        "call": lambda peer, number, given, named: peer.objects[number](*given, **named),
        "iterate": lambda peer, number: iter(peer.objects[number]), "some": lambda peer, number, count: some(peer.objects[number], min(count, 256)),
    }
    peer = Peer(to_judge, from_judge, serves)
    clock = Clock(child)
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    started = time.monotonic()
    try: verdict = judges[tests["kind"]](peer, tests, clock)
    except TimeUp: verdict = {"verdict": "time"}
    except (Broken, BrokenPipeError) as error: verdict = {"verdict": "died", "why": str(error)[:200]}
    except BaseException as error:
        # Once the candidate has been heard, nothing that goes wrong may count as this machine's fault.
        verdict = {"verdict": "died" if peer.asked else "judge", "why": "%s: %s" % (type(error).__name__, str(error)[:500])}
    clock.stop()
    verdict["seconds"] = time.monotonic() - started
    verdict["nonce"] = tests["nonce"]
    try: posix.kill(child, signal.SIGKILL)
    except OSError: pass
    data = dumps(verdict).encode()
    while data: data = data[posix.write(channel_out, data):]
    posix._exit(0)

def names_in(code):
    found = set(code.co_names)
    for constant in code.co_consts:
        if hasattr(constant, "co_names"): found |= names_in(constant)
    return found

packages = "/usr/lib/python3/dist-packages/"

def failure(error):
    why = ("%s: %s" % (type(error).__name__, error)).strip()[:300]
    missing = getattr(error, "name", None) or str(error).split("'")[1:2]
    missing = missing if isinstance(missing, str) else "".join(missing)
    if isinstance(error, ModuleNotFoundError):
        # A test's own import, or a module that programs under test are promised: looked up here, so
        # that a program cannot make its failure look like one of this machine.
        promised = missing in ("numpy", "scipy", "sympy", "h5py") and not exists(packages + missing)
        if promised or not hasattr(error, "from_candidate"): return {"verdict": "judge", "why": why}
    return {"verdict": "fails", "why": why}

def judge_tests(peer, tests, clock):
    """A script of assertions: passes when it runs to its end."""
    import builtins
    space = {"__name__": tests["module"]}
    for context in (tests["context"], tests["context"] + "\n    pass\n"):
        try: exec(context, space)
        except SyntaxError: continue
        break
    script = compile(tests["test"], "<test>", "exec") if tests.get("shared") else tests["test"]
    used = names_in(script) if tests.get("shared") else set(tests["words"])
    clock.start(tests["seconds"])
    try: peer.ask("load")
    except Broken: raise
    except Exception as error: return failure(error)
    own = set(tests["names"])
    wanted = [name for name in sorted(used) if name in own or not (name in space or hasattr(builtins, name))]
    for name in peer.ask("names", wanted):
        if name in wanted: space[name] = peer.ask("get", name)
    for name in own: space.setdefault(name, None)
    for name, value in tests.get("values", {}).items(): space[name] = peer.decode(value)
    if tests.get("shared"): share(peer, script, own, space)
    try: exec(script, space)
    except Broken: raise
    except Exception as error:
        # No frame below this one: the script itself is no Python.
        if isinstance(error, SyntaxError) and not error.__traceback__.tb_next: return {"verdict": "judge", "why": str(error)[:500]}
        return failure(error)
    return {"verdict": "passes"}

def share(peer, script, own, space):
    """
    In one namespace, as the release scripts run, a helper that both define is the script's, for the
    solution too. What the script itself calls stays out of the solution's reach.
    """
    helpers = {each.co_name for each in script.co_consts if hasattr(each, "co_name")} - own
    both = [name for name in peer.ask("names", sorted(helpers)) if name in helpers]
    if not both: return
    import dis
    called = {each.argval for each in dis.get_instructions(script) if each.opname in ("LOAD_NAME", "LOAD_GLOBAL")}
    for name in both:
        if name not in called: peer.ask("share", name, lambda *given, name=name, **named: space[name](*given, **named))

def judge_cases(peer, tests, clock):
    """LiveCodeBench: cases one after the other, up to the first that fails."""
    wrong, slow, failed = -2, -3, -4
    results = []
    def end(code, why): return {"verdict": "fails", "results": results + [code], "why": why}
    def end_with(error, where=""):
        said = failure(error)
        return said if said["verdict"] == "judge" else end(failed, where + said["why"])
    def within(what, *given):
        clock.start(tests["seconds"])
        try: return peer.ask(what, *given)
        finally: clock.stop()
    by_input = tests["name"] is None
    import json
    expected = tests["outputs"] if by_input else [json.loads(each) for each in tests["outputs"]]
    given = tests["inputs"] if by_input else [[json.loads(line) for line in each.split("\n")] for each in tests["inputs"]]
    try:
        within("load")
        if not by_input and not within("names", [tests["name"]]): return end(failed, "there is no " + tests["name"])
    except TimeUp: return end(failed, "loading took too long")
    except Broken: raise
    except Exception as error: return end_with(error)
    for i, (case, right) in enumerate(zip(given, expected)):
        try:
            if by_input: said = within("feed", case)
            else:
                said = within("call_name", tests["name"], case, {})
                said = list(said) if isinstance(said, tuple) else said
            # numpy's truth of several values is an error here as there.
            same = same_lines(said, right) if by_input else bool(said == right)
        except TimeUp: return end(slow, "case %d took too long" % (i + 1))
        except Broken: raise
        except Exception as error:
            if type(error) is Raised and str(error).split(":")[0] in ("SystemExit", "KeyboardInterrupt", "GeneratorExit"):
                return end(-1, "case %d ended the program" % (i + 1))
            return end_with(error, "case %d: " % (i + 1))
        if not same: return end(wrong if by_input else False, "case %d: wrong answer" % (i + 1))
        results.append(True)
    return {"verdict": "passes", "results": results}

def same_lines(said, right):
    said, right = [[line.strip() for line in text.strip().split("\n")] for text in (said, right)]
    return len(said) == len(right) and all(a == b or same_numbers(a, b) for a, b in zip(said, right))

def same_numbers(said, right):
    from decimal import Decimal
    try: return [Decimal(each) for each in said.split()] == [Decimal(each) for each in right.split()]
    except Exception: return False

judges = {"tests": judge_tests, "cases": judge_cases}
main()
`;
