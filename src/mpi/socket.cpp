// SPDX-License-Identifier: Apache-2.0
#include "mpi/socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>

namespace nnc::mpi {

namespace {

// Whether fd is ready for events before `end`.
bool ready(int fd, short events, double end) {
  for (;;) {
    const double left = end - now();
    if (left <= 0.0) return false;
    pollfd p = {fd, events, 0};
    const int n = poll(&p, 1, static_cast<int>(std::min(left * 1000.0, 1000.0)) + 1);
    if (n > 0) return true;
    if (n < 0 && errno != EINTR) return false;
  }
}

socklen_t fill(const Address& a, uint16_t port, sockaddr_storage* out) {
  std::memset(out, 0, sizeof *out);
  if (a.family == AF_INET) {
    auto* in = reinterpret_cast<sockaddr_in*>(out);
    in->sin_family = AF_INET;
    in->sin_port = htons(port);
    std::memcpy(&in->sin_addr, a.bytes.data(), 4);
    return sizeof *in;
  }
  auto* in = reinterpret_cast<sockaddr_in6*>(out);
  in->sin6_family = AF_INET6;
  in->sin6_port = htons(port);
  in->sin6_scope_id = static_cast<uint32_t>(a.scope);
  std::memcpy(&in->sin6_addr, a.bytes.data(), 16);
  return sizeof *in;
}

void set_no_delay(int fd) {
  const int yes = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

uint64_t mix(uint64_t hash, const void* data, size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  for (size_t i = 0; i < size; ++i) hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return hash;
}

}  // namespace

Socket& Socket::operator=(Socket&& o) noexcept {
  if (this != &o) {
    close();
    fd_ = o.fd_;
    o.fd_ = -1;
  }
  return *this;
}

void Socket::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

double now() {
  using Clock = std::chrono::steady_clock;
  return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

std::vector<Address> own_addresses() {
  std::vector<Address> found;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return found;
  for (const ifaddrs* a = all; a; a = a->ifa_next) {
    if (!a->ifa_addr || !(a->ifa_flags & IFF_UP) || (a->ifa_flags & IFF_LOOPBACK)) continue;
    Address out = {a->ifa_addr->sa_family, 0, {}};
    if (out.family == AF_INET) {
      const auto* in = reinterpret_cast<const sockaddr_in*>(a->ifa_addr);
      std::memcpy(out.bytes.data(), &in->sin_addr, 4);
    } else if (out.family == AF_INET6) {
      const auto* in = reinterpret_cast<const sockaddr_in6*>(a->ifa_addr);
      // A scope means something on its own machine alone.
      if (IN6_IS_ADDR_LINKLOCAL(&in->sin6_addr)) continue;
      std::memcpy(out.bytes.data(), &in->sin6_addr, 16);
    } else {
      continue;
    }
    found.push_back(out);
  }
  freeifaddrs(all);
  return found;
}

// Containers on one machine share its boot but not always its devices.
uint64_t machine_id() {
  uint64_t hash = 0xcbf29ce484222325u;
  char boot[64] = {};
  if (FILE* f = std::fopen("/proc/sys/kernel/random/boot_id", "re")) {
    const size_t n = std::fread(boot, 1, sizeof boot, f);
    std::fclose(f);
    hash = mix(hash, boot, n);
  }
  struct stat devices = {};
  if (stat("/proc/self/ns/net", &devices) == 0) {
    hash = mix(hash, &devices.st_ino, sizeof devices.st_ino);
  }
  const std::string name = host_name();
  return mix(hash, name.data(), name.size());
}

std::string host_name() {
  char name[256] = {};
  return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

Socket listen_socket(bool loopback, uint16_t* port) {
  // One socket for both families where there is IPv6.
  Address any = {AF_INET6, 0, {}};
  Socket s(loopback ? -1 : socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (s) {
    const int no = 0;
    setsockopt(s.fd(), IPPROTO_IPV6, IPV6_V6ONLY, &no, sizeof no);
  } else {
    any.family = AF_INET;
    if (loopback) any.bytes = {127, 0, 0, 1};
    s = Socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!s) return s;
  }
  sockaddr_storage storage;
  socklen_t size = fill(any, 0, &storage);
  if (bind(s.fd(), reinterpret_cast<sockaddr*>(&storage), size) != 0) return Socket();
  if (listen(s.fd(), 128) != 0) return Socket();
  size = sizeof storage;
  if (getsockname(s.fd(), reinterpret_cast<sockaddr*>(&storage), &size) != 0) return Socket();
  *port = ntohs(any.family == AF_INET ? reinterpret_cast<sockaddr_in*>(&storage)->sin_port
                                      : reinterpret_cast<sockaddr_in6*>(&storage)->sin6_port);
  return s;
}

Socket connect_socket(const Address& address, uint16_t port, double seconds) {
  const double end = now() + seconds;
  Socket s(socket(address.family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  if (!s) return s;
  sockaddr_storage storage;
  const socklen_t size = fill(address, port, &storage);
  if (connect(s.fd(), reinterpret_cast<sockaddr*>(&storage), size) != 0) {
    if (errno != EINPROGRESS || !ready(s.fd(), POLLOUT, end)) return Socket();
    int error = 0;
    socklen_t length = sizeof error;
    if (getsockopt(s.fd(), SOL_SOCKET, SO_ERROR, &error, &length) != 0 || error) return Socket();
  }
  set_no_delay(s.fd());
  return s;
}

Socket accept_socket(const Socket& listener, double seconds) {
  const double end = now() + seconds;
  while (ready(listener.fd(), POLLIN, end)) {
    Socket s(accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!s) continue;
    set_no_delay(s.fd());
    return s;
  }
  return Socket();
}

bool send_all(const Socket& s, const void* data, size_t size, double seconds) {
  const double end = now() + seconds;
  const auto* p = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t n = send(s.fd(), p, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n > 0) {
      p += n;
      size -= static_cast<size_t>(n);
    } else if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
      if (!ready(s.fd(), POLLOUT, end)) return false;
    } else {
      return false;
    }
  }
  return true;
}

bool receive_all(const Socket& s, void* data, size_t size, double seconds) {
  const double end = now() + seconds;
  auto* p = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t n = recv(s.fd(), p, size, MSG_DONTWAIT);
    if (n > 0) {
      p += n;
      size -= static_cast<size_t>(n);
    } else if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
      if (!ready(s.fd(), POLLIN, end)) return false;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace nnc::mpi
