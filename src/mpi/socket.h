// SPDX-License-Identifier: Apache-2.0
// TCP sockets between the ranks, beside MPI: what the monitor speaks over.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace nnc::mpi {

// A file descriptor that is closed at the end.
class Socket {
 public:
  Socket() = default;
  explicit Socket(int fd) : fd_(fd) {}
  Socket(Socket&& o) noexcept : fd_(o.fd_) { o.fd_ = -1; }
  Socket& operator=(Socket&& o) noexcept;
  ~Socket() { close(); }
  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void close();

 private:
  int fd_ = -1;
};

// An address in the form in which ranks exchange it.
struct Address {
  int32_t family;  // AF_INET or AF_INET6; 0: none
  int32_t scope;   // of a link-local one
  std::array<uint8_t, 16> bytes;
};

// The addresses of this machine at which others may reach it.
std::vector<Address> own_addresses();
// What two processes have in common that reach each other through the loopback device.
uint64_t machine_id();
std::string host_name();

// Listens at the loopback device, or at all. *port is where.
Socket listen_socket(bool loopback, uint16_t* port);
// Connects within that many seconds; no socket if it cannot.
Socket connect_socket(const Address& address, uint16_t port, double seconds);
// Who connects within that many seconds; no socket if nobody does.
Socket accept_socket(const Socket& listener, double seconds);
// All size bytes within that many seconds, or false.
bool send_all(const Socket& s, const void* data, size_t size, double seconds);
bool receive_all(const Socket& s, void* data, size_t size, double seconds);

// Seconds of a clock that only goes forward.
double now();

}  // namespace nnc::mpi
