"""A graph that lasts: its folder on disk, who may write, what readers see, backups. In: a path. Out: an open store.

```
DIR/                 the database's own files, and ours beside them
  writer.lock        held by the one process that writes; writer.json tells which
  snapshots/N/       what readers open: the newest is the state after the last finished work
  resolution.sqlite  the index of identity (kg.resolve), made again at need
  words.sqlite       the index of names, titles and quotes of the newest snapshot, made again at need
  articles.sqlite    how each article's graph was made, so that a build that is started again need not make it again
  store.json         the version of all this
```
"""

from kg.store.opening import OpenStore, in_memory, open_for_asking, open_for_reading, open_for_writing

__all__ = ["OpenStore", "in_memory", "open_for_asking", "open_for_reading", "open_for_writing"]
