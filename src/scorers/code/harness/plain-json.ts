/**
 * Python: `dumps` and `loads` of the json module without the module, whose import takes longer than
 * judging most programs: its own C parts do the work, with the settings that json gives them.
 */
export const plainJson = String.raw`
def make_json():
    try:
        import _json
        endless = float("inf")
        class Settings:
            strict, object_hook, object_pairs_hook, parse_float, parse_int = True, None, None, float, int
            parse_constant = {"NaN": endless - endless, "Infinity": endless, "-Infinity": -endless}.__getitem__
        scan = _json.make_scanner(Settings)
        def refuse(value): raise TypeError("%s is no plain value" % type(value).__name__)
        # The first holds the containers that are being written, so that one that holds itself is found.
        write = lambda value: _json.make_encoder(
            {}, refuse, _json.encode_basestring_ascii, None, ": ", ", ", False, False, True)(value, 0)
        def dumps(value): return "".join(write(value))
        def loads(text):
            try: value, end = scan(text, 0)
            except (StopIteration, SystemError): raise ValueError("no JSON") from None
            if end != len(text): raise ValueError("more than JSON")
            return value
        if loads(dumps([{"a": ["\u00e4", -1, 0.5, None, True]}])) == [{"a": ["\u00e4", -1, 0.5, None, True]}]: return dumps, loads
    except Exception: pass
    # Another Python than CPython, or one whose C parts want something else.
    import json
    return json.dumps, json.loads
dumps, loads = make_json()
`;
