/**
 * Python: how the judge and the candidate talk. Values travel as JSON with tags and arrive as plain
 * ones of the builtin types, so that an object whose `__eq__` says yes to everything arrives as what
 * it holds or as a handle that equals nothing. Nothing that arrives is ever unpickled or evaluated.
 */
export const wire = String.raw`
import posix

most = 1 << 27
none = type(None)
plain = {str, bool, none, float}
atoms = plain | {int}
# Larger ones travel as hexadecimal digits: the decimal ones of a long number take quadratic time.
large = 1 << 63

class Broken(Exception):
    """The other side is gone or does not keep to the protocol."""

class TimeUp(BaseException): pass

class Raised(Exception):
    """What the other side raised, where there is no builtin exception of that name."""

class Handle:
    """Something of the other side that cannot travel; it is used by asking."""
    def __init__(self, peer, number, kind):
        self.__dict__.update(_peer=peer, _number=number, _kind=kind)
    def __call__(self, *given, **named):
        return self._peer.ask("call", self._number, list(given), named)
    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"): raise AttributeError(name)
        return self._peer.ask("attribute", self._number, name)
    def __setattr__(self, name, value): self._peer.ask("set", self._number, name, value)
    def __iter__(self):
        iterator = self._peer.ask("iterate", self._number)
        if not isinstance(iterator, Handle): raise Broken("it gave no iterator")
        return iterator.some()
    def some(self):
        # One, then two, four and so on at a time: a message each would take long, and who asks for
        # the first of an endless row gets it.
        count, more = 1, True
        while more:
            values, more = self._peer.ask("some", self._number, count)
            yield from values
            count = min(2 * count, 256)
    def __next__(self): return next(self.some())
    def __len__(self): return self._peer.ask("length", self._number)
    def __bool__(self): return True
    def __getitem__(self, key): return self._peer.ask("item", self._number, key)
    def __eq__(self, other): return self is other
    def __hash__(self): return id(self)
    def __repr__(self): return "<%s>" % self._kind

def some(iterator, count):
    values = []
    for value in iterator:
        values.append(value)
        if len(values) == count: return [values, True]
    return [values, False]

def numpy_kind(value):
    return type(value).__module__.split(".")[0] in ("numpy", "scipy", "sympy")

class Peer:
    def __init__(self, reader, writer, serves):
        self.reader, self.writer, self.serves = reader, writer, serves
        self.objects = []
        self.asked = False

    def read(self, count):
        parts = []
        while count > 0:
            part = posix.read(self.reader, min(count, 1 << 20))
            if not part: raise Broken("it ended")
            parts.append(part); count -= len(part)
        return b"".join(parts)

    def send(self, message):
        data = dumps(message).encode()
        data = len(data).to_bytes(4, "big") + data
        view = memoryview(data)
        while view: view = view[posix.write(self.writer, view):]

    def receive(self):
        count = int.from_bytes(self.read(4), "big")
        if count > most: raise Broken("it sent %d bytes at once" % count)
        try: message = loads(self.read(count).decode())
        except (ValueError, RecursionError): raise Broken("it sent what is no message")
        if not isinstance(message, list) or not message: raise Broken("it sent what is no message")
        return message

    def ask(self, operation, *given):
        self.asked = True
        self.send([operation, *[self.encode(each) for each in given]])
        while True:
            message = self.receive()
            if message[0] == "value": return self.decode(message[1])
            if message[0] == "raised": raise raised(*message[1:3])
            self.answer(message)

    def answer(self, message):
        operation = message[0]
        try:
            if operation not in self.serves: raise TypeError("not allowed: " + str(operation))
            value = self.serves[operation](self, *[self.decode(each) for each in message[1:]])
            reply = ["value", self.encode(value)]
        except (Broken, TimeUp): raise
        except BaseException as error: reply = ["raised", type(error).__name__, str(error)[:2000]]
        try: self.send(reply)
        except (ValueError, RecursionError) as error: self.send(["raised", type(error).__name__, "cannot be sent"])

    def export(self, value):
        self.objects.append(value)
        return {"h": [len(self.objects) - 1, type(value).__name__[:100], callable(value)]}

    def encode(self, value):
        kind = type(value)
        if kind in plain: return value
        if kind is list and plain.issuperset(map(type, value)): return value
        if kind is list and {int} == set(map(type, value)) and -large < min(value) and max(value) < large: return value
        if isinstance(value, str): return str.__str__(value)
        if isinstance(value, int):
            value = int(value)
            return value if -large < value < large else {"i": hex(value)}
        if numpy_kind(value):
            sent = self.encode_array(value)
            if sent is not None: return sent
        if isinstance(value, float): return float.__float__(value)
        if isinstance(value, list): return [self.encode(each) for each in value]
        for tag, base in (("t", tuple), ("s", set), ("z", frozenset)):
            if isinstance(value, base): return {tag: [self.encode(each) for each in value]}
        if isinstance(value, dict):
            return {"d": [[self.encode(key), self.encode(each)] for key, each in value.items()], "k": kind.__name__}
        if isinstance(value, (bytes, bytearray)): return {"b": bytes(value).decode("latin-1"), "k": kind.__name__}
        if isinstance(value, complex): return {"c": [float.hex(value.real), float.hex(value.imag)]}
        if isinstance(value, range): return {"r": [value.start, value.stop, value.step]}
        if isinstance(value, Handle):
            if value._peer is self: return {"own": value._number}
        name = kind.__module__ + "." + kind.__name__
        if name in ("decimal.Decimal", "fractions.Fraction"): return {"n": [name, str(value)]}
        if name == "collections.deque": return {"q": [self.encode(each) for each in value], "m": value.maxlen}
        return self.export(value)

    def encode_array(self, value):
        import base64, numpy
        name = type(value).__name__
        if isinstance(value, numpy.generic) and value.dtype.kind in "biufcSUmM":
            return {"g": [value.dtype.str, base64.b64encode(value.tobytes()).decode()]}
        if isinstance(value, numpy.ndarray):
            if value.dtype.kind in "biufcSUmM":
                return {"a": [value.dtype.str, list(value.shape), base64.b64encode(value.tobytes()).decode()]}
            if value.dtype.kind == "O":
                return {"o": [list(value.shape), [self.encode(each) for each in value.ravel().tolist()]]}
        if type(value).__module__.startswith("scipy.sparse") and hasattr(value, "tocoo"):
            coo = value.tocoo()
            return {"S": [value.format, list(coo.shape), *map(self.encode_array, (coo.row, coo.col, coo.data))]}
        if name == "Symbol" and type(value).__module__.startswith("sympy"): return {"y": value.name}
        return None

    def decode(self, sent):
        if type(sent) in atoms: return sent
        if isinstance(sent, list) and atoms.issuperset(map(type, sent)): return sent
        if isinstance(sent, list): return [self.decode(each) for each in sent]
        try: return self.decode_tagged(sent)
        except Broken: raise
        except Exception as error: raise Broken("it sent a value that is none: %s" % error)

    def decode_tagged(self, sent):
        tag, body = next(iter(sent.items()))
        if tag == "i": return int(body, 16)
        if tag == "t": return tuple(self.decode(each) for each in body)
        if tag == "s": return {self.decode(each) for each in body}
        if tag == "z": return frozenset(self.decode(each) for each in body)
        if tag == "d":
            pairs = [(self.decode(key), self.decode(value)) for key, value in body]
            kind = sent.get("k")
            if kind in ("Counter", "OrderedDict"):
                import collections
                return getattr(collections, kind)(dict(pairs))
            return dict(pairs)
        if tag == "b":
            data = body.encode("latin-1")
            return bytearray(data) if sent.get("k") == "bytearray" else data
        if tag == "c": return complex(*map(float.fromhex, body))
        if tag == "r": return range(*body)
        if tag == "q":
            import collections
            return collections.deque((self.decode(each) for each in body), sent["m"])
        if tag == "n":
            module, name = body[0].split(".")
            if body[0] not in ("decimal.Decimal", "fractions.Fraction"): raise Broken("it sent a number of no kind")
            return getattr(__import__(module), name)(body[1])
        if tag == "h": return Handle(self, body[0], str(body[1])[:100])
        if tag == "own":
            if type(body) is not int or not 0 <= body < len(self.objects): raise Broken("it named what it was not given")
            return self.objects[body]
        if tag in ("g", "a", "o", "S"): return self.decode_array(tag, body)
        if tag == "y":
            import sympy
            return sympy.Symbol(body)
        raise Broken("it sent a value of no kind")

    def decode_array(self, tag, body):
        import base64, re, numpy
        if tag == "o":
            array = numpy.empty(len(body[1]), dtype=object)
            array[:] = [self.decode(each) for each in body[1]]
            return array.reshape(body[0])
        if tag == "S":
            import scipy.sparse
            row, column, data = [self.decode(each) for each in body[2:]]
            return scipy.sparse.coo_matrix((data, (row, column)), shape=tuple(body[1])).asformat(body[0])
        if not re.fullmatch(r"[<>|=]?[biufcSUmM]\d{0,6}(\[\w+\])?", body[0]): raise Broken("it sent an array of no kind")
        array = numpy.frombuffer(base64.b64decode(body[-1]), dtype=numpy.dtype(body[0])).copy()
        return array[0] if tag == "g" else array.reshape(body[1])

def raised(name, text):
    import builtins
    kind = getattr(builtins, str(name), None)
    known = isinstance(kind, type) and issubclass(kind, Exception)
    try: error = kind(text) if known else Raised("%s: %s" % (name, text))
    except TypeError: error = Raised("%s: %s" % (name, text))
    error.from_candidate = True
    return error
`;
