"""A graph on any SPARQL 1.1 server. In: its address. Out: the graph to ask, to read through, or to write to.

`kg query` asks the server itself. What walks through the graph node by node (identity, tables, exports) reads a mirror
in a folder of this machine, which is brought up to date first; what is written goes to the server, then to the mirror.
The server is the truth: a mirror may be deleted at any time.
"""

from kg.store.server.address import ServerAddress, is_address
from kg.store.server.home import ServerHome

__all__ = ["ServerAddress", "ServerHome", "is_address"]
