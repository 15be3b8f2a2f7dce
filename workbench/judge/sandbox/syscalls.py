"""The numbers of the system calls that seccomp forbids or inspects: x86-64 first, then aarch64; "-" where absent.

From 424 on all architectures share one numbering. A new machine is one more column.
"""

import functools
from collections.abc import Mapping

NEWEST = 469
"""The highest number this table has considered; seccomp answers whatever the kernel gained later with ENOSYS."""

_MACHINES = ("x86_64", "aarch64")

_FORBIDDEN = """
start programs and processes:
  execve 59 221, execveat 322 281, fork 57 -, vfork 58 -

reach the network or a server's socket:
  socket 41 198, connect 42 203, bind 49 200, listen 50 201, accept 43 202, accept4 288 242, sendmsg 46 211,
  sendmmsg 307 269, setsockopt 54 208

look into other processes or signal them:
  ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, process_madvise 440 440,
  process_mrelease 448 448, kcmp 312 272, pidfd_open 434 434, pidfd_getfd 438 438, pidfd_send_signal 424 424,
  move_pages 279 239, migrate_pages 256 238, tkill 200 130, rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240

leave the session, raise limits or priority, change identity:
  setsid 112 157, setpgid 109 154, setrlimit 160 164, setpriority 141 140, ioprio_set 251 30,
  sched_setscheduler 144 119, sched_setparam 142 118, sched_setattr 314 274, sched_setaffinity 203 122,
  personality 135 92, seccomp 317 277, setuid 105 146, setgid 106 144, setreuid 113 145, setregid 114 143,
  setresuid 117 147, setresgid 119 149, setfsuid 122 151, setfsgid 123 152, setgroups 116 159, capset 126 91

change what Landlock cannot protect, a file's mode, owner, attributes and times, or make devices:
  chmod 90 -, fchmod 91 52, fchmodat 268 53, fchmodat2 452 452, chown 92 -, fchown 93 55, lchown 94 -, fchownat 260 54,
  setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, setxattrat 463 463, removexattr 197 14, lremovexattr 198 15,
  fremovexattr 199 16, removexattrat 466 466, utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88,
  file_setattr 469 469, mknod 133 -, mknodat 259 33

share memory and queues that outlive the process:
  shmget 29 194, shmat 30 196, shmctl 31 195, msgget 68 186, msgsnd 69 189, msgrcv 70 188, msgctl 71 187,
  semget 64 190, semop 65 193, semtimedop 220 192, semctl 66 191, mq_open 240 180, mq_unlink 241 181,
  mq_notify 244 184, memfd_create 319 279, memfd_secret 447 447

change namespaces and mounts, open files by handle:
  unshare 272 97, setns 308 268, mount 165 40, umount2 166 39, pivot_root 155 41, chroot 161 51, fsopen 430 430,
  fsconfig 431 431, fsmount 432 432, fspick 433 433, open_tree 428 428, open_tree_attr 467 467, move_mount 429 429,
  mount_setattr 442 442, name_to_handle_at 303 264, open_by_handle_at 304 265

watch files:
  inotify_init 253 -, inotify_init1 294 26, inotify_add_watch 254 27, fanotify_init 300 262, fanotify_mark 301 263

use the kernel's wide and often attacked interfaces:
  io_uring_setup 425 425, io_uring_enter 426 426, io_uring_register 427 427, bpf 321 280, perf_event_open 298 241,
  userfaultfd 323 282, io_setup 206 0, io_submit 209 2, keyctl 250 219, add_key 248 217, request_key 249 218,
  modify_ldt 154 -, iopl 172 -, ioperm 173 -, uselib 134 -, lookup_dcookie 212 18, nfsservctl 180 42, _sysctl 156 -,
  sysfs 139 -

administer the machine:
  kexec_load 246 104, kexec_file_load 320 294, init_module 175 105, finit_module 313 273, delete_module 176 106,
  create_module 174 -, reboot 169 142, swapon 167 224, swapoff 168 225, acct 163 89, syslog 103 116,
  settimeofday 164 170, clock_settime 227 112, clock_adjtime 305 266, adjtimex 159 171, quotactl 179 60,
  quotactl_fd 443 443, sethostname 170 161, setdomainname 171 162, vhangup 153 58, sync 162 81, syncfs 306 267
"""

_WRITING = """
change the file tree:
  creat 85 -, unlink 87 -, unlinkat 263 35, mkdir 83 -, mkdirat 258 34, rmdir 84 -, rename 82 -, renameat 264 38,
  renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36, truncate 76 45
"""

_INSPECTED = """
allow or forbid by argument:
  clone 56 220, clone3 435 435, kill 62 129, tgkill 234 131, sendto 44 206, socketpair 53 199, ioctl 16 29,
  fcntl 72 25, prctl 157 167, prlimit64 302 261, truncate 76 45, open 2 -, openat 257 56, openat2 437 437,
  seccomp 317 277
"""


def forbidden(machine: str) -> Mapping[str, int]:
    """The calls no candidate may make, by name."""
    return _column(_FORBIDDEN, machine)


def writing(machine: str) -> Mapping[str, int]:
    """The calls that change the file tree by path."""
    return _column(_WRITING, machine)


def inspected(machine: str) -> Mapping[str, int]:
    """The calls whose arguments decide."""
    return _column(_INSPECTED, machine)


def known(machine: str) -> bool:
    """Whether there is a column for this machine, as `os.uname` names it."""
    return machine in _MACHINES


@functools.cache
def _column(table: str, machine: str) -> Mapping[str, int]:
    column = 1 + _MACHINES.index(machine)
    lines = [line for line in table.splitlines() if line.startswith(" ")]
    rows = [entry.split() for line in lines for entry in line.strip(" ,").split(", ")]
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"}
