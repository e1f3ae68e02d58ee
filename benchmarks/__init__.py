"""`make benchmarks`: the same guides by Walkbreak and by other generators of static sites.

Walkbreak works everything out from the race files. The others get each page ready but for its two
tables, whose cells are texts; their templates only put them together. Every page that they write is
compared with Walkbreak's, byte by byte.
"""
