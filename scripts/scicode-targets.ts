/**
 * Turns SciCode's expected values (test_data.h5) into the text that the benchmark reads:
 *
 *     node scripts/scicode-targets.ts test_data.h5 targets.jsonl
 *
 * One line a step: {"step_number", "targets": one value a case, as the judge of programs reads them}.
 * Needs a python3 (`WEIGH_PYTHON` names another) with h5py, numpy and scipy.
 */
import { spawnSync } from 'node:child_process';
import { wire } from '../src/scorers/code/harness/wire.ts';

/** How the file is laid out: scicode-bench/SciCode, src/scicode/parse/parse.py (588b4069). */
const convert = `${wire}
import sys, h5py, scipy.sparse
peer = Peer(0, 1, {})

def text_of(value): return value.decode() if isinstance(value, bytes) else value

def sparse(group):
    part = lambda name: group[name][()]
    shape = tuple(part("shape"))
    if "row" in group: return scipy.sparse.coo_matrix((part("data"), (part("row"), part("col"))), shape=shape)
    kind, more = scipy.sparse.csr_matrix, {}
    if "blocksize" in group: kind, more = scipy.sparse.bsr_matrix, {"blocksize": tuple(part("blocksize"))}
    return kind((part("data"), part("indices"), part("indptr")), shape=shape, **more)

def key_of(name, value):
    if isinstance(value, (str, h5py.Group)): return name
    try: return float(name)
    except ValueError: return name

def mapping(group):
    found = {}
    for name, each in group.items():
        if isinstance(each, h5py.Group): found[name] = sparse(each["sparse_matrix"])
        else:
            value = text_of(each[()])
            found[key_of(name, value)] = value
    return found

def value_of(each):
    if isinstance(each, h5py.Dataset): return text_of(each[()])
    first = next(iter(each.keys()), None)
    if first == "list": return [part[()] for part in each["list"].values()]
    if first == "sparse_matrix": return sparse(each["sparse_matrix"])
    return None if first is None else mapping(each)

def target_of(case):
    values = [value_of(each) for each in case.values()]
    return values[0] if len(values) == 1 else tuple(values)

part = sys.argv[2] + ".part"
with h5py.File(sys.argv[1], "r") as data, open(part, "w") as out:
    steps = 0
    for number, step in data.items():
        count = len(step)
        targets = [peer.encode(target_of(step["test%d" % (i + 1)])) for i in range(count)]
        if peer.objects: sys.exit("step %s holds a value of a kind that is not known: %r" % (number, peer.objects[0]))
        out.write(json.dumps({"step_number": number, "targets": targets}, allow_nan=False) + "\\n")
        steps += 1
os.replace(part, sys.argv[2])
print("%d steps" % steps)
`;

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) {
  console.error('usage: node scripts/scicode-targets.ts test_data.h5 targets.jsonl');
  process.exit(2);
}
const { status, error } = spawnSync(process.env.WEIGH_PYTHON ?? 'python3', ['-', from, to], {
  input: convert,
  stdio: ['pipe', 'inherit', 'inherit'],
});
if (error) console.error(`no Python: ${error.message}; set WEIGH_PYTHON`);
process.exit(status ?? 1);
