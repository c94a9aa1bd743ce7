import { architectures } from '../bubblewrap/system-calls.ts';
import { type Attack, attempts, gotThrough } from './attack.ts';

/** Numbers of system calls here; an attack that has none for this processor does nothing. */
const numbers = architectures[process.arch]?.refused ?? {};

export const processAttacks: readonly Attack[] = [
  {
    id: 'ptrace',
    tries: 'look into or steer another process',
    program: ({ neighbour }) =>
      attempts(`word = ctypes.create_string_buffer(8)
class Vector(ctypes.Structure): _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]
here = Vector(ctypes.addressof(word), 8)
for pid in (os.getppid(), 1, ${neighbour}):
    attempt("attached to process %d" % pid, lambda: call(libc.ptrace, 16, pid, 0, 0))
    attempt("seized process %d" % pid, lambda: call(libc.ptrace, 0x4206, pid, 0, 0))
    attempt("read the memory of process %d" % pid, lambda: call(libc.process_vm_readv, pid, ctypes.byref(here), 1, ctypes.byref(here), 1, 0))`),
    escaped: gotThrough,
  },
  {
    id: 'signals',
    tries: 'send signals to its neighbours',
    program: ({ neighbour }) =>
      attempts(`import signal
for pid in (${neighbour}, ${process.pid}):
    attempt("killed process %d of the host" % pid, lambda: os.kill(pid, signal.SIGKILL))
def all_others():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.kill(-1, signal.SIGTERM)
    return False
attempt("signalled everybody", all_others)`),
    escaped: (result, host) => {
      if (!host.neighbourLives()) return 'a neighbour on the host was killed';
      return gotThrough(result);
    },
  },
  {
    id: 'become-root',
    tries: 'become another user or gain rights',
    program: () =>
      attempts(`attempt("runs as root", lambda: os.getuid() == 0 and None)
attempt("became root", lambda: os.setuid(0))
attempt("became another group", lambda: os.setgid(0))
attempt("gained groups", lambda: os.setgroups([0]))
attempt("may gain rights by programs that have them", lambda: libc.prctl(39, 0, 0, 0, 0) != 1 and None)
import resource
for what in ("RLIMIT_AS", "RLIMIT_NPROC", "RLIMIT_FSIZE"):
    def raise_limit():
        soft, hard = resource.getrlimit(getattr(resource, what))
        if hard == resource.RLIM_INFINITY: return False
        resource.setrlimit(getattr(resource, what), (hard + 4096, hard + 4096))
    attempt("raised " + what, raise_limit)
attempt("went ahead of others", lambda: os.nice(-5))`),
    escaped: gotThrough,
  },
  {
    id: 'namespaces',
    tries: 'make namespaces or mounts of its own',
    program: () =>
      attempts(`for name, flag in (("user", 0x10000000), ("mount", 0x20000), ("network", 0x40000000), ("process", 0x20000000)):
    attempt("made a %s namespace" % name, lambda: call(libc.unshare, flag))
attempt("mounted", lambda: call(libc.mount, b"none", b"/box", b"tmpfs", 0, b""))
attempt("mounted itself writable", lambda: call(libc.mount, b"none", b"/", None, 32, b""))
attempt("unmounted", lambda: call(libc.umount2, b"/usr/bin", 2))
attempt("changed its root", lambda: os.chroot("."))`),
    escaped: gotThrough,
  },
  {
    id: 'kernel',
    tries: 'use parts of the kernel that open ways out',
    program: () =>
      attempts(`page = ctypes.create_string_buffer(4096)
address = ctypes.addressof(page)
numbers = ${JSON.stringify(numbers)}
def tries(name, *parameters):
    if name in numbers: attempt("called " + name, lambda: system_call(numbers[name], *parameters))
tries("bpf", 0, address, 72)
tries("perf_event_open", address, 0, -1, -1, 0)
tries("userfaultfd", 1)
tries("io_uring_setup", 4, address)
tries("add_key", address, address, 0, 0, -3)
tries("keyctl", 0, -3, 1)
tries("personality", 0x40000)
tries("kexec_load", 0, 0, 0, 0)
tries("open_by_handle_at", -100, address, 0)
tries("syslog", 10, 0, 0)
import fcntl
attempt("typed into the terminal", lambda: fcntl.ioctl(0, 0x5412, b"x"))`),
    escaped: gotThrough,
  },
];
