import { type Attack, attempts, gotThrough } from './attack.ts';

export const networkAttacks: readonly Attack[] = [
  {
    id: 'network-loopback',
    tries: 'reach services of this machine',
    program: ({ port, abstractName }) =>
      attempts(`import socket
def connect(family, address):
    with socket.socket(family, socket.SOCK_STREAM) as one:
        one.settimeout(2); one.connect(address)
attempt("connected to 127.0.0.1", lambda: connect(socket.AF_INET, ("127.0.0.1", ${port})))
attempt("connected to ::1", lambda: connect(socket.AF_INET6, ("::1", ${port})))
attempt("connected to an abstract socket", lambda: connect(socket.AF_UNIX, "\\0" + ${JSON.stringify(abstractName ?? '')}))`),
    escaped: (result, host) =>
      host.connections() > 0 ? 'a listener of the host was reached' : gotThrough(result),
  },
  {
    id: 'network-outside',
    tries: 'reach other machines',
    program: () =>
      attempts(`import socket
def connect(family, kind, address):
    with socket.socket(family, kind) as one:
        one.settimeout(2); one.connect(address); one.send(b"x")
attempt("sent to 192.0.2.1", lambda: connect(socket.AF_INET, socket.SOCK_DGRAM, ("192.0.2.1", 53)))
attempt("connected to 192.0.2.1", lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("192.0.2.1", 443)))
attempt("resolved a name", lambda: socket.getaddrinfo("example.com", 443))
attempt("reached the hypervisor", lambda: connect(40, socket.SOCK_STREAM, (2, 1)))
attempt("opened a raw socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1).close())
attempt("opened a packet socket", lambda: socket.socket(17, socket.SOCK_RAW, 768).close())`),
    escaped: gotThrough,
  },
];
