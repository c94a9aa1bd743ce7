import type { ProgramResult } from '../sandbox.ts';
import { type Attack, attackLimits, attempts, gotThrough } from './attack.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** The numbers after a word that the attack printed, line by line. */
function numbersAfter(word: string, result: ProgramResult): number[] {
  const found = text(result.stdout).matchAll(new RegExp(`^${word} (\\d+)$`, 'gm'));
  return [...found].map((match) => Number(match[1]));
}

const mebibyte = 2 ** 20;

export const resourceAttacks: readonly Attack[] = [
  {
    id: 'endless-loop',
    tries: 'run without end',
    program: () => attempts('while True: pass', { wallSeconds: 2 }),
    escaped: ({ timedOut }) => (timedOut ? undefined : 'it was not stopped by the clock'),
  },
  {
    id: 'endless-sleep',
    tries: 'ignore every signal and sleep without end',
    program: () =>
      attempts(
        `import signal, time
for number in range(1, 65):
    try: signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError): pass
while True: time.sleep(1000)`,
        { wallSeconds: 2 },
      ),
    escaped: ({ timedOut }) => (timedOut ? undefined : 'it was not stopped by the clock'),
  },
  {
    id: 'endless-output',
    tries: 'write without end',
    program: () => attempts('while True: os.write(1, b"x" * 65536)'),
    escaped: ({ outputCut, stdout, stderr }) =>
      outputCut && stdout.length + stderr.length <= attackLimits.outputBytes
        ? undefined
        : `it wrote ${stdout.length + stderr.length} bytes`,
  },
  {
    id: 'fork-bomb',
    tries: 'start processes without end',
    program: () =>
      attempts(
        `import time
made = 0
reader, writer = os.pipe()
while made < 2000:
    try: child = os.fork()
    except OSError: break
    if child == 0:
        os.read(reader, 1)
        while True:
            try: os.fork()
            except OSError: time.sleep(0.01)
    made += 1
print("made", made, flush=True)
os.write(writer, b"x" * made)
time.sleep(1.5)`,
        { wallSeconds: 4 },
      ),
    escaped: (result) => {
      const most = Math.max(0, ...numbersAfter('made', result));
      if (most > attackLimits.processes) return `it started ${most} processes`;
      return most === 0 ? 'unknown: the attack did not start a process' : undefined;
    },
  },
  {
    id: 'threads',
    tries: 'start threads without end',
    program: () =>
      attempts(`import threading, time
threading.stack_size(65536)
made = 0
try:
    while made < 2000:
        threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
        made += 1
except RuntimeError: pass
print("made", made, flush=True)
os._exit(0)`),
    escaped: (result) => {
      const [made = Number.POSITIVE_INFINITY] = numbersAfter('made', result);
      return made <= attackLimits.processes ? undefined : `it started ${made} threads`;
    },
  },
  {
    id: 'memory-bomb',
    tries: 'take memory without end',
    program: () =>
      attempts(`held = []
while True:
    held.append(b"x" * ${mebibyte})
    print("held", len(held) * ${mebibyte}, flush=True)`),
    escaped: (result) => {
      const most = Math.max(0, ...numbersAfter('held', result));
      if (most > attackLimits.memoryBytes) return `it held ${most} bytes`;
      return result.outOfMemory ? undefined : 'it was not noticed that memory ran out';
    },
  },
  {
    id: 'memory-of-many',
    tries: 'take more memory with several processes than one may',
    program: () =>
      attempts(`import time
each = ${Math.floor(attackLimits.memoryBytes / 2)}
for i in range(6):
    if os.fork() == 0:
        held = bytearray(each)
        for page in range(0, each, 4096): held[page] = 1
        os.write(1, b"held %d\\n" % each)
        time.sleep(8)
        os._exit(0)
time.sleep(4)`),
    escaped: (result) => {
      const held = numbersAfter('held', result).reduce((sum, bytes) => sum + bytes, 0);
      return held > 1.1 * attackLimits.memoryBytes ? `all together held ${held} bytes` : undefined;
    },
  },
  {
    id: 'disk-fill',
    tries: 'fill the disk',
    program: () =>
      attempts(`total = 0
for folder in (".", "/tmp", "/var/tmp", "/dev/shm", "/dev", "/", "/run", "/usr"):
    for i in range(64):
        try:
            with open(folder + "/fill%d" % i, "wb", buffering=0) as file:
                for _ in range(16): total += file.write(b"x" * ${mebibyte})
        except OSError: break
print("wrote", total, flush=True)`),
    escaped: (result) => {
      // /dev/shm has room of its own for short messages.
      const allowed = attackLimits.diskBytes + 20 * mebibyte;
      const [wrote] = numbersAfter('wrote', result);
      if (wrote === undefined) return result.outOfMemory ? undefined : gotThrough(result);
      return wrote <= allowed ? undefined : `it wrote ${wrote} bytes`;
    },
  },
  {
    id: 'outlive',
    tries: 'go on in the background after its end',
    program: () =>
      attempts(`if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(3): os.close(fd)
        import time
        time.sleep(25)
    os._exit(0)`),
    escaped: gotThrough,
  },
];
