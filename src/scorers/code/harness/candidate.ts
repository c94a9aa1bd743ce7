/**
 * Python: the process that runs what the model wrote. It was forked before the judge read a single
 * test, and holds neither them nor the judge's channel.
 */
export const candidate = String.raw`
class Candidate:
    def __init__(self, task):
        self.task = task
        self.space = {"__name__": task["module"]}

    def load(self, peer):
        import builtins, sys
        task = self.task
        if task.get("exit"):
            # -S leaves these out, and programs under test may call them.
            import _sitebuiltins
            builtins.exit = builtins.quit = _sitebuiltins.Quitter("exit", "Ctrl-D")
        if task.get("guard"): guard(task["guard"])
        if task.get("unreadable"): sys.stdin = Unreadable()
        code = task["code"]
        if task["kind"] == "stdin": code = as_function(code)
        if task["kind"] in ("stdin", "function"):
            code = star_imports + ("\n" if task["kind"] == "stdin" else "\n\n") + code
        # As text: compile() first makes the types of syntax trees, which takes longer than most programs.
        exec(code, self.space)
        if task["kind"] == "function" and "class Solution" in task["code"]:
            solution = self.space["Solution"]()
            self.space = {task["name"]: getattr(solution, task["name"])}

    def names(self, peer, wanted):
        return [name for name in wanted if name in self.space]

    def share(self, peer, name, value):
        self.space[name] = value

    def get(self, peer, name):
        return self.space[name]

    def call_name(self, peer, name, given, named):
        return self.space[name](*given, **named)

    def feed(self, peer, text):
        """One run of a program made a function: its standard output."""
        import builtins, io, sys
        first, output = sys.stdin, io.StringIO()
        lines = iter(text.split("\n"))
        first.read = lambda *_: text
        first.readlines = lambda *_: text.split("\n")
        first.readline = lambda *_: next(lines)
        output.close = lambda *_: 1
        sys.stdin, sys.stdout = Input(text), output
        try: self.space["wrapped_function"]()
        except SystemExit: pass
        finally: sys.stdin, sys.stdout = first, sys.__stdout__
        return output.getvalue()

class Unreadable:
    """Standard input as the reference of HumanEval has it: it cannot be read."""
    def read(self, *_): raise OSError
    readline = readlines = read
    def readable(self): return False

class Input:
    """Standard input as LiveCodeBench plays it: all of it again at each read, and no iteration."""
    def __init__(self, text):
        import io
        self.text, self.lines, self.buffer = text, io.StringIO(text), Bytes(text)
    def read(self, *_): return self.text
    def readline(self, *given): return self.lines.readline(*given)
    def readlines(self, *_): return self.text.split("\n")
    def __getattr__(self, name): return getattr(self.lines, name)

class Bytes:
    def __init__(self, text): self.data = text.encode()
    def read(self, *_): return self.data
    def readline(self, *_): return self.data.split(b"\n")[0] + b"\n"

star_modules = ("string re datetime collections heapq bisect copy math random statistics "
    "itertools functools operator io sys json builtins typing").split()
star_imports = "\n".join(
    ["from %s import *" % name for name in star_modules]
    + ["import %s" % name for name in star_modules if name not in ("builtins", "typing")]
    + ["sys.setrecursionlimit(50000)\n"])

def as_function(code):
    """A whole program as a function that can run again and again; imports stay outside."""
    import ast
    try:
        body = ast.parse(code).body
        last = body[-1]
        if isinstance(last, ast.If) and ast.unparse(last.test).strip() == "__name__ == '__main__'":
            body = body[:-1] + ast.parse(ast.unparse(last.body)).body
    except Exception:
        try: body = ast.parse(code).body
        except Exception: return code
    outside = [each for each in body if isinstance(each, (ast.Import, ast.ImportFrom))]
    inside = [each for each in body if not isinstance(each, (ast.Import, ast.ImportFrom))]
    none = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    made = ast.FunctionDef(name="wrapped_function", args=none, body=inside, decorator_list=[], lineno=-1)
    return ast.unparse(outside) + "\n" + ast.unparse(made)

class Late:
    """Takes names away from modules when they are first imported: most programs need none of them."""
    def __init__(self, taken): self.taken = taken
    def find_spec(self, name, path=None, target=None):
        import sys
        gone = self.taken.pop(name, None)
        if gone is None: return None
        spec = next((found for found in (each.find_spec(name, path, target) for each in sys.meta_path) if found), None)
        if spec is not None: spec.loader = Without(spec.loader, gone)
        return spec

class Without:
    """A loader whose modules lack some names."""
    def __init__(self, loader, gone): self.loader, self.gone = loader, gone
    def __getattr__(self, name): return getattr(self.loader, name)
    def create_module(self, spec): return self.loader.create_module(spec)
    def exec_module(self, module):
        self.loader.exec_module(module)
        for each in self.gone: setattr(module, each, None)

def guard(names):
    """Takes away what the reference takes away before it runs a program."""
    import builtins, sys
    for name in names: setattr(builtins, name, None)
    builtins.help = None
    taken = {"os": ("kill system putenv remove removedirs rmdir fchdir setuid fork forkpty killpg rename renames truncate "
                    "replace unlink fchmod fchown chmod chown chroot lchflags lchmod lchown getcwd chdir").split(),
             "shutil": ("rmtree", "move", "chown"), "subprocess": ("Popen",)}
    for module in [sys.modules[name] for name in taken if name in sys.modules]:
        for name in taken.pop(module.__name__): setattr(module, name, None)
    sys.meta_path.insert(0, Late(taken))
    for name in ("ipdb", "joblib", "resource", "psutil", "tkinter"): sys.modules[name] = None

def serve_candidate(task, reader, writer):
    made = Candidate(task)
    def on(number): return peer.objects[number]
    serves = {
        "load": lambda _: made.load(_), "names": made.names, "get": made.get, "share": made.share, "call_name": made.call_name, "feed": made.feed,
        "call": lambda _, number, given, named: on(number)(*given, **named),
        "attribute": lambda _, number, name: getattr(on(number), name),
        "set": lambda _, number, name, value: setattr(on(number), name, value),
        "iterate": lambda _, number: iter(on(number)), "some": lambda _, number, count: some(on(number), count),
        "length": lambda _, number: len(on(number)), "item": lambda _, number, key: on(number)[key],
    }
    peer = Peer(reader, writer, serves)
    while True: peer.answer(peer.receive())
`;
