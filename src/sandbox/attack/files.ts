import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Attack, attempts, gotThrough } from './attack.ts';

const python = (value: unknown): string => JSON.stringify(value);

export const fileAttacks: readonly Attack[] = [
  {
    id: 'read-host-files',
    tries: 'read files of this machine',
    program: ({ secretFile, secret }) =>
      attempts(`def holds(path):
    with open(path, "rb") as file: return ${python(secret)} if ${python(secret)}.encode() in file.read(4096) else False
attempt("read a file of the host", lambda: holds(${python(secretFile)}))
for path in ("/etc/shadow", "/var/log", ${python(homedir())}, ${python(join(process.cwd(), 'package.json'))}):
    if path not in ("/", "/tmp", "/box"): attempt("opened " + path, lambda: os.listdir(path) and None if os.path.isdir(path) else open(path).close())`),
    escaped: gotThrough,
  },
  {
    id: 'read-environment',
    tries: "read this program's environment, where keys are",
    program: ({ secret }) =>
      attempts(`secret = ${python(secret)}
attempt("found the secret in its environment", lambda: secret in str(os.environ))
for pid in ["self", "thread-self"] + list(range(1, 50)) + [os.getppid()]:
    def look():
        with open("/proc/%s/environ" % pid, "rb") as file: return secret.encode() in file.read()
    attempt("found the secret in the environment of process %s" % pid, look)`),
    escaped: gotThrough,
  },
  {
    id: 'write-outside',
    tries: 'write outside its own folder',
    program: ({ folder }) =>
      attempts(`for folder in (${python(folder)}, "/usr/bin", "/usr/lib", "/etc", "/var/tmp", "/root", "/dev", "/", "/run", "/sys", "/proc"):
    def write():
        with open(folder + "/weighbridge-attack", "w") as file: file.write("x")
    attempt("wrote into " + folder, write)
attempt("made the root folder another", lambda: os.chmod("/", 0o777))
attempt("changed a program of the system", lambda: open("/usr/bin/python3", "ab").close())`),
    escaped: (result, host) => {
      const strangers = host.strangers();
      return strangers.length > 0 ? `left ${strangers.join(', ')} on the host` : gotThrough(result);
    },
  },
  {
    id: 'links',
    tries: 'leave its folder through links',
    program: ({ secretFile, folder }) =>
      attempts(`os.symlink(${python(secretFile)}, "a")
attempt("read through a symbolic link", lambda: open("a").read())
os.symlink(${python(folder)}, "b")
attempt("wrote through a symbolic link", lambda: open("b/stranger", "w").close())
attempt("made a hard link to a program of the system", lambda: os.link("/usr/bin/python3", "c"))
os.symlink("/", "root"); os.makedirs("d/e", exist_ok=True)
attempt("climbed out of its folder", lambda: open("d/e/" + "../" * 30 + ${python(secretFile.slice(1))}).read())`),
    escaped: (result, host) =>
      host.strangers().length > 0 ? 'wrote through a link' : gotThrough(result),
  },
  {
    id: 'proc',
    tries: 'reach other processes or the kernel through /proc and /sys',
    program: ({ secretFile, neighbour }) =>
      attempts(`for pid in ("self", "1", str(os.getppid()), ${python(String(neighbour))}):
    attempt("read the host through /proc/%s/root" % pid, lambda: open("/proc/%s/root%s" % (pid, ${python(secretFile)})).read())
for pid in ("1", str(os.getppid()), ${python(String(neighbour))}):
    if pid == str(os.getpid()): continue
    attempt("opened the memory of process " + pid, lambda: open("/proc/%s/mem" % pid, "r+b").close())
for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/sys/vm/overcommit_memory",
             "/sys/fs/cgroup/cgroup.procs", "/sys/fs/cgroup/memory/tasks", "/sys/kernel/uevent_helper"):
    attempt("opened %s for writing" % path, lambda: open(path, "r+").close())
attempt("read the memory of the kernel", lambda: open("/proc/kcore", "rb").read(1))`),
    escaped: gotThrough,
  },
  {
    id: 'devices',
    tries: 'use devices of this machine',
    program: () =>
      attempts(`import glob, stat
for path in glob.glob("/dev/*"):
    name = os.path.basename(path)
    if name in ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "console", "core", "fd", "stdin", "stdout", "stderr"): continue
    attempt("opened " + path, lambda: os.path.isdir(path) and False or open(path, "rb").read(1))
attempt("made a device", lambda: os.mknod("disk", stat.S_IFBLK | 0o666, os.makedev(8, 0)))`),
    escaped: gotThrough,
  },
];
