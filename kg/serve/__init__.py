"""The endpoint: SPARQL 1.1 Protocol and a small REST API over a store. In: HTTP. Out: HTTP.

```
app.py        which address leads where            shield.py   what holds for every request: hosts, sizes, headers, log
sparql.py     /sparql and /.well-known/void        rest.py     /api
pool.py       the processes that answer            worker.py   one of them: a read-only store, limits, no network
scribe.py     the process that writes              token.py    who may have it write
```

A query runs in a process of its own that is killed at the time limit: no engine can be asked to stop. The server itself
does not hold the store open.
"""
