"""Connections to the public internet only: whoever types an address must not make us ask our own network."""

import socket
import ssl
from contextlib import suppress
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address, ip_network

from django.conf import settings

# Ways by which an address of IPv6 leads to one of IPv4 that nobody has looked at: NAT64, 6to4, Teredo.
TUNNELS = [ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


class NotPublic(OSError):
    """An address leads into a network that is not the public internet."""


def may_ask(ip):
    """Whether an IP address (text) is one of the public internet, or of LINK_CHECK_NETWORKS."""
    found = ip_address(ip.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    if any(found in ip_network(network) for network in settings.LINK_CHECK_NETWORKS):
        return True
    public = found.is_global and not found.is_multicast and not found.is_reserved
    return public and not any(found in tunnel for tunnel in TUNNELS)


def connect(host, port, timeout):
    """Return a socket connected to a host that is public by all of its addresses. Raises NotPublic, or OSError.

    It is connected to the very address that was looked at: a name that is asked twice may have two answers.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not all(may_ask(place[4][0]) for place in found):
        raise NotPublic(f"{host} is not on the public internet.")
    problem = OSError(f"{host} has no address.")
    for family, kind, protocol, _, place in found[:3]:
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(timeout)
            sock.connect(place)
        except OSError as refused:
            sock.close()
            problem = refused
        else:
            return sock
    raise problem


class PublicConnection(HTTPConnection):
    """A connection for http:// that reaches the public internet only, and can be cut off by another thread."""

    def connect(self):
        self.sock = connect(self.host, self.port, self.timeout)

    def cut_off(self):
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class SecurePublicConnection(PublicConnection, HTTPSConnection):
    """The same for https://, with the host's certificate checked."""

    def connect(self):
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
