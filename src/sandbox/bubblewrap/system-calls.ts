/** One processor family: its audit number and the numbers of the system calls that are refused. */
export interface Architecture {
  /** AUDIT_ARCH_* of linux/audit.h. */
  readonly audit: number;
  /** Refused with EPERM, by name. */
  readonly refused: Readonly<Record<string, number>>;
  /** Refused but for what a program may do with them. */
  readonly clone: number;
  readonly clone3: number;
  readonly socket: number;
  readonly socketpair: number;
  readonly ioctl: number;
  /** System calls from this number on belong to another way of calling the kernel. */
  readonly foreign?: number;
}

/** The highest number known when this was written; what is newer "does not exist" (Linux 5.17). */
export const newest = 450;

/** The same number everywhere since Linux 5.1. */
const everywhere = {
  pidfd_open: 434,
  pidfd_getfd: 438,
  process_madvise: 440,
  io_uring_setup: 425,
  io_uring_enter: 426,
  io_uring_register: 427,
  open_tree: 428,
  move_mount: 429,
  fsopen: 430,
  fsconfig: 431,
  fsmount: 432,
  fspick: 433,
  mount_setattr: 442,
  quotactl_fd: 443,
  memfd_secret: 447,
};

/**
 * Numbers from asm/unistd_64.h and asm-generic/unistd.h of Linux. The names: looking into or
 * steering another process, namespaces and mounts, kernel memory and code, keys, clocks, and large
 * or young parts of the kernel that a program under test has no use for.
 */
export const architectures: Readonly<Partial<Record<NodeJS.Architecture, Architecture>>> = {
  x64: {
    audit: 0xc000003e,
    foreign: 0x40000000,
    clone: 56,
    clone3: 435,
    socket: 41,
    socketpair: 53,
    ioctl: 16,
    refused: {
      ...everywhere,
      ptrace: 101,
      process_vm_readv: 310,
      process_vm_writev: 311,
      kcmp: 312,
      unshare: 272,
      setns: 308,
      mount: 165,
      umount2: 166,
      pivot_root: 155,
      chroot: 161,
      bpf: 321,
      perf_event_open: 298,
      userfaultfd: 323,
      add_key: 248,
      request_key: 249,
      keyctl: 250,
      kexec_load: 246,
      kexec_file_load: 320,
      init_module: 175,
      finit_module: 313,
      delete_module: 176,
      create_module: 174,
      reboot: 169,
      swapon: 167,
      swapoff: 168,
      quotactl: 179,
      acct: 163,
      syslog: 103,
      personality: 135,
      name_to_handle_at: 303,
      open_by_handle_at: 304,
      lookup_dcookie: 212,
      fanotify_init: 300,
      sethostname: 170,
      setdomainname: 171,
      settimeofday: 164,
      clock_settime: 227,
      adjtimex: 159,
      clock_adjtime: 305,
      iopl: 172,
      ioperm: 173,
      modify_ldt: 154,
      vhangup: 153,
      migrate_pages: 256,
      move_pages: 279,
      vmsplice: 278,
      mknod: 133,
      mknodat: 259,
      nfsservctl: 180,
      uselib: 134,
      ustat: 136,
      sysfs: 139,
      _sysctl: 156,
    },
  },
  arm64: {
    audit: 0xc00000b7,
    clone: 220,
    clone3: 435,
    socket: 198,
    socketpair: 199,
    ioctl: 29,
    refused: {
      ...everywhere,
      ptrace: 117,
      process_vm_readv: 270,
      process_vm_writev: 271,
      kcmp: 272,
      unshare: 97,
      setns: 268,
      mount: 40,
      umount2: 39,
      pivot_root: 41,
      chroot: 51,
      bpf: 280,
      perf_event_open: 241,
      userfaultfd: 282,
      add_key: 217,
      request_key: 218,
      keyctl: 219,
      kexec_load: 104,
      kexec_file_load: 294,
      init_module: 105,
      finit_module: 273,
      delete_module: 106,
      reboot: 142,
      swapon: 224,
      swapoff: 225,
      quotactl: 60,
      acct: 89,
      syslog: 116,
      personality: 92,
      name_to_handle_at: 264,
      open_by_handle_at: 265,
      lookup_dcookie: 18,
      fanotify_init: 262,
      sethostname: 161,
      setdomainname: 162,
      settimeofday: 170,
      clock_settime: 112,
      adjtimex: 171,
      clock_adjtime: 266,
      vhangup: 58,
      migrate_pages: 238,
      move_pages: 239,
      vmsplice: 75,
      mknodat: 33,
      nfsservctl: 42,
    },
  },
};
